"""Blocks: headings, paragraphs, list items, tables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.names import slug
from generator.render.elements.composition import Composition
from generator.render.elements.images import figure, plain_text
from generator.render.elements.pieces import Start, attributes_of, text_of
from generator.source.body import TranscludeHole
from generator.source.outline import Heading, Mention
from generator.source.sentences import opening_of
from generator.source.tokens import Token


def heading(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A heading with its id. One of the first level that opens the body is the article's title, and not in it."""
    opening = tokens[index]
    composition.enter()
    text = composition.read(tokens[index + 1]).strip()
    pieces = composition.leave()
    given = dict(opening.meta.get("attributes", ()))
    own_id = composition.unique_id(given.pop("id", "").lstrip("_") or slug(text) or "section")
    if opening.tag == "h1" and not (composition.out or composition.outer or composition.headings or composition.title):
        composition.title = " ".join(text.split())
        return index + 3
    level = int(opening.tag[1])
    if opening.level == 0 and not composition.outer:
        composition.out.append(Start(own_id, level))
    composition.headings.append(Heading(level, text, own_id))
    composition.out.append(f'<{opening.tag} id="{escape(own_id)}"{attributes_of(given)}>')
    composition.out.extend(pieces)
    composition.out.append(f"</{opening.tag}>\n")
    return index + 3


def paragraph(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A paragraph; one with nothing but a figure or transclusions is these."""
    opening, inline = tokens[index], tokens[index + 1]
    children = inline.children
    if children and children[0].type in _ALONE and _stand_alone(composition, inline, children):
        return index + 3
    out = composition.out
    if composition.task is not None:
        _task(composition, inline, tight=opening.hidden)
    elif opening.hidden:
        composition.read(inline)
        out.append("\n")
    else:
        out.append("<p>")
        text = composition.read(inline)
        out.append("</p>\n")
        if not composition.opening and opening.level == 0:
            composition.opening = opening_of(text)
    return index + 3


_ALONE = frozenset({"image", "transclusion"})


def _stand_alone(composition: Composition, inline: Token, children: Sequence[Token]) -> bool:
    """Make what stands in a paragraph instead of a text; False when it is a text."""
    if len(children) == 1 and children[0].type == "image" and children[0].attrs.get("title"):
        composition.token = inline
        figure(composition, children[0])
        composition.plain.clear()
        return True
    if any(child.type not in ("transclusion", "softbreak") for child in children):
        return False
    composition.token = inline
    for child in children:
        if child.type == "transclusion":
            _transclude(composition, child)
    return True


def _transclude(composition: Composition, token: Token) -> None:
    target, heading = token.meta["target"], token.meta["heading"]
    line, column = composition.spots.spot(composition.token, token.at)
    composition.mentions.append(Mention(target, heading, "transclude", "", line, column))
    composition.out.append(TranscludeHole(target, heading, line, column))


def _task(composition: Composition, inline: Token, *, tight: bool) -> None:
    checked, composition.task = " checked" if composition.task else "", None
    composition.out.append(f'{"" if tight else "<p>"}<label><input type="checkbox" disabled{checked}> ')
    composition.read(inline)
    composition.out.append("</label>\n" if tight else "</label></p>\n")


def text(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A text between tags that are made elsewhere."""
    composition.read(tokens[index])
    return index + 1


def list_item(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """An item of a list, a task among them."""
    item = tokens[index]
    composition.task = None
    if not item.meta:
        composition.out.append("<li>")
        return index + 1
    composition.out.append('<li class="task">')
    if tokens[index + 1].type == "paragraph_open":
        composition.task = item.meta["checked"]
    else:  # a label can hold nothing but text
        composition.out.append("☑ " if item.meta["checked"] else "☐ ")
    return index + 1


def ordered_list(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A list with numbers."""
    start = tokens[index].attrs.get("start")
    composition.out.append("<ol>\n" if start is None else f'<ol start="{start}">\n')
    return index + 1


def table(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A table, in a frame that can be scrolled where the page is narrower. Its head is its name."""
    name = ", ".join(_head(tokens, index + 3)) or "table"
    number = composition.count(f"table {name}")
    if number > 1:
        name = f"{name} ({number})"
    composition.out.append(f'<div class="table-wrap" tabindex="0" role="region" aria-label="{escape(name)}">')
    composition.out.append("<table>\n")
    return index + 1


def _head(tokens: Sequence[Token], index: int) -> list[str]:
    names = []
    while tokens[index].type == "th_open":
        names.append(" ".join(plain_text(tokens[index + 1].children or ()).split()))
        index += 3
    return [name for name in names if name]


def cell(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A cell of a table, and those that follow it in its row."""
    out = composition.out
    while (opening := tokens[index]).nesting > 0:
        out.append(_CELLS[opening.tag, opening.info])
        composition.read(tokens[index + 1])
        out.append("</th>" if opening.tag == "th" else "</td>")
        index += 3
    out.append("</tr>\n")
    return index + 1


_CELLS = {
    (tag, align): "<" + html + (f' class="align-{align}">' if align else ">")
    for tag, html in (("th", 'th scope="col"'), ("td", "td"))
    for align in ("", "left", "center", "right")
}


def attributes(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A line of attributes: they wait for the next block."""
    composition.attributes = tokens[index].meta
    return index + 1


def too_deep(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """Where blocks stand in blocks so deep that we read no further."""
    token = tokens[index]
    what = (
        "Lists, quotations and blocks stand in each other more than 100 deep here; the text from here on is left out."
    )
    line = composition.spots.line_of(token)
    composition.problem("nesting-too-deep", what, "Take some of the marks or blanks away.", line=line)
    composition.out.append(f"<p>{text_of(token.content[:300])}</p>\n")
    return index + 1
