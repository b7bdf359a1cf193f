"""Hostile servers: a hundred sites on loopback that answer as no site should, and what a crawl of each costs and reports."""

from bench.hostile.run import main

__all__ = ["main"]
