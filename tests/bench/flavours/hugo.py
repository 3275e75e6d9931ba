"""The corpus for Hugo: sections by folder, values and relations as parameters."""

from __future__ import annotations

from collections.abc import Iterable

from tests.bench.articles import FOLDERS, Article
from tests.bench.flavours import relative

SKELETON = "hugo"


def article_path(article: Article) -> str:
    """Where the article's file lies."""
    return f"content/{article.key}.md"


def article_text(article: Article) -> str:
    """Front matter and body; links go to addresses, which costs Hugo least."""
    related = [{"label": label, "to": f"/{key}"} for label, key, _ in relative.relations(article)]
    head: dict[str, object] = {"title": article.title, "summary": article.summary, "tags": list(article.tags)}
    head["params"] = {"fields": relative.fields(article), "relations": related}
    return relative.yaml(head) + relative.body(article, relative.page_address)


def other_files(articles: Iterable[Article]) -> dict[str, str]:
    """A titled page for each section."""
    return {f"content/{folder}/_index.md": f"---\ntitle: {folder.capitalize()}\n---\n" for folder in FOLDERS.values()}
