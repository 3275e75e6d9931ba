"""Footnotes: skipped where they are defined, and made into a list when the text has been read."""

from __future__ import annotations

from collections.abc import Sequence

from generator.render.elements.composition import Composition, Footnote
from generator.render.elements.pieces import Piece
from generator.render.elements.texts import mark_id
from generator.source.tokens import Token


def find_definitions(composition: Composition, tokens: Sequence[Token]) -> None:
    """Note where each footnote is defined; of two with one label the first counts."""
    for index, token in enumerate(tokens):
        if token.type != "footnote_open":
            continue
        label = token.meta["label"]
        if label in composition.definitions:
            what, do = f"There are two footnotes [^{label}]; this one is left out.", "Give it another name."
            composition.problem("missing-footnote", what, do, line=composition.spots.line_of(token))
        else:
            composition.definitions[label] = index, token.meta["end"]


def definition(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A definition makes nothing where it stands."""
    end: int = tokens[index].meta["end"]
    return end + 1


def footnote_list(composition: Composition, tokens: Sequence[Token]) -> list[Piece]:
    """The list of all footnotes that the text refers to, in the order of their first marks; they may refer to more."""
    items: list[list[Piece]] = []
    while len(items) < len(composition.footnotes):
        composition.enter()
        _make(composition, tokens, composition.footnotes[len(items)])
        items.append(composition.leave())
    _report_unused(composition, tokens)
    if not items:
        return []
    pieces: list[Piece] = ['<ol class="footnotes">\n']
    for footnote, item in zip(composition.footnotes, items, strict=True):
        pieces.append(f'<li id="_fn-{footnote.number}">')
        pieces.extend(_with_ways_back(footnote, item))
        pieces.append("</li>\n")
    return [*pieces, "</ol>\n"]


def _make(composition: Composition, tokens: Sequence[Token], footnote: Footnote) -> None:
    if isinstance(footnote.body, Token):
        words = composition.words  # counted where it stands
        composition.out.append("<p>")
        composition.read(footnote.body)
        composition.out.append("</p>\n")
        composition.words = words
        return
    start, end = footnote.body
    composition.blocks(tokens, start + 1, end)


def _with_ways_back(footnote: Footnote, item: list[Piece]) -> list[Piece]:
    """The footnote with an arrow back to each of its marks, in its last paragraph if it ends with one."""
    arrows = "".join(_arrow(footnote.number, mark) for mark in range(1, footnote.marks + 1))
    if item and item[-1] == "</p>\n":
        return [*item[:-1], arrows, "</p>\n"]
    return [*item, arrows]


def _arrow(number: int, mark: int) -> str:
    of = f"{number}" if mark == 1 else f"{number}-{mark}"
    return f' <a class="footnote-back" href="#{mark_id(number, mark)}" role="doc-backlink" aria-label="↩ {of}">↩</a>'


def _report_unused(composition: Composition, tokens: Sequence[Token]) -> None:
    for label, (index, _) in composition.definitions.items():
        if label not in composition.footnotes_by_label:
            what = f"Nothing refers to the footnote [^{label}], so it is not shown."
            line = composition.spots.line_of(tokens[index])
            composition.problem("missing-footnote", what, f"Write [^{label}] where it belongs.", line=line)
