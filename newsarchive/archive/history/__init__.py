"""The history of each article: its sightings are the facts, its present content and its versions follow from them.

The order in which captures arrive has no effect: the sightings of an article are sorted by the time of their captures and folded into versions
anew whenever one arrives that does not simply repeat the present content.
"""

from newsarchive.archive.history.sighting import address_of_article, sighting_of
from newsarchive.archive.history.store import Arrival, Outcome, Stored, store_articles

__all__ = ["Arrival", "Outcome", "Stored", "address_of_article", "sighting_of", "store_articles"]
