"""Answers with far less text than the archive has of their article: kept out, unless they bear the sign of an edit.

A page without its text, cut by a fault or closed to readers without an account, has the headline and the template of the article and differs
from an edit in its length alone. The archived text is kept; docs/archive.md has the rule.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from newsarchive.archive.times import Values
from newsarchive.bengali.text import compose

_LONG = 600  # characters of an archived body: a shorter one is too often rewritten as a whole
_SHARE = 3  # a body of less than a third of the archived one has shrunk
# Withdrawn, correction, corrected, apology, clarification.
_OF_EDIT = re.compile(
    unicodedata.normalize(
        "NFC",
        "প্রত্যাহার|সংশোধন|সংশোধিত|ভ্রম ?সংশোধন|দুঃখ প্রকাশ|ক্ষমাপ্রার্থী|স্পষ্টীকরণ|retract|withdrawn|correct(?:ion|ed)|clarification|editor.s note",
    ),
    re.IGNORECASE,
)


def has_shrunk(found: Values, known: Values) -> bool:
    """True if the columns of an article have lost most of the known text without the sign of an edit.

    The signs are an update time later than the known one (the publish time, if there is none), and the words of a correction or retraction in what
    the page shows.
    """
    if not is_far_shorter(found, known):
        return False
    modified, last_edit = found["modified_at"], known["modified_at"] or known["published_at"]
    if modified and last_edit and modified > last_edit:
        return False
    shown = "\n".join(filter(None, (found["kicker"], found["headline"], found["body"])))
    return not _OF_EDIT.search(compose(shown))


def is_far_shorter(found: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """True if the body of an article has less than a third of a long known one."""
    body, archived = found["body"] or "", known["body"] or ""
    return len(archived) >= _LONG and _SHARE * len(body) < len(archived)
