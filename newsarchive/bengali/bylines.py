"""Read a byline, as a page shows it, into people, desks, agencies and correspondents with their places."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from newsarchive.bengali.places import is_place
from newsarchive.bengali.text import clean_line, fold

Kind = Literal["person", "desk", "agency", "correspondent"]


@dataclass(frozen=True, slots=True)
class Author:
    """One author of a byline. `place`: where the article was written, or the place of a correspondent, if the byline contains one."""

    name: str
    kind: Kind
    place: str | None = None


def _words(*rows: str) -> frozenset[str]:
    return frozenset(fold(word) for row in rows for word in row.split("|"))


# The last words of the name of a desk: desk, report, press release, online, digital bureau, editorial.
_DESK: Final = _words(
    "ডেস্ক|ডেক্স|ডেস্ক রিপোর্ট|রিপোর্ট|ডেস্ক রিপোর্টার|বিজ্ঞপ্তি|অনলাইন|ডিজিটাল ব্যুরো|সম্পাদকীয়",
    "desk|report|press release|editorial|team|digital bureau",
)
# The last words of a correspondent: reporter, representative, correspondent, bureau, office, bureau chief.
_CORRESPONDENT: Final = _words(
    "প্রতিবেদক|প্রতিনিধি|সংবাদদাতা|রিপোর্টার|করেসপন্ডেন্ট|করেসপনডেন্ট|সংবাদকর্মী|ব্যুরো|অফিস|ব্যুরো প্রধান",
    "correspondent|reporter|bureau|office",
)
# Words before those that are not a place: own, staff, special, senior, junior, district, sub-district,
# city, ...
_RANK: Final = _words(
    "স্পেশাল|ডিস্ট্রিক্ট|ডিস্ট্রিক|ইউনিভার্সিটি|ডেপুটি|চিফ",
    "নিজস্ব|স্টাফ|বিশেষ|জ্যেষ্ঠ|সিনিয়র|কনিষ্ঠ|জুনিয়র|জেলা|উপজেলা|মহানগর|নগর|আঞ্চলিক|স্থানীয়|বিশ্ববিদ্যালয়|ক্যাম্পাস|কলেজ",
    "কূটনৈতিক|আদালত|প্রধান|ক্রীড়া|বিনোদন|অর্থনৈতিক|অর্থনীতি|বাণিজ্য|রাজনৈতিক|শিক্ষা|আন্তর্জাতিক|সংসদ|মেডিকেল|ভ্রাম্যমাণ|ফিচার",
    "সাহিত্য|স্বাস্থ্য|প্রযুক্তি|অপরাধ",
    "our|own|staff|special|senior|junior|district|university|campus|sports|business|diplomatic|court|political|chief|crime",
)
# Before the word for a correspondent, these follow the name of the outlet, not a place: online, digital.
_AFTER_OUTLET_NAME: Final = _words("অনলাইন|ডিজিটাল|ডট কম|online|digital")
_AGENCIES: Final = _words(
    "বাসস|ইউএনবি|বিএনএ|বিএসএস|রয়টার্স|এএফপি|এপি|পিটিআই|এএনআই|আইএএনএস|সিনহুয়া|আনাদোলু|আনাদোলু এজেন্সি|ডিপিএ|তাস|ইয়োনহাপ",
    "ব্লুমবার্গ|সংবাদ সংস্থা|বার্তা সংস্থা|এনডিটিভি|ডয়চে ভেলে|বিবিসি|বিবিসি বাংলা|বিবিসি নিউজ বাংলা|আল জাজিরা|আল-জাজিরা",
    "bss|unb|reuters|afp|ap|pti|ani|ians|xinhua|anadolu|anadolu agency|dpa|tass|yonhap|bloomberg|agencies|bbc|al jazeera",
)
# Words of an office: text after a comma with one of them describes the writer before it. Secretary, minister,
# professor, teacher, editor, chairman, director, officer, analyst, student, lawyer, ambassador, university, ..., and degrees.
_OFFICES: Final = _words(
    "সচিব|মন্ত্রী|প্রতিমন্ত্রী|উপমন্ত্রী|প্রধানমন্ত্রী|পররাষ্ট্রমন্ত্রী|অর্থমন্ত্রী|রাষ্ট্রপতি|সহযোগী|সহকারী|প্রভাষক|শিক্ষক|শিক্ষিকা|সম্পাদক|লেখক",
    "লেখিকা|গবেষক|উপাচার্য|চেয়ারম্যান|পরিচালক|মহাপরিচালক|কর্মকর্তা|সভাপতি|বিশ্লেষক|কলামিস্ট|শিক্ষার্থী|ছাত্র|ছাত্রী|আইনজীবী|অর্থনীতিবিদ",
    "রাষ্ট্রদূত|সদস্য|প্রধান|চিকিৎসক|প্রাবন্ধিক|কথাসাহিত্যিক|উপদেষ্টা|ব্যবস্থাপক|বিশেষজ্ঞ|সংগঠক|বিশ্ববিদ্যালয়|বিভাগ|কলেজ|ইনস্টিটিউট|সাবেক",
    "অবসরপ্রাপ্ত|এমবিবিএস|এফসিপিএস|এমডি|পিএইচডি|mbbs|md|fcps|phd|minister|secretary|editor|lecturer|teacher|writer|researcher|director|chairman|university|department|former",
)
# Offices that are also written before a name: professor, barrister, advocate, engineer, poet, judge, journalist.
_TITLES: Final = _words(
    "অধ্যাপক|ব্যারিস্টার|অ্যাডভোকেট|প্রকৌশলী|কবি|বিচারপতি|সাংবাদিক|professor|barrister|advocate|engineer|journalist"
)
# What templates print if there is no author: administrator, "reporter's name", "written by:" without a name.
PLACEHOLDERS: Final = _words(
    "admin|administrator|webmaster|editor|অ্যাডমিন|এডমিন|রিপোর্টারের নাম|প্রতিবেদকের নাম|প্রতিনিধির নাম|reporter name|লেখা:"
)

# Last words of the names of other outlets, which follow the name of a writer: news, post, times, tribune, every day, TV, dot com.
_OUTLET: Final = _words("নিউজ|পোস্ট|টাইমস|ট্রিবিউন|প্রতিদিন|টিভি|টেলিভিশন|ডটকম|ডট কম|টোয়েন্টিফোর|news|post|times|tribune|tv")

# Labels: writing, writer, wrote, reporter, report, news, publication, publisher, source, compilation, translation.
# Visarga may replace the colon.
_LABEL: Final = re.compile(
    r"^(?:(?:লেখা|লেখক|লিখেছেন|রিপোর্টার|রিপোর্ট|নিউজ|প্রতিবেদক|প্রতিবেদন|প্রকাশক|প্রকাশ|সূত্র|গ্রন্থনা|অনুবাদ|author|source)\s*[:ঃ]\s*"
    r"|(?:written by|published by|posted by|reported by|by|লিখেছেন)(?:\s*[:ঃ]\s*|\s+))",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"[^\s,;|<>()]*@[^\s,;|<>()]*|https?://\S+|www\.\S+", re.IGNORECASE)
_LEADING_MARKS: Final = " ,|•–—-"
_TRAILING_MARKS: Final = re.compile(r"[\s:।॥|,;(\-–—]+$")
_NUMBER_AFTER: Final = re.compile(r"\s*\([\s0-9০-৯]+\)")  # an age, a number of articles
_TEMPLATE_SUFFIX: Final = re.compile(
    r"\s+[-–—]\s+প্রতিনিধি$"
)  # " - correspondent", added to every byline by one PHP template
_COMMA: Final = re.compile(r"\s*[,،;|•:।॥]+\s*|\s+[-–—/]\s+")
_AND: Final = re.compile(r"\s+(?:ও|এবং|and)\s+|\s*&\s*", re.IGNORECASE)
_FROM: Final = re.compile(r"^(?P<place>.+?)\s+(?:থেকে(?:\s+ফিরে)?|হতে)$")  # "from", "back from"
_NAME_FROM: Final = re.compile(r"^(?P<place>.+?)\s+(?:থেকে(?:\s+ফিরে)?|হতে)\s+(?P<name>\S+\s.+)$")
_BRACKETS: Final = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<inside>[^()]+)\)$")
_ONE_WORD: Final = re.compile("[\u0981-\u0983\u0985-\u09b9\u09bc-\u09ce]{4,}")
_DIGIT: Final = re.compile("[0-9০-৯]")
_LETTER: Final = re.compile("[A-Za-z\u00c0-\u024f\u0985-\u09b9\u09ce]")

# The end of a byline in the first line of a body. The visarga, typed for the colon, also occurs in names (মোঃ, Md).
_END: Final = re.compile(r"::|:\s?[-–—]|:|।\s?।|॥|ঃ(?=[\s–—-]|$)")
_COLONS: Final = ":ঃ"
_DATELINE: Final = re.compile(r"^(?P<place>[^,:ঃ।()]{2,30}?)(?:,[^:ঃ।()]{3,40})?\s*\((?P<by>[^()]{3,40})\)\s*[:ঃ–—-]")
# Roles that also head a list or a notice ("নিয়োগ বিজ্ঞপ্তি:", job circular), and the forms in which they are bylines:
# desk report, staff report, online report, own report, press release, news release.
_DOUBTFUL: Final = _words("রিপোর্ট|বিজ্ঞপ্তি|অনলাইন|সম্পাদকীয়|অফিস|report|editorial|team|office")
_CERTAIN: Final = _words(
    "ডেস্ক রিপোর্ট|স্টাফ রিপোর্ট|অনলাইন রিপোর্ট|নিজস্ব রিপোর্ট|প্রেস বিজ্ঞপ্তি|খবর বিজ্ঞপ্তি|সংবাদ বিজ্ঞপ্তি",
    "desk report|staff report|online report|press release",
)
# Words that no name contains: he, this, that, and, that is, says, told, said, sub-district, district, police station, union.
_SENTENCE_WORDS: Final = _words("তিনি|তারা|এই|সেই|ওই|এ|যে|কি|আরও|করে|হয়|নয়|বলেন|জানান|জানায়|উপজেলা|জেলা|থানা|ইউনিয়ন|সদর")
_SENTENCE_ENDINGS: Final = ("ের", "ছে", "ছেন", "ছিল", "ছিলেন", "লেন", "বেন", "করুন")  # of the genitive and of verbs
_QUOTES: Final = re.compile("[\"'“”‘’«»?!]")
_LONGEST_BEFORE_TEXT: Final = 90  # characters of a byline before the text
_LONGEST_ALONE: Final = 60  # of one that is a separate paragraph
_LONGEST_WRITER: Final = 4  # words

_LONGEST: Final = 300  # characters of a byline; more is a paragraph
_LONGEST_NAME: Final = 8  # words
_LONGEST_PLACE: Final = 3  # words of a place that is not in the table


def authors(byline: str, *, outlet_names: Collection[str] = ()) -> list[Author]:
    """Return the authors of a byline, in the order shown.

    `outlet_names`: names of the outlet, which are not authors ("<outlet> ডেস্ক" is a desk). Labels, addresses, dates,
    placeholders of templates and the template suffix " - প্রতিনিধি" (correspondent) are dropped; an office ("ভারতের
    পররাষ্ট্র সচিব", foreign secretary of India) belongs to the person before it. Names are unchanged except for white
    space. The list is empty if the byline contains no author. Raises nothing.
    """
    line = clean_line(byline)
    if not line or len(line) > _LONGEST:
        return []
    line = _TRAILING_MARKS.sub("", _NUMBER_AFTER.sub("", _ADDRESS.sub(",", line)))
    outlets = _keys(tuple(outlet_names))
    suffixed = _TEMPLATE_SUFFIX.search(line)
    if suffixed:
        line = line[: suffixed.start()]
        if is_place(line):
            return [Author(f"{line} প্রতিনিধি", "correspondent", line)]
    return _read(_LABEL.sub("", line), outlets)


def without_label(byline: str) -> str:
    """Return a byline on one line without its label and the punctuation around it ("By X -", "প্রতিবেদক: X", "X |").

    A line that is only a label is returned unchanged. Raises nothing.
    """
    line = clean_line(byline)
    return _TRAILING_MARKS.sub("", _LABEL.sub("", line)).lstrip(_LEADING_MARKS) or line


@lru_cache(maxsize=128)  # one entry for each outlet
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))


def in_first_line(paragraph: str) -> str | None:
    """Return the byline at the start of the first paragraph of a body; None if it starts with anything else.

    A byline ends with ":", "::", ":-", "।।", "॥" or a visarga typed for the colon. Before a colon it must contain a
    desk, an agency, a correspondent, or a writer and a known place: a name alone may be that of a speaker, a word alone
    a heading, a place alone a dateline, which a role in brackets may follow: "আগরতলা, ৫ ফেব্রুয়ারি (নিজস্ব প্রতিনিধি):"
    (Agartala, 5 February, own correspondent). The other ends occur only after bylines. A role that is the whole paragraph
    needs no end. The result is one line without its end, suitable for `authors`; the paragraph is unchanged. Raises
    nothing.
    """
    line = clean_line(paragraph[: _LONGEST_BEFORE_TEXT * 4])[: _LONGEST_BEFORE_TEXT + 2]
    dateline = _DATELINE.match(line)
    if dateline and is_place(dateline["place"]) and _is_byline(dateline["by"], only_role=True):
        return dateline["by"]
    for end in _END.finditer(line):
        byline = line[: end.start()].strip()
        if _is_byline(byline, only_role=end[0] in _COLONS):
            return byline
        if end[0] != "ঃ":
            return None
    return line if _is_alone(line) else None


def _is_alone(line: str) -> bool:
    """True if a whole paragraph is a role, which then needs no end; a name and a place may be a heading."""
    if len(line) > _LONGEST_ALONE or not _is_byline(line, only_role=True):
        return False
    found = [_author(part, frozenset()) for part in _parts(line)]
    return any(author.kind != "person" for author in found if author)


def _is_byline(line: str, *, only_role: bool) -> bool:
    """True if words before a text are its byline; `only_role`: a role is required, or a name with a place."""
    if _QUOTES.search(line):
        return False
    parts = _parts(line)
    words = [part for at, part in enumerate(parts) if _place_only(part) is None and not (at and _town(part))]
    found = [(part, _author(part, frozenset())) for part in words]
    names = [part for part, author in found if author and author.kind == "person"]
    if not found or any(author is None for _, author in found) or not all(map(_is_name, names)):
        return False
    has_place = len(parts) > len(found)
    if len(names) < len(found):
        return all(
            _is_certain(author, has_place=has_place) for _, author in found if author and author.kind != "person"
        )
    return not only_role or has_place


def _is_name(words: str) -> bool:
    """True if words may be the name of a writer: two to four, none of them a verb or another word of sentences."""
    keys = fold(words).split()
    if not 2 <= len(keys) <= _LONGEST_WRITER:
        return False
    return not any(key in _SENTENCE_WORDS or key.endswith(_SENTENCE_ENDINGS) for key in keys[1:])


def _is_certain(author: Author, *, has_place: bool) -> bool:
    """True if a role begins an article, and not a list, a question or a notice; `has_place`: a known place occurs with it."""
    words = fold(author.name).split()
    if author.kind == "agency":
        return True
    if len(words) < 2 or len(words) > _LONGEST_NAME or any(word.endswith(_SENTENCE_ENDINGS) for word in words):
        return False
    if words[-1] not in _DOUBTFUL:
        return True
    return has_place or _ends_in(" ".join(words), _CERTAIN) or bool(author.place and is_place(author.place))


def _read(line: str, outlets: frozenset[str]) -> list[Author]:
    """Return the authors of a line without its label: each part is an author, or an attribute of the author before it."""
    found: list[Author] = []
    first_place: str | None = None
    parts = _parts(line)
    for at, part in enumerate(parts):
        place = _place_only(part) or (_town(part) if found else None)
        if (
            place is None
            and len(found) == 1
            and all(map(_place_only, parts[at + 1 :]))
            and _is_unknown_town(part, found[0])
        ):
            place = part
        if place is not None:
            if found:
                found[-1] = _with_place(found[-1], place)
            first_place = first_place or place
            continue
        author = _author(part, outlets)
        if author is None or (found and author.kind == "person" and _ends_in(fold(part), _OUTLET)):
            continue
        if found and _is_attribute(author, found[-1]):
            found[-1] = _merged(found[-1], author)
        else:
            found.append(author)
    if len(found) == 1 and found[0].kind != "desk":
        found = [_with_place(found[0], first_place)]
    return found


def _parts(line: str) -> list[str]:
    """Return the parts of a line between commas and "and"."""
    parts: list[str] = []
    for piece in _COMMA.split(line):
        parts.extend(part for name in _names(piece) for part in _split_agency(name))
    return [part for part in (_TRAILING_MARKS.sub("", part).strip() for part in parts) if _LETTER.search(part)]


def _split_agency(name: str) -> list[str]:
    """Return "name (agency)" as two parts, any other name as one."""
    brackets = _BRACKETS.match(name)
    return [brackets["name"], brackets["inside"]] if brackets and fold(brackets["inside"]) in _AGENCIES else [name]


def _names(piece: str) -> list[str]:
    """Return the names joined by "and", unless it is one name that contains an "and": তথ্য ও প্রযুক্তি ডেস্ক (information and technology desk)."""
    names = _AND.split(piece)
    if len(names) == 1:
        return names
    role = next((word for word in _CORRESPONDENT if fold(names[-1]).endswith(f" {word}")), None)
    if is_place(names[0]) and fold(names[-1]) in _CORRESPONDENT:
        return names  # "<role>, <place> and <role>, <place>"
    if role and is_place(names[0]):
        return [
            f"{name} {piece[-len(role) :]}" if is_place(name) else name for name in names
        ]  # two places with one word for correspondent
    if " " not in names[0] and _ends_in(fold(piece), _DESK | _CORRESPONDENT | _OFFICES):
        return [piece]
    return names


def _place_only(part: str) -> str | None:
    """Return the place if a part is a place and nothing else: "ঢাকা" (Dhaka), "জাজিরা থেকে" (from Jajira), "পঞ্চগড় থেকে ফিরে" (back from there)."""
    from_place = _FROM.match(part)
    if from_place:
        return from_place["place"]
    brackets = _BRACKETS.match(part)
    return (
        part if is_place(part) or (brackets and is_place(brackets["name"]) and is_place(brackets["inside"])) else None
    )


def _town(part: str) -> str | None:
    """Return a part that is one word with a known place in brackets: after an author, a town and its district."""
    brackets = _BRACKETS.match(part)
    return part if brackets and " " not in brackets["name"] and is_place(brackets["inside"]) else None


def _is_unknown_town(part: str, before: Author) -> bool:
    """True if one word after the full name of a single writer is taken for a town: no table is complete, and names have two words."""
    return (
        before.kind == "person"
        and before.place is None
        and " " in before.name
        and bool(_ONE_WORD.fullmatch(part))
        and fold(part) not in _AGENCIES | _OFFICES | _TITLES | _CORRESPONDENT | _OUTLET | PLACEHOLDERS
    )


def _author(part: str, outlets: frozenset[str]) -> Author | None:
    """Return the author in a part; None for the outlet, a placeholder, a date, or more words than a name has."""
    key = fold(part)
    if key in outlets or key in PLACEHOLDERS:
        return None
    if key in _AGENCIES:
        return Author(part, "agency")
    if _ends_in(key, _DESK):
        return Author(part, "desk")
    if _ends_in(key, _CORRESPONDENT):
        return Author(part, "correspondent", _place_of(part, outlets))
    head, _, last = part.rpartition(" ")
    if is_place(last) and _ends_in(fold(head), _CORRESPONDENT):
        return Author(head, "correspondent", last)
    if _DIGIT.search(part) or len(part.split()) > _LONGEST_NAME:
        return None
    from_there = _NAME_FROM.match(part)
    if from_there and len(from_there["place"].split()) <= _LONGEST_PLACE:
        return Author(from_there["name"], "person", from_there["place"])
    brackets = _BRACKETS.match(part)
    if brackets and is_place(brackets["inside"]):
        author = _author(brackets["name"], outlets)
        return author and _with_place(author, brackets["inside"])
    return Author(part, "person")


def _place_of(part: str, outlets: frozenset[str]) -> str | None:
    """Return the words before "প্রতিনিধি" (correspondent) and similar if they are a place: neither a rank nor the outlet."""
    words = part.split()
    while words and fold(words[-1]) in _CORRESPONDENT | _RANK:
        words.pop()
    while words and fold(words[0]) in _RANK:
        words.pop(0)
    place = " ".join(words)
    key = fold(place)
    if is_place(place) and key not in outlets:
        return place
    of_the_outlet = _ends_in(key, _AFTER_OUTLET_NAME) or any(key in name for name in outlets)
    return None if not place or of_the_outlet or len(words) > _LONGEST_PLACE else place


def _is_attribute(author: Author, before: Author) -> bool:
    """True if a part is an attribute of the author before it: office or role of a person, place of a correspondent."""
    if before.kind == "person":
        return author.kind == "correspondent" or (author.kind == "person" and is_office(author.name))
    # "প্রতিনিধি, ইবি": a campus or a village after the role; "প্রতিনিধি, <two words>": the person with that role
    return before.kind == "correspondent" and author.kind == "person" and before.place is None


def _merged(before: Author, author: Author) -> Author:
    if before.kind == "correspondent":
        if " " not in author.name or is_office(author.name):
            return replace(before, place=author.name)
        return author
    return _with_place(before, author.place)


def _with_place(author: Author, place: str | None) -> Author:
    return author if author.place else replace(author, place=place)


def is_nameless(words: str) -> bool:
    """True if words are offices and nothing else: "লেখক ও গবেষক" (writer and researcher)."""
    return all(word in _OFFICES or word in ("ও", "এবং", "and") for word in fold(words).split())


def is_office(name: str) -> bool:
    """True if words end in an office or a degree, or contain one without a title before them: "কিডনি রোগ বিশেষজ্ঞ" (kidney specialist)."""
    words = [fold(word) for word in name.split()]
    if words[-1] in _OFFICES | _TITLES:
        return True
    return words[0] not in _TITLES and any(word in _OFFICES for word in words)


def _ends_in(key: str, endings: frozenset[str]) -> bool:
    return any(key == ending or key.endswith(f" {ending}") for ending in endings)
