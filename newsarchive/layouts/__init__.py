"""The known layouts by name. One module for each CMS family, each with its LAYOUTS."""

from importlib import import_module
from pkgutil import iter_modules

from newsarchive.extraction import Layout

_FAMILIES = sorted(module.name for module in iter_modules(__path__))

LAYOUTS: dict[str, Layout] = {
    layout.name: layout for family in _FAMILIES for layout in import_module(f"{__name__}.{family}").LAYOUTS
}
