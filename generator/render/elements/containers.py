"""Blocks with blocks in them: callouts, tabs and flow blocks."""

from __future__ import annotations

from collections.abc import Sequence

from generator.render.elements.composition import Composition
from generator.render.elements.pieces import joined
from generator.source.body import FlowHole
from generator.source.tokens import Token

# GitHub's five and Obsidian's; to the right of a colon the other names that Obsidian knows one by.
_NAMES = """note tip:hint important warning:attention caution abstract:summary:tldr info todo success:check:done
question:help:faq failure:fail:missing danger:error bug example quote:cite"""
_CALLOUTS = {name: names.split(":")[0] for names in _NAMES.split() for name in names.split(":")}
_TITLES = {"tldr": "TL;DR", "faq": "FAQ", "todo": "To do"}


def callout_open(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A callout and its title; one of an unknown type is a note with the type as title."""
    opening, title = tokens[index], tokens[index + 1]
    written, fold = opening.meta["type"].lower(), opening.meta["fold"]
    classes = f"callout callout-{_CALLOUTS.get(written, 'note')}"
    if fold:
        is_open = " open" if fold == "+" else ""
        composition.out.append(f'<details class="{classes}"{is_open}><summary class="callout-title">')
    else:
        composition.out.append(f'<aside class="{classes}" role="note"><p class="callout-title">')
    if title.content:
        composition.read(title)
    else:
        composition.out.append(_TITLES.get(written, written.replace("-", " ").capitalize()))
    composition.out.append("</summary>\n" if fold else "</p>\n")
    composition.open.append(opening)
    return index + 2


def callout_close(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """The end of a callout."""
    fold = composition.open.pop().meta["fold"]
    composition.out.append("</details>\n" if fold else "</aside>\n")
    return index + 1


def tabs_open(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """Tabs: details that share a name, of which the browser keeps one open; without a script, and all can be printed.

    The name is an id as well, so that a text shown on another page has its own.
    """
    opening = tokens[index]
    opening.info = f"_tabs-{composition.count('tabs')}"
    composition.open.append(opening)
    composition.out.append(f'<div class="tabs" id="{opening.info}">\n')
    return index + 1


def tab_open(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A tab with its title; the first is open."""
    first = " open" if tokens[index - 1].type == "tabs_open" else ""
    composition.out.append(f'<details name="{composition.open[-1].info}"{first}><summary>')
    composition.read(tokens[index + 1])
    composition.out.append("</summary>\n")
    return index + 2


def tabs_close(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """The end of tabs."""
    composition.open.pop()
    composition.out.append("</div>\n")
    return index + 1


def flow_open(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A flow block: what stands in it goes to a place of its own."""
    composition.open.append(tokens[index])
    composition.enter()
    return index + 1


def flow_close(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """The end of a flow block: a hole, for its template is not known here."""
    opening = composition.open.pop()
    inner, meta = joined(composition.leave())[0], opening.meta
    properties, line = tuple(meta["properties"].items()), composition.spots.line_of(opening)
    composition.out.append(FlowHole(meta["name"], properties, inner, meta["opening"], meta["closing"], line))
    return index + 1
