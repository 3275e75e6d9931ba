"""Transclusion: the body of another article, or one section of it, shown on this page with its own links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from generator.graph.link_problems import what_is_wrong
from generator.graph.view import View
from generator.names import did_you_mean
from generator.render.filling import Filling
from generator.render.links import anchor, wanted
from generator.render.meaning import meaning_of
from generator.render.relative import quoted
from generator.render.sheet import Sheet
from generator.source.body import TITLE_ID, Body, FlowHole, LinkHole, Part, TranscludeHole

# Ten articles that each show ten others would be 10,000,000,000 texts ten levels down.
DEEPEST = 10
MOST = 200

_TAG = re.compile(r"""<[a-zA-Z](?:"[^"]*"|'[^']*'|[^"'>])*>""")
_ID = re.compile(r"""(?<=\s)id=(?:"([^"]*)"|'([^']*)')""")
# Attributes that name ids of the same text, and the name that tabs share, of which one is open.
_NAMES_ID = re.compile(r"""(?<=\s)(id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)\"""")
_GROUP = re.compile(r'(?<=^<details )name="(?=[^"])')
_HREF = re.compile(r'(?<=\s)href="#([^"]*)"')


def transclude_hole(hole: TranscludeHole, filling: Filling) -> str:
    """The text meant by `![[target#heading]]`, or a link to it where it cannot be shown; why is reported."""
    key = filling.origin
    if hole.target:
        found = meaning_of(filling.view, hole.target, "wiki", filling.origin)
        if found.key is None:
            name, what, do = what_is_wrong(hole.target, "wiki", found)
            filling.problem(name, hole.line, hole.column, what, do)
            return f"<p>{wanted(escape(hole.target))}</p>\n"
        filling.note_nearest(found, hole)
        key = found.key
    heading_id = filling.view.heading_id(key, hole.heading) if hole.heading else ""
    if hole.heading and not heading_id:
        return _without_section(hole, key, filling, "has no heading")
    heading_id = "" if heading_id == TITLE_ID else heading_id  # the section of the title is all of it
    if (key, heading_id) in filling.chain:
        return _circle(hole, (key, heading_id), filling)
    if len(filling.chain) > DEEPEST or filling.sheet.transcluded >= MOST:
        return _too_many(hole, key, filling)
    return _transclude(hole, key, heading_id, filling)


def _transclude(hole: TranscludeHole, key: str, heading_id: str, filling: Filling) -> str:
    parts = section(filling.view.body_of(key), heading_id)
    if parts is None:
        return _without_section(hole, key, filling, "has inside another block the heading")
    text = _shown(parts, filling.sheet, key, (*filling.chain, (key, heading_id)))
    return f'<div class="transcluded">\n{text}{_instead(key, heading_id, filling)}</div>\n'


def whole(sheet: Sheet, key: str) -> str:
    """The body of an article on the page of another, as a template asks for it."""
    return _shown(sheet.view.body_of(key).parts, sheet, key, ((sheet.key or "", ""), (key, "")))


def _shown(parts: tuple[Part, ...], sheet: Sheet, key: str, chain: tuple[tuple[str, str], ...]) -> str:
    sheet.transcluded += 1
    prefix = f"_t{sheet.transcluded}-"
    inner = Filling(sheet, key, own=False, chain=chain, prefix=prefix, ids=frozenset(ids_in(parts)))
    return inner.fill(tuple(apart(parts, inner)))


def section(body: Body, heading_id: str) -> tuple[Part, ...] | None:
    """The parts of one section, up to the next heading of its level; all for ""; None when no section begins so."""
    if not heading_id:
        return body.parts
    for number, mark in enumerate(body.marks):
        if mark.id == heading_id:
            ends = (later.at for later in body.marks[number + 1 :] if later.level <= mark.level)
            return body.parts[mark.at : next(ends, len(body.parts))]
    return None


