"""The state of the inline parser: where it stands in a text, and the tokens made so far."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from markdown_it.rules_inline import StateInline, emphasis, fragments_join, link_pairs
from markdown_it.rules_inline.state_inline import Delimiter

from generator.source.tokens import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


Find = Callable[..., "re.Match[str] | None"]
"""Finds the next character of a text, from a position up to another, that can mean something."""


class InlineState(StateInline):
    """What markdown-it-py's state holds, made in a third of the time: an article has forty texts.

    `text_start`: where the text that is still pending began to be plain source; blanks before it are no blanks at the
    end of a line (`foo&#32;` and `foo\\ ` keep theirs).
    """

    tokens: list[Token]  # type: ignore[assignment]

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token], find: Find) -> None:
        self.find = find
        self.src, self.md, self.env, self.tokens = src, md, env, tokens
        self.pos = self.level = self.linkLevel = self.text_start = 0
        self.posMax = len(src)
        self._pending_buffer: list[str] = []
        self._pending = ""
        self.delimiters: list[Delimiter] = []
        self.delimiter_lists = [self.delimiters]
        self._prev_delimiters: list[list[Delimiter]] = []
        self.tokens_meta: list[dict[str, Any] | None] = []
        self.cache: dict[int, int] = {}
        self.backticks: dict[int, int] = {}
        self.backticksScanned = False
        self.last_bracket = -2  # of the "]" in the text; -2: not looked for yet
        self._html_terminators: dict[str, int] | None = None

    def pushPending(self) -> Token:  # type: ignore[override]  # noqa: N802 - their name
        """Make a token of the pending text."""
        buffer = self._pending_buffer
        token = Token("text", level=self.level, content=buffer[0] if len(buffer) == 1 else "".join(buffer))
        buffer.clear()
        self.tokens.append(token)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:  # type: ignore[override]
        """Append a new token, after one for the pending text."""
        if self._pending_buffer:
            self.pushPending()
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = Token(ttype, tag, nesting, level=self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            self.delimiter_lists.append(self.delimiters)
        self.tokens.append(token)
        return token

    def part(self, start: int, stop: int, *, in_link: bool) -> list[Token]:
        """The tokens of a part of the text, read apart from the rest: no emphasis reaches into it or out of it."""
        if self.find(self.src, start, stop) is None:
            return [Token("text", content=self.src[start:stop])]
        inner = InlineState(self.src, self.md, self.env, [], self.find)
        inner.pos, inner.posMax, inner.linkLevel = start, stop, int(in_link)
        self.md.inline.tokenize(inner)
        inner.finish()
        return inner.tokens

    def no_bracket_follows(self) -> bool:
        """Whether there is no "]" from here on, so that nothing in brackets begins here."""
        if self.last_bracket == -2:
            self.last_bracket = self.src.rfind("]")
        return self.last_bracket < self.pos

    def finish(self) -> None:
        """Pair the marks of emphasis, as far as there are any, and join the texts that are left between them."""
        used = [delimiters for delimiters in self.delimiter_lists if delimiters]
        if not used:
            return
        self.delimiters, self.tokens_meta = [], [{"delimiters": delimiters} for delimiters in used]
        link_pairs(self)
        for delimiters in used:
            _pair_tildes(self.tokens, delimiters)
        emphasis.postProcess(self)
        fragments_join(self)


def _pair_tildes(tokens: list[Token], delimiters: list[Delimiter]) -> None:
    """Strike out what is between as many "~"."""
    for delimiter in delimiters:
        if delimiter.marker != _TILDE or delimiter.end == -1:
            continue
        opening, closing = tokens[delimiter.token], tokens[delimiters[delimiter.end].token]
        if opening.content == closing.content:
            opening.type, opening.nesting, closing.type, closing.nesting = "s_open", 1, "s_close", -1
            opening.tag = closing.tag = "s"
            opening.markup = closing.markup = opening.content
            opening.content = closing.content = ""


_TILDE = ord("~")
