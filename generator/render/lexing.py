"""Lexing at speed: the lexers of Pygments with the rules of each state joined into one expression.

Measured on 400 Python blocks of 12 lines and 110 tokens, in µs a block:

    440  Pygments' lexer and formatter, both reused
    453  Pygments' lexer, our spans (taken on a busier machine)
     95  the rules of each state joined, spans made as they match; 60 of it is inside `re`, whose least would be 16

A lexer is joined after it has seen some text: joining Python's takes as long as it saves on 200 blocks (70 ms), so a
small site is faster with Pygments' own loop. Both give the same HTML (the tests compare them for every lexer),
so nobody can tell from the outside which one was at work.

Only lexers that are nothing but rules are joined. Those with a loop of their own (YAML, JSON, Ruby, PHP, C++ …)
run as Pygments made them.

Tried and left: sorting the rules by the characters they can begin with saves 4 of the 60.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pygments.lexer import Lexer, RegexLexer
from pygments.token import Error, Whitespace, _TokenType

from generator.render.joining import UnjoinableError, join
from generator.render.spans import Pieces, html_of, pieces_of

JOIN_AFTER = 60_000  # characters

_MatchAt = Any  # `match` of a compiled expression
_Emit = Callable[[Lexer, str, int], list[tuple[Pieces, str]]]  # (lexer, code, position) -> texts with their pieces
_Move = Callable[[list["_State"]], None]  # what a rule does to the stack of states
_Rule = tuple[Pieces | None, _Emit | None, _Move | None]  # the pieces of a plain token, or what makes several; the move


class TextLostError(Exception):
    """The tokens of a lexer do not add up to the text it was given."""

    def __str__(self) -> str:
        return "it loses some of the text"


class Painter:
    """Code of one language as HTML."""

    def __init__(self, lexer_class: type[Lexer]) -> None:
        self._lexer_class = lexer_class
        self._seen = 0
        self._root: _State | None = None
        self._joinable = lexer_class.get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed

    def html(self, code: str, *, join_after: int = JOIN_AFTER) -> str:
        """The HTML of code that ends with a newline; its text content is the code."""
        self._seen += len(code)
        lexer = self._new_lexer()
        if not self._joinable or self._seen <= join_after:
            return _plainly_lexed(lexer, code)
        try:
            return _lexed_joined(lexer, self._root_of(lexer), code)
        except UnjoinableError:
            self._joinable = False
            return _plainly_lexed(lexer, code)

    @property
    def is_joined(self) -> bool:
        """Whether the rules are joined by now."""
        return self._joinable and self._root is not None

    def _new_lexer(self) -> Any:
        # A new one for each block, at 2 µs: some lexers (HTTP, MIME, Modula-2) remember what they saw in the last, and
        # a page must not depend on the pages made before it. XQuery's even remembers it in its class.
        lexer: Any = self._lexer_class(stripnl=False)
        if hasattr(lexer, "xquery_parse_state"):
            lexer.xquery_parse_state = []
        return lexer

    def _root_of(self, lexer: Any) -> _State:
        if self._root is None:
            self._root = _states(lexer)["root"]
        return self._root


def _plainly_lexed(lexer: Lexer, code: str) -> str:
    tokens = [(token_type, text) for _, token_type, text in lexer.get_tokens_unprocessed(code)]
    if "".join([text for _, text in tokens]) != code:
        raise TextLostError
    return html_of(tokens)


def _lexed_joined(lexer: Lexer, root: _State, code: str) -> str:
    out: list[str] = []
    push = out.append
    last: Pieces | None = None
    stack = [root]
    position = 0
    while True:
        state = stack[-1]
        for match in state.matches(code, position):
            pieces, emit, move = state.rules[match.lastindex]
            if pieces is not None:
                text = match.group()
                if pieces is last:
                    pieces.append_to(out, text)
                else:
                    push(pieces[text])
                    last = pieces
            elif emit is not None:
                for pieces, text in emit(lexer, code, match.start()):
                    if pieces is last:
                        pieces.append_to(out, text)
                    else:
                        push(pieces[text])
                        last = pieces
            if move is not None:
                move(stack)
                position = match.end()
                break
        else:
            return "".join(out)


class _State:
    """A state of a lexer; its rules are joined when it is first entered."""

    def __init__(self, definition: list[tuple[Any, Any, Any]], states: dict[str, _State]) -> None:
        self._definition = definition
        self._states = states
        self.rules: dict[int | None, _Rule] = {}
        self.matches: Callable[[str, int], Iterator[re.Match[str]]] = self._join_and_match

    def _join_and_match(self, text: str, position: int) -> Iterator[re.Match[str]]:
        patterns = [_pattern_of(match) for match, _, _ in self._definition]
        joined = join([*patterns, *(pattern for pattern, _ in _FALLBACKS)])
        rules = [self._rule(*each, may_be_empty=joined.may_be_empty[i]) for i, each in enumerate(self._definition)]
        rules += [rule for _, rule in _FALLBACKS]
        self.rules = dict(zip(joined.markers, rules, strict=True))
        self.matches = joined.pattern.finditer
        return self.matches(text, position)

    def _rule(self, match: _MatchAt, action: Any, new_state: Any, *, may_be_empty: bool) -> _Rule:
        move = _move(new_state, self._states)
        if action is None:
            return None, None, move
        if type(action) is not _TokenType:
            return None, _emit_called(match, action), move
        if may_be_empty:
            return None, _emit_groups(match, ((0, pieces_of(action)),)), move
        return pieces_of(action), None, move


def _states(lexer: Any) -> dict[str, _State]:
    states: dict[str, _State] = {}
    for name, definition in lexer._tokens.items():
        states[name] = _State(definition, states)
    return states


def _pattern_of(match: Any) -> re.Pattern[str]:
    pattern = getattr(match, "__self__", None)
    if not isinstance(pattern, re.Pattern):
        raise UnjoinableError("a rule is no regular expression")
    return pattern


def _emit_called(match: _MatchAt, action: Any) -> _Emit:
    """What a callback makes of a match; it is given a match of its own expression, made again, with its own groups."""
    if action.__qualname__ == "bygroups.<locals>.callback":
        actions = action.__closure__[0].cell_contents
        if all(each is None or type(each) is _TokenType for each in actions):
            return _emit_groups(match, tuple((i, pieces_of(each)) for i, each in enumerate(actions, 1) if each))

    def emit(lexer: Lexer, code: str, position: int) -> list[tuple[Pieces, str]]:
        found = match(code, position)
        made = [(pieces_of(token_type), text) for _, token_type, text in action(lexer, found) if text]
        return _complete(made, found)

    return emit


def _emit_groups(match: _MatchAt, groups: tuple[tuple[int, Pieces], ...]) -> _Emit:
    """`bygroups` with nothing but types of tokens, which is what most callbacks are, without its generator."""

    def emit(lexer: Lexer, code: str, position: int) -> list[tuple[Pieces, str]]:
        found = match(code, position)
        group = found.group
        return _complete([(pieces, text) for number, pieces in groups if (text := group(number))], found)

    return emit


def _complete(made: list[tuple[Pieces, str]], match: re.Match[str]) -> list[tuple[Pieces, str]]:
    if "".join([text for _, text in made]) != match.group():
        raise TextLostError
    return made


def _move(new_state: Any, states: dict[str, _State]) -> _Move | None:
    """What Pygments' `new_state` does to the stack, which always keeps its first state."""
    if new_state is None:
        return None
    if isinstance(new_state, int):
        return lambda stack: stack.__delitem__(slice(max(len(stack) + new_state, 1), None))
    names = new_state if isinstance(new_state, tuple) else (new_state,)
    if len(names) == 1 and names[0] in states:
        state = states[names[0]]
        return lambda stack: stack.append(state)
    steps = [_step(name, states) for name in names]

    def move(stack: list[_State]) -> None:
        for step in steps:
            step(stack)

    return move


def _step(name: str, states: dict[str, _State]) -> _Move:
    if name == "#push":
        return lambda stack: stack.append(stack[-1])
    if name == "#pop":
        return lambda stack: stack.__delitem__(slice(max(len(stack) - 1, 1), None))
    return lambda stack: stack.append(states[name])


# What Pygments does where no rule of a state matches: an end of line leaves all states, anything else is an error.
_FALLBACKS: tuple[tuple[re.Pattern[str], _Rule], ...] = (
    (re.compile(r"\n"), (pieces_of(Whitespace), None, lambda stack: stack.__delitem__(slice(1, None)))),
    (re.compile(r".", re.DOTALL), (pieces_of(Error), None, None)),
)
