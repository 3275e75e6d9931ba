"""Small sites in memory: articles as compact text, and settings to go with them."""

from __future__ import annotations

import re
from textwrap import dedent

from generator.dates import parse_date
from generator.graph.article import Article, Spot
from generator.graph.graph import Graph
from generator.graph.values import Citation, Claim, Link, Value
from generator.settings import FieldSettings, KindSettings, MarkdownSettings, RelationSettings, Settings
from generator.source.outline import Heading, Mention


def field(name: str, *types: str, **options: object) -> FieldSettings:
    return FieldSettings(name=name, types=types or ("text",), label=name.capitalize(), **options)  # type: ignore[arg-type]


def kind(name: str, *fields: FieldSettings, **options: object) -> KindSettings:
    words = {"label": name.capitalize(), "plural": f"{name}s", **options}
    return KindSettings(name=name, fields=fields, **words)  # type: ignore[arg-type]


SETTINGS = Settings(
    title="Test",
    kinds=(
        kind("person", field("born", "date"), field("retired", "boolean")),
        kind(
            "framework",
            field("released", "date"),
            field("stars", "integer"),
            field("license", "choice", choices=("BSD", "MIT")),
            field("number", "integer"),
            field("lead", "link", kinds=("person",)),
            field("follows", "link", match="number"),
            order="released,title",
        ),
        kind("source", field("url", "url")),
        kind("page", open=True),
    ),
    relations=(
        RelationSettings(
            name="created_by",
            label="Created by",
            inverse="created",
            inverse_label="Created",
            sources=("framework",),
            targets=("person",),
        ),
        RelationSettings(
            name="built_on",
            label="Built on",
            inverse="basis_of",
            inverse_label="Basis of",
            targets=("framework",),
            one=True,
        ),
        RelationSettings(
            name="related_to",
            label="Related",
            inverse="related_to",
            inverse_label="Related",
            symmetric=True,
        ),
    ),
)
NEAREST = Settings(
    title="Test", kinds=SETTINGS.kinds, relations=SETTINGS.relations, markdown=MarkdownSettings(ambiguous="nearest")
)

_CITED = re.compile(r"\s*\[@([^\],]+)(?:, ([^\]]+))?\]")
_MENTION = re.compile(r"(!?)\[\[([^\]#]*)(?:#([^\]]*))?\]\]|\[@([^\]]+)\]|\[[^\]]*\]\(([^)#]*)(?:#([^)]*))?\)")
_LISTS = {"alias": "aliases", "tag": "tags", "moved_from": "moved_from"}


def graph_of(text: str, *, settings: Settings = SETTINGS, drafts: bool = False, date: str = "") -> Graph:
    return Graph(articles_of(text, settings=settings), settings=settings, drafts=drafts, date=date)


def articles_of(text: str, *, settings: Settings = SETTINGS) -> list[Article]:
    """One article for each paragraph.

    frameworks/flask: Flask          its key and title; the first folder without its "s" is its kind
    released: 2010-04-16 [@news]     a field; several values are parted by " + "
    created_by: ada                  a relation
    tag: python + web                what every article may have: kind, alias, tag, draft, publish, path, …
    # A heading
    > Prose with [[links]], [@citations] and [paths](x.md).
    """
    return [_article(block, settings) for block in re.split(r"\n\s*\n", dedent(text).strip()) if block]


def _article(block: str, settings: Settings) -> Article:
    key, _, title = (part.strip() for part in block.splitlines()[0].partition(":"))
    facts: dict[str, object] = {
        "key": key,
        "title": title,
        "path": f"{key or 'index'}.md",
        "kind": _kind_of(key, settings),
    }
    fields: dict[str, tuple[Claim, ...]] = {}
    relations: dict[str, tuple[Claim, ...]] = {}
    spots = {"title": Spot(1, 1)}
    headings: list[Heading] = []
    mentions: list[Mention] = []
    related = {name for relation in settings.relations for name in (relation.name, relation.inverse)}
    for line, text in enumerate(block.splitlines()[1:], 2):
        text = text.strip()
        name, _, value = (part.strip() for part in text.partition(":"))
        if text.startswith("#"):
            headings.append(_heading(text))
        elif text.startswith(">"):
            mentions += _mentions(text[1:].strip(), line)
        elif name in related:
            relations[name] = tuple(_claim(one, ("link",)) for one in value.split(" + "))
            spots[name] = Spot(line, 1)
        elif name in _LISTS:
            facts[_LISTS[name]] = tuple(value.split(" + "))
            spots[_LISTS[name]] = Spot(line, 1)
        elif name in Article.__struct_fields__:
            facts[name] = _own(name, value)
        else:
            fields[name] = tuple(_claim(one, _types(name, str(facts["kind"]), settings)) for one in value.split(" + "))
            spots[name] = Spot(line, 1)
    return Article(
        **facts,  # type: ignore[arg-type]
        fields=fields,
        relations=relations,
        spots=spots,
        headings=tuple(headings),
        mentions=tuple(mentions),
    )


def _kind_of(key: str, settings: Settings) -> str:
    folder = key.partition("/")[0].removesuffix("s")
    names = {"people": "person"} | {kind.name: kind.name for kind in settings.kinds}
    return names.get(folder, "page") if "/" in key else "page"


def _types(name: str, kind: str, settings: Settings) -> tuple[str, ...]:
    declared = (field for one in settings.kinds if one.name == kind for field in one.fields if field.name == name)
    return next((field.types for field in declared), ("text",))


def _own(name: str, value: str) -> object:
    if name in ("draft", "section"):
        return value == "true"
    if name == "publish":
        return parse_date(value)
    if name == "weight":
        return float(value)
    return int(value) if name == "words" else value


def _claim(text: str, types: tuple[str, ...]) -> Claim:
    """`value [@source, p. 1] *` is a claim with a source; the star prefers it, and a "?" disputes it."""
    sources = tuple(Citation(found[1], found[2] or "") for found in _CITED.finditer(text))
    bare = _CITED.sub("", text).strip()
    value = bare.rstrip("*?").strip() if bare.endswith((" *", " ?")) else bare
    return Claim(_value(value, types), sources, preferred=bare.endswith(" *"), disputed=bare.endswith((" *", " ?")))


def _value(text: str, types: tuple[str, ...]) -> Value:
    if "link" in types:
        return Link(text)
    if "date" in types and (date := parse_date(text)):
        return date
    if {"integer", "number"} & set(types):
        return int(text)
    return text == "true" if "boolean" in types else text


def _heading(text: str) -> Heading:
    level = len(text) - len(text.lstrip("#"))
    words, _, stated = text.lstrip("# ").partition(" {#")
    return Heading(level, words, stated.rstrip("}") or re.sub(r"\W+", "-", words.lower()).strip("-"))


def _mentions(text: str, line: int) -> list[Mention]:
    found = []
    for match in _MENTION.finditer(text):
        embedded, wiki, wiki_heading, cited, path, path_heading = match.groups()
        form = "cite" if cited else "path" if path is not None else "transclude" if embedded else "wiki"
        target = cited or path or wiki or ""
        heading = wiki_heading or path_heading or ""
        found.append(Mention(target, heading, form, text, line, match.start() + 1))
    return found
