"""Numbers in words: bytes with a unit, things in the singular or plural."""


def size_in_words(count: float) -> str:
    """Return a number of bytes with a unit that suits it."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "bytes" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, of which the plural has an s."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
