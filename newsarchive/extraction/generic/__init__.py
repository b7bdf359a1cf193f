"""The generic way: pages of no known design, read by what Bengali news pages have in common."""

from newsarchive.extraction.generic.page import GenericPage

__all__ = ["GenericPage"]
