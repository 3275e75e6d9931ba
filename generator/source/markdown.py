"""Markdown: the text of a body becomes tokens, by CommonMark, GitHub's additions and our own."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_block import code, html_block, reference
from markdown_it.rules_inline import html_inline
from mdit_py_plugins.deflist import deflist_plugin

from generator.settings.records import MarkdownSettings
from generator.source.rules.attributes import attributes
from generator.source.rules.autolinks import address
from generator.source.rules.block_parser import BlockParser
from generator.source.rules.blockquote import blockquote
from generator.source.rules.citations import citation
from generator.source.rules.code_spans import code_span
from generator.source.rules.emphasis import emphasis, strikethrough
from generator.source.rules.escapes import backslash, entity, line_end
from generator.source.rules.fence import fence
from generator.source.rules.flow import flow
from generator.source.rules.footnotes import footnote_def, footnote_inline, footnote_mark, missing_footnote
from generator.source.rules.foreign import foreign_tag
from generator.source.rules.heading import heading
from generator.source.rules.inline_parser import InlineParser
from generator.source.rules.links import PLAIN_ADDRESS, autolink, image, link
from generator.source.rules.lists import list_block
from generator.source.rules.smart import dash, ellipsis, quote
from generator.source.rules.table import table
from generator.source.rules.thematic_break import thematic_break
from generator.source.rules.wiki_links import embed, wiki_link
from generator.source.tokens import Token

_Settings = MarkdownSettings

# Rules for blocks in the order in which they are asked, and what each of them can put an end to.
# Paragraphs and underlined headings come last and stand in the parser itself.
_LIST = ["paragraph", "reference", "blockquote", "list"]
_QUOTE = ["paragraph", "reference", "blockquote"]
_BLOCK_RULES: list[tuple[str, Any, list[str]]] = [
    ("table", table, ["paragraph", "reference"]),
    ("code", code, []),
    ("fence", fence, _LIST),
    ("blockquote", blockquote, _LIST),
    ("hr", thematic_break, _LIST),
    ("list", list_block, _QUOTE),
    ("footnote_def", footnote_def, ["paragraph", "reference"]),
    ("reference", reference, []),
    ("html_block", html_block, _QUOTE),
    ("heading", heading, _QUOTE),
    ("attributes", attributes, []),
    ("flow", flow, _QUOTE),
]

_InlineRule = tuple[str, Any, Callable[[_Settings], bool] | None]

# Rules for texts: beginnings that call for the rule (a blank parts them), the rule, and which settings have it.
_INLINE_RULES: list[_InlineRule] = [
    ("\n", line_end, None),
    ("\\", backslash, None),
    ("`", code_span, None),
    ("~", strikethrough, None),
    ("* _", emphasis, None),
    ("[", footnote_mark, None),
    ("[", citation, None),
    ("[", wiki_link, lambda settings: settings.wiki_links),
    ("[", link, None),
    ("[", missing_footnote, None),
    ("![", embed, lambda settings: settings.wiki_links),
    ("![", image, None),
    ("^[", footnote_inline, None),
    ("<", autolink, None),
    ("<", html_inline, lambda settings: settings.html != "escape"),
    ("&", entity, None),
    ("{{ {%", foreign_tag, None),
    ("http:// https:// www.", address, None),
    ("\" '", quote, lambda settings: settings.smart),
    ("--", dash, lambda settings: settings.smart),
    ("...", ellipsis, lambda settings: settings.smart),
]

_PLAIN_ADDRESS = re.compile(PLAIN_ADDRESS)


class Markdown(MarkdownIt):
    """markdown-it-py with our parsers and rules, and without what our text does not need."""

    def __init__(self, settings: MarkdownSettings) -> None:
        super().__init__("commonmark", {"html": settings.html != "escape", "maxNesting": 100})
        self.options["strikethrough_single_tilde"] = True
        self.block = self.blocks = BlockParser()
        self.inline = self.inlines = InlineParser()
        ruler = self.block.ruler
        ruler.__rules__.clear()
        for name, rule, ends in _BLOCK_RULES:
            ruler.push(name, rule, {"alt": ends})
        ruler.push("paragraph", _never, {})
        deflist_plugin(self)
        if settings.html == "escape":
            ruler.disable("html_block")
        self.blocks.prepare()
        self.inlines.prepare([(begin, rule) for begin, rule, wanted in _INLINE_RULES if not wanted or wanted(settings)])

    def parse(self, src: str, env: Any = None) -> list[Token]:  # type: ignore[override]
        """The tokens of a text; those of type "inline" have the tokens of their own text as children."""
        env = {} if env is None else env
        tokens: list[Token] = []
        self.blocks.parse(normalized(src), self, env, tokens)
        read = self.inlines.parse
        for token in tokens:
            if token.type == "inline":
                token.children = read(token.content, self, env, [])
        return tokens

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it-py's name
        """Every address is read as one: whoever renders says which are refused, and tells the author."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """The address as it stands in an attribute, with "%20" for a blank."""
        return url if _PLAIN_ADDRESS.fullmatch(url) else normalizeLink(url)


def _never(*_: object) -> bool:
    return False


def normalized(text: str) -> str:
    """The text with one kind of line end, and without the character that no file format likes."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd")


@cache
def markdown(settings: MarkdownSettings) -> Markdown:
    """The parser for these settings; it keeps nothing of what it reads, and is made once."""
    return Markdown(settings)


def parse(text: str, *, settings: MarkdownSettings) -> list[Token]:
    """The tokens of a body, front matter cut off. Never fails, whatever the text."""
    return markdown(settings).parse(text)


def parse_inline(text: str, *, settings: MarkdownSettings) -> list[Token]:
    """The tokens of one paragraph's text."""
    tokens: list[Token] = []
    parser = markdown(settings)
    return parser.inlines.parse(normalized(text), parser, {}, tokens)
