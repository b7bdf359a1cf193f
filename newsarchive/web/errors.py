"""Errors that are pages: what was wrong with a request, as a sentence of the catalogue."""

from collections.abc import Mapping, Sequence
from typing import Final

# The parameters that a sentence is about, of those whose values do not name it.
_PARAMETERS: Final[Mapping[str, Sequence[str]]] = {
    "error.below": ("below",),
    "error.word": ("word",),
    "error.reason": ("reason",),
    "error.outlet": ("outlet",),
    "error.ticker_outlet": ("outlet",),
    "error.asof_versions": ("asof", "versions"),
    "error.compare_both": ("q", "outlet"),
    "error.download.days": ("since", "until"),
    "error.download.instant": ("asof", "versions"),
    "error.download.tickers": ("q", "byline", "section"),
    "error.download.ticker_versions": ("asof", "versions"),
    "error.download.clusters_at": ("asof",),
    "error.download.once": ("copies",),
    "error.download.parquet": ("format",),
    "error.download.nothing": ("q",),
}

_SHOWN: Final = 80  # characters of a wrong value


class WrongRequestError(Exception):
    """A value of a request that cannot be used. `key`: its sentence in the catalogue; `values`: what the sentence names, `given` what was written."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values | ({"given": given[:_SHOWN]} if isinstance(given := values.get("given"), str) else {})

    @property
    def parameters(self) -> Sequence[str]:
        """The parameters that the sentence is about, in one or more of which the fault is."""
        name = self.values.get("name")
        return (str(name),) if name else _PARAMETERS.get(self.key, ())