def ids_in(parts: tuple[Part, ...]) -> Iterator[str]:
    """All ids that a text gives to its elements."""
    for part in parts:
        if isinstance(part, str):
            for tag in _TAG.findall(part):
                yield from (one or other for one, other in _ID.findall(tag))
        elif isinstance(part, LinkHole):
            yield from ids_in(part.label)
        elif isinstance(part, FlowHole):
            yield from ids_in(part.inner)


def apart(parts: tuple[Part, ...], inner: Filling) -> Iterator[Part]:
    """The text with its ids set apart from the page's; links to what is not shown lead to the page it comes from."""
    home = escape(inner.sheet.link(inner.view.address_of(inner.origin)))

    def of_tag(tag: re.Match[str]) -> str:
        named = _NAMES_ID.sub(lambda found: f'{found[1]}="{_prefixed(found[2], inner)}"', tag[0])
        named = _GROUP.sub(f'name="{inner.prefix}', named)
        return _HREF.sub(lambda found: f'href="{_prefixed_or_home(found[1], inner, home)}"', named)

    for part in parts:
        if isinstance(part, str):
            yield _TAG.sub(of_tag, part)
        elif isinstance(part, LinkHole):
            yield LinkHole(part.target, part.heading, part.form, tuple(apart(part.label, inner)), *_rest(part))
        elif isinstance(part, FlowHole):
            text = tuple(apart(part.inner, inner))
            yield FlowHole(part.name, part.properties, text, part.opening, part.closing, part.line)
        else:
            yield part


def _rest(hole: LinkHole) -> tuple[str, int, int]:
    return hole.title, hole.line, hole.column


def _prefixed(names: str, inner: Filling) -> str:
    return " ".join([inner.prefix + name if name in inner.ids else name for name in names.split(" ")])


def _prefixed_or_home(heading_id: str, inner: Filling, home: str) -> str:
    return f"#{inner.prefix}{heading_id}" if heading_id in inner.ids else f"{home}#{heading_id}"


def _link_to(key: str, heading_id: str, filling: Filling) -> str:
    href = filling.sheet.link(filling.view.address_of(key)) + (f"#{quoted(heading_id)}" if heading_id else "")
    return anchor(href, escape(filling.view.title_of(key)))


def _instead(key: str, heading_id: str, filling: Filling) -> str:
    return f'<p class="transcluded-from">{_link_to(key, heading_id, filling)}</p>\n'


def _without_section(hole: TranscludeHole, key: str, filling: Filling, why: str) -> str:
    view = filling.view
    what = f'"{view.title_of(key)}" {why} "{hole.heading}".'
    headings = [heading.text for heading in view.headings_of(key) if heading.text != hole.heading]
    do = did_you_mean(hole.heading, headings, otherwise="Name a heading outside other blocks, or the article.")
    filling.problem("missing-heading", hole.line, hole.column, what, do)
    return _instead(key, "", filling)


def _circle(hole: TranscludeHole, again: tuple[str, str], filling: Filling) -> str:
    """A circle is told where it closes on the page's own article; pages that only lead into it stay silent."""
    if again[0] == filling.chain[0][0]:
        way = " → ".join([_named(filling.view, *link) for link in (*filling.chain, again)])
        filling = _outermost(filling)
        do = "Show a part that does not show this one, or write a link instead."
        filling.problem("transclusion-circle", hole.line, hole.column, f"Transclusion in a circle: {way}.", do)
    return _instead(*again, filling)


def _too_many(hole: TranscludeHole, key: str, filling: Filling) -> str:
    if filling.sheet.transcluded <= MOST:
        what = f"Transclusion is more than {DEEPEST} deep, or of more than {MOST} texts on one page."
        filling.sheet.transcluded = MOST + 1  # said once; nothing more is shown
        _outermost(filling).problem("limit-reached", hole.line, hole.column, what, "Write links instead.")
    return _instead(key, "", filling)


def _outermost(filling: Filling) -> Filling:
    """The text the hole stands in, allowed to report: what is wrong only shows on this page."""
    return Filling(filling.sheet, filling.origin)


def _named(view: View, key: str, heading_id: str) -> str:
    return f"{key or view.title_of(key)}#{heading_id}" if heading_id else key or view.title_of(key)
