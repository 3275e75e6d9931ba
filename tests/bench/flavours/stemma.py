"""The corpus for Stemma: wiki links, citations in prose and on values, relations as fields."""

from __future__ import annotations

from collections.abc import Iterable

from tests.bench.articles import Article, Field
from tests.bench.prose import Link, Piece

SKELETON = "stemma"


def article_path(article: Article) -> str:
    """Where the article's file lies."""
    return f"content/{article.key}.md"


def article_text(article: Article) -> str:
    """Front matter and body, as an author of Stemma would write them."""
    head = [f"kind: {article.kind}", f"title: {article.title}", f"summary: {article.summary}"]
    head += [f"{field.name}: {_value(field)}" for field in article.fields]
    head += [f'{name}: "[[{other.key}]]"' for name, other in article.relations.items()]
    head += [f"tags: [{', '.join(article.tags)}]"] if article.tags else []
    return "---\n" + "\n".join(head) + "\n---\n" + _body(article)


def other_files(articles: Iterable[Article]) -> dict[str, str]:
    """None: listings are made from the kinds."""
    return {}


def _value(field: Field) -> str:
    return f"{field.value} [@{_short(field.source)}]" if field.source else field.value


def _body(article: Article) -> str:
    def written(piece: Piece) -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, Link):
            return f"[[{piece.key}|{piece.text}]]"
        return f"[@{_short(piece.key)}]"

    return "".join(written(piece) for piece in article.body)


def _short(key: str) -> str:
    """A source is cited by its name alone."""
    return key.rpartition("/")[2]
