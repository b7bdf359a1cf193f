"""The kind of evidence that the layout of a fixture was verified on, by which scores are reported."""

from newsarchive.layouts import LAYOUTS
from newsarchive.testing.fixtures import Case

NO_LAYOUT = "no_layout"


def kind_of(case: Case) -> str:
    """Return the kind of evidence of a fixture: that of the layout that reads it."""
    layout = LAYOUTS.get(case.expected["layout"] or "")
    return str(layout.verified_on.kind) if layout else NO_LAYOUT
