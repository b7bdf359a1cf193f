"""A rule of the heuristics: one decision that can be switched off, so that its effect is measured (`python -m quality ablate`)."""

from collections.abc import Callable
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Rule(Generic[P, T]):
    """A function that decides one thing. While the rule is off, a call returns `otherwise`.

    `name` is unique and begins with the `field` that the rule decides; `why` is the docstring of the function.
    """

    __slots__ = ("applies", "field", "is_on", "name", "otherwise", "why")

    def __init__(self, name: str, applies: Callable[P, T], why: str, otherwise: Any) -> None:
        self.name = name
        self.field = name.partition(":")[0]
        self.why = why
        self.applies = applies
        self.otherwise = otherwise
        self.is_on = True

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return the decision of the rule, or `otherwise` while it is off."""
        if self.is_on:
            return self.applies(*args, **kwargs)
        off: T = self.otherwise
        return off


def rule(name: str, otherwise: Any = False) -> Callable[[Callable[P, T]], Rule[P, T]]:
    """Return a decorator that makes a function a rule with this name."""

    def as_rule(function: Callable[P, T]) -> Rule[P, T]:
        return Rule(name, function, function.__doc__ or "", otherwise)

    return as_rule
