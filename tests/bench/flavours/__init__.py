"""How each generator wants the corpus written: one file a syntax, each with the same functions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from tests.bench.articles import Article
from tests.bench.flavours import eleventy, hugo, lektor, mkdocs, pelican, stemma


class Flavour(Protocol):
    """What each file of this folder offers; its fixed files (settings, templates) are in sites/NAME."""

    SKELETON: str  # the folder below sites/ that a site begins as

    def article_path(self, article: Article) -> str:
        """Where the article's file lies, below the site's folder."""
        ...

    def article_text(self, article: Article) -> str:
        """The whole text of the article's file."""
        ...

    def other_files(self, articles: Iterable[Article]) -> dict[str, str]:
        """Further files that this generator needs: path -> text; section pages, say."""
        ...


FLAVOURS: dict[str, Flavour] = {
    "stemma": stemma,
    "hugo": hugo,
    "eleventy": eleventy,
    "lektor": lektor,
    "mkdocs": mkdocs,
    "zensical": mkdocs,
    "pelican": pelican,
}
