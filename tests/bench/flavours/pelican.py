"""The corpus for Pelican: metadata lines, a category for each kind."""

from __future__ import annotations

from collections.abc import Iterable

from tests.bench.articles import Article
from tests.bench.flavours import relative

SKELETON = "pelican"


def article_path(article: Article) -> str:
    """Where the article's file lies."""
    return f"content/{article.key}.md"


def article_text(article: Article) -> str:
    """Metadata and body; relations carry the title along, as Pelican looks up links in text only."""
    folder, _, slug = article.key.partition("/")
    head = {"Title": article.title, "Slug": slug, "Category": folder, "Date": "2024-01-01", "Summary": article.summary}
    head |= {"Tags": ", ".join(article.tags)} if article.tags else {}
    head |= {f"field_{_name(label)}": text for label, text in relative.fields(article).items()}
    head |= {f"relation_{_name(label)}": f"{key}|{text}" for label, key, text in relative.relations(article)}
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    return f"{lines}\n{relative.body(article, _address)}"


def other_files(articles: Iterable[Article]) -> dict[str, str]:
    """None: listings are made from the categories."""
    return {}


def _name(label: str) -> str:
    """The label as a name of metadata; the template puts the blanks back."""
    return label.replace(" ", "-")


def _address(key: str) -> str:
    return f"{{filename}}/{key}.md"
