"""newsarchive extract: the articles of saved pages, without a request to any site."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import read_json_lines, write_json_line
from newsarchive.commands.options import add_outlets, fetched_at_option, instant, outlets_option
from newsarchive.commands.pages import check_address


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--url", metavar="URL", help="The address that the page was saved from.")
@fetched_at_option
@click.option(
    "--batch",
    metavar="PAGES.jsonl",
    type=click.Path(path_type=Path),
    help='Read many pages: lines {"file", "url", "fetched_at"?}.',
)
@click.option(
    "--root", metavar="DIR", type=click.Path(path_type=Path), default=Path(), help="The folder of the files of a batch."
)
@click.option("--unknown", is_flag=True, help="Ignore all layouts: read the page with the heuristics alone.")
@outlets_option
def extract(
    file: Path | None,
    url: str | None,
    fetched_at: str | None,
    batch: Path | None,
    root: Path,
    unknown: bool,
    own: Path | None,
) -> None:
    """Print the article of a saved page as one JSON line.

    A page of an unknown outlet is read by its layout, or by heuristics.
    """
    if (file is None) == (batch is None) or (file is not None and url is None):
        raise UsageError("Give FILE with --url URL, or --batch PAGES.jsonl with --root DIR.")
    add_outlets(own)
    if url is not None:
        check_address(url)
    instant(fetched_at)  # refused before anything is read
    if batch is None:
        questions: Iterator[dict[str, Any]] = iter([{"file": str(file), "url": url, "fetched_at": fetched_at}])
    else:
        questions = (line or {"position": position} for position, line in read_json_lines(batch))
    has_failed = False
    for question in questions:
        try:
            answer = _answer(question, Path() if batch is None else root, use_layouts=not unknown)
        except (OSError, KeyError, TypeError, ValueError, UsageError) as error:
            has_failed = True
            name = question.get("file") or question.get("position")
            sys.stderr.write(f'newsarchive: {name}: {_sentence(error)} A page needs a readable "file" and its "url".\n')
            answer = {
                "file": question.get("file"),
                "url": question.get("url"),
                "problems": [{"field": "page", "reason": "unreadable"}],
            }
        write_json_line(answer)
    sys.exit(1 if has_failed else 0)


def _answer(question: dict[str, Any], root: Path, *, use_layouts: bool) -> dict[str, Any]:
    """Return the JSON object of one page. Raises OSError for a file that cannot be read, the others for a malformed question."""
    import newsarchive
    from newsarchive.extraction.serialize import article_to_dict

    if not isinstance(question["file"], str) or not isinstance(question["url"], str):
        raise UsageError('"file" and "url" must be strings.')
    check_address(question["url"])
    body = (root / question["file"]).read_bytes()
    article = newsarchive.extract(body, question["url"], instant(question.get("fetched_at")), use_layouts=use_layouts)
    return {"file": question["file"], **article_to_dict(article)}


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror}."
    return f"{error} is missing." if isinstance(error, KeyError) else str(error)
