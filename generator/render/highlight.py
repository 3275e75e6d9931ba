"""Code blocks in colour: code and the name of its language in, HTML with Pygments' short classes out.

    highlight("x = 1\n", "py").html  ->  <span class="n">x</span> <span class="o">=</span> …

Whatever the code and the name are, there is an answer, soon, and its text is the code: an unknown language, a lexer
that hangs, fails or loses text give plain text and say so.

Measured on Python blocks of 12 lines, in µs a block: 440 with Pygments' lexer and formatter kept and reused, 119
here, of which 7 are the time limit. `lexing.py` tells where the difference comes from.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from generator.render.spans import escaped
from generator.render.time_limit import TimeIsUpError, can_be_interrupted, within

if TYPE_CHECKING:
    from generator.render.lexing import Painter

PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none", "output", "csv", "tsv", "log"})
"""Names of text that has nothing to colour."""

LONGEST = 100_000
"""Longer code stays plain. The slowest of fifty lexers takes 0.4 seconds for this much sound code, so that only hostile
code meets the time limit, and whether a block is coloured depends on the block and not on the machine."""


class Highlighted(Struct, frozen=True):
    """A code block as HTML."""

    html: str  # the inside of <pre><code>
    language: str  # the language's canonical name, safe as a class; "text" for none
    problem: Literal["", "unknown-language", "highlight-timeout"] = ""
    nearest: str = ""  # the known language that an unknown one is most like; "" when none is close
    detail: str = ""  # why code in a known language stayed plain: "its lexer takes longer than 2 seconds"


def highlight(
    code: str, language: str, *, marks: frozenset[int] = frozenset(), diff: bool = False, budget: float = 2.0
) -> Highlighted:
    """Colour code by its language.

    `marks` are the numbers of lines to mark, from 1: each becomes a `<span class="hll">` with its end of line inside.
    With `diff`, the first column says what became of a line (`+`, `-` or a blank) and is taken off; added lines are
    wrapped in `<span class="ins">`, deleted ones in `<span class="del">`, and the code before and the code after are
    each coloured as the whole they are. `budget` is how many seconds one block may take.
    """
    name = language.strip().lower()
    layout = _Layout(_whole_lines(code), marks, diff)
    if name in PLAIN or (diff and name == "diff"):
        return Highlighted(layout.html(escaped), "text")
    known = _known(name)
    if known is None:
        return Highlighted(layout.html(escaped), "text", "unknown-language", _nearest(name))
    if len(code) > LONGEST:
        return _uncoloured(layout, known, f"{len(code):,} characters are more than {LONGEST:,}")
    if not can_be_interrupted():
        return _coloured_aside(layout, known, budget)
    return _coloured(layout, known, budget)


def _coloured(layout: _Layout, known: _Known, budget: float) -> Highlighted:
    try:
        return Highlighted(within(budget, lambda: layout.html(known.painter.html)), known.name)
    except TimeIsUpError:
        return _uncoloured(layout, known, f"its lexer takes longer than {budget:g} seconds")
    except Exception as error:  # a lexer is a lot of code, run on anything
        return _uncoloured(layout, known, f"its lexer fails: {error}")


def _coloured_aside(layout: _Layout, known: _Known, budget: float) -> Highlighted:
    # Only a server has other threads; builds need not load this.
    from generator.render.aside import Aside, AsideError, aside_for

    try:
        aside: Aside[Highlighted] = aside_for(_coloured_by_name, os.getpid())
        return aside.call(layout, known.name, budget, seconds=budget)
    except TimeIsUpError:
        return _uncoloured(layout, known, f"its lexer takes longer than {budget:g} seconds")
    except AsideError as error:
        return _uncoloured(layout, known, f"its lexer fails: {error}")


def _coloured_by_name(layout: _Layout, name: str, budget: float) -> Highlighted:
    """What the process aside does."""
    known = _known(name)
    assert known is not None
    return _coloured(layout, known, budget)


def _uncoloured(layout: _Layout, known: _Known, detail: str) -> Highlighted:
    return Highlighted(layout.html(escaped), known.name, "highlight-timeout", detail=detail)


class _Known(NamedTuple):
    """A language and what paints it."""

    name: str
    painter: Painter


@lru_cache(maxsize=1024)
def _known(name: str) -> _Known | None:
    # Lexers are loaded only here: 15 ms that a build without code, and every other command, does not pay.
    from generator.render.languages import language_of
    from generator.render.lexing import Painter

    language = language_of(name)
    return language and _Known(language.name, Painter(language.lexer))


@lru_cache(maxsize=1024)
def _nearest(name: str) -> str:
    from generator.render.languages import nearest_language  # as above

    return nearest_language(name)


class _Layout(Struct, frozen=True):
    """Code, and what is to be done with its lines."""

    code: str  # empty, or ending with a newline
    marks: frozenset[int]
    diff: bool

    def html(self, paint: Callable[[str], str]) -> str:
        """The HTML of the code, each part of it painted in one piece."""
        if not self.marks and not self.diff:
            return paint(self.code)
        lines = _compared(self.code, paint) if self.diff else _lines(paint(self.code))
        return "".join(_wrapped(line, "hll", number in self.marks) for number, line in enumerate(lines, 1))


def _whole_lines(code: str) -> str:
    if "\r" in code:
        code = code.replace("\r\n", "\n").replace("\r", "\n")
    return code if code.endswith("\n") or not code else code + "\n"


def _lines(html: str) -> Iterator[str]:
    """The lines of some HTML, with their ends. No span crosses the end of a line, so each stands by itself."""
    return (line + "\n" for line in html.split("\n")[:-1])


def _wrapped(line: str, css_class: str, wanted: bool) -> str:
    # The end of the line is inside: shown as a block, a line with its end behind it would be followed by an empty one.
    return f'<span class="{css_class}">{line}</span>' if wanted else line


def _compared(code: str, paint: Callable[[str], str]) -> Iterator[str]:
    """The lines of a comparison. Before and after are painted apart, so that a quote one of them opens stays there."""
    signed = [(line[0], line[1:]) if line[:1] in ("+", "-", " ") else (" ", line) for line in _lines(code)]
    after = _lines(paint("".join(line for sign, line in signed if sign != "-")))
    before = _lines(paint("".join(line for sign, line in signed if sign != "+")))
    for sign, _ in signed:
        old = "" if sign == "+" else next(before)
        new = "" if sign == "-" else next(after)
        yield _wrapped(old, "del", wanted=True) if sign == "-" else _wrapped(new, "ins", wanted=sign == "+")
