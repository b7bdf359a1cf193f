"""How work grows with its input, counted in function calls, which do not depend on the machine or on its load."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

PARTS = 8_000


def is_proportional(work: Callable[[int], object], size: int = PARTS) -> bool:
    """True if a work on `size` parts makes at most twice 8 times the calls of a work on an eighth of them; for the square it would be 64 times.

    Works that make at most one call for each part are proportional in any case.
    """
    work(1)  # imports and caches
    return calls(lambda: work(size)) <= max(size, 2 * 8 * calls(lambda: work(size // 8)))


def calls(work: Callable[[], object]) -> int:
    """Return the number of function calls, of Python and of C, that a work makes."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(trace)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
