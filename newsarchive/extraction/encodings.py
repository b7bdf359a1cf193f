"""Text of another encoding within a readable page: mojibake is repaired, the legacy Bijoy encoding and its residues are reported and kept."""

from newsarchive.bengali import bijoy, mojibake
from newsarchive.bengali.text import is_bengali
from newsarchive.items import Article, Problem, Reason

_FIELDS = ("headline", "kicker", "byline", "body")
_AA = "\u09be"  # the vowel sign that one Bengali letter in ten has: text with it is neither mojibake nor in Bijoy
_SAMPLE = 200  # characters that determine the script of a text


def repair_mojibake(article: Article) -> None:
    """Repair mojibake in each field and report it. To be called before cleaning, which removes the control characters in it."""
    for field in _FIELDS:
        text = getattr(article, field)
        repaired = mojibake.repair(text) if text and _AA not in text else None
        if repaired:
            setattr(article, field, repaired)
            article.problems.append(Problem(field, Reason.MISREAD, text[:80]))


def report_bijoy(article: Article) -> None:
    """Report clean text in Bijoy, and residues of a wrong conversion from it in headline and body."""
    for field in _FIELDS:
        text = getattr(article, field)
        if not text:
            continue
        if _AA in text or is_bengali(text[:_SAMPLE]):
            if field in ("headline", "body") and bijoy.has_residue(text):
                article.problems.append(
                    Problem(field, Reason.LEGACY_ENCODING, "has residues of a wrong conversion from Bijoy")
                )
        elif bijoy.is_bijoy(text):
            article.problems.append(Problem(field, Reason.LEGACY_ENCODING, "Bijoy, kept unchanged"))
