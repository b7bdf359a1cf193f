"""Text of another encoding within a readable page: mojibake is undone, the legacy Bijoy encoding and its residues are flagged and kept."""

from newsarchive.bengali import bijoy, mojibake
from newsarchive.bengali.text import is_bengali
from newsarchive.items import Article, Problem, Reason

_FIELDS = ("headline", "kicker", "byline", "body")
_AA = "\u09be"  # the vowel sign that one Bengali letter in ten has: text with it is neither misread nor in Bijoy
_TELLING = 200  # characters that tell the script of a text


def undo_mojibake(article: Article) -> None:
    """Undo what was misread, field by field, and tell of it. Before cleaning, which drops the control characters that it is made of."""
    for field in _FIELDS:
        text = getattr(article, field)
        meant = mojibake.repair(text) if text and _AA not in text else None
        if meant:
            setattr(article, field, meant)
            article.problems.append(Problem(field, Reason.MISREAD, text[:80]))


def flag_bijoy(article: Article) -> None:
    """Tell of clean text in Bijoy, an element of it, and of what a wrong conversion from it leaves in a headline or a body."""
    for field in _FIELDS:
        text = getattr(article, field)
        if not text:
            continue
        if _AA in text or is_bengali(text[:_TELLING]):
            if field in ("headline", "body") and bijoy.has_residue(text):
                article.problems.append(Problem(field, Reason.LEGACY_ENCODING, "holds what a wrong conversion leaves"))
        elif bijoy.is_bijoy(text):
            article.problems.append(Problem(field, Reason.LEGACY_ENCODING, "Bijoy, kept as it stands"))
