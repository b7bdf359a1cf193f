"""Images that show the outlet and not the article: its logo, its picture for shared links, placeholders."""

import re
from typing import Final
from urllib.parse import unquote

from newsarchive.extraction.document import Document

_WORDS: Final = re.compile(r"[a-z]+|[0-9]+")
_DATED: Final = re.compile(r"/(?:19|20)[0-9]{2}[/-][01]?[0-9][/-]")
# A word that is enough, and pairs of words that are enough together.
_ALONE: Final = frozenset(
    "favicon placeholder noimage nophoto noimg nopic sprite spacer ogimage dummy defaultimage shareimage".split()
)
_TOGETHER: Final = tuple(
    frozenset(pair.split("+"))
    for pair in (
        "no+image no+img no+photo no+picture no+thumb no+preview image+unavailable default+image default+img default+photo default+share "
        "default+thumb default+thumbnail default+og default+news default+post og+image og+img og+share og+default fb+share facebook+share "
        "share+default share+logo social+share+image social+image for+fb for+facebook for+share "
        "site+image meta+image blank+image transparent+pixel"
    ).split()
)
# Words beside "logo" in the name of the outlet's own.
_LOGO_WORDS: Final = frozenset(
    "logo logos site main header footer web website new news old big small large final white black dark light color default share og fb amp mobile "
    "desktop bangla bn en the online brand full retina copy square icon image img x".split()
)
_WHOLE: Final = tuple(
    frozenset(name.split("+"))
    for name in "default blank share transparent share+image share+img share+banner social+share".split()
)
# What every such name has: all others need no closer look.
_SUSPECT: Final = tuple(
    "logo default share og fb facebook social placeholder no blank dummy favicon sprite spacer transparent unavailable site meta 1x1 1-1 1_1".split()
)
_SIZE = re.compile(r"(?<![0-9])(?:1x1|1-1|1_1)(?![0-9])")


def is_site_image(address: str, document: Document) -> bool:
    """True if the address of an image names the outlet's logo, its picture for shared links, a placeholder or a pixel.

    `document`: the page. A logo that is named after anything else than its host may illustrate an article on it.
    """
    path = unquote(address.partition("?")[0].partition("#")[0]).lower()
    if not any(word in path for word in _SUSPECT):
        return False
    name = path.rpartition("/")[2].rpartition(".")[0] or path.rpartition("/")[2]
    words = _WORDS.findall(name)
    known = set(words)
    if not known.isdisjoint(_ALONE) or _SIZE.fullmatch(name) or known in _WHOLE:
        return True
    if any(pair <= known for pair in _TOGETHER) and not _DATED.search(path):
        return True
    return "logo" in known and _is_own(words, document.host)


def _is_own(words: list[str], host: str) -> bool:
    """True if the words of a logo's name are the outlet's name, or of the kind that every outlet uses."""
    others = [word for word in words if word not in _LOGO_WORDS and not word.isdigit()]
    named = "".join(others)
    return not named or (len(named) > 2 and (named in host or host in named))
