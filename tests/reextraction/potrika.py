"""An outlet of one's own with a layout of its own, as a module in a folder, and pages of it."""

from pathlib import Path

from newsarchive.outlets import Outlet, registry

SITE = "https://www.potrika.example"
# The layout finds the byline by its first selector; which element that is, a test decides.
_MODULE = """
from newsarchive.outlets import NEWS_ID, Layout, Listing, Outlet, Verified, VerifiedBy

POTRIKA = Layout(
    name="potrika",
    verified_on=Verified(VerifiedBy.RECONSTRUCTION, "2026-11-29", "made up"),
    fingerprint=("div.potrika-page",),
    headline=("h1.potrika-title",),
    byline=("{byline}",),
    times=(".potrika-time",),
    body=("div.potrika-body",),
)
OUTLET = Outlet("potrika", "পত্রিকা", "Potrika", ("www.potrika.example",), "Asia/Dhaka", (Listing("/"),), NEWS_ID, layouts=(POTRIKA,))
"""
DESK, WRITER = ".desk", ".writer"
# Boats race on the river; people watch from both banks; the winner gets a bull.
PARAGRAPHS = (
    "নদীতে আজ বিকেলে নৌকাবাইচ হয়েছে, দুই পাড়ে হাজারো মানুষ দাঁড়িয়ে তা দেখেছেন।",
    "বিজয়ী দল পুরস্কার হিসেবে পেয়েছে একটি ষাঁড়, জানিয়েছেন আয়োজকেরা।",
    "আগামী বছরও এই প্রতিযোগিতা হবে বলে তাঁরা আশা করছেন।",
)


def declare(folder: Path, byline: str = DESK) -> Outlet:
    """Write the module of the outlet; return the outlet as this process then knows it."""
    folder.mkdir(exist_ok=True)
    (folder / "potrika.py").write_text(_MODULE.format(byline=byline), encoding="utf-8")
    registry._load.cache_clear()
    registry.add_folder(folder)
    registry.outlets.cache_clear()
    return registry.outlet("potrika")


def page(number: int, *, writer: str = "রহিমা খাতুন", headline: str = "নৌকাবাইচে মানুষের ঢল") -> tuple[str, bytes]:
    """The address and the bytes of an article."""
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    body = (
        f'<html lang="bn"><head><meta charset="utf-8"><title>{headline}</title></head><body><div class="potrika-page">'
        f'<h1 class="potrika-title">{headline} {number}</h1><div class="desk">নিজস্ব প্রতিবেদক</div><div class="writer">{writer}</div>'
        f'<div class="potrika-time">২৯ নভেম্বর ২০২৬, ০৯:৩০</div><div class="potrika-body">{text}</div></div></body></html>'
    )
    return f"{SITE}/news/{number}", body.encode()
