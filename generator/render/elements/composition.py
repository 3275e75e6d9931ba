"""A composition: what the elements of one body share while it is made, in one walk over its tokens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import accumulate
from typing import NamedTuple

from generator.problems import Place, Problem
from generator.render.elements.pieces import Piece, Raw, attributes_of, text_of
from generator.render.elements.spots import Spots
from generator.settings.records import MarkdownSettings
from generator.source.outline import Heading, Mention
from generator.source.sentences import sentence_around, sentence_starts
from generator.source.tokens import Token

BlockElement = Callable[["Composition", Sequence[Token], int], int]
"""Makes the HTML of the block whose token has that index; gives the index of the token to go on with."""

TextElement = Callable[["Composition", Token], None]
"""Makes the HTML of one token of a text."""


class Elements(NamedTuple):
    """Which element is for which type of token; the plain ones always give the same HTML."""

    plain_blocks: Mapping[str, str]
    blocks: Mapping[str, BlockElement]
    plain_texts: Mapping[str, str]
    texts: Mapping[str, TextElement]
    leave_html: Callable[[Composition, int], None]  # a token of that level comes
    clean: Callable[[Composition, list[Piece]], list[Piece]]  # a text's pieces with HTML among them


Noted = tuple[str, str, str, int, int, int, int]
"""A mention before its sentence is known: target, heading, form, the pieces of the plain text that it begins with and
ends before, line, column."""


class Footnote:
    """A footnote that the text refers to. `body`: (first token, end), or the token of one on the spot."""

    __slots__ = ("body", "marks", "number")

    def __init__(self, number: int, body: tuple[int, int] | Token) -> None:
        self.number, self.body, self.marks = number, body, 0


class RawRange:
    """Blocks of the author's HTML with the same container, and what stands between, while an element is open."""

    __slots__ = ("begin", "end", "level", "open", "token")

    def __init__(self, token: Token, begin: int) -> None:
        self.token, self.level, self.begin, self.end = token, token.level, begin, begin
        self.open: list[str] = []


