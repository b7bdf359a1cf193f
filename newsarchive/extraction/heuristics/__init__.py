"""The generic way: pages of no known design, read by what Bengali news pages have in common."""

from newsarchive.extraction.heuristics.article_view import ArticleView

__all__ = ["ArticleView"]
