"""Text of another encoding within a readable page: mojibake is repaired, the legacy Bijoy encoding and its residues are reported and kept."""

from collections.abc import Sequence

from newsarchive.bengali import bijoy, mojibake
from newsarchive.bengali.text import is_bengali
from newsarchive.extraction.decode import Misread
from newsarchive.items import Article, Problem, Reason

_FIELDS = ("headline", "kicker", "byline", "body")
_AA = "\u09be"  # the vowel sign that one Bengali letter in ten has: text with it is neither mojibake nor in Bijoy
_LONGEST_DETAIL = 160  # characters
_RESIDUE = "has residues of a wrong conversion from Bijoy: "
_SAMPLE = 200  # characters that determine the script of a text


def repair_mojibake(article: Article) -> None:
    """Repair mojibake in each field and report it. To be called before cleaning, which removes the control characters in it."""
    for field in _FIELDS:
        text = getattr(article, field)
        if not text:
            continue
        repaired = mojibake.repair_signs((mojibake.repair(text) if _AA not in text else None) or text)
        if repaired != text:
            setattr(article, field, repaired)
            first = next((at for at, (one, other) in enumerate(zip(text, repaired, strict=False)) if one != other), 0)
            article.problems.append(Problem(field, Reason.MISREAD, text[max(0, first - 40) :][:80]))


def report_bijoy(article: Article) -> None:
    """Report clean text in Bijoy, and residues of a wrong conversion from it in headline and body."""
    for field in _FIELDS:
        text = getattr(article, field)
        if not text:
            continue
        detail = _bijoy_in(text, has_sentences=field in ("headline", "body"))
        if not detail and field == "body" and article.byline:
            word = bijoy.with_bullet(text, article.byline)
            detail = f"{_RESIDUE}{word}" if word else ""
        if detail:
            article.problems.append(Problem(field, Reason.LEGACY_ENCODING, detail))


def _bijoy_in(text: str, *, has_sentences: bool) -> str:
    """Return what of a text is in Bijoy or damaged by a conversion from it, empty if nothing."""
    if not (_AA in text or is_bengali(text[:_SAMPLE])):
        return "Bijoy, kept unchanged" if bijoy.is_bijoy(text) else ""
    if not has_sentences:
        return ""
    passages = bijoy.bijoy_passages(text)
    if passages:
        count = f"{len(passages)} paragraphs in" if len(passages) > 1 else "a paragraph in"
        return f"{count} Bijoy, kept unchanged: {passages[0][:_LONGEST_DETAIL]}"
    word = bijoy.residue(text)
    if word:
        return f"{_RESIDUE}{word[:_LONGEST_DETAIL]}"
    word = bijoy.lost_nd(text)
    return f"a conversion from Bijoy made ণ্ড a hyphen: {word[:_LONGEST_DETAIL]}" if word else ""


def report_misread(article: Article, misread: Sequence[Misread]) -> None:
    """Report the fields with text that was repaired when the page was decoded."""
    for field in _FIELDS if misread else ():
        text = "".join((getattr(article, field) or "").split())
        found = next((each for each in misread if each.key in text), None) if text else None
        if found:
            article.problems.append(Problem(field, Reason.MISREAD, found.shown[:80]))
