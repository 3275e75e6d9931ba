"""Front matter and outline become a typed article: the kind's fields say what each value is."""

from __future__ import annotations

from generator.graph.reading.article import ArticleReader, type_article

__all__ = ["ArticleReader", "type_article"]
