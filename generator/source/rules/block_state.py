"""The state of the block parser: where each line begins, ends and is indented, found without a loop over characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock

from generator.source.tokens import Token

# The second line of a table. It continues a block, so only quotation marks and blanks can stand before it.
_TABLE_ROW = re.compile(r"[ \t>]*[|:-][-:| \t]*")
_DEFINITION = re.compile(r"[ \t>]*[:~][ \t]")


Rule = Callable[["BlockState", int, int, bool], bool]
"""Reads the block that begins in a line, up to an end; silent, it only says whether one begins."""

ByCharacter = Mapping[str, tuple[Rule, ...]]
"""The rules to ask about a line, by the first character that is no blank."""


class BlockRules(NamedTuple):
    """All rules for blocks."""

    starts: ByCharacter  # that can begin a block
    end_paragraph: ByCharacter  # that can end a paragraph, of those
    end_quotation: ByCharacter
    end_list: ByCharacter
    table: Rule
    code: Rule
    definitions: Rule


class BlockState(StateBlock):
    """What markdown-it-py's state holds, and what the document as a whole can tell its rules.

    `table_rows`: numbers of the lines that could be the second of a table;
    `definitions`: whether any line could begin a definition.
    """

    tokens: list[Token]  # type: ignore[assignment]

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token], rules: BlockRules) -> None:
        self.rules = rules
        self.src, self.md, self.env, self.tokens = src, md, env, tokens
        self.blkIndent = self.line = self.level = 0
        self.tight = False
        self.ddIndent = self.listIndent = -1
        self.parentType = "root"
        self.result = ""
        self.flow_endings: dict[int, int] | None = None  # found by the rule that wants them
        self.fenced_lines: set[int] = set()
        self._code_enabled = True
        self._find_lines(src)

    def _find_lines(self, src: str) -> None:
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):  # nothing but blanks after the last line end
            lines.pop()
        length, count = len(src), len(lines)
        # Each list has one more entry than there are lines, so that rules may look one line too far.
        self.lineMax = count
        self.bMarks = begins = [0, *accumulate([len(line) + 1 for line in lines])]
        self.eMarks = [begin - 1 for begin in begins[1:]]
        self.eMarks.append(length)
        begins[-1] = length
        firsts = [line[:1] for line in lines]
        self.tShift = [
            len(line) - len(line.lstrip(" \t")) if first in _BLANKS else 0
            for first, line in zip(firsts, lines, strict=True)
        ]
        self.tShift.append(0)
        self.sCount = self.tShift.copy()
        self.bsCount = [0] * (count + 1)
        if "\t" in src:
            self._expand_tabs(lines)
        self.table_rows = _table_rows(firsts, lines) if "|" in src else frozenset()
        self.definitions = any(map(_DEFINITION.match, [lines[at] for at in _lines_with(firsts, _DEFINITION_STARTS)]))

    def _expand_tabs(self, lines: list[str]) -> None:
        for at, line in enumerate(lines):
            blanks = line[: self.tShift[at]]
            if "\t" in blanks:
                self.sCount[at] = len(blanks.expandtabs(4))

    def is_ended(self, enders: ByCharacter, line: int, end: int) -> bool:
        """Whether in this line a block begins that ends the one before it."""
        for rule in enders.get(self.src[self.bMarks[line] + self.tShift[line]], ()):
            if rule(self, line, end, True):  # noqa: FBT003 - markdown-it-py's signature
                return True
        return False

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:  # type: ignore[override]
        """Append a new token."""
        if nesting < 0:
            self.level -= 1
        token = Token(ttype, tag, nesting, level=self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def push_text(self, content: str, lines: list[int]) -> Token:
        """Append a token whose text the inline rules will read."""
        token = Token("inline", level=self.level, map=lines, content=content, children=[], block=True)
        self.tokens.append(token)
        return token

    def line_text(self, line: int) -> str:
        """What the line says in its container, without the blanks before it."""
        return self.src[self.bMarks[line] + self.tShift[line] : self.eMarks[line]]

    def text_of(self, start: int, end: int) -> str:
        """The text of the lines as a paragraph has it."""
        if end == start + 1:
            return self.line_text(start).strip(MD_TRIM_CHARS)
        return self.getLines(start, end, self.blkIndent, False).strip(MD_TRIM_CHARS)  # noqa: FBT003 - their signature

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803
        """The text of the lines, without that much indentation."""
        if indent > 0:
            return super().getLines(begin, end, indent, keepLastLF)
        if begin >= end:
            return ""
        text, starts, ends = self.src, self.bMarks, self.eMarks
        lines = "\n".join([text[starts[line] : ends[line]] for line in range(begin, end)])
        # The last line of a text may end without a line end.
        return lines + text[ends[end - 1] : ends[end - 1] + 1] if keepLastLF else lines


_BLANKS = frozenset(" \t")
_ROW_STARTS = frozenset("|:-> \t")
_DEFINITION_STARTS = frozenset(":~> \t")


def _table_rows(firsts: list[str], lines: list[str]) -> frozenset[int]:
    match = _TABLE_ROW.fullmatch
    return frozenset([at for at in _lines_with(firsts, _ROW_STARTS) if match(lines[at])])


def _lines_with(firsts: list[str], characters: frozenset[str]) -> list[int]:
    return [at for at, first in enumerate(firsts) if first in characters]
