"""All outlets: the modules of spiders/ and of a folder of one's own. A module is loaded when its outlet is asked for."""

from collections.abc import Mapping
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import MappingProxyType, ModuleType

from newsarchive.errors import NewsarchiveError
from newsarchive.outlets.checks import DeclarationError
from newsarchive.outlets.outlet import Outlet

_PACKAGE = Path(__file__).resolve().parents[1]
# In a checkout the folders spiders/ and fixtures/ are beside the package; an installed package contains its spiders.
CHECKOUT = (
    _PACKAGE.parent if (_PACKAGE.parent / "spiders").is_dir() and (_PACKAGE.parent / "scrapy.cfg").is_file() else None
)
BUILT_IN = CHECKOUT / "spiders" if CHECKOUT else _PACKAGE / "spiders"
# The folder to which commands write: never the one of the installed package.
PROJECT = CHECKOUT or Path.cwd()
_LOAD_ERRORS = (SyntaxError, ImportError, NameError, TypeError, AttributeError, ValueError)

_folders = [BUILT_IN]


class OutletFolderError(NewsarchiveError):
    """A folder of outlets cannot be used; the message states why."""

    exit_code = 2


def add_folder(folder: Path) -> None:
    """Add the outlets of a folder, a module `<key>.py` with an OUTLET for each. They replace built-in outlets of the same key.

    Raises OutletFolderError if there is no such folder or it has no modules.
    """
    folder = folder.resolve()
    if not any(folder.glob("*.py")):
        raise OutletFolderError(
            f"{folder} has no outlets. Write a module for each there: spiders/ of the project has examples, docs/adding-an-outlet.md explains them."
        )
    if folder not in _folders:
        _folders.append(folder)
        _files.cache_clear()
        outlets.cache_clear()


def keys() -> list[str]:
    """Return the keys of all outlets, in alphabetical order. Loads no outlet."""
    return sorted(_files())


def own_keys() -> list[str]:
    """Return the keys of the outlets in folders of one's own, in alphabetical order. Loads no outlet."""
    return sorted(key for key, file in _files().items() if file.parent != BUILT_IN)


def outlet(key: str) -> Outlet:
    """Return one outlet; no other is loaded. Raises KeyError for an unknown key, DeclarationError for a faulty declaration."""
    return _load(_files()[key])


@cache
def outlets() -> Mapping[str, Outlet]:
    """Return all outlets by key, in alphabetical order. Raises DeclarationError for a faulty declaration."""
    return MappingProxyType({key: outlet(key) for key in keys()})


@cache
def _files() -> dict[str, Path]:
    return {file.stem: file for folder in _folders for file in folder.glob("*.py") if not file.stem.startswith("_")}


@cache
def _load(file: Path) -> Outlet:
    try:
        declared = getattr(_module(file), "OUTLET", None)
    except DeclarationError as error:
        raise error.in_file(file) from error
    except _LOAD_ERRORS as error:
        remedy = "The keys and sources of an outlet are in docs/adding-an-outlet.md"
        raise DeclarationError("OUTLET", f"the module cannot be loaded ({error})", remedy, file) from error
    if not isinstance(declared, Outlet):
        raise DeclarationError("OUTLET", "missing", 'Declare it: OUTLET = Outlet(key="deshchitro", ...)', file)
    if declared.key != file.stem:
        remedy = f'Write key="{file.stem}", or rename the file to {declared.key}.py'
        raise DeclarationError("key", f"{declared.key!r} is not the name of the file", remedy, file)
    return declared


def _module(file: Path) -> ModuleType:
    name = f"{__name__}.{file.stem}"
    module = ModuleType(name)
    SourceFileLoader(name, str(file)).exec_module(module)
    return module
