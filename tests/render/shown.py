"""Bodies as a page would show them, with something simple in each hole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

import html5lib

from generator.render.compose import Composed, compose
from generator.settings import MarkdownSettings
from generator.source.body import (
    Body,
    CiteHole,
    FlowHole,
    GraphHole,
    ImageHole,
    LinkHole,
    Part,
    TranscludeHole,
)


def cases(name: str) -> dict[str, tuple[str, str]]:
    """The cases of a file beside this one, name -> (text, HTML); a line with a dot ends each of the three."""
    written = (Path(__file__).parent / name).read_text(encoding="utf-8")
    found = re.findall(r"([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\.\n", written, re.DOTALL)
    assert 3 * len(found) == len(re.findall(r"^\.$", written, re.MULTILINE)), "a case is not ended"
    return {name: (text, html) for name, text, html in found}


def composed(text: str, *, first_line: int = 1, **settings: object) -> Composed:
    """A text composed as the body of content/a.md."""
    return compose(text, file="content/a.md", first_line=first_line, settings=MarkdownSettings(**settings))  # type: ignore[arg-type]


def html_of(text: str, **settings: object) -> str:
    """The HTML of a text, footnotes below."""
    body = composed(text, **settings).body
    return filled(body.parts) + filled(body.footnotes)


def filled(parts: Iterable[Part]) -> str:
    """The parts with something simple in each hole."""
    return "".join(part if isinstance(part, str) else _fill(part) for part in parts)


def _fill(hole: Part) -> str:
    if isinstance(hole, LinkHole):
        where = quote(hole.target, safe="/:@!$&'()*+,;=?") + (f"#{quote(hole.heading)}" if hole.heading else "")
        title = f' title="{escape(hole.title)}"' if hole.title else ""
        return f'<a href="{escape(where)}"{title}>{filled(hole.label) or escape(hole.target or hole.heading)}</a>'
    if isinstance(hole, CiteHole):
        return "".join(f'<sup><a href="#{escape(key)}">{escape(place)}</a></sup>' for key, place in hole.items)
    if isinstance(hole, ImageHole):
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in hole.attributes)
        title = f' title="{escape(hole.title)}"' if hole.title and not hole.figure else ""
        image = f'<img src="{escape(quote(hole.src, safe="/:?"))}" alt="{escape(hole.alt)}"{title}{attributes}>'
        return f"<figure>{image}<figcaption>{escape(hole.title)}</figcaption></figure>" if hole.figure else image
    if isinstance(hole, TranscludeHole):
        return f'<section data-of="{escape(hole.target)}"><p>shown</p></section>'
    if isinstance(hole, GraphHole):
        return f"<table><tbody><tr><td>{escape(hole.text)}</td></tr></tbody></table>"
    assert isinstance(hole, FlowHole)
    return f'<div data-block="{escape(hole.name)}">{filled(hole.inner)}</div>'


def page(body: Body) -> str:
    """A whole page with the body in it."""
    inside = f"<article>{filled(body.parts)}</article><section>{filled(body.footnotes)}</section>"
    return f'<!DOCTYPE html><html lang="en"><head><title>A</title></head><body>{inside}</body></html>'


def mistakes_in(html: str) -> list[str]:
    """What an HTML5 parser complains about, and ids that are there twice."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(html)
    mistakes = [f"{place}: {name} {data}" for place, name, data in parser.errors]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    return mistakes + [f"two ids {name}" for name in set(ids) if ids.count(name) > 1]


# What we add to the elements of CommonMark and GitHub; of classes only the language of code is theirs.
OURS = {"id", "tabindex", "rel", "loading", "role", "scope", "aria-label"}
FRAMES = {"code", "table-wrap"}


def dom(html: str) -> list[Any]:
    """The elements of a fragment with their attributes and texts, without what we add to those of CommonMark."""
    body = html5lib.parse(html, namespaceHTMLElements=False).find("body")
    assert body is not None
    return _inside(body, blanks=False)


def _inside(element: Element, *, blanks: bool) -> list[Any]:
    pieces: list[Any] = [element.text or ""]
    for child in element:
        for piece in [*_element(child, blanks=blanks), child.tail or ""]:
            if isinstance(piece, str) and isinstance(pieces[-1], str):
                pieces[-1] += piece
            else:
                pieces.append(piece)
    texts = [" ".join(piece.split()) if isinstance(piece, str) and not blanks else piece for piece in pieces]
    return [piece for piece in texts if piece != ""]


def _element(element: Element, *, blanks: bool) -> list[Any]:
    if not isinstance(element.tag, str):  # a comment
        return []
    inside = _inside(element, blanks=blanks or element.tag in ("code", "pre"))
    if element.get("class") in FRAMES or element.tag == "label":
        return inside
    kept = {name: value for name, value in element.attrib.items() if name not in OURS}
    if not kept.get("class", "").startswith("language-"):
        align = kept.pop("class", "").partition("align-")[2]
        kept |= {"align": align} if align else {}
    return [({"s": "del"}.get(element.tag, element.tag), tuple(sorted(kept.items())), tuple(inside))]
