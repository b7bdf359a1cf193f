"""The browser that renders the pages of outlets that need one: whether it is installed, and how it is started. Needs no Scrapy."""

import os
import shutil
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any, Final

from newsarchive.outlets import Outlet

_VARIABLE: Final = "NEWSARCHIVE_CHROMIUM"
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
# The browser reaches no network, not even this computer: what its pages load is requested by the crawl, or not at all.
_WITHOUT_NETWORK: Final = (
    "--proxy-server=http://none.invalid:9",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)


def chromium() -> str | None:
    """Return the path of the Chromium to start: what NEWSARCHIVE_CHROMIUM names, else the first on PATH; None if there is none."""
    named = os.environ.get(_VARIABLE)
    return next(filter(None, map(shutil.which, [named] if named else _NAMES)), None)


def missing_browser() -> str | None:
    """Return what must be installed before pages can be rendered, as the end of a sentence; None if nothing must."""
    missing = []
    if find_spec("scrapy_playwright") is None:
        missing.append("scrapy-playwright (pip install --require-hashes -r requirements-browser.txt)")
    if chromium() is None:
        named = os.environ.get(_VARIABLE)
        where = f"{_VARIABLE} names {named}, which is no program" if named else f"on PATH, or its path in {_VARIABLE}"
        missing.append(f"Chromium ({where})")
    return " and ".join(missing) or None


def not_crawlable(outlets: Iterable[Outlet]) -> dict[str, str]:
    """Return the outlets that cannot be crawled for want of a browser, by key, each with a sentence on why and what to do."""
    needing = [outlet.key for outlet in outlets if outlet.needs_browser]
    missing = missing_browser() if needing else None
    if missing is None:
        return {}
    return dict.fromkeys(
        needing, f"not crawled, as scripts write its pages and only a browser can read them: install {missing}."
    )


def launch_options() -> dict[str, Any]:
    """Return the options with which Playwright starts the browser: without network, and in its sandbox, which root cannot use."""
    return {
        "executable_path": chromium(),
        "args": [*_WITHOUT_NETWORK],
        "chromium_sandbox": os.geteuid() != 0,
        # The crawl ends the browser when it has ended itself.
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
    }
