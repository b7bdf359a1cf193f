"""The kind of evidence that the layout of a fixture was verified on, by which scores are reported."""

from newsarchive.layouts import LAYOUTS
from newsarchive.testing.fixtures import Case

NO_LAYOUT = "no_layout"
# Kind, and words of `verified_on` by which it is recognised; the first that fits counts.
_WORDS = (
    ("real_page", ("saved pages of",)),
    ("reconstruction", ("reconstructed", "markup unknown")),
    ("other_scraper", ("scraper", "reader", "selector of", "selectors of")),
)
_OTHERWISE = "outline"


def kind_of(case: Case) -> str:
    """Return the kind of evidence of a fixture: that of the layout that reads it."""
    layout = LAYOUTS.get(case.expected["layout"] or "")
    if layout is None:
        return NO_LAYOUT
    kind = getattr(layout.verified_on, "kind", None)
    return str(kind) if kind else _by_words(str(layout.verified_on))


def _by_words(verified_on: str) -> str:
    return next((kind for kind, words in _WORDS if any(word in verified_on for word in words)), _OTHERWISE)
