"""What an operator decides of the reading room."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from newsarchive.archive.queries import StoredArticle
from newsarchive.archive.robots import asks
from newsarchive.operations.rules import Rules

LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
RATE: Final = 10.0
MOST_ROWS: Final = 100_000  # of a download, if the operator has not decided
_USUAL: Final = Rules()
_EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104  compared with, not listened on


@dataclass(frozen=True, slots=True)
class Settings:
    """`host`: the address that is listened on. `base_url`: where readers reach the reading room, without a slash at its end; None: as they ask.

    `full_texts`: whole bodies are shown on any host, not on loopback alone, but there none whose publisher asks for noarchive. `contact`: an address
    of a site, or one that begins with mailto:, at which readers reach the operator. `rate`: requests a second of one client, on average; 0: no limit.
    `behind_proxy`: a proxy names the client in X-Forwarded-For. `download_rows`: rows that a download has at most; None: MOST_ROWS where others may
    reach it, else as many as there are. `captures`: the folder of captures, whose disk is part of the health; `left_out`: outlets that are not
    judged; `rules`: how often they are asked.
    """

    host: str = "127.0.0.1"
    base_url: str | None = None
    full_texts: bool = False
    contact: str | None = None
    rate: float = RATE
    behind_proxy: bool = False
    download_rows: int | None = None
    captures: Path | None = None
    left_out: tuple[str, ...] = ()
    rules: Rules = _USUAL

    @property
    def _named(self) -> str | None:
        return urlsplit(self.base_url).hostname if self.base_url else None

    @property
    def shows_texts(self) -> bool:
        """True if readers get whole bodies."""
        return self.full_texts or self._is_local

    @property
    def respects_noarchive(self) -> bool:
        """True if readers get no whole bodies whose publisher asks that no copy is shown: wherever others than the operator may read them."""
        return not self._is_local

    def shows_text_of(self, article: StoredArticle) -> bool:
        """True if readers get the whole body of an article."""
        return self.shows_texts and not (self.respects_noarchive and asks(article.robots, "noarchive"))

    @property
    def most_rows(self) -> int | None:
        """The number of rows that a download has at most, None if there is no limit."""
        return self.download_rows or (None if self._is_local else MOST_ROWS)

    @property
    def _is_local(self) -> bool:
        """True if it is for this computer alone. What a proxy serves to others is not, wherever it listens."""
        return self.host in LOOPBACK and (self._named is None or self._named in LOOPBACK) and not self.behind_proxy

    @property
    def is_limited(self) -> bool:
        """True if the requests of a client are limited: not those of this computer alone."""
        return self.rate > 0 and (self.base_url is not None or not self._is_local)

    @property
    def allowed_hosts(self) -> Sequence[str]:
        """The names of this server that a request may have; `*` is any.

        A page of another site cannot read what is served on loopback by giving this address a name of its own.
        """
        if self._named is None and self.host not in LOOPBACK:
            return ["*"] if self.host in _EVERYWHERE else [self.host, *LOOPBACK]
        return [*filter(None, [self._named]), *LOOPBACK, *([] if self.host in _EVERYWHERE else [self.host])]
