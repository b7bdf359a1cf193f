"""The shared material: real pages and facts that stand beside the checkout, not in it."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(path: str) -> Path:
    """Find a file of the shared material; without it the test skips, and fails in CI, where it must be."""
    found = SHARED / path
    if not found.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{found} is missing: CI needs the shared material beside the checkout")
        pytest.skip(f"{path} of the shared material is not here")
    return found
