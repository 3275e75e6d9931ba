"""The inline parser: one search finds the next character that can mean something, and only its rules are asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from generator.source.rules.autolinks import link_emails, may_hold_email
from generator.source.rules.inline_state import InlineState
from generator.source.tokens import Token

Rule = Callable[[InlineState, bool], bool]

# Brackets in brackets. Deeper ones are text; each more costs hostile text as much time again.
MAX_NESTING = 20

# Where a label's text is walked through only to find its end.
_STOPS = re.compile(r"[\n!&*<\[\]\\^_`~]")


class InlineParser(ParserInline):
    """markdown-it-py's inline parser, asked by a table: character -> rules in order.

    Each rule is given with the beginnings that call for it. `pattern` is one search for all of them: a set of
    characters, which the regex engine looks for quickly, and what must follow each of them.
    """

    def prepare(self, rules: Sequence[tuple[str, Rule]]) -> None:
        """Set the rules: each with its beginnings, parted by blanks ("\\n" is one)."""
        self.rules: dict[str, tuple[Rule, ...]] = {}
        beginnings: dict[str, set[str]] = {}
        for written, rule in rules:
            for beginning in written.split(" "):
                self.rules[beginning[0]] = (*self.rules.get(beginning[0], ()), rule)
                beginnings.setdefault(beginning[0], set()).add(beginning[1:])
        addresses = {"h", "w"}
        self.find_any = _search_for(beginnings)
        self.find = _search_for({first: rest for first, rest in beginnings.items() if first not in addresses})

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:  # type: ignore[override]
        """Append the tokens of a text."""
        find = self.find_any if "://" in src or "www." in src else self.find
        if find(src) is None:
            if src:
                tokens.append(Token("text", content=src))
        else:
            state = InlineState(src, md, env, tokens, find)
            self.tokenize(state)
            state.finish()
        if "@" in src and may_hold_email(src):
            link_emails(tokens)
        return tokens

    def tokenize(self, state: StateInline) -> None:
        """Read the text from `pos` to `posMax`."""
        assert isinstance(state, InlineState)
        src, end, pos, rules, pending = state.src, state.posMax, state.pos, self.rules, state._pending_buffer
        find = state.find
        state.text_start = pos
        while pos < end:
            found = find(src, pos, end)
            if found is None:
                pending.append(src[pos:end])
                break
            at = found.start()
            if at > pos:
                pending.append(src[pos:at])
            state.pos = at
            for rule in rules[src[at]]:
                if rule(state, False):  # noqa: FBT003 - markdown-it-py's signature
                    pos = state.pos
                    break
            else:
                pending.append(src[at])
                pos = at + 1
        state.pos = end
        if pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - their name
        """Move on by one token without making it."""
        assert isinstance(state, InlineState)
        pos = state.pos
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        if state.level >= MAX_NESTING:
            state.pos = state.posMax
        elif not self._skipped_by_rule(state):
            state.pos = pos + 1
            if state.src[pos] not in _STOP_SET:
                stop = _STOPS.search(state.src, pos + 1, state.posMax)
                state.pos = stop.start() if stop else state.posMax
        state.cache[pos] = state.pos

    def _skipped_by_rule(self, state: InlineState) -> bool:
        state.level += 1
        skipped = any(rule(state, True) for rule in self.rules.get(state.src[state.pos], ()))  # noqa: FBT003
        state.level -= 1
        return skipped


_STOP_SET = frozenset("\n!&*<[]\\^_`~")


def _search_for(beginnings: dict[str, set[str]]) -> Callable[..., re.Match[str] | None]:
    """A search for any of the beginnings. Led by a set of characters, for that is what the engine can run through."""
    always = "".join(first for first, rests in beginnings.items() if "" in rests)
    parts = [f"(?<=[{re.escape(always)}])"]
    for first, rests in beginnings.items():
        if "" not in rests:
            parts.append(f"(?<={re.escape(first)})(?:{'|'.join(map(re.escape, sorted(rests)))})")
    characters = re.escape("".join(beginnings))
    return re.compile(f"[{characters}](?:{'|'.join(parts)})").search
