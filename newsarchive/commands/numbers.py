"""Numbers of things in sentences."""


def count_of(number: int, things: str) -> str:
    """Return a number and what is counted, `things` in the plural: 1 outlet, 2 outlets, 1 known article."""
    return f"{number} {things.removesuffix('s') if number == 1 else things}"
