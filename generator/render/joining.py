"""Many regular expressions as one: which of them matches first is then one question to `re`, not a loop in Python.

Lexers try the rules of a state one after the other until one matches. Joined, `a+`, `(b)c` and `d` are

    a+()|(?:b)c()|d()

where the empty group that closes last, `match.lastindex`, says which rule it was. An empty group *behind* each rule
costs less than one around it: `re` rejects an alternative by its first character only if no group opens before it.

This works on the parsed form of the expressions, not on their text: groups that no back reference needs are dropped,
the rest numbered anew, and each rule keeps its own flags. The parsed form is no public interface of Python (3.11 to
3.14 have it); whatever goes wrong here is `UnjoinableError`, and the caller lets the rules be tried one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

_FLAGS_OF_A_PART = int(re.IGNORECASE | re.MULTILINE | re.DOTALL | re.ASCII | re.LOCALE)

_BACK_REFERENCE = re.compile(r"\\[1-9]|\(\?P=|\(\?\(")


class UnjoinableError(Exception):
    """These expressions cannot be made one."""


class Joined(NamedTuple):
    """One expression for many, and how to tell them apart."""

    pattern: re.Pattern[str]
    markers: tuple[int, ...]  # markers[i] is `match.lastindex` when expression i matched
    may_be_empty: tuple[bool, ...]  # whether expression i may match without taking a character


def join(patterns: Sequence[re.Pattern[str]]) -> Joined:
    """Make one expression that matches where any of these does, preferring the earlier ones.

    Raises UnjoinableError where that cannot be done.
    """
    try:
        return _Joiner().join(patterns)
    except UnjoinableError:
        raise
    except Exception as error:  # the inside of `re` promises nothing, not even which exceptions
        raise UnjoinableError(str(error)) from error


class _Joiner:
    """The common numbering of groups while the parts of one joined expression are put together."""

    def __init__(self) -> None:
        self.parser: Any = import_module("re._parser")
        self.compiler: Any = import_module("re._compiler")
        self.code: Any = import_module("re._constants")
        self.state: Any = self.parser.State()
        self.state.str = ""  # error messages quote it

    def join(self, patterns: Sequence[re.Pattern[str]]) -> Joined:
        alternatives, markers, may_be_empty = [], [], []
        for pattern in patterns:
            part = _Part(self, pattern)
            alternatives.append(self._sequence([part.scoped(), self._empty_group()]))
            markers.append(self.state.groups - 1)
            may_be_empty.append(part.may_be_empty())
        whole = self._sequence([(self.code.BRANCH, (None, alternatives))])
        return Joined(self.compiler.compile(whole, int(re.UNICODE)), tuple(markers), tuple(may_be_empty))

    def _empty_group(self) -> tuple[Any, Any]:
        return self.group(lambda: self._sequence([]))[0]

    def _sequence(self, items: list[tuple[Any, Any]]) -> Any:
        return self.parser.SubPattern(self.state, items)

    def group(self, inner: Callable[[], Any]) -> tuple[tuple[Any, Any], int]:
        """A capturing group around what `inner` makes, and its number."""
        number: int = self.state.opengroup()
        content = inner()
        self.state.closegroup(number, content)
        return (self.code.SUBPATTERN, (number, 0, 0, content)), number


class _Part:
    """One expression on its way into the joined one."""

    def __init__(self, joiner: _Joiner, pattern: re.Pattern[str]) -> None:
        self.joiner = joiner
        self.flags = pattern.flags & _FLAGS_OF_A_PART
        parsed = joiner.parser.parse(pattern.pattern, pattern.flags)
        may_refer = _BACK_REFERENCE.search(pattern.pattern)  # asking saves walking 99 of 100 trees
        self.referenced = set(_references(parsed, joiner.code)) if may_refer else set()
        self.numbers: dict[int, int] = {}  # group in the expression -> group in the joined one
        self.tree = self._moved(parsed)

    def scoped(self) -> tuple[Any, Any]:
        return (self.joiner.code.SUBPATTERN, (None, self.flags, 0, self.tree))

    def may_be_empty(self) -> bool:
        return bool(self.tree.getwidth()[0] == 0)

    def _moved(self, tree: Any) -> Any:
        items: list[tuple[Any, Any]] = []
        for operation, value in tree:
            items.extend(self._item(operation, value))
        return self.joiner.parser.SubPattern(self.joiner.state, items)

    def _item(self, operation: Any, value: Any) -> list[tuple[Any, Any]]:
        code = self.joiner.code
        if operation in (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN, code.AT):
            return [(operation, value)]
        if operation is code.SUBPATTERN:
            return self._group(value)
        if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            least, most, inner = value
            return [(operation, (least, most, self._moved(inner)))]
        if operation is code.BRANCH:
            return [(operation, (None, [self._moved(inner) for inner in value[1]]))]
        if operation in (code.ASSERT, code.ASSERT_NOT):
            direction, inner = value
            return [(operation, (direction, self._moved(inner)))]
        if operation is code.ATOMIC_GROUP:
            return [(operation, self._moved(value))]
        if operation is code.GROUPREF:
            return [(operation, self.numbers[value])]
        if operation is code.GROUPREF_EXISTS:
            number, then, otherwise = value
            return [(operation, (self.numbers[number], self._moved(then), otherwise and self._moved(otherwise)))]
        raise UnjoinableError(f"{operation} is not known here")

    def _group(self, value: Any) -> list[tuple[Any, Any]]:
        number, added, removed, inner = value
        if number in self.referenced:
            return [self._kept_group(number, added, removed, inner)]
        moved = self._moved(inner)
        if added or removed:
            return [(self.joiner.code.SUBPATTERN, (None, added, removed, moved))]
        return list(moved)

    def _kept_group(self, number: int, added: int, removed: int, inner: Any) -> tuple[Any, Any]:
        (operation, (new, _, _, content)), self.numbers[number] = self.joiner.group(lambda: self._moved(inner))
        return operation, (new, added, removed, content)


def _references(tree: Any, code: Any) -> Iterator[int]:
    """The numbers of the groups that a parsed expression refers back to."""
    for operation, value in tree:
        if operation is code.GROUPREF:
            yield value
        elif operation is code.GROUPREF_EXISTS:
            yield value[0]
        for inner in _inner(value, type(tree)):
            yield from _references(inner, code)


def _inner(value: Any, tree_type: type) -> Iterator[Any]:
    """The parsed expressions directly inside the value of an operation."""
    if isinstance(value, tree_type):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _inner(each, tree_type)
