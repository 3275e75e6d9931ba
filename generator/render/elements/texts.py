"""Texts: line ends, code, parts with attributes, citations and marks of footnotes."""

from __future__ import annotations

from generator.render.elements.composition import Composition, Footnote
from generator.render.elements.pieces import Atom, attributes_of, text_of
from generator.source.body import CiteHole
from generator.source.tokens import Token


def soft_break(composition: Composition, token: Token) -> None:
    """A line end of the text: one of the page too, if the settings say so."""
    composition.words += 1
    composition.plain.append(" ")
    composition.out.append("<br>\n" if composition.settings.breaks else "\n")


def hard_break(composition: Composition, token: Token) -> None:
    """A line end that is meant."""
    composition.plain.append(" ")
    composition.out.append("<br>\n")


def code(composition: Composition, token: Token) -> None:
    """Code in a text."""
    composition.plain.append(token.content)
    attributes = composition.allowed(token.meta["attributes"]) if token.meta else {}
    composition.out.append(Atom(f"<code{attributes_of(attributes)}>{text_of(token.content)}</code>"))


def span(composition: Composition, token: Token) -> None:
    """A part of the text with attributes."""
    composition.out.append(f"<span{attributes_of(composition.allowed(token.meta['attributes']))}>")


def citation(composition: Composition, token: Token) -> None:
    """A citation; its sources are mentions. Its mark stands against its word, for no line should begin with one."""
    if composition.out and type(composition.out[-1]) is str:
        composition.out[-1] = composition.out[-1].rstrip(" \n")
    plain = composition.plain
    if plain and plain[-1].endswith(" "):
        plain[-1] = plain[-1][:-1]  # a stop may follow, and stands at the word before then
    first, line, column = len(plain), 0, 0
    items = token.meta["items"]
    for source, _ in items:
        line, column = composition.note(source, "", "cite", token, first)
    composition.out.append(CiteHole(items, line, column))


def footnote_mark(composition: Composition, token: Token) -> None:
    """`[^label]`: a number that leads to the footnote."""
    label = token.meta["label"]
    footnote = composition.footnotes_by_label.get(label)
    if footnote is None:
        footnote = _new_footnote(composition, composition.definitions[label])
        composition.footnotes_by_label[label] = footnote
    _push_mark(composition, footnote)


def footnote_inline(composition: Composition, token: Token) -> None:
    """`^[what it says]`: the same."""
    around = composition.token
    body = Token("inline", map=around.map, children=token.children, content=around.content, at=around.at)
    _push_mark(composition, _new_footnote(composition, body))


def missing_footnote(composition: Composition, token: Token) -> None:
    """`[^label]` without a footnote: text, and a problem."""
    composition.plain.append(token.content)
    composition.out.append(text_of(token.content))
    what = f"There is no footnote {token.content}."
    do = f"Write {token.content}: and what it says below, or \\{token.content} for the text itself."
    composition.problem_here("missing-footnote", what, do, token)


def _new_footnote(composition: Composition, body: tuple[int, int] | Token) -> Footnote:
    footnote = Footnote(len(composition.footnotes) + 1, body)
    composition.footnotes.append(footnote)
    return footnote


def _push_mark(composition: Composition, footnote: Footnote) -> None:
    footnote.marks += 1
    number, ref = footnote.number, mark_id(footnote.number, footnote.marks)
    composition.out.append(
        Atom(f'<sup class="footnote-mark"><a href="#_fn-{number}" id="{ref}" role="doc-noteref">{number}</a></sup>')
    )


def mark_id(number: int, mark: int) -> str:
    """The id of the first, second … mark of a footnote."""
    return f"_fnref-{number}" if mark == 1 else f"_fnref-{number}-{mark}"
