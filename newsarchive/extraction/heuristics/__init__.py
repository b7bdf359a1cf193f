"""The heuristics: rules that find the fields of an article on a page without layout, by what Bengali news pages have in common."""

from newsarchive.extraction.heuristics.article_view import ArticleView

__all__ = ["ArticleView"]
