"""Lexing at speed gives what Pygments gives: byte for byte, for every lexer it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments import format as formatted
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer, RegexLexer, bygroups, default
from pygments.lexers._mapping import LEXERS
from pygments.token import Keyword, Name, Text

from generator.render.languages import language_of
from generator.render.lexing import JOIN_AFTER, Painter, TextLostError

FORMATTER = HtmlFormatter(nowrap=True)
SNIPPETS = dict(re.findall(r"~~~(\S+)\n(.*?)~~~\n", Path(__file__).with_name("snippets.txt").read_text("utf-8"), re.S))

ANY_LANGUAGE = [
    "x = \"a <b> & c\" + 'd\\n' # comment\n",
    "/* multi\n line */ int main(void) { return 0x1F + 1.5e-3; }\n\n",
    '<html lang="en"><!-- c --><script>let a = `x${1}`;</script>\n<style>a{b:c}</style></html>\n',
    '\n\n  if (a == b) then\n  print("é 日本 🔥")\nend\n',
    '$ ls -l | grep "x" > /dev/null\n# root\nerror: nope\n',
    'key: value\n- item\n  nested: [1, 2, {a: b}]\n[section]\nname = "v" ; c\n@attr(1) @x\n',
    "%include foo\n\\begin{x} $a^2$ % c\n(defn f [x] (+ x 1)) ; c\n{-# foo #-} -- | doc\n",
    "SELECT * FROM t WHERE a = 'it''s' AND b <> 3;\n-- c\nBEGIN END\n",
    "}}}]])) '''\"\"\" `` ${{ }} <%= x %> {% if a %} {# c #} <?php echo 1; ?>\n",
    "\x0c\u2028\xa0\ufeff\\\n",
]

# The first is for token streams and has no name to be called by; the second expands tabs, whatever it is told.
OTHER_TEXT = {"RawTokenLexer", "RobotFrameworkLexer"}


def lexer_classes() -> Iterator[type[Lexer]]:
    for name, (module, *_) in LEXERS.items():
        if name not in OTHER_TEXT:
            yield getattr(import_module(module), name)


def lexer_named(name: str) -> type[Lexer]:
    language = language_of(name)
    assert language is not None
    return language.lexer


def pygments_html(lexer_class: type[Lexer], code: str) -> str:
    return formatted(lexer_class(stripnl=False).get_tokens(code), FORMATTER)


def joined_html(painter: Painter, code: str) -> str:
    return painter.html(code, join_after=-1)


def test_every_lexer_gives_the_html_that_pygments_gives_and_is_joined_if_it_is_only_rules() -> None:
    for lexer_class in lexer_classes():
        painter = Painter(lexer_class)
        for code in ANY_LANGUAGE:
            assert joined_html(painter, code) == pygments_html(lexer_class, code), (lexer_class.__name__, code)
        only_rules = lexer_class.get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed
        assert painter.is_joined == only_rules, lexer_class.__name__


@pytest.mark.parametrize("name", SNIPPETS)
def test_real_code_gives_the_html_that_pygments_gives(name: str) -> None:
    lexer_class, code = lexer_named(name), SNIPPETS[name]
    expected = pygments_html(lexer_class, code)
    assert "<span" in expected
    assert joined_html(Painter(lexer_class), code) == expected
    assert Painter(lexer_class).html(code) == expected


@pytest.mark.parametrize(
    "name", ["python", "html", "javascript", "bash", "yaml", "toml", "json", "rust", "sql", "console"]
)
def test_any_text_gives_the_html_that_pygments_gives(name: str) -> None:
    lexer_class = lexer_named(name)
    painter = Painter(lexer_class)
    words = st.sampled_from(re.findall(r"\w+|\s+|.", SNIPPETS[name]))
    text = st.lists(words | st.text(max_size=3), max_size=40).map("".join)

    @settings(max_examples=60)
    @given(text.map(lambda text: text.replace("\r", "").lstrip("\ufeff") + "\n"))
    def check(code: str) -> None:
        assert joined_html(painter, code) == pygments_html(lexer_class, code)

    check()


def test_a_lexer_is_joined_once_it_has_seen_enough() -> None:
    painter = Painter(lexer_named("python"))
    line = "x = 1\n"
    before = painter.html(line)
    assert not painter.is_joined
    painter.html(line * (JOIN_AFTER // len(line)))
    assert painter.is_joined
    assert painter.html(line) == before


class Corners(RegexLexer):
    """What no lexer of Pygments does often: back references, conditions, flags within, all moves, unmatched text."""

    flags = re.IGNORECASE
    tokens: ClassVar[dict[str, Any]] = {
        "root": [
            (r"(['\"])(.)?(?(2)x|y)\1", Name),
            (r"(?P<mark>q+)-(?P=mark)", Keyword),
            (r"(?x) z   (?# comment ) z", Keyword),
            (r"(a)((?-i:b))(c)?", bygroups(Name, None, Keyword)),
            (r"(?=!)", Text, "bang"),
            (r"\(", Text, ("inner", "#push", "#pop")),
            (r"\[", Text, "#push"),
            (r"\]", Text, "#pop:2"),
            (r"(?s)<.>", Name.Function),
            (r"^\.$", Name.Odd),
            (r"(?<=z)m", Keyword),
        ],
        "bang": [(r"!", Keyword), default("#pop")],
        "inner": [(r"\)", Text, "#pop"), (r"[^()\n]", Name)],
    }


@pytest.mark.parametrize(
    "code",
    ["'y' \"wx\" 'wx\"\n", "qq-qq q-qq\n", "ZZ zzm m\n", "!!a!\n", "(a(b))\nq-q\n", "[[]]]\n", "<\n> <x>\n", ".\n..\n"],
)
def test_odd_rules_mean_what_they_mean_to_pygments(code: str) -> None:
    painter = Painter(Corners)
    assert joined_html(painter, code) == pygments_html(Corners, code)
    assert painter.is_joined


def test_a_lexer_that_loses_text_is_found_out() -> None:
    for join_after in (-1, JOIN_AFTER):
        with pytest.raises(TextLostError):
            Painter(Corners).html("abc\n", join_after=join_after)


class Impossible(RegexLexer):
    """A rule that matches like an expression and is none, as the profiling lexers of Pygments have them."""

    tokens: ClassVar[dict[str, Any]] = {"root": [(r"a", Name)]}

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        match = re.compile("a").match
        self._tokens = {"root": [(lambda text, position: match(text, position), Name, None)]}


def test_rules_that_cannot_be_joined_are_tried_one_by_one() -> None:
    painter = Painter(Impossible)
    assert joined_html(painter, "aab\n") == '<span class="n">aa</span><span class="err">b</span>\n'
    assert not painter.is_joined


def test_a_block_does_not_depend_on_the_blocks_before_it() -> None:
    for name in ("http", "xquery", "modula2", "mime"):
        lexer_class = lexer_named(name)
        first = 'Content-Type: multipart/x; boundary="b"\n\n--b\n(*!m2iso*) }}let {\n"<a>{\n'
        painter = Painter(lexer_class)
        second = '{"a": 1} <a>{ x }</a>\n'
        fresh = Painter(lexer_class).html(second)
        painter.html(first)
        assert painter.html(second) == fresh, name
