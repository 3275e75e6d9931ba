"""YAML text becomes nodes that keep their words and places, built from parser events so that no text can harm us.

libyaml's composer recurses: 60 kB of "- " end the process with a segmentation fault. Its parser does not, so the
nodes are put together here, one event at a time, with a limit on depth and on what aliases unfold to. That is also
quicker than a guard in front of yaml.compose(): 0.04 ms for 15 lines against 0.07, since the text is parsed once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

import yaml
from msgspec import Struct
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.problems import Place, Problem
from generator.source.bare_links import hide_bare_links
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.yaml_mistakes import syntax_problem

DEPTH = 50
"""Lists in lists: people write three or four; libyaml's own parser gets slow with thousands."""

ALIASES = 20
"""Uses of `*name` in one text. Ten tenfold ones in a row unfold to ten thousand million values."""

REPETITIONS = 20
"""Keys of one text that are named as standing twice."""

NODES = 20_000
"""Values in one text, aliases unfolded."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is eight times quicker

# YAML 1.1 ends lines at these, editors and YAML 1.2 do not. Noncharacters stand in for them while libyaml reads.
_ODD_BREAKS = str.maketrans("\x85\u2028\u2029", "\ufdd0\ufdd1\ufdd2")
_ODD_BREAKS_BACK = str.maketrans("\ufdd0\ufdd1\ufdd2", "\x85\u2028\u2029")
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


class Composed(Struct, frozen=True):
    """What one YAML text says."""

    node: Node | None  # None: nothing but comments
    problems: tuple[Problem, ...] = ()
    whole: bool = True  # False: reading stopped at a mistake, and `node` has what stood before it


class _Refused(Exception):
    """The text is not read any further; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def compose(
    text: str,
    *,
    file: str,
    first_line: int = 1,
    nodes: int = NODES,
    aliases: int = ALIASES,
    bare_links: bool = True,
) -> Composed:
    """The nodes of a YAML text that begins on `first_line` of the file. Never raises.

    A mistake ends the reading, but what stood before it is kept, so that one slip does not make a file's title,
    and with it every link to it, unknown. Data files may have more `nodes` and `aliases`, and no bare links.
    """
    problems = [*_unprintable(text, file, first_line)]
    if problems:
        text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    hidden, restore = _hide(text, bare_links=bare_links)
    composer = _Composer(file=file, first_line=first_line, restore=restore, nodes=nodes, aliases=aliases)
    whole = True
    try:
        composer.read(hidden)
    except _Refused as refused:
        problems.append(refused.problem)
        whole = False
    except Exception as error:  # libyaml and its Python twin raise ValueError, RecursionError and more, as they please
        problems.append(syntax_problem(error, text, file=file, first_line=first_line))
        whole = False
    return Composed(composer.root(), tuple(problems + composer.problems), whole)


def _hide(text: str, *, bare_links: bool) -> tuple[str, Callable[[str], str] | None]:
    hidden, restore = hide_bare_links(text) if bare_links else (text, None)
    if not _ODD_BREAK.search(hidden):
        return hidden, restore
    show = restore or str
    return hidden.translate(_ODD_BREAKS), lambda value: show(value.translate(_ODD_BREAKS_BACK))


def _unprintable(text: str, file: str, first_line: int) -> list[Problem]:
    found = _UNPRINTABLE.search(text)
    if found is None:
        return []
    line, column = text.count("\n", 0, found.start()), found.start() - text.rfind("\n", 0, found.start())
    what = f"There is an invisible control character here (U+{ord(found[0]):04X}), which YAML does not allow."
    return [Problem("front-matter-syntax", Place(file, first_line + line, column), what, "Remove it.")]


class _Open:
    """A list or mapping whose end has not been read yet."""

    __slots__ = ("anchor", "before", "column", "keys", "line", "parts")

    def __init__(self, line: int, column: int, anchor: str | None, before: int, *, mapping: bool) -> None:
        self.line, self.column, self.anchor = line, column, anchor
        self.parts: list[Node] = []  # of a mapping: key, value, key, value …
        self.keys: dict[str, int] | None = {} if mapping else None  # key -> the line it stands on
        self.before = before  # how many values there were before it