class Composition:
    """The state of one body's making."""

    def __init__(self, text: str, *, file: str, spots: Spots, settings: MarkdownSettings, elements: Elements) -> None:
        self.text, self.file, self.spots, self.settings, self.elements = text, file, spots, settings, elements
        self.out: list[Piece] = []  # where pieces go now: the body, the label of a link, the inside of a block
        self.outer: list[list[Piece]] = []  # where they went before
        self.headings: list[Heading] = []
        self.mentions: list[Mention] = []
        self.problems: list[Problem] = []
        self.ids: set[str] = set()
        self.anchors: list[str] = []  # ids that the author gave to what is no heading
        self.title = self.opening = ""
        self.words = 0
        self.raw_ranges: list[RawRange] = []
        self.nonce = ""  # hides our HTML from the sanitiser; made when there is HTML to sanitise
        self.attributes: Mapping[str, str] | None = None  # of the block that comes next
        self.task: bool | None = None  # the next paragraph is a task: done, or not
        self.open: list[Token] = []  # blocks with blocks in them whose end knows its beginning
        self.counts: dict[str, int] = {}  # how many tabs, and tables of one name, there are
        self.footnotes: list[Footnote] = []  # in the order of their first marks
        self.footnotes_by_label: dict[str, Footnote] = {}
        self.definitions: dict[str, tuple[int, int]] = {}  # of footnotes: first token and end
        self.token = Token("inline")  # the text that is being read
        self.plain: list[str] = []
        self.noted: list[Noted] = []
        self.links: list[object] = []  # links that the token stands in; the outermost counts
        self.has_raw = False  # the text has HTML in it

    def blocks(self, tokens: Sequence[Token], index: int, end: int) -> None:
        """Make the HTML of the blocks whose tokens have the indexes from `index` up to `end`."""
        plain, blocks = self.elements.plain_blocks, self.elements.blocks
        while index < end:
            token = tokens[index]
            kind = token.type
            if self.raw_ranges:
                self.elements.leave_html(self, token.level)
            html = plain.get(kind)
            if self.attributes is not None:
                index = self._with_attributes(tokens, index)
            elif html is not None:
                self.out.append(html)
                index += 1
            else:
                index = blocks[kind](self, tokens, index)
        if self.raw_ranges:
            self.elements.leave_html(self, -1)

    def _with_attributes(self, tokens: Sequence[Token], index: int) -> int:
        """Make the block that follows a line of attributes, and put them into its first tag."""
        token, attributes = tokens[index], self.attributes or {}
        self.attributes = None
        if token.type == "attributes":
            self.attributes = {**attributes, **token.meta}
            return index + 1
        if token.nesting < 0:
            return index  # there is no block for them
        if token.type == "heading_open":
            token.meta = {"attributes": {**attributes, **token.meta.get("attributes", {})}}
            return self.elements.blocks[token.type](self, tokens, index)
        out, at = self.out, len(self.out)
        plain = self.elements.plain_blocks.get(token.type)
        if plain is not None:
            out.append(plain)
            after = index + 1
        else:
            after = self.elements.blocks[token.type](self, tokens, index)
        tag = out[at] if at < len(out) else None
        if isinstance(tag, str) and not isinstance(tag, Raw):
            out[at] = type(tag)(with_attributes(tag, self.allowed(attributes)))
        return after

    def read(self, token: Token) -> str:
        """Make the HTML of a text, and give its plain text."""
        children = token.children
        if not children:
            return ""
        if len(children) == 1 and children[0].type == "text":
            text = children[0].content
            self.words += text.count(" ") + 1
            self.out.append(text_of(text))
            return text
        self.words += token.content.count(" ") + 1
        self.token = token
        before, self.plain = self.plain, []
        start, out = len(self.out), self.out
        self.read_tokens(children)
        if self.has_raw:
            out[start:] = self.elements.clean(self, out[start:])
            self.has_raw = False
        text = "".join(self.plain)
        if self.noted:
            self._mention(text)
        self.plain = before
        return text

    def read_tokens(self, children: Sequence[Token]) -> None:
        """Make the HTML of tokens of the text that is being read."""
        html_of, elements, plain = self.elements.plain_texts, self.elements.texts, self.plain
        for child in children:
            kind = child.type
            if kind == "text":
                text = child.content
                plain.append(text)
                self.out.append(text_of(text))
            elif kind in html_of:
                self.out.append(html_of[kind])
            else:
                elements[kind](self, child)

    def _mention(self, text: str) -> None:
        """Note the mentions of the text that was read, each with the sentence around it."""
        ends = [0, *accumulate(map(len, self.plain))]
        starts = sentence_starts(text)
        for target, heading, form, first, last, line, column in self.noted:
            sentence = sentence_around(text, starts, ends[first], ends[last])
            self.mentions.append(Mention(target, heading, form, sentence, line, column))
        self.noted.clear()

    def note(self, target: str, heading: str, form: str, token: Token, first: int) -> tuple[int, int]:
        """Note a mention whose plain text began with that piece and ends here; gives its line and column."""
        line, column = self.spots.spot(self.token, token.at)
        if target:  # the article itself is no mention
            self.noted.append((target, heading, form, first, len(self.plain), line, column))
        return line, column

    def enter(self) -> None:
        """Let pieces go to a new place."""
        self.outer.append(self.out)
        self.out = []

    def leave(self) -> list[Piece]:
        """Let pieces go again to where they went before; gives those that went to the new place."""
        pieces, self.out = self.out, self.outer.pop()
        return pieces

    def problem(self, name: str, what: str, do: str, *, line: int, column: int = 1) -> None:
        """Report what is wrong."""
        self.problems.append(Problem(name, Place(self.file, line, column), what, do))

    def problem_here(self, name: str, what: str, do: str, token: Token) -> None:
        """Report what is wrong with a token of the text that is being read."""
        line, column = self.spots.spot(self.token, token.at)
        self.problem(name, what, do, line=line, column=column)

    def allowed(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """The attributes without an id that is taken; ours begin with "_", so no author's may."""
        own = attributes.get("id", "").lstrip("_")
        kept = {name: value for name, value in attributes.items() if name != "id"}
        if own and own not in self.ids:
            self.ids.add(own)
            self.anchors.append(own)
            kept["id"] = own
        return kept

    def unique_id(self, wanted: str) -> str:
        """The id, or with the next free number behind it."""
        free, number = wanted, self.counts.get(f"#{wanted}", 1)
        while free in self.ids:
            number += 1
            free = f"{wanted}-{number}"
        self.counts[f"#{wanted}"] = number
        self.ids.add(free)
        return free

    def count(self, name: str) -> int:
        """How many of that name there are, with this one."""
        self.counts[name] = number = self.counts.get(name, 0) + 1
        return number


def with_attributes(html: str, attributes: dict[str, str]) -> str:
    """The HTML with the attributes in its first tag; classes are added to those that it has."""
    end = html.find(">")
    if not html.startswith("<") or html.startswith("</") or end < 0:
        return html
    tag, rest = html[:end], html[end:]
    attributes = {name: value for name, value in attributes.items() if name == "class" or f" {name}=" not in tag}
    if "class" in attributes and ' class="' in tag:
        tag = tag.replace(' class="', f' class="{escape(attributes.pop("class"))} ', 1)
    return tag + attributes_of(attributes) + rest
