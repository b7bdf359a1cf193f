"""The pages of one article: its present version, an earlier one, what differs between two, and how it is cited."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.citation import Citation, Format, formatted, is_public_id
from newsarchive.archive.contents import citation_of
from newsarchive.archive.queries import StoredArticle, StoredVersion, article_of_public_id
from newsarchive.archive.robots import passed_on
from newsarchive.web.article_json import article_json
from newsarchive.web.article_parts import parts_of
from newsarchive.web.data import NOINDEX
from newsarchive.web.diff_parts import field_diffs
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.memento import headers_of
from newsarchive.web.rendering import answer, page, rendered
from newsarchive.web.settings import LOOPBACK
from newsarchive.web.view import View, view_of

_DIGITS: Final = 6  # of the number of a version at most
# The media type of each form of a citation, and the ending of its file.
_FORMS: Final[dict[Format, tuple[str, str]]] = {
    "text": ("text/plain; charset=utf-8", "txt"),
    "bibtex": ("application/x-bibtex; charset=utf-8", "bib"),
    "ris": ("application/x-research-info-systems; charset=utf-8", "ris"),
    "csl": ("application/vnd.citationstyles.csl+json; charset=utf-8", "json"),
}
_UNAPI: Final[tuple[Format, ...]] = ("ris", "bibtex")  # those by which programs of references know them


def present(request: Request) -> Response:
    """Answer with the present version of an article."""
    article = _article(request)
    return _page(request, article, article.present, {})


def version(request: Request) -> Response:
    """Answer with a version of an article, as a memento of its address (RFC 7089)."""
    article = _article(request)
    found = _version(article, request.path_params["version"])
    return _page(request, article, found, headers_of(view_of(request), article, found))


def present_json(request: Request) -> Response:
    """Answer with the present version of an article as JSON."""
    article = _article(request)
    return _json(request, article, article.present)


def version_json(request: Request) -> Response:
    """Answer with a version of an article as JSON."""
    article = _article(request)
    return _json(request, article, _version(article, request.path_params["version"]))


def diff(request: Request) -> Response:
    """Answer with what differs between two versions of an article, word by word."""
    article = _article(request)
    before, after = (_version(article, request.path_params[name]) for name in ("before", "after"))
    view = view_of(request)
    only_changes = request.query_params.get("only") == "changes"
    with_bodies = view.room.settings.shows_text_of(article)
    found = field_diffs(view, before.content, after.content, only_changes=only_changes, with_bodies=with_bodies)
    return page(
        view, "diff.html", headers=NOINDEX, article=article, before=before, after=after, fields=found, only_changes=only_changes
    )  # fmt: skip


def cite(request: Request) -> Response:
    """Answer with the citation of a version, in a form."""
    article = _article(request)
    found = _version(article, request.path_params["version"])
    form = next((each for each in _FORMS if each == request.path_params["form"]), None)
    if form is None:
        raise HTTPException(404)
    return _citation_in(request, article, found, form)


def unapi(request: Request) -> Response:
    """Answer as unAPI 1.0 has it, which programs of references ask: the forms of a citation, or one of them."""
    name, form = request.query_params.get("id"), request.query_params.get("format")
    view = view_of(request)
    forms = [(each, _FORMS[each][0].partition(";")[0]) for each in _UNAPI]
    if name is None:
        return answer(request, rendered("unapi.xml", view, name=None, forms=forms).encode(), "application/xml")
    public_id, _, number = name.partition("/v/")
    article = _article_of(view, public_id)
    found = _version(article, number) if number else article.present
    if form is None:
        body = rendered("unapi.xml", view, name=name, forms=forms).encode()
        return answer(request, body, "application/xml", status=300)
    chosen = next((each for each in _UNAPI if each == form), None)
    if chosen is None:
        raise WrongRequestError("error.unapi_format", given=form[:40])
    return _citation_in(request, article, found, chosen)


def _page(request: Request, article: StoredArticle, shown: StoredVersion, headers: Mapping[str, str]) -> Response:
    view = view_of(request)
    headers = {**headers, **_robots(article)}
    parts = parts_of(view.room.engine, article, shown, view.room.settings, request.query_params.get("hl", ""))
    citation = _citation(view, article, shown)
    return page(
        view, "article.html", headers=headers, article=article, version=shown, parts=parts, citation=citation,
        cited=formatted(citation, "text"), robots=_asked(article),
    )  # fmt: skip


def _json(request: Request, article: StoredArticle, shown: StoredVersion) -> Response:
    view = view_of(request)
    body = article_json(view, article, shown, _citation(view, article, shown))
    return answer(request, body, "application/json", headers=_robots(article))


def _citation_in(request: Request, article: StoredArticle, found: StoredVersion, form: Format) -> Response:
    media_type, ending = _FORMS[form]
    text = formatted(_citation(view_of(request), article, found), form)
    headers = {
        **_robots(article),
        "Content-Disposition": f'inline; filename="{article.public_id}-{found.version}.{ending}"',
    }
    return answer(request, f"{text}\n".encode("utf-8", "replace"), media_type, headers=headers)


def _robots(article: StoredArticle) -> dict[str, str]:
    """Return the header with what search engines are asked for the pages of an article; none if that is nothing."""
    asked = _asked(article)
    return {"X-Robots-Tag": ", ".join(asked)} if asked else {}


def _asked(article: StoredArticle) -> list[str]:
    """Return what search engines are asked: noindex if that was decided, and what the publisher asks."""
    is_kept_out = article.takedown is not None and article.takedown.grade != "redacted"
    return list(dict.fromkeys([*(["noindex"] if is_kept_out else []), *passed_on(article.robots)]))


def _citation(view: View, article: StoredArticle, found: StoredVersion) -> Citation:
    permalink = f"{view.base}/a/{article.public_id}/v/{found.version}" if _is_for_others(view) else None
    return citation_of(view.room.engine, article, found, permalink)


def _is_for_others(view: View) -> bool:
    """True if the address of the reading room may lead others to it: it was decided, or it is not that of a reader's own computer."""
    return view.room.settings.base_url is not None or urlsplit(view.base).hostname not in LOOPBACK


def _article(request: Request) -> StoredArticle:
    return _article_of(view_of(request), request.path_params["public_id"])


def _article_of(view: View, public_id: str) -> StoredArticle:
    found = article_of_public_id(view.room.engine, public_id) if is_public_id(public_id) else None
    if found is None:
        raise HTTPException(404)
    return found


def _version(article: StoredArticle, written: str) -> StoredVersion:
    is_number = written.isascii() and written.isdecimal() and len(written) <= _DIGITS
    number = int(written) if is_number else 0
    if not 1 <= number <= len(article.versions):
        raise HTTPException(404)
    return article.versions[number - 1]
