"""A small site for the tests of reading, and articles of it in a form that one can compare at a glance."""

from __future__ import annotations

from generator.dates import Date
from generator.graph.article import Article
from generator.graph.reading import ArticleReader
from generator.graph.values import Claim, Link, Markdown, Record, Value
from generator.problems import Problem
from generator.settings import read_settings
from generator.source.front_matter import read_front_matter
from generator.source.outline import Outline

SITE = """
[site]
title = "The site"

[kinds.person]
folder = "people"
[kinds.person.fields]
born = { type = "date", label = "Born" }
us_date = { format = "%m/%d/%Y" }
status = { choices = ["active", "quiet", "no"] }
ended = { type = ["date", "boolean"] }
height = { type = "number" }
children = { type = "integer" }
alive = { type = "boolean", default = true }
website = { type = "url" }
nick = { type = "text" }
names = { type = "text", list = true }
bio = { type = "markdown" }
friend = { type = "link", kinds = ["person"] }
friends = { type = "link", list = true }
needs = { type = "link", match = "number", separator = "," }
codes = { type = "integer", separator = ";" }
home = { fields = { street = { required = true }, since = { type = "date" }, owner = { type = "link" } } }

[kinds.event]
folder = "events"
[kinds.event.fields]
date = { type = "date", required = true, help = "the first day" }
place = { type = "text" }

[kinds.note]
folder = "notes"
open = true

[relations.made]
inverse = "made_by"
from = ["person"]
to = ["event"]
one = true
[relations.near]
symmetric = true
"""

SETTINGS, _PROBLEMS = read_settings(SITE)
READER = ArticleReader(SETTINGS)
Plain = object
HEADED = Outline(title="Heading")


def read(head: str, *, path: str = "people/ada.md", outline: Outline = HEADED) -> tuple[Article, list[Problem]]:
    """The article whose front matter is `head`, and all problems with it."""
    front = read_front_matter(f"---\n{head}\n---\nText", file=path)
    article, problems = READER.read(front, outline, path=path, file=path)
    return article, [*front.problems, *problems]


def said(problems: list[Problem]) -> list[str]:
    """Problems as one reads them; the first line of the head is line 1."""
    return [f"{at.place.line - 1}:{at.place.column} {at.name}: {at.what} {at.do}".rstrip() for at in problems]


def plain_claims(claims: tuple[Claim, ...]) -> list[Plain]:
    """Claims in short: the value alone, or with its sources and what else is said of it."""
    return [_plain_claim(claim) for claim in claims]


def _plain_claim(claim: Claim) -> Plain:
    sources = [f"{source.source}, {source.locator}".removesuffix(", ") for source in claim.sources]
    marks = [claim.note] * bool(claim.note) + ["preferred"] * claim.preferred + ["disputed"] * claim.disputed
    return (plain(claim.value), *sources, *(f"({mark})" for mark in marks)) if sources or marks else plain(claim.value)


def plain(value: Value) -> Plain:
    """A value in short."""
    if isinstance(value, Date):
        return f"date {value.text}"
    if isinstance(value, Link):
        return f"[[{value.target}|{value.label}]]" if value.label else f"[[{value.target}]]"
    if isinstance(value, Markdown):
        return f"markdown {value.text}"
    if isinstance(value, Record):
        return {name: [plain(inner) for inner in values] for name, values in value.entries}
    return value
