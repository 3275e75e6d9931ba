"""Values and claims as HTML: a date in words, a link to its article, the marks of the sources that say so."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

from generator.dates import Date, in_words, iso
from generator.graph.values import Claim, Link, Markdown, Record, Value
from generator.render.citations import marks
from generator.render.compose import compose
from generator.render.filling import Filling
from generator.render.links import anchor, wanted
from generator.render.meaning import meaning_of
from generator.render.transclusion import apart, ids_in
from generator.settings import FieldSettings, MarkdownSettings
from generator.source.body import Body

_WEB = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>\s*", re.DOTALL)


def claim_marks(claim: Claim, filling: Filling) -> str:
    """The citation marks of one claim."""
    return marks([(source.source, source.locator) for source in claim.sources], filling) if claim.sources else ""


def value_html(value: Value, settings: FieldSettings, filling: Filling) -> str:
    """A value as HTML, by what it is."""
    if type(value) is str:
        return _text(value, settings)
    return _BY_TYPE[type(value)](value, settings, filling)


def _text(value: str, settings: FieldSettings) -> str:
    if "url" in settings.types and _WEB.match(value):
        shown = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)|/$", "", value, flags=re.IGNORECASE)
        return anchor(value, escape(shown or value))
    return escape(value)


def _boolean(value: bool, settings: FieldSettings, filling: Filling) -> str:
    return "yes" if value else "no"


def _number(value: float, settings: FieldSettings, filling: Filling) -> str:
    return str(value)


def _nothing(value: None, settings: FieldSettings, filling: Filling) -> str:
    return ""


def _date(value: Date, settings: FieldSettings, filling: Filling) -> str:
    return date_html(value, filling.view.language_of(filling.origin))


def date_html(date: Date, language: str) -> str:
    """A date in words, with what machines read beside it where HTML has a form for it."""
    words, machine = escape(in_words(date, language)), iso(date)
    return f'<time datetime="{machine}">{words}</time>' if _MACHINE.fullmatch(machine) else words


# What HTML's `time` takes of our dates: a year of four digits, a month, a day.
_MACHINE = re.compile(r"(?!0000)[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def _link(value: Link, settings: FieldSettings, filling: Filling) -> str:
    view = filling.view
    form = f"match:{settings.match}" if settings.match else "wiki"
    found = meaning_of(view, value.target, form, filling.origin)
    if found.key is None and settings.match:
        found = meaning_of(view, value.target, "wiki", filling.origin)
    if found.key is None:
        return wanted(escape(value.label or value.target))
    label = value.label or view.title_of(found.key)
    return anchor(filling.sheet.link(view.address_of(found.key)), escape(label))


def _markdown(value: Markdown, settings: FieldSettings, filling: Filling) -> str:
    chosen = filling.view.setting("markdown")
    assert isinstance(chosen, MarkdownSettings)
    parts = composed(value.text, chosen).parts
    ids = frozenset(ids_in(parts))
    prefix = f"_f{filling.sheet.number()}-" if ids else ""  # the body may have a heading of the same name
    sheet = filling.sheet
    elsewhere = sheet.key != filling.origin  # what is wrong is told on the article's own page
    inner = Filling(sheet, filling.origin, prefix=prefix, ids=ids, field=filling.field, quiet=elsewhere)
    return inline_or_blocks(inner.fill(tuple(apart(parts, inner)) if ids else parts))


def inline_or_blocks(html: str) -> str:
    """The HTML without its paragraph where it is a single one."""
    match = _ONE_PARAGRAPH.fullmatch(html)
    return match[1] if match else html


@lru_cache(maxsize=4096)
def composed(text: str, settings: MarkdownSettings) -> Body:
    """The body of a short text; the same text costs once."""
    made = compose(text, file="", first_line=1, settings=settings)
    if not made.outline.title:
        return made.body
    # Of an article the heading that opens it is the title; here nobody else would show it.
    return Body((f"<p><strong>{escape(made.outline.title)}</strong></p>\n", *made.body.parts))


def _record(value: Record, settings: FieldSettings, filling: Filling) -> str:
    declared = {field.name: field for field in settings.fields}
    rows = []
    for name, values in value.entries:
        field = declared.get(name) or FieldSettings(name=name, types=("text",))
        shown = "".join([f"<dd>{value_html(each, field, filling)}</dd>" for each in values])
        rows.append(f"<dt>{escape(field.label or name)}</dt>{shown}")
    return f'<dl class="record">{"".join(rows)}</dl>'


_BY_TYPE: dict[type, Callable[..., str]] = {
    bool: _boolean,
    int: _number,
    float: _number,
    type(None): _nothing,
    Date: _date,
    Link: _link,
    Markdown: _markdown,
    Record: _record,
}
