"""The labels before a byline: "লেখক:" (writer), "By"."""

import re
import unicodedata
from typing import Final

from newsarchive.bengali.bijoy import BULLET
from newsarchive.bengali.bylines.parts import MARKS, place_only

BULLETS: Final = "•●▪■◆◼*–—-~»>· "
# Words that begin with that letter: conspiracy, six, sixty, sixteen, sixth, bull.
_BIJOY_WORDS: Final = tuple(unicodedata.normalize("NFC", word) for word in "ষড় ষাট ষোল ষষ্ঠ ষাঁড় ষণ্ড ষোড়".split())
# Picture and text, text and picture, the reporter's name, own reporter, reporter, report, writer, writers, writing, wrote, with the pen of,
# correspondent, news, publication, publisher; introduction of the writer, about the writer;
# taken down by, compilation, translation, rendering; author, by.
_WITH_COLON: Final = (
    "ছবি (?:ও|এবং) লেখা|লেখা (?:ও|এবং) ছবি|(?:রিপোর্টারের|প্রতিবেদকের|প্রতিনিধির|লেখকের|সংবাদদাতার) নাম|(?:স্টাফ )?রিপোর্টার|(?:নিজস্ব )?প্রতিবেদক|প্রতিবেদন|রিপোর্ট|"
    "(?:লেখক|লেখিকা)(?: |-)?(?:পরিচিতি|পরিচয়)|(?:লেখক|লেখিকা|লেখকের) সম্পর্কে|"
    "লেখকদ্বয়|লেখকবৃন্দ|লেখক|লেখিকা|লেখা|লিখেছেন|লিখনে|কলমে|(?:নিজস্ব )?সংবাদদাতা|নিউজ|প্রকাশক|প্রকাশ|"
    "শ্রুতিলিখন|অনুলিখন|অনুলেখক|গ্রন্থনা|গ্রন্থনায়|ভাষান্তর|অনুবাদক|অনুবাদ|সাক্ষাৎকার নিয়েছেন|"
    "about the (?:author|writer)s?|authors?|reporter|report|writer|written by|posted by|published by|reported by|edited by|translated by|by"
)
_WITHOUT_COLON: Final = "(?:(?:written|published|posted|reported|translated) )?by|লিখেছেন|কলমে|দ্বারা|(?:রিপোর্টারের|প্রতিবেদকের|লেখকের|সংবাদদাতার) নাম"
# The label of a source, before which no person is meant.
_SOURCE: Final = "সূত্র|তথ্যসূত্র|খবর|source"
_COLON: Final = r"(?:[:ঃ]|[-–—](?=\s))"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", pattern), re.IGNORECASE)


LABEL: Final = _compiled(
    rf"^\W*+(?:(?:{_WITH_COLON})\s*+{_COLON}[:ঃ\s–—-]*+|authors?,\s*+|(?:{_WITHOUT_COLON})\s++(?=\S))"
)
SOURCE_LABEL: Final = _compiled(rf"^\W*+(?:{_SOURCE})\s*+{_COLON}\s*+")
# A label and nothing else, with or without its colon: "লিখেছেন" (wrote) on a line of its own.
LABEL_ALONE: Final = _compiled(
    r"^\s*+(?:(?:লিখেছেন|লেখক|লেখিকা|লেখা|কলমে|অনুবাদ|অনুলিখন|গ্রন্থনা|ভাষান্তর|প্রতিবেদক|রিপোর্টার|দ্বারা|written by|posted by|author|by)\s*+[:ঃ]?)?+\s*+$"
)
_ONLY_LABEL: Final = _compiled(rf"^\W*+(?:{_WITH_COLON}|{_SOURCE})\s*+[:ঃ]\s*+$")
# Who took the picture, after the byline or alone: picture, pictures, photo, camera.
_PHOTOGRAPHER: Final = _compiled(r"(?:ছবি|ছবিগুলো|আলোকচিত্র|ক্যামেরা|photos?|photography)\s*+[:ঃ]")


def without_bullet(line: str) -> str:
    """Return a line without the bullets before it and the brackets around it."""
    line = line.lstrip(BULLETS + ",|")
    if line.startswith(BULLET) and not line.startswith(_BIJOY_WORDS):
        line = line.removeprefix(BULLET).lstrip(BULLETS)
    return (
        line[1:-1].strip() if line[:1] in ("(", "[") and line[-1:] in (")", "]") and line.count(line[0]) == 1 else line
    )


def label_removed(line: str) -> str:
    """Return a clean line without the label before it; a role before a place is no label ("স্টাফ রিপোর্টার: কুমিল্লা")."""
    found = LABEL.match(line) or SOURCE_LABEL.match(line)
    rest = line[found.end() :] if found else line
    return line if place_only(rest.rstrip(MARKS)) else rest


def is_label_alone(line: str) -> bool:
    """True if a line is the label of a byline and nothing else."""
    return bool(LABEL_ALONE.match(line) or _ONLY_LABEL.match(line))


def names_photographer(line: str) -> bool:
    """True if a line is the label of a photographer with a name."""
    return bool(_PHOTOGRAPHER.match(line))


def without_photographer(line: str) -> str:
    """Return a line without its byline's label up to the label of the photographer, who is no author."""
    found = _PHOTOGRAPHER.search(line)
    return line[: found.start()] if found else line
