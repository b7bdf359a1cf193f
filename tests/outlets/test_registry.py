"""The registry: outlets are loaded one by one, from the project and from a folder of one's own, with the file in every error."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.items import VerifiedBy
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets import DeclarationError, Layout, registry
from newsarchive.outlets.registry import OutletFolderError, add_folder, keys, outlet, outlets

OWN = """
from newsarchive.outlets import Feed, Layout, Outlet, Verified

OUTLET = Outlet(
    key="potrika",
    name_bn="পত্রিকা",
    name_en="Potrika",
    domains=("www.potrika.example",),
    timezone="{zone}",
    sources=(Feed(),),
    layouts=(Layout("potrika", Verified(), ("h1.p",), headline=("h1.p",), body=("div.p",)), "wordpress"),
)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(registry, "_folders", [registry.BUILT_IN])
    registry._files.cache_clear()
    registry.outlets.cache_clear()
    yield tmp_path
    registry._files.cache_clear()
    registry.outlets.cache_clear()


def test_the_outlets_of_the_project_are_the_modules_of_spiders() -> None:
    assert len(keys()) >= 127
    assert list(outlets()) == keys() == sorted(keys())
    assert all(found.key == key for key, found in outlets().items())


def test_one_outlet_is_loaded_without_the_others_and_without_scrapy() -> None:
    program = (
        "import sys; from newsarchive.outlets import registry; registry.outlet('prothomalo'); registry.keys();"
        "print(registry._load.cache_info().currsize, 'scrapy' in sys.modules, 'twisted' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False", "False"]


def test_a_folder_of_ones_own_adds_outlets_with_their_own_layouts(folder: Path) -> None:
    (folder / "potrika.py").write_text(OWN.format(zone="Asia/Dhaka"), encoding="utf-8")
    known = len(keys())
    add_folder(folder)
    assert len(keys()) == known + 1
    own = outlet("potrika")
    assert [layout.name for layout in own.own_layouts] == ["potrika", "wordpress"]
    assert len(own.candidate_layouts) == len(LAYOUTS) + 1


def test_an_outlet_of_ones_own_replaces_the_built_in_one(folder: Path) -> None:
    declared = OWN.format(zone="Asia/Dhaka").replace('key="potrika"', 'key="prothomalo"')
    (folder / "prothomalo.py").write_text(declared, encoding="utf-8")
    add_folder(folder)
    assert outlet("prothomalo").domains == ("www.potrika.example",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (OWN.format(zone="Asia/Dacca2"), "timezone: there is no zone 'Asia/Dacca2'. Use an IANA name"),
        (OWN.format(zone="Asia/Dhaka").replace("name_en", "english"), "OUTLET: the module cannot be loaded"),
        (OWN.format(zone="Asia/Dhaka").replace("OUTLET =", "OTHER ="), "OUTLET: missing. Declare it"),
        (
            OWN.format(zone="Asia/Dhaka").replace('key="potrika"', 'key="other"'),
            "key: 'other' is not the name of the file",
        ),
        ("OUTLET = Outlet(", "OUTLET: the module cannot be loaded"),
        ("import no_such_module", "OUTLET: the module cannot be loaded"),
    ],
    ids=["zone", "unknown key", "no outlet", "other name", "syntax", "import"],
)
def test_a_faulty_module_is_refused_with_its_file(folder: Path, text: str, message: str) -> None:
    (folder / "potrika.py").write_text(text, encoding="utf-8")
    add_folder(folder)
    with pytest.raises(DeclarationError) as refused:
        outlet("potrika")
    assert str(refused.value).startswith(f"{folder / 'potrika.py'}: {message}")


def test_a_folder_without_outlets_is_refused(folder: Path) -> None:
    for wrong in (folder, folder / "nowhere"):
        with pytest.raises(OutletFolderError, match="has no outlets"):
            add_folder(wrong)


def test_every_outlet_has_the_addresses_of_its_sources() -> None:
    for known in outlets().values():
        assert all(known.url(source.path).startswith(("https://", f"{known.scheme}://")) for source in known.sources)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_every_layout_states_what_it_was_verified_on(layout: Layout) -> None:
    assert layout.verified_on.kind is not VerifiedBy.NONE
    assert re.fullmatch(r"\d{4}(-\d\d){0,2}", layout.verified_on.date or "")
    assert layout.verified_on.note
