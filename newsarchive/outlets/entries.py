"""What the entries of a source are for its outlet: articles, further listings, addresses that fit no pattern, addresses of others. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from newsarchive.items import ListedAddress
from newsarchive.outlets.addresses import is_article_like
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.sources import Source, SourceEntry

_EXAMPLES = 3


@dataclass(slots=True)
class SourceEntries:
    """The entries of one response.

    `articles`: those that are requested, by their one address. `listed`: every address on the outlet's own hosts but listings, as the archive
    stores it. `unfit`: addresses that look like those of articles and fit no pattern. `foreign`: addresses of other hosts.
    """

    articles: dict[str, SourceEntry] = field(default_factory=dict)
    listed: list[ListedAddress] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def sorted_entries(
    outlet: Outlet, source: Source, entries: Iterable[SourceEntry], sections: Mapping[str, str] | None = None
) -> SourceEntries:
    """Return the entries of a source, each address once. `sections`: the section of an article by its address, if the source is a listing."""
    found = SourceEntries()
    seen = set()
    for entry in entries:
        if not outlet.owns(entry.url):
            found.foreign.append(entry.url)
            continue
        article = outlet.article(entry.url) or (
            outlet.vouched(entry.url) if _is_article(outlet, source, entry) else None
        )
        address = article or outlet.address_key(entry.url)
        if address in seen or (article is None and outlet.is_listing(entry.url)):
            continue
        seen.add(address)
        section = entry.section or (sections or {}).get(address)
        found.listed.append(ListedAddress(address, str(source), section, article is not None))
        if article:
            found.articles[article] = replace(entry, section=section)
        if outlet.articles and not outlet.article(entry.url) and (article or is_article_like(entry.url)):
            found.unfit.append(entry.url)
    return found


def _is_article(outlet: Outlet, source: Source, entry: SourceEntry) -> bool:
    """Return True if a source makes an article of an address that fits no pattern."""
    return source.vouches_for(entry) or (source.names_articles_only and not outlet.articles)


def further_listings(outlet: Outlet, source: Source, entries: Iterable[SourceEntry], turn: int) -> list[str]:
    """Return the addresses of further pages of a listing that its page of a turn names, up to its limit."""
    if source.names_articles_only or not source.has_page(turn + 1):
        return []
    return list(filter(None, (outlet.listing(entry.url) for entry in entries)))


def with_more(
    known: tuple[SourceEntry, Source] | None, found: tuple[SourceEntry, Source]
) -> tuple[SourceEntry, Source]:
    """Return what is kept of an article that two sources name: the entry with a publish time, the first of two alike, and a section of either."""
    if known is None:
        return found
    chosen, other = (found, known) if found[0].published and not known[0].published else (known, found)
    return replace(chosen[0], section=chosen[0].section or other[0].section), chosen[1]


class UnfitAddresses:
    """How many addresses of a run fit no pattern, by source and with examples, each counted for the first source that named it."""

    def __init__(self) -> None:
        self._seen: set[int] = set()  # hashes: the sitemaps of a back-fill may list a million such addresses
        self._named: Counter[Source] = Counter()
        self._unfit: Counter[Source] = Counter()
        self._examples: dict[Source, list[str]] = {}

    def add(self, source: Source, entries: SourceEntries) -> None:
        """Record the entries of a response."""
        self._named[source] += len(entries.listed)
        new = [url for url in entries.unfit if hash(url) not in self._seen]
        self._seen.update(map(hash, new))
        self._unfit[source] += len(new)
        self._examples[source] = [*self._examples.get(source, ()), *new][:_EXAMPLES]

    def sentences(self) -> list[str]:
        """Return a sentence for each source with such addresses, with examples."""
        return [
            f"{unfit} of {self._named[source]} addresses of {source} fit no pattern"
            f"{' and were read all the same' if source.names_articles_only else ' and were not requested'}: {', '.join(self._examples[source])}"
            for source, unfit in self._unfit.items()
            if unfit
        ]