class _Composer:
    """Puts nodes together from events: a stack of what is open, and the anchors met so far."""

    def __init__(
        self, *, file: str, first_line: int, restore: Callable[[str], str] | None, nodes: int, aliases: int
    ) -> None:
        self.file, self.first_line, self.restore = file, first_line, restore
        self.most_values, self.most_aliases = nodes, aliases
        self.problems: list[Problem] = []
        self.done: list[Node] = []
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Node | None, int]] = {}  # None while what it names is still open
        self.aliases = self.values = 0

    def read(self, text: str) -> None:
        loader = _Loader(text)
        try:
            next_event = loader.get_event
            event = next_event()
            while event is not None:
                self.take(event)
                event = next_event()
        finally:
            loader.dispose()

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            self.scalar(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            self.begin(event, mapping=kind is MappingStartEvent)
        elif kind is MappingEndEvent:
            self.end(mapping=True)
        elif kind is SequenceEndEvent:
            self.end(mapping=False)
        elif kind is AliasEvent:
            self.alias(event)
        elif kind is DocumentStartEvent and self.done:
            self.refuse("front-matter-syntax", event, "A second YAML document begins here.", "Remove the line `---`.")

    def scalar(self, event: Any) -> None:
        if event.tag is not None:
            self.tagged(event)
        mark = event.start_mark
        value = self.restore(event.value) if self.restore else event.value
        node = Scalar(value, mark.line + self.first_line, mark.column + 1, bool(event.style))
        self.count(1, event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, 1)
        self.add(node)

    def begin(self, event: Any, *, mapping: bool) -> None:
        if event.tag is not None:
            self.tagged(event)
        if len(self.open) == DEPTH:
            what = f"Lists and mappings are nested more than {DEPTH} deep here."
            self.refuse("front-matter-unsafe", event, what, "Write it flatter.")
        self.count(1, event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (None, 0)
        mark = event.start_mark
        line, column = mark.line + self.first_line, mark.column + 1
        self.open.append(_Open(line, column, event.anchor, self.values, mapping=mapping))

    def end(self, *, mapping: bool) -> None:
        ended = self.open.pop()
        node = _mapping(ended) if mapping else Sequence(tuple(ended.parts), ended.line, ended.column)
        if ended.anchor is not None:
            self.anchors[ended.anchor] = (node, self.values - ended.before + 1)
        self.add(node)

    def alias(self, event: Any) -> None:
        known = self.anchors.get(event.anchor)
        if known is None:
            what = f"Nothing above is named &{event.anchor}; a value that begins with * refers to a named one."
            self.refuse("front-matter-syntax", event, what, f'If it is text, put it in quotes: "*{event.anchor}".')
        node, size = known
        if node is None:
            self.refuse("front-matter-unsafe", event, f"*{event.anchor} stands inside what it refers to.", "Remove it.")
        self.aliases += 1
        if self.aliases > self.most_aliases:
            what = f"There are more than {self.most_aliases} references with * here."
            self.refuse("front-matter-unsafe", event, what, "Write the values out where they are meant.")
        self.count(size, event)
        self.add(node)

    def add(self, node: Node) -> None:
        if not self.open:
            self.done.append(node)
            return
        top = self.open[-1]
        if top.keys is None or len(top.parts) % 2:
            top.parts.append(node)
        else:
            top.parts.append(self.key(node, top.keys))

    def key(self, node: Node, keys: dict[str, int]) -> Scalar:
        if not isinstance(node, Scalar):
            what = "A key must be a word; here a list or a mapping stands in its place."
            do = "If { or [ begins a text, put the text in quotes."
            raise _Refused(Problem("front-matter-syntax", Place(self.file, node.line, node.column), what, do))
        if node.text in keys:
            self.twice(node, keys[node.text])
        else:
            keys[node.text] = node.line
        return node

    def twice(self, key: Scalar, before: int) -> None:
        place = Place(self.file, key.line, key.column, len(key.text))
        what = f"The key {key.text} stands here again; it is on line {before} already, and that one was read."
        self.problems.append(Problem("duplicate-key", place, what, "Keep one of them; a list holds several values."))
        if len(self.problems) > REPETITIONS:
            raise _Refused(Problem("duplicate-key", place, "More keys stand twice than are listed.", ""))

    def tagged(self, event: Any) -> None:
        if event.tag == "!":
            return  # YAML's own way to say "just text"
        mark = event.start_mark
        place = Place(self.file, mark.line + self.first_line, mark.column + 1)
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:60]
        what = f"The value has the YAML tag {tag}; tags are not followed."
        self.problems.append(Problem("front-matter-unsafe", place, what, "Remove the tag and write the plain value."))

    def count(self, values: int, event: Any) -> None:
        self.values += values
        if self.values > self.most_values:
            what = f"There are more than {self.most_values:,} values here, references unfolded."
            self.refuse("front-matter-unsafe", event, what, "Keep large data in files of their own below data/.")

    def refuse(self, name: str, event: Any, what: str, do: str) -> NoReturn:
        mark = event.start_mark
        raise _Refused(Problem(name, Place(self.file, mark.line + self.first_line, mark.column + 1), what, do))

    def root(self) -> Node | None:
        """What was read: all of it, or after a mistake the entries that stood before it."""
        if self.done:
            return self.done[0]
        return _mapping(self.open[0]) if self.open and self.open[0].keys is not None else None


def _mapping(ended: _Open) -> Mapping:
    keys = [key for key in ended.parts[::2] if isinstance(key, Scalar)]
    entries = tuple(zip(keys, ended.parts[1::2], strict=False))  # after a mistake the last key may lack its value
    if ended.keys is not None and len(ended.keys) < len(entries):
        entries = _without_repetitions(entries)
    return Mapping(entries, ended.line, ended.column)


def _without_repetitions(entries: tuple[tuple[Scalar, Node], ...]) -> tuple[tuple[Scalar, Node], ...]:
    first: dict[str, tuple[Scalar, Node]] = {}
    for key, value in entries:
        first.setdefault(key.text, (key, value))
    return tuple(first.values())
