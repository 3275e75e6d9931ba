"""Fenced blocks that draw from the graph: a query's results as a list or table, a timeline, a lineage.

```query as=table fields=released,created_by
kind:framework released:<2015 sort:released
```
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, cast

from markupsafe import Markup
from msgspec import Struct

from generator.dates import Date, sort_key
from generator.graph.link_problems import what_is_wrong
from generator.graph.view import View
from generator.names import did_you_mean, or_list
from generator.render.filling import Filling
from generator.render.lineage import lineage_of
from generator.render.meaning import meaning_of
from generator.render.page import Page, UnknownName, page_on, pages_on
from generator.render.values import date_html
from generator.settings import RelationSettings
from generator.source.body import GraphHole

Options = dict[str, str]


class Event(Struct, frozen=True):
    """One entry of a timeline."""

    page: Page
    label: str  # which of the dates it is, where several are asked for
    date: Date | None
    when: Markup = Markup("")  # the date in words


def graph_hole(hole: GraphHole, filling: Filling) -> str:
    """The block as HTML; one that cannot be drawn shows its text, and is reported."""
    drawn: str | None = None
    maker = _BLOCKS.get(hole.block)
    if maker is None:
        what, do = f'There is no graph block "{hole.block}".', did_you_mean(hole.block, _BLOCKS)
        filling.problem("unknown-block", hole.line, 1, what, do)
    else:
        options = _options_of(hole, filling, maker[1])
        drawn = None if options is None else maker[0](hole, options, filling)
    return f"<pre><code>{escape(hole.text)}</code></pre>\n" if drawn is None else drawn


def _options_of(hole: GraphHole, filling: Filling, known: Sequence[str]) -> Options | None:
    """The `name=value` of the block's first line."""
    options: Options = {}
    for word in hole.options.split():
        name, equals, value = word.partition("=")
        if name not in known or not equals:
            what = f'The block {hole.block} has no option "{word}".'
            do = did_you_mean(name, known, otherwise=f"Its options are {or_list([f'{each}=…' for each in known])}.")
            filling.problem("block-property", hole.line, 1, what, do)
            return None
        options[name] = value.strip("\"'")
    return options


def _query(hole: GraphHole, options: Options, filling: Filling) -> str | None:
    pages = _asked(hole, filling)
    if pages is None:
        return None
    shape = options.get("as", "table" if "fields" in options else "list")
    if shape not in ("list", "table"):
        what = f'A query is shown as list or table, not as "{shape}".'
        filling.problem("block-property", hole.line, 1, what, "Write as=list or as=table")
        return None
    names = _split(options.get("fields", ""))
    if not pages or not _known(names, pages, hole, filling):
        names = []
    rows = [(page, [_cell(page, name) for name in names]) for page in pages]
    labels = [_label(name, pages) for name in names]
    return filling.sheet.templates.draw(f"graph/{shape}.html", {"rows": rows, "labels": labels, "block": hole.block})


def _asked(hole: GraphHole, filling: Filling) -> list[Page] | None:
    """The pages that the query in the block finds; None when it has mistakes."""
    text = hole.text.replace("\n", " ").rstrip()
    mistakes = filling.view.mistakes_in(text, filling.origin)
    for mistake in mistakes:
        before = hole.text[: mistake.start]
        line = hole.line + 1 + before.count("\n")
        column = len(before) - before.rfind("\n")
        filling.problem("query-syntax", line, column, mistake.what, mistake.do)
    if mistakes:
        return None
    return pages_on(filling.sheet, filling.view.matching(text, filling.origin))


def _relations(view: View) -> tuple[RelationSettings, ...]:
    return cast("tuple[RelationSettings, ...]", view.setting("relations"))


def _split(names: str) -> list[str]:
    return [name for name in names.split(",") if name]


def _known(names: list[str], pages: list[Page], hole: GraphHole, filling: Filling) -> bool:
    """True when each name is a field or relation of some page that is shown."""
    for name in names:
        if all(_field(page, name) is None for page in pages):
            known = {field.name for page in pages for field in filling.view.kind(page.kind).fields}
            known |= {side for relation in _relations(filling.view) for side in (relation.name, relation.inverse)}
            what = f'None of the articles found has a field or relation "{name}".'
            filling.problem("block-property", hole.line, 1, what, did_you_mean(name, known))
            return False
    return True


def _field(page: Page, name: str) -> Any:
    try:
        return page.cell(name)
    except UnknownName:
        return None


def _cell(page: Page, name: str) -> Any:
    return _field(page, name) or ""


def _label(name: str, pages: list[Page]) -> str:
    for page in pages:
        field = _field(page, name)
        if field is not None:
            return str(field.label)
    return name


def _timeline(hole: GraphHole, options: Options, filling: Filling) -> str | None:
    pages = _asked(hole, filling)
    if pages is None:
        return None
    names = _split(options.get("dates", ""))
    if pages and not _known(names, pages, hole, filling):
        return None
    events = [event for page in pages for event in _events(page, names, filling.view)]
    events.sort(key=lambda event: (event.date is None, sort_key(event.date) if event.date else (0, 0, "")))
    return filling.sheet.templates.draw("graph/timeline.html", {"events": events})


def _events(page: Page, names: list[str], view: View) -> list[Event]:
    """The dates of an article that a timeline shows; one without any stands at the end."""
    declared = view.kind(page.kind).fields
    asked = names or [field.name for field in declared if "date" in field.types][:1]
    labels = {field.name: field.label or field.name for field in declared}
    found = []
    for name in asked:
        claims = view.field_of(page.key, name)
        chosen = [claim for claim in claims if claim.preferred] or claims
        dates = [claim.value for claim in chosen if isinstance(claim.value, Date)]
        label = labels.get(name, name) if len(names) > 1 else ""
        found += [Event(page, label, date, _when(date, page.key, view)) for date in dates[:1]]
    return found or [Event(page, "", None)]


def _when(date: Date, key: str, view: View) -> Markup:
    return Markup(date_html(date, view.language_of(key)))  # noqa: S704 - made by values.py, which escapes


def _lineage(hole: GraphHole, options: Options, filling: Filling) -> str | None:
    view, words = filling.view, hole.text.strip().removeprefix("[[").removesuffix("]]")
    key: str | None = filling.origin
    if words:
        found = meaning_of(view, words, "wiki", filling.origin)
        key = found.key
        if key is None:
            name, what, do = what_is_wrong(words, "wiki", found)
            filling.problem(name, hole.line + 1, 1, what, do)
            return None
    assert key is not None
    relations = _relations(view)
    names = _split(options.get("relations", ""))
    known = [name for relation in relations for name in (relation.name, relation.inverse)]
    unknown = next((name for name in names if name not in known), None)
    depth = options.get("depth", "4")
    if unknown or not depth.isdecimal():
        what = f'There is no relation "{unknown}".' if unknown else f'"{depth}" is no number of generations.'
        do = did_you_mean(unknown, known) if unknown else "Write depth=3"
        filling.problem("block-property", hole.line, 1, what, do)
        return None
    page = page_on(filling.sheet, key)
    lineage = lineage_of(page, filling.sheet, relations, names=names, depth=int(depth))
    return filling.sheet.templates.draw("graph/lineage.html", {"lineage": lineage})


_BLOCKS: dict[str, tuple[Callable[[GraphHole, Options, Filling], str | None], tuple[str, ...]]] = {
    "query": (_query, ("as", "fields")),
    "timeline": (_timeline, ("dates",)),
    "lineage": (_lineage, ("relations", "depth")),
}
