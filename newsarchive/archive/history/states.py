"""From captures to the states of an article: present, gone, moved. Pure: the same captures give the same states."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import urljoin, urlsplit

from newsarchive.archive.targets import AddressOf
from newsarchive.items import Reason


class State(StrEnum):
    """What the address of an article leads to."""

    PRESENT = "present"  # the article
    GONE = "gone"  # a response that there is no such page, a front page or another listing
    MOVED = "moved"  # another article of the outlet


_GONE: Final = (Reason.NOT_FOUND, Reason.SOFT_404)
_ORDER: Final = {None: 0, State.GONE: 1, State.MOVED: 2, State.PRESENT: 3}  # of signs of one instant
# A redirect and the page that it led to are two captures; of one fetch, if they are not further apart.
_ONE_FETCH: Final = timedelta(hours=1)
# Where sites send a reader for a time, or who has no account: nothing is known of the article then.
_ELSEWHERE: Final = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|register|registration|subscri(?:be|ption)|account|auth|sso|consent|captcha|challenge|maintenance|unavailable|busy"
    r"|offline|errors?|5\d\d)\b",
    re.IGNORECASE,
)
_MIRROR: Final = re.compile(r"^(?:www|m|mobile|amp)\.")


@dataclass(frozen=True, slots=True)
class Sign:
    """What one capture shows of the state of an article.

    `state` None: a redirect from which nothing follows. `reason`: that of a failed fetch. `url` and `digest` are those of the capture.
    """

    at: datetime
    state: State | None
    capture_id: int
    url: str
    digest: str | None = None
    target_url: str | None = None
    reason: str | None = None

    @property
    def place(self) -> tuple[object, ...]:
        """The place in the order of signs: the time of the capture; of one instant an order that does not depend on arrival."""
        return self.at, _ORDER[self.state], self.target_url or "", self.url, self.digest or "", self.reason or ""

    @property
    def shown(self) -> tuple[State | None, str | None]:
        """The state, with its target."""
        return self.state, self.target_url


def missing_article(
    url: str, kind: str, reason: str | None, redirects_to: str | None, address_of: AddressOf
) -> str | None:
    """Return the one address of the article that a capture shows to be missing or elsewhere, from its columns; None if it shows no such thing.

    Errors, refusals and responses that did not come show nothing.
    """
    if kind == "article" and reason in _GONE:
        return address_of(url)
    if kind == "redirect" and redirects_to:
        address = address_of(url)
        return address if address and address_of(_resolved(url, redirects_to)) != address else None
    return None


def sign_of_missing(
    capture_id: int,
    at: datetime,
    url: str,
    digest: str | None,
    reason: str | None,
    redirects_to: str | None,
    address_of: AddressOf,
) -> Sign:
    """Return the sign of a capture for which `missing_article` gives an address."""
    if reason or not redirects_to:
        return Sign(at, State.GONE, capture_id, url, digest, reason=reason)
    location = _resolved(url, redirects_to)
    target = address_of(location)
    if target:
        return Sign(at, State.MOVED, capture_id, url, digest, target)
    return Sign(at, State.GONE if _is_listing(url, location) else None, capture_id, url, digest)


def states_of(signs: Iterable[Sign]) -> list[Sign]:
    """Return the signs that change the state of an article, in order.

    The states begin with the first capture that shows the article: what its address led to before is no state of it. The page in which a redirect
    ends is no sign of its own.
    """
    ordered = sorted(signs, key=lambda sign: sign.place)
    changes: list[Sign] = []
    present, redirect = None, None
    for sign in ordered:
        if redirect and sign.reason == Reason.SOFT_404 and sign.at - redirect.at <= _ONE_FETCH:
            continue
        redirect = sign if sign.reason is None and sign.state is not State.PRESENT else None
        if sign.state is None or (present is None and sign.state is not State.PRESENT):
            continue
        if present is not None and sign.shown != present.shown:
            changes.append(sign)
        if present is None or sign.shown != present.shown:
            present = sign
    return changes


def _is_listing(url: str, location: str) -> bool:
    """True if a page of the same site that is no article is its front page or another listing, as far as its address shows."""
    try:
        target = urlsplit(location)
        is_same_site = _site(urlsplit(url).hostname) == _site(target.hostname)
    except ValueError:
        return False
    if not is_same_site:
        return False
    return target.path in ("", "/") or not (target.query or _ELSEWHERE.search(target.path))


def _site(host: str | None) -> str:
    return _MIRROR.sub("", host or "")


def _resolved(url: str, location: str) -> str:
    """Return the address that a header Location names; an unreadable one as it is. Letters that were not escaped are UTF-8."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(url, location)
    except ValueError:
        return location
