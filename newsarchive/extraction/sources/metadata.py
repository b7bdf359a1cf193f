"""What a page declares about itself: its JSON-LD article, its meta tags and its title. The one owner of this evidence."""

from collections.abc import Collection, Iterator
from functools import cached_property

from newsarchive.extraction.document import Document
from newsarchive.extraction.evidence import Candidate, ListCandidate, Trust
from newsarchive.extraction.patterns import folded
from newsarchive.extraction.sources.json_ld import JsonLdArticle, describes_another, read_json_ld
from newsarchive.extraction.titles import without_outlet
from newsarchive.items import EvidenceSource, Role, TimeWitness

_LONGEST_TITLE = 500  # characters
_TITLE_META = ("og:title", "twitter:title")
_TEXT_META = {
    "byline": ("author", "article:author"),
    "section": ("article:section",),
    "image": ("og:image",),
}
# article:* are Open Graph's; the others those of schema.org, Dublin Core, Parse.ly, Sailthru, and of publishers' own.
_TIME_META: tuple[tuple[str, Role], ...] = (
    ("article:published_time", "published"),
    ("article:modified_time", "modified"),
    ("datepublished", "published"),
    ("datemodified", "modified"),
    ("dc.date.issued", "published"),
    ("parsely-pub-date", "published"),
    ("sailthru.date", "published"),
    ("publish-date", "published"),
    ("publish_date", "published"),
    ("pubdate", "published"),
    ("article:published", "published"),
    ("article.published", "published"),
    ("og:published_time", "published"),
    ("published_time", "published"),
    ("publication_date", "published"),
    ("dc.date", "published"),
    ("dcterms.date", "published"),
    ("dcterms.issued", "published"),
    ("dc.date.created", "published"),
    ("dcterms.created", "published"),
    ("citation_publication_date", "published"),
    ("citation_online_date", "published"),
    ("bt:pubdate", "published"),
    ("rnews:datepublished", "published"),
    ("cxenseparse:recs:publishtime", "published"),
    ("article:modified", "modified"),
    ("article.updated", "modified"),
    ("dc.date.modified", "modified"),
    ("dcterms.modified", "modified"),
    ("og:updated_time", "modified"),
)


class Metadata:
    """The metadata of a page.

    `json_ld` is None if the page declares no article, or another one than it shows; `damage` is what was lost or guessed in reading it.
    """

    def __init__(self, document: Document, outlet_names: Collection[str] = ()) -> None:
        self._document = document
        self._outlet_names = outlet_names
        self.json_ld: JsonLdArticle | None
        self.json_ld, self.damage = read_json_ld(document)

    def refuse_other_article(self, shown: str) -> str | None:
        """Drop the JSON-LD article if it is another one than the page shows; return its headline then, else None.

        `shown`: the headline and kicker of the page.
        """
        outlets = {folded(name) for name in self.outlets}
        if self.json_ld is None or not describes_another(self.json_ld, shown, outlets):
            return None
        other = self.json_ld.headline
        self.json_ld = None
        return other

    @property
    def outlets(self) -> list[str]:
        """The names of the outlet: those of its declaration, JSON-LD's publisher, og:site_name."""
        publisher = [self.json_ld.publisher] if self.json_ld else []
        return [
            name for name in (*self._outlet_names, *publisher, *self._document.meta.get("og:site_name", [])) if name
        ]

    @cached_property
    def window_title(self) -> str:
        """The text of the <title> element, empty if there is none or it never ends."""
        head = self._document.tree.head
        title = head.css_first("title") if head else None
        text = title.text() if title else ""
        return text if len(text) <= _LONGEST_TITLE else ""

    @property
    def headlines(self) -> list[Candidate]:
        """The declared headlines, as written."""
        declared = (
            [Candidate(EvidenceSource.JSON_LD, "json-ld: headline", self.json_ld.headline)] if self.json_ld else []
        )
        declared += [
            Candidate(EvidenceSource.META, f"meta: {name}", title)
            for name in _TITLE_META
            for title in self._document.meta.get(name, [])
        ]
        return [
            each._replace(text=each.text.strip())
            for each in declared
            if each.text and len(each.text) <= _LONGEST_TITLE and not each.text.isspace()
        ]

    def titles(self) -> Iterator[Candidate]:
        """Yield the declared headlines and the window's title, without the outlet's name."""
        for each in self.headlines:
            yield each._replace(text=without_outlet(each.text or "", [self.window_title], self.outlets))
        if self.window_title:
            yield Candidate(EvidenceSource.TITLE, "title", without_outlet(self.window_title, [], self.outlets))

    def candidates(self, field: str, source: EvidenceSource) -> Iterator[Candidate]:
        """Yield the candidates of JSON-LD, meta tags or the title for a field with one value."""
        if field == "headline":
            yield from (each for each in self.titles() if each.source is source)
        elif source is EvidenceSource.JSON_LD and self.json_ld:
            yield from _json_ld_candidates(self.json_ld, field)
        elif source is EvidenceSource.META:
            yield from self._meta_candidates(field)

    def tags(self, source: EvidenceSource) -> Iterator[ListCandidate[str]]:
        """Yield the tags of JSON-LD or of meta tags."""
        if source is EvidenceSource.JSON_LD and self.json_ld:
            yield ListCandidate(source, "json-ld: keywords", dict.fromkeys(self.json_ld.tags))
        elif source is EvidenceSource.META:
            yield ListCandidate(source, "meta: article:tag", dict.fromkeys(self._document.meta.get("article:tag", ())))

    def times(self, source: EvidenceSource) -> Iterator[TimeWitness]:
        """Yield the time strings of JSON-LD or of meta tags."""
        if source is EvidenceSource.JSON_LD and self.json_ld:
            if self.json_ld.published:
                yield TimeWitness(source, "json-ld: datePublished", self.json_ld.published, "published")
            if self.json_ld.modified:
                yield TimeWitness(source, "json-ld: dateModified", self.json_ld.modified, "modified")
        elif source is EvidenceSource.META:
            for name, role in _TIME_META:
                if name in self._document.meta:
                    yield TimeWitness(source, f"meta: {name}", self._document.meta[name][0], role)

    @property
    def publish_times(self) -> list[str]:
        """The declared publish times, as written: JSON-LD's, then Open Graph's."""
        declared = [self.json_ld.published] if self.json_ld else []
        return [text for text in (*declared, *self._document.meta.get("article:published_time", [])) if text]

    def _meta_candidates(self, field: str) -> Iterator[Candidate]:
        for name in _TEXT_META.get(field, ()):
            if name in self._document.meta:
                yield Candidate(EvidenceSource.META, f"meta: {name}", self._document.meta[name][0])
                return


def _json_ld_candidates(article: JsonLdArticle, field: str) -> Iterator[Candidate]:
    if field == "byline":
        yield Candidate(EvidenceSource.JSON_LD, "json-ld: author", ", ".join(article.authors) or None)
    elif field == "body":
        # Many templates run the paragraphs of articleBody together.
        trust = Trust.HIGH if article.body and "\n\n" in article.body else Trust.LOW
        yield Candidate(EvidenceSource.JSON_LD, "json-ld: articleBody", article.body, trust)
    elif field == "section":
        yield Candidate(EvidenceSource.JSON_LD, "json-ld: articleSection", article.section)
    elif field == "image":
        yield Candidate(EvidenceSource.JSON_LD, "json-ld: image", article.image)
