"""The corpus for Material for MkDocs and Zensical: their own theme; values and relations stand in the text."""

from __future__ import annotations

from collections.abc import Iterable

from tests.bench.articles import Article
from tests.bench.flavours import relative

SKELETON = "mkdocs"


def article_path(article: Article) -> str:
    """Where the article's file lies."""
    return f"docs/{article.key}.md"


def article_text(article: Article) -> str:
    """Front matter, then the values as a table and the relations as a list, then the body."""
    head = relative.yaml({"title": article.title, "description": article.summary, "tags": list(article.tags)})
    return head + _facts(article) + relative.body(article, relative.file_address)


def other_files(articles: Iterable[Article]) -> dict[str, str]:
    """The home page and a listing for each section, which other generators make by template."""
    folders = relative.by_folder(articles)
    home = "# Benchmark\n\n" + "".join(f"- [{folder.capitalize()}]({folder}/index.md)\n" for folder in folders)
    listings = {f"docs/{folder}/index.md": _listing(folder, some) for folder, some in folders.items()}
    return {"docs/index.md": home, "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n", **listings}


def _facts(article: Article) -> str:
    values = "".join(f"| {label} | {text} |\n" for label, text in relative.fields(article).items())
    related = (
        f"- {label}: [{text}]({relative.file_address(key)})\n" for label, key, text in relative.relations(article)
    )
    return f"\n{article.summary}\n\n| Field | Value |\n| --- | --- |\n{values}\n" + "".join(related) + "\n"


def _listing(folder: str, articles: Iterable[Article]) -> str:
    entries = (f"- [{article.title}]({article.key.partition('/')[2]}.md): {article.summary}\n" for article in articles)
    return f"# {folder.capitalize()}\n\n" + "".join(entries)
