"""What the next content of an article changes. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from newsarchive.archive.hashes import TEXTS, content_of
from newsarchive.archive.shrunk import is_far_shorter
from newsarchive.archive.times import with_known_relative_times
from newsarchive.bengali.text import compose

TIME: Final = "time"
RETRACTED: Final = "retracted"
RESTORED: Final = "restored"
KINDS: Final = (*TEXTS, TIME, RETRACTED, RESTORED)

# The parts of `content_of`, in its order.
_PARTS: Final = ("headline", "kicker", "byline", TIME, TIME, "body")


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", pattern), re.IGNORECASE)


# A sentence that states of the text itself that it was withdrawn or removed: news, report, article, text, video; withdrawn, removed, deleted.
# In the passive, as outlets write it of themselves: articles about other withdrawals (মামলা প্রত্যাহার, of a lawsuit) are frequent.
_RETRACTION: Final = _words(
    r"(?:সংবাদ|খবর|নিউজ|প্রতিবেদন|নিবন্ধ|লেখা|ভিডিও)(?:টি|টিকে|টা)[^।\n]{0,80}?"
    r"(?:প্রত্যাহার|সরিয়ে|মুছে|তুলে|অপসারণ)\s(?:করা|করে নেওয়া|নেওয়া|নেয়া|ফেলা|দেওয়া)\s(?:হয়েছে|হলো|হল|হচ্ছে)"
    r"|\bthis (?:article|story|report)[^.\n]{0,40} (?:has been|was|is) (?:retracted|withdrawn|removed)"
)
_RETRACTED_TITLE: Final = _words(r"^\W*(?:প্রত্যাহারকৃত|প্রত্যাহৃত|retracted|withdrawn)(?:\s*[:\]\)|-]|$)")
# In what is left in place of a long body, these words suffice: withdrawn, removed, deleted, apology.
_NOTICE: Final = _words(r"প্রত্যাহার|প্রত্যাহৃত|সরিয়ে|মুছে ফেলা|অপসারণ|দুঃখ প্রকাশ|দুঃখিত|ক্ষমাপ্রার্থী|retract|withdrawn|removed|apolog")


def changes_of(
    before: Mapping[str, Any], after: Mapping[str, Any], earlier: Iterable[Mapping[str, Any]], *, by_site: bool
) -> list[str]:
    """Return what a content changes of the one before it, in the order of KINDS; all are columns of an article.

    `earlier`: the contents before `before`. `by_site` False: another reading of the same bytes, which neither retracts nor restores anything.
    A content restores an earlier one if nothing differs from it but the times; if the times alone were changed, if they do not differ either.
    """
    found = _differing(before, after)
    if by_site:
        beside = {TIME} if found - {TIME} else set()
        if _is_retraction(before, after):
            found.add(RETRACTED)
        if any(_differing(each, after) <= beside for each in earlier):
            found.add(RESTORED)
    return [kind for kind in KINDS if kind in found]


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    known, new = content_of(before), content_of(with_known_relative_times(dict(after), before))
    return {part for part, one, other in zip(_PARTS, known, new, strict=True) if one != other}


def _is_retraction(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    if _is_retracted(after):
        return not _is_retracted(before)
    return is_far_shorter(after, before) and bool(_NOTICE.search(_shown(after)))


def _is_retracted(values: Mapping[str, Any]) -> bool:
    titles = (compose(values[name] or "") for name in ("kicker", "headline"))
    return any(map(_RETRACTED_TITLE.search, titles)) or bool(_RETRACTION.search(_shown(values)))


def _shown(values: Mapping[str, Any]) -> str:
    return compose("\n".join(values[name] or "" for name in ("kicker", "headline", "body")))
