"""Composing: a body's text becomes HTML with holes, and an outline of what it says, in one walk over its tokens."""

from __future__ import annotations

from msgspec import Struct

from generator.problems import Problem, Report
from generator.render.elements import blocks, code, containers, footnotes, images, links, raw_html, texts
from generator.render.elements.composition import Composition, Elements
from generator.render.elements.pieces import joined
from generator.render.elements.spots import Spots
from generator.settings.records import MarkdownSettings
from generator.source.body import Body, Part
from generator.source.markdown import normalized, parse, parse_inline
from generator.source.outline import Outline
from generator.source.tokens import Token

_PLAIN_BLOCKS = {
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_close": "</li>\n",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dt_open": "<dt>",
    "dt_close": "</dt>\n",
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
    "hr": "<hr>\n",
    "table_close": "</table></div>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>",
    "tr_close": "</tr>\n",
    "tab_close": "</details>\n",
}

_BLOCKS = {
    "heading_open": blocks.heading,
    "paragraph_open": blocks.paragraph,
    "inline": blocks.text,
    "list_item_open": blocks.list_item,
    "ordered_list_open": blocks.ordered_list,
    "table_open": blocks.table,
    "th_open": blocks.cell,
    "td_open": blocks.cell,
    "attributes": blocks.attributes,
    "too_deep": blocks.too_deep,
    "fence": code.fence,
    "code_block": code.indented,
    "html_block": raw_html.block,
    "callout_open": containers.callout_open,
    "callout_close": containers.callout_close,
    "tabs_open": containers.tabs_open,
    "tabs_close": containers.tabs_close,
    "tab_open": containers.tab_open,
    "flow_open": containers.flow_open,
    "flow_close": containers.flow_close,
    "footnote_open": footnotes.definition,
}

_PLAIN_TEXTS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<del>",
    "s_close": "</del>",
    "span_close": "</span>",
}

_TEXTS = {
    "softbreak": texts.soft_break,
    "hardbreak": texts.hard_break,
    "code_inline": texts.code,
    "span_open": texts.span,
    "html_inline": raw_html.in_text,
    "link_open": links.link_open,
    "link_close": links.link_close,
    "wiki_link": links.wiki_link,
    "transclusion": links.wiki_link,
    "image": images.image,
    "citation": texts.citation,
    "footnote_mark": texts.footnote_mark,
    "footnote_inline": texts.footnote_inline,
    "missing_footnote": texts.missing_footnote,
}

_ELEMENTS = Elements(_PLAIN_BLOCKS, _BLOCKS, _PLAIN_TEXTS, _TEXTS, raw_html.leave, raw_html.clean)


class Composed(Struct, frozen=True):
    """A body as HTML with holes, what it says of itself, and what is wrong with it."""

    body: Body
    outline: Outline
    problems: tuple[Problem, ...]


def compose(text: str, *, file: str, first_line: int, settings: MarkdownSettings) -> Composed:
    """Compose a body. `first_line` is the line of the file in which the text begins. Never fails, whatever the text."""
    text = normalized(text)
    tokens = parse(text, settings=settings)
    spots = Spots(text, first_line)
    made = Composition(text, file=file, spots=spots, settings=settings, elements=_ELEMENTS)
    if "[^" in text:
        footnotes.find_definitions(made, tokens)
    made.blocks(tokens, 0, len(tokens))
    parts, marks = joined(made.out)
    notes = joined(footnotes.footnote_list(made, tokens))[0] if made.footnotes or made.definitions else ()
    outline = Outline(
        tuple(made.headings), tuple(made.mentions), made.title, made.opening, made.words, tuple(made.anchors)
    )
    return Composed(Body(parts, marks, notes), outline, tuple(made.problems))


def compose_inline(
    text: str, *, file: str, line: int, column: int, settings: MarkdownSettings, report: Report | None = None
) -> tuple[Part, ...]:
    """The parts of one paragraph's text, without a `p` around it; the text begins at that line and column."""
    text = normalized(text)
    token = Token("inline", map=[0, 1], content=text, children=parse_inline(text, settings=settings))
    spots = Spots(text, line, column)
    made = Composition(text, file=file, spots=spots, settings=settings, elements=_ELEMENTS)
    made.read(token)
    if report is not None:
        for problem in made.problems:
            report(problem)
    return joined(made.out)[0]
