"""Which articles a run reads more than once: its counts have each article once, the archive has each sighting."""

from itemadapter import ItemAdapter

from newsarchive.archive import address_of_article
from newsarchive.items import CapturedPage


class DeduplicatePipeline:
    """Mark a page whose article the run has read before at the same address.

    Nothing is removed: each capture is a sighting of the one article, in whichever run and order the archive gets them.
    """

    def __init__(self) -> None:
        self._addresses: set[int] = set()  # hashes: a back-fill reads hundreds of thousands

    def process_item(self, item: CapturedPage) -> CapturedPage:
        """Mark a page whose article is repeated."""
        adapter = ItemAdapter(item)
        if adapter["article"] is not None:
            address = hash(address_of_article(adapter["article"]))
            adapter["is_repeated"] = address in self._addresses
            self._addresses.add(address)
        return item
