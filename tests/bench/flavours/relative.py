"""What the peers' flavours share: the body as plain Markdown, links and citations as ordinary links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from json import dumps

from tests.bench.articles import FOLDERS, RELATIONS, Article

KIND_OF_FOLDER = {folder: kind for kind, folder in FOLDERS.items()}


def body(article: Article, address: Callable[[str], str]) -> str:
    """The body with each link as `[text](address)`, where `address` makes it of the target's key."""
    pieces = (piece if isinstance(piece, str) else f"[{piece.text}]({address(piece.key)})" for piece in article.body)
    return "".join(pieces)


def page_address(key: str) -> str:
    """From one page to another where each is a folder: people/ada -> ../../people/ada/."""
    return f"../../{key}/"


def file_address(key: str) -> str:
    """From one source file to another: people/ada -> ../people/ada.md."""
    return f"../{key}.md"


def fields(article: Article) -> dict[str, str]:
    """The typed values, label -> text."""
    return {field.name.replace("_", " ").capitalize(): field.value for field in article.fields}


def relations(article: Article) -> list[tuple[str, str, str]]:
    """Label, key and title of each related article."""
    labels = RELATIONS[article.kind]
    return [(labels[name][0], other.key, other.text) for name, other in article.relations.items()]


def yaml(values: dict[str, object]) -> str:
    """Front matter: flat keys, each value as JSON, which is YAML."""
    lines = (
        f"{name}: {value if name == 'title' else dumps(value, ensure_ascii=False)}" for name, value in values.items()
    )
    return "---\n" + "\n".join(lines) + "\n---\n"


def by_folder(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """The articles of each folder, by title."""
    ordered = sorted(articles, key=lambda article: (article.key.partition("/")[0], article.title))
    return {folder: list(some) for folder, some in groupby(ordered, key=lambda article: article.key.partition("/")[0])}
