"""The corpus for Lektor: a folder with contents.lr for each article, relations as paths that the template looks up."""

from __future__ import annotations

from collections.abc import Iterable

from tests.bench.articles import FOLDERS, Article
from tests.bench.flavours import relative

SKELETON = "lektor"


def article_path(article: Article) -> str:
    """Where the article's file lies."""
    return f"content/{article.key}/contents.lr"


def article_text(article: Article) -> str:
    """The fields of the kind's model, each below a line of dashes."""
    parts = [f"_model: {article.kind}", f"title: {article.title}", f"summary: {article.summary}"]
    parts += [f"{field.name}: {field.value}" for field in article.fields]
    parts += [f"{name}: /{other.key}" for name, other in article.relations.items()]
    parts += [_lines("tags", "\n".join(article.tags)), _lines("body", relative.body(article, relative.page_address))]
    return "\n---\n".join(parts)


def other_files(articles: Iterable[Article]) -> dict[str, str]:
    """A page for each section."""
    return {
        f"content/{folder}/contents.lr": f"_model: section\n---\ntitle: {folder.capitalize()}\n"
        for folder in FOLDERS.values()
    }


def _lines(name: str, text: str) -> str:
    return f"{name}:\n\n{text}"
