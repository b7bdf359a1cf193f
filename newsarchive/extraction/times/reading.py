"""Cached readings of time strings: zone and times of an article are determined from the same strings."""

from functools import lru_cache

from newsarchive.bengali.dates import read

# The strings of one article, and those that consecutive articles share.
read_time = lru_cache(maxsize=128)(read)
