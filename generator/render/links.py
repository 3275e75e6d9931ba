"""Links inside the site: to articles, to their headings, to files beside them."""

from __future__ import annotations

from html import escape
from pathlib import PurePosixPath

from generator.graph.content_paths import ARTICLES, folder_of, joined
from generator.graph.link_problems import what_is_wrong
from generator.names import did_you_mean
from generator.render.filling import Filling
from generator.render.meaning import meaning_of
from generator.render.places import listings_by_address
from generator.render.relative import quoted
from generator.source.body import LinkHole


def link_hole(hole: LinkHole, filling: Filling) -> str:
    """A link as HTML; one that leads nowhere keeps its text, marked as wanted, and is reported."""
    if not hole.target:
        return _to_heading_here(hole, filling)
    found = meaning_of(filling.view, hole.target, hole.form, filling.origin)
    if found.key is not None:
        filling.note_nearest(found, hole)
        return _to_article(hole, found.key, found.matched, filling)
    if (hole.form == "path" and _is_file(hole.target)) or filling.view.attachment(hole.target, filling.origin):
        return _to_file(hole, filling)
    listing = _listing(hole, filling) if hole.form == "path" else ""
    if listing:
        return anchor(filling.sheet.link(listing), _label(hole, filling, hole.target), title=hole.title)
    name, what, do = what_is_wrong(hole.target, hole.form, found)
    filling.problem(name, hole.line, hole.column, what, do)
    return wanted(_label(hole, filling, hole.target))


def anchor(href: str, label: str, *, title: str = "", attributes: str = "") -> str:
    """An `a` element. `label` is HTML; `href` and `title` are not yet."""
    told = f' title="{escape(title)}"' if title else ""
    return f'<a href="{escape(href)}"{told}{attributes}>{label}</a>'


def wanted(label: str) -> str:
    """What stands for a link that leads nowhere. `label` is HTML."""
    return f'<a class="wanted">{label}</a>'


def _to_article(hole: LinkHole, key: str, matched: str, filling: Filling) -> str:
    view = filling.view
    href = filling.sheet.link(view.address_of(key))
    text = hole.target if hole.label or matched in ("title", "alias") else view.title_of(key)
    if not hole.heading:
        return anchor(href, _label(hole, filling, text), title=hole.title)
    heading_id = view.heading_id(key, hole.heading)
    if not heading_id:
        _report_heading(hole, key, filling)
        return anchor(href, _label(hole, filling, f"{text} § {hole.heading}"), title=hole.title)
    if key == filling.sheet.key and filling.own:
        href = ""
    return anchor(f"{href}#{quoted(heading_id)}", _label(hole, filling, f"{text} § {hole.heading}"), title=hole.title)


def _to_heading_here(hole: LinkHole, filling: Filling) -> str:
    """`[[#Heading]]`: on the page itself, within a transcluded text, or on the page that the text comes from."""
    label = _label(hole, filling, hole.heading)
    if not hole.heading:
        return anchor(_page_of(filling), label, title=hole.title)
    heading_id = filling.view.heading_id(filling.origin, hole.heading)
    if not heading_id:
        _report_heading(hole, filling.origin, filling)
        return wanted(label)
    if filling.own:
        return anchor("#" + quoted(heading_id), label, title=hole.title)
    if heading_id in filling.ids:
        return anchor("#" + quoted(filling.prefix + heading_id), label, title=hole.title)
    return anchor(f"{_page_of(filling)}#{quoted(heading_id)}", label, title=hole.title)


def _page_of(filling: Filling) -> str:
    return filling.sheet.link(filling.view.address_of(filling.origin))


def _label(hole: LinkHole, filling: Filling, otherwise: str) -> str:
    return filling.fill(hole.label) if hole.label else escape(otherwise)


def _listing(hole: LinkHole, filling: Filling) -> str:
    """The address of the listing that a path leads to: "/people/" where no article stands there; "" for none."""
    view = filling.view
    path = joined(folder_of(view.address_of(filling.origin)), hole.target)
    address = f"{path}/"
    return address if path and not hole.heading and address in listings_by_address(view) else ""


def _is_file(target: str) -> bool:
    """True for a path whose ending is no article's: "slides.pdf"."""
    return PurePosixPath(target).suffix.lower() not in ("", *ARTICLES)


def _to_file(hole: LinkHole, filling: Filling) -> str:
    attachment = filling.view.attachment(hole.target, filling.origin)
    if attachment is not None and attachment.problem:
        filling.faulty(attachment, hole.target, hole.line, hole.column)
        return wanted(_label(hole, filling, hole.target))
    if attachment is not None:
        return anchor(filling.sheet.link(attachment.address), _label(hole, filling, hole.target), title=hole.title)
    what = f'There is no file "{hole.target}".'
    do = 'Put it beside the article, or write its path from content/ with a "/" in front.'
    filling.problem("missing-file", hole.line, hole.column, what, do)
    return wanted(_label(hole, filling, hole.target))


def _report_heading(hole: LinkHole, key: str, filling: Filling) -> None:
    headings = [heading.text for heading in filling.view.headings_of(key)]
    what = f'"{filling.view.title_of(key)}" has no heading "{hole.heading}".'
    do = did_you_mean(hole.heading, headings, otherwise='Link without the "#", or add the heading.')
    filling.problem("missing-heading", hole.line, hole.column, what, do)
