"""The corpus for Eleventy: a layout by folder, values and relations in the front matter."""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps

from tests.bench.articles import FOLDERS, Article
from tests.bench.flavours import relative

SKELETON = "eleventy"


def article_path(article: Article) -> str:
    """Where the article's file lies."""
    return f"content/{article.key}.md"


def article_text(article: Article) -> str:
    """Front matter and body."""
    related = [{"label": label, "to": f"/{key}/"} for label, key, _ in relative.relations(article)]
    head: dict[str, object] = {"title": article.title, "summary": article.summary, "tags": list(article.tags)}
    head |= {"fields": relative.fields(article), "relations": related}
    return relative.yaml(head) + relative.body(article, relative.page_address)


def other_files(articles: Iterable[Article]) -> dict[str, str]:
    """What all articles of a folder share."""
    return {
        f"content/{folder}/{folder}.json": dumps({"layout": "article.njk", "section": folder})
        for folder in FOLDERS.values()
    }
