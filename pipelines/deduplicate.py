"""One article, once: by its address within a run, by what it says across the archive."""

from itemadapter import ItemAdapter

from newsarchive.archive import content_hash
from newsarchive.items import CapturedPage


class DeduplicatePipeline:
    """Sets the content hash of each article.

    An article that came twice in a run under one address, saying the same, is stored once; both captures are kept.
    """

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def process_item(self, item: CapturedPage) -> CapturedPage:
        """Hash an article; take a repeated one off its capture."""
        adapter = ItemAdapter(item)
        article = adapter["article"]
        if article is None:
            return item
        adapter["content_hash"] = content_hash(article)
        address = article.canonical_url or article.url
        if self._seen.get(address) == adapter["content_hash"]:
            adapter["article"] = None
        self._seen[address] = adapter["content_hash"]
        return item
