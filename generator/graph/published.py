"""Which articles are shown: no drafts, nothing before its day, one article for each key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.dates import Date, parse_date
from generator.graph.article import Article
from generator.graph.content_paths import SECTIONS, without_ending


@dataclass(frozen=True, slots=True)
class Published:
    """The articles, parted into those that the site shows and those that it must not speak of."""

    shown: Mapping[str, Article]  # in the order of their keys
    held: Mapping[str, Article]  # drafts, and what waits for its day
    doubles: tuple[tuple[Article, Article], ...]  # two files with one key: the one that is shown, the other


def choose(articles: Iterable[Article], *, drafts: bool, date: str) -> Published:
    """Parts the articles. Without a date nothing waits for its day; with `drafts` everything is shown."""
    today = parse_date(date) if date else None
    shown: dict[str, Article] = {}
    held: dict[str, Article] = {}
    doubles: list[tuple[Article, Article]] = []
    for article in sorted(articles, key=_by_key_and_file):
        if not drafts and (article.draft or _waits(article.publish, today)):
            held.setdefault(article.key, article)
        elif article.key in shown:
            doubles.append((shown[article.key], article))
        else:
            shown[article.key] = article
    return Published(shown, held, tuple(doubles))


def why_held(article: Article) -> str:
    """Why an article is not shown, in the words of a message."""
    if article.draft or article.publish is None:
        return "a draft"
    return f"not published before {article.publish.text}"


def _waits(publish: Date | None, today: Date | None) -> bool:
    return publish is not None and today is not None and publish.first > today.last


def _by_key_and_file(article: Article) -> tuple[str, int, str]:
    name = without_ending(article.path.rpartition("/")[2]).lower()
    return article.key, SECTIONS.index(name) if name in SECTIONS else len(SECTIONS), article.path
