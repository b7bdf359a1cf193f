"""Which candidates for a byline cannot be an author, and when the kicker is one."""

import re
from collections.abc import Iterator

from newsarchive.bengali import bylines
from newsarchive.bengali.text import fold
from newsarchive.extraction.document import Document
from newsarchive.extraction.evidence import METADATA, Candidate
from newsarchive.extraction.patterns import folded
from newsarchive.items import Article, EvidenceSource

_LONGEST = 1000  # characters, white space of the markup included
# A host's last part is lower-case: "S.M.Sohel" is a name.
_ADDRESS = re.compile(r"\s*(?:(?i:https?://|www\.)|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?\s*$)")
_SIGNATURE = re.compile(r"([^:ঃ]{3,60})[:ঃ]\s")  # "name: what the author is" below an opinion piece
LAST_LINES = "body: last lines"


def plausible_author(candidate: Candidate, document: Document) -> Candidate:
    """Return a candidate for the byline, without its text if that is no author.

    No author: a web address (article:author often holds a Facebook page), a host name, a text longer than any byline, and in metadata the name of
    the page's own host.
    """
    text = candidate.text
    is_none = text and (
        len(text.strip()) > _LONGEST
        or _ADDRESS.match(text)
        or (candidate.source in METADATA and _as_host(text) == document.host)
    )
    return candidate._replace(text=None) if is_none else candidate


def kicker_of_signature(article: Article) -> Iterator[Candidate]:
    """Yield the kicker as a byline if the last paragraph of the body begins with it and a colon: it is the author of an opinion piece."""
    signature = _SIGNATURE.match((article.body or "").rpartition("\n\n")[2])
    if article.kicker and signature and folded(signature[1]) == folded(article.kicker):
        yield Candidate(EvidenceSource.BODY, "body: last line names the author", article.kicker)


def prefer_kicker_with_name(article: Article) -> None:
    """Take the kicker for the byline if it is the name that the byline has, in place: opinion pages print the writer above or below the headline.

    The name in the kicker is kept, as the one at the foot of an old page may be damaged.
    """
    kicker, byline = article.kicker, article.byline
    if not kicker or not byline or not _is_same_name(bylines.without_label(kicker), bylines.without_label(byline)):
        return
    if article.witnesses["byline"] == LAST_LINES:
        article.byline = kicker
        article.witnesses["byline"] = article.witnesses["kicker"]
    article.kicker = None
    del article.witnesses["kicker"]


def _is_same_name(kicker: str, byline: str) -> bool:
    """True if a kicker is a name and the byline is that name, but for a word that may be damaged."""
    one, other = fold(kicker).split(), fold(byline).split()
    if one == other:
        return True
    same = [first == second for first, second in zip(one, other, strict=False)]
    return len(one) == len(other) > 1 and same[0] and sum(same) == len(one) - 1


def _as_host(name: str) -> str:
    """Return a name as hosts write it: "Notun Alo 24" as notunalo24."""
    return name.lower().replace(" ", "").replace("-", "")
