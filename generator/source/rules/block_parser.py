"""The block parser: looks at a line's first character, and asks only the rules that can begin with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

from generator.source.rules.block_state import BlockRules, BlockState, ByCharacter, Rule
from generator.source.rules.paragraph import paragraph
from generator.source.tokens import Token

# Lists, quotations and flow blocks within each other. CommonMark sets no limit; Python's recursion does.
MAX_NESTING = 100

# What a rule's first line begins with. Rules that are not here are asked by name: table, code and paragraph; deflist
# too where it begins with its term, any text.
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
    "deflist": ":~",
}


class BlockParser(ParserBlock):
    """markdown-it-py's block parser with its ruler, and a table made from it: first character -> rules in order."""

    def prepare(self) -> None:
        """Make the tables from the ruler's rules, when these are all there."""
        rules = [rule for rule in self.ruler.__rules__ if rule.enabled]
        named = {rule.name: cast("Rule", rule.fn) for rule in rules}
        self.rules = BlockRules(
            starts=_by_character(rules, ""),
            end_paragraph=_by_character(rules, "paragraph"),
            end_quotation=_by_character(rules, "blockquote"),
            end_list=_by_character(rules, "list"),
            table=named["table"],
            code=named["code"],
            definitions=named["deflist"],
        )

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token] | None:  # type: ignore[override]
        """Append the blocks of the text to the tokens."""
        if src:
            state = BlockState(src, md, env, tokens, self.rules)
            self.tokenize(state, 0, state.lineMax)
        return tokens

    def tokenize(self, state: StateBlock, start: int, end: int) -> None:
        """Read the lines from `start` up to `end` as blocks, as long as they belong to the container they are in."""
        assert isinstance(state, BlockState)
        src, begins, shifts, ends, counts = state.src, state.bMarks, state.tShift, state.eMarks, state.sCount
        starts = self.rules.starts
        line, seen_empty = start, False
        while line < end:
            while line < state.lineMax and begins[line] + shifts[line] >= ends[line]:
                line += 1
            state.line = line
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
        if line + 1 in state.table_rows and self.rules.table(state, line, end, False):  # noqa: FBT003
            return
        if state.sCount[line] - state.blkIndent >= 4:
            self.rules.code(state, line, end, False)  # noqa: FBT003
            return
        for rule in likely:
            if rule(state, line, end, False):  # noqa: FBT003
                return
        paragraph(state, line, end)

    def _leave_out(self, state: BlockState, line: int, end: int) -> None:
        token = state.push("too_deep", "", 0)
        token.map = [line, end]
        token.content = state.line_text(line)
        state.line = end


def _by_character(rules: Iterable[Any], ended: str) -> ByCharacter:
    """The rules that can end a block of that name, or for "" those that can begin one, by their first characters."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if ended in rule.alt or (not ended and rule.name != "deflist"):
            for character in FIRST_CHARACTERS.get(rule.name, ""):
                found[character].append(rule.fn)
    return {character: tuple(each) for character, each in found.items()}
