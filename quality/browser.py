"""The reading room in a real browser: every view in both languages, narrow and wide, light and dark, with and without JavaScript.

Needs Chromium, playwright (requirements-browser.txt) and the file axe.min.js of axe-core (`npm pack axe-core`). Prints what a view has wrong: rules
of axe that are broken, errors of the console, what does not fit its width, requests to others, and what the Tab key does not reach.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from newsarchive import open_archive
from newsarchive.archive import open_archive as open_engine
from newsarchive.archive.overview import overview
from newsarchive.archive.ticker_at import newest_tickers
from quality.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

LANGUAGES: Final = ("bn", "en")
WIDTHS: Final = (360, 1280)
SCHEMES: Final = ("light", "dark")
_HEIGHT: Final = 900
_MOST_TABS: Final = 600
_FOCUSABLE: Final = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
_VISIBLE: Final = f"""
() => [...document.querySelectorAll("{_FOCUSABLE}")].filter((each) => each.checkVisibility() && !each.closest('.skip')).length"""
_REACHED: Final = """() => { const at = document.activeElement; if (at === document.body || at.closest('.skip')) return null;
 at.dataset.reached = '1'; return true; }"""
_MARKED: Final = "() => document.querySelectorAll('[data-reached]').length"
_TOO_WIDE: Final = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
_AXE: Final = "async () => (await axe.run(document)).violations.map((each) => [each.id, each.nodes.map((node) => node.target.join(' ')).slice(0, 3)])"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to look at a view."""

    language: str
    width: int
    scheme: str
    has_scripts: bool

    def __str__(self) -> str:
        """Return the way in words."""
        return f"{self.language} {self.width} {self.scheme}{'' if self.has_scripts else ' without scripts'}"


def main(arguments: Sequence[str] = ()) -> None:
    """Print what is wrong on each view of the reading room of an archive. `arguments`: its URL, the file of axe, and a folder for the pages."""
    if len(arguments) < 2:
        sys.exit("Usage: python -m quality browser ARCHIVE AXE_JS [FOLDER]")
    from playwright.sync_api import sync_playwright  # an optional package

    archive, axe = arguments[0], Path(arguments[1]).read_text(encoding="utf-8")
    folder = Path(arguments[2]) if len(arguments) > 2 else None
    views = views_of(archive)
    faults: Counter[str] = Counter()
    with served(archive) as (base, _), sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        ways = [Way(*each) for each in product(LANGUAGES, WIDTHS, SCHEMES, (True, False))]
        for way in ways:
            for name, path in views.items():
                for fault in _faults(browser, base, name, path, way, axe, folder):
                    faults[f"{name}: {fault}"] += 1
        for language in LANGUAGES:
            for name, path in views.items():
                for fault in _unreached(browser, base + path, language):
                    faults[f"{name}: {fault}"] += 1
        browser.close()
    print(f"{len(views)} views in {len(ways)} ways: {len(views) * len(ways)} pages, {sum(faults.values())} faults")
    for fault, count in sorted(faults.items()):
        print(f"  {count:3} times  {fault}")
    sys.exit(1 if faults else 0)


def views_of(archive: str) -> dict[str, str]:
    """Return the views of the reading room of an archive by name: those of an article with versions, copies and ticker where it has one."""
    engine = open_engine(archive, migrate=False)
    outlets = [each.key for each in overview(engine).outlets if each.articles]
    newest = newest_tickers(engine)
    engine.dispose()
    with open_archive(archive) as opened:
        changed = next(iter(opened.search("", versions="all", limit=1000)), None)
        hits = list(opened.search("", limit=500))
        edited = next((hit for hit in opened.search("", versions="all", limit=500) if hit.seen_until), changed)
        copied = next((hit for hit in hits if hit.copies), hits[0])
    if edited is None:
        sys.exit(f"{archive} has no articles.")
    word, outlet = quote("নদী"), outlets[0]  # river
    found = {
        "home": "/",
        "search": f"/search?q={word}",
        "all": "/search",
        "nothing": "/search?q=qqqq&outlet=" + outlet,
        "changed-headlines": "/search?q=changed:headline",
        "once": "/search?copies=once",
        "article": f"/a/{copied.public_id}?hl={word}",
        "version": f"/a/{edited.public_id}/v/1",
        "about": "/about",
        "wrong": "/search?since=x",
        "tickers": "/ticker",
        "stories": "/stories",
        "copies": f"/a/{copied.public_id}/copies",
        "coverage": "/coverage",
        "coverage-outlet": f"/coverage/{outlet}",
        "failures": f"/coverage/{outlet}/failures",
        "health": "/health",
        "words": f"/words?word={word}",
        "words-months": f"/words?word={word}&show=months",
        "words-neighbours": f"/words?word={word}&show=neighbours",
        "compare": f"/compare?q={word}&q={quote('বাঁধ')}",  # embankment
        "download": f"/download?q={word}",
        "takedowns": "/takedowns",
    }
    tickers = list(newest)
    if tickers:
        found["ticker"] = f"/ticker?outlet={tickers[0]}"
        found["ticker-day"] = f"/ticker/{tickers[0]}"
    if edited.seen_until:
        found["diff"] = f"/a/{edited.public_id}/diff/1/2"
    return found


def _faults(
    browser: "Browser", base: str, name: str, path: str, way: Way, axe: str, folder: Path | None
) -> Iterator[str]:
    context = browser.new_context(
        viewport={"width": way.width, "height": _HEIGHT},
        color_scheme="dark" if way.scheme == "dark" else "light",
        java_script_enabled=way.has_scripts,
        locale=way.language,
    )
    page = context.new_page()
    others: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: others.append(request.url) if not request.url.startswith(base) else None)
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    answer = page.goto(base + path, wait_until="load")
    expected = 400 if name == "wrong" else 200
    if answer is None or answer.status != expected:
        yield f"status {answer.status if answer else None}"
    yield from (f"asks {other}" for other in others)
    yield from (f"console: {each}" for each in errors if "status of 400" not in each)
    if page.locator("h1").count() != 1:
        yield "not one h1"
    if way.has_scripts:
        if page.evaluate(_TOO_WIDE):
            yield f"wider than {way.width} pixels"
        page.evaluate(axe)
        yield from (f"axe {rule} at {'; '.join(nodes)}" for rule, nodes in page.evaluate(_AXE))
    if folder:
        _save(page, answer, folder, name, way)
    context.close()


def _save(page: "Page", answer: "Response | None", folder: Path, name: str, way: Way) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    beginning = folder / f"{name}-{way.language}-{way.width}-{way.scheme}"
    if way.has_scripts:
        page.screenshot(path=f"{beginning}.png", full_page=True)
    elif answer is not None:
        Path(f"{beginning}.html").write_bytes(answer.body())


def _unreached(browser: "Browser", url: str, language: str) -> Iterator[str]:
    context = browser.new_context(viewport={"width": 1280, "height": _HEIGHT}, locale=language)
    page = context.new_page()
    page.goto(url, wait_until="load")
    wanted = page.evaluate(_VISIBLE)
    for _ in range(min(2 * wanted + 3, _MOST_TABS)):  # an input of a day takes several
        page.keyboard.press("Tab")
        page.evaluate(_REACHED)
    reached = page.evaluate(_MARKED)
    if reached < min(wanted, _MOST_TABS):
        yield f"the Tab key reaches {reached} of {wanted}"
    context.close()
