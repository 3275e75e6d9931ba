"""The block parser: looks at a line's first character, and asks only the rules that can begin with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

from generator.source.rules.block_state import BlockState
from generator.source.rules.paragraph import Neighbours, paragraph
from generator.source.tokens import Token

Rule = Callable[[BlockState, int, int, bool], bool]

# Lists, quotations and flow blocks within each other. CommonMark sets no limit; Python's recursion does.
MAX_NESTING = 100

# What a rule's first line begins with. A rule that is not here is asked by name below: table, code, deflist, paragraph.
FIRST_CHARACTERS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "attributes": "{",
    "flow": ":",
}


class BlockParser(ParserBlock):
    """markdown-it-py's block parser with its ruler, and a table made from it: first character -> rules in order."""

    def prepare(self) -> None:
        """Make the tables from the ruler's rules: `starts` for lines that begin a block, `interrupts` for those that
        end a
        paragraph. To be called when the rules are all there."""
        self.rules: dict[str, Rule] = {}
        self.starts: dict[str, tuple[Rule, ...]] = {}
        starts: dict[str, list[Rule]] = defaultdict(list)
        interrupts: dict[str, list[Rule]] = defaultdict(list)
        for rule in self.ruler.__rules__:
            if not rule.enabled:
                continue
            function = cast("Rule", rule.fn)
            self.rules[rule.name] = function
            for character in FIRST_CHARACTERS.get(rule.name, ""):
                starts[character].append(function)
                if "paragraph" in rule.alt:
                    interrupts[character].append(function)
        for character in ":~":
            interrupts[character].append(self.rules["deflist"])
        self.starts = {character: tuple(rules) for character, rules in starts.items()}
        ends = {character: tuple(rules) for character, rules in interrupts.items()}
        self.neighbours = Neighbours(ends, self.rules["table"], self.rules["deflist"])

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token] | None:  # type: ignore[override]
        """Append the blocks of the text to the tokens."""
        if src:
            state = BlockState(src, md, env, tokens)
            self.tokenize(state, 0, state.lineMax)
        return tokens

    def tokenize(self, state: StateBlock, start: int, end: int) -> None:
        """Read the lines from `start` up to `end` as blocks, as long as they belong to the container they are in."""
        assert isinstance(state, BlockState)
        src, begins, shifts, ends, counts = state.src, state.bMarks, state.tShift, state.eMarks, state.sCount
        starts = self.starts
        line, seen_empty = start, False
        while line < end:
            line = state.line = state.skipEmptyLines(line)
            if line >= end or counts[line] < state.blkIndent:
                return
            if state.level >= MAX_NESTING:
                self._leave_out(state, line, end)
                return
            self._block(state, line, end, starts.get(src[begins[line] + shifts[line]], ()))
            state.tight = not seen_empty
            line = state.line
            # A paragraph may have taken in the empty line after it.
            if line - 1 < end and begins[line - 1] + shifts[line - 1] >= ends[line - 1]:
                seen_empty = True
            if line < end and begins[line] + shifts[line] >= ends[line]:
                seen_empty = True
                line += 1
                state.line = line

    def _block(self, state: BlockState, line: int, end: int, likely: tuple[Rule, ...]) -> None:
        if line + 1 in state.table_rows and self.rules["table"](state, line, end, False):  # noqa: FBT003
            return
        if state.sCount[line] - state.blkIndent >= 4:
            self.rules["code"](state, line, end, False)  # noqa: FBT003
            return
        for rule in likely:
            if rule(state, line, end, False):  # noqa: FBT003
                return
        paragraph(state, line, end, self.neighbours)

    def _leave_out(self, state: BlockState, line: int, end: int) -> None:
        token = state.push("too_deep", "", 0)
        token.map = [line, end]
        token.content = state.line_text(line)
        state.line = end
