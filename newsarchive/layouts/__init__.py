"""The known page designs, by name. One module a CMS family."""

from newsarchive.extraction import Layout
from newsarchive.layouts import deshchitro, uranusbd, witter

LAYOUTS: dict[str, Layout] = {
    layout.name: layout for family in (deshchitro, uranusbd, witter) for layout in family.LAYOUTS
}
