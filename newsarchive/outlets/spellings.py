"""The spellings under which the archive may know an address."""

from collections.abc import Iterable

from newsarchive.outlets.folding import fold_foreign
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.reading import outlet_of


def spellings(url: str, outlets: Iterable[Outlet]) -> list[str]:
    """Return an address as written, in the one form of its outlet and as it is requested, each with and without a slash at its end."""
    outlet = outlet_of(url, outlets)
    if outlet:
        key = outlet.address_key(url)
        forms = [url, key, outlet.request_url(url), outlet.request_url(key)]
    else:
        forms = [url, fold_foreign(url)]
    found = dict.fromkeys(forms)
    for form in list(found):
        if "?" not in form:
            found.setdefault(form.removesuffix("/") if form.endswith("/") else f"{form}/")
    return list(found)
