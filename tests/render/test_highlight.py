"""Code blocks in colour: whatever the code and its language, there is an answer, and its text is the code."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from html import unescape
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexers.python import PythonLexer

from generator.render import highlight as module
from generator.render.highlight import LONGEST, PLAIN, Highlighted, highlight

SCALA_THAT_HANGS = '"' + "\\" * 48


def text_of(html: str) -> str:
    return unescape(re.sub(r"</?span[^>]*>", "", html))


def test_code_is_coloured_by_its_language() -> None:
    expected = '<span class="n">x</span> <span class="o">=</span> <span class="mi">1</span>\n'
    assert highlight("x = 1", "py") == Highlighted(expected, "python")


@pytest.mark.parametrize("language", sorted(PLAIN))
def test_text_stays_text(language: str) -> None:
    assert highlight("a < b\n", language) == Highlighted("a &lt; b\n", "text")


def test_an_unknown_language_is_text_and_a_problem_with_the_nearest_name() -> None:
    assert highlight("a < b\n", "pyhton") == Highlighted("a &lt; b\n", "text", "unknown-language", "python")
    assert highlight("a\n", '"><i>') == Highlighted("a\n", "text", "unknown-language")


MARKS = [
    ({1}, '<span class="hll"><span class="n">a</span>\n</span><span class="n">b</span>\n'),
    ({2, 9}, '<span class="n">a</span>\n<span class="hll"><span class="n">b</span>\n</span>'),
    ({0, -1}, '<span class="n">a</span>\n<span class="n">b</span>\n'),
]


@pytest.mark.parametrize(("marks", "html"), MARKS)
def test_marked_lines_are_wrapped_with_their_ends(marks: set[int], html: str) -> None:
    assert highlight("a\nb\n", "python", marks=frozenset(marks)).html == html


def test_a_mark_inside_a_token_of_many_lines_nests_well() -> None:
    html = highlight('"""a\n\nb"""\n', "python", marks=frozenset({1, 2})).html
    assert html == (
        '<span class="hll"><span class="sd">&quot;&quot;&quot;a</span>\n</span><span class="hll">\n</span>'
        '<span class="sd">b&quot;&quot;&quot;</span>\n'
    ).replace("&quot;", '"')


def test_a_comparison_shows_what_became_of_each_line() -> None:
    assert highlight(" a\n-b\n+c\n+\n", "python", diff=True).html == (
        '<span class="n">a</span>\n'
        '<span class="del"><span class="n">b</span>\n</span>'
        '<span class="ins"><span class="n">c</span>\n</span>'
        '<span class="ins">\n</span>'
    )


def test_a_quote_in_a_deleted_line_colours_no_other() -> None:
    html = highlight('-x = """\n+x = 1\n y = 2\n', "python", diff=True).html
    assert html.endswith("</span>" + highlight("y = 2\n", "python").html)


@pytest.mark.parametrize("language", ["", "diff", "text"])
def test_a_comparison_needs_no_language(language: str) -> None:
    shown = highlight("-a<\n+b\nc\n", language, diff=True)
    assert shown == Highlighted('<span class="del">a&lt;\n</span><span class="ins">b\n</span>c\n', "text")


def test_marks_count_the_lines_of_a_comparison_as_they_are_written() -> None:
    html = highlight("-a\n+b\n c\n", "", diff=True, marks=frozenset({2, 3})).html
    assert html == (
        '<span class="del">a\n</span><span class="hll"><span class="ins">b\n</span></span><span class="hll">c\n</span>'
    )


ODD_CODE = [
    "",
    "\n",
    "\n\n\nx",
    "x\n\n\n",
    "\tx\r\n\ty\rz",
    "\ufeffx",
    "\x0b\x0c\x85\u2028x",
    "</span></code>&lt;",
    "\x1b[1m",
]


@pytest.mark.parametrize("language", ["python", "json", "yaml", "console", "html", "text", "no such thing"])
@pytest.mark.parametrize("code", ODD_CODE)
def test_the_text_is_the_code(code: str, language: str) -> None:
    lines = code.replace("\r\n", "\n").replace("\r", "\n")
    whole = lines if lines.endswith("\n") or not lines else lines + "\n"
    for marks in (frozenset[int](), frozenset({1, 2})):
        assert text_of(highlight(code, language, marks=marks).html) == whole


@settings(max_examples=60)
@given(
    st.text("ab \n+-<\"'#", max_size=30),
    st.sampled_from(["python", "bash", ""]),
    st.frozensets(st.integers(1, 5)),
    st.booleans(),
)
def test_spans_always_nest_and_lines_always_stay(code: str, language: str, marks: frozenset[int], diff: bool) -> None:
    html = highlight(code, language, marks=marks, diff=diff).html
    depth = 0
    for tag in re.findall(r"</?span", html):
        depth += 1 if tag == "<span" else -1
        assert depth >= 0
    assert depth == 0
    assert html.count("\n") == code.count("\n") + (not code.endswith("\n") and code != "")


def test_a_lexer_that_hangs_gives_text_and_a_problem() -> None:
    gc.disable()  # as a build has it; Hypothesis listens to the collector, and the end must not come while it does
    try:
        shown = highlight(SCALA_THAT_HANGS, "scala", budget=0.1, marks=frozenset({1}))
    finally:
        gc.enable()
    assert shown.html == f'<span class="hll">{SCALA_THAT_HANGS}\n</span>'
    assert (shown.language, shown.problem) == ("scala", "highlight-timeout")
    assert shown.detail == "its lexer takes longer than 0.1 seconds"


def test_a_lexer_that_fails_gives_text_and_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "within", lambda *_: [][0])
    shown = highlight("a<\n", "python")
    assert (shown.html, shown.problem) == ("a&lt;\n", "highlight-timeout")
    assert "its lexer fails: list index out of range" in shown.detail


def test_a_lexer_that_loses_text_gives_all_of_it_and_a_problem() -> None:
    shown = highlight("<<EOF\n==\n", "terraform")
    assert (text_of(shown.html), shown.problem) == ("<<EOF\n==\n", "highlight-timeout")
    assert shown.detail == "its lexer fails: it loses some of the text"


def test_very_long_code_is_text_and_a_problem_whatever_the_machine() -> None:
    shown = highlight("x" * LONGEST, "python")
    assert shown.problem == ""
    shown = highlight("x" * LONGEST + "\n", "python")
    assert (shown.html, shown.problem) == ("x" * LONGEST + "\n", "highlight-timeout")
    assert "100,001" in shown.detail


def test_a_thread_gets_the_same_answers_and_no_hang() -> None:
    blocks = [("x = 1\n", "python", 2.0), (SCALA_THAT_HANGS, "scala", 0.1), ("a\n", "nolang", 2.0)]
    answers: list[Highlighted] = []
    thread = Thread(target=lambda: answers.extend(highlight(code, name, budget=limit) for code, name, limit in blocks))
    thread.start()
    thread.join()
    assert answers == [highlight(code, name, budget=limit) for code, name, limit in blocks]


def test_code_without_a_language_needs_no_lexers() -> None:
    program = "import sys; from generator.render.highlight import highlight; highlight('x', ''); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "generator.render.highlight" in loaded
    assert not loaded & {"pygments.lexer", "pygments.lexers", "multiprocessing.context"}


def test_a_language_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    highlight("x\n", "python")
    monkeypatch.setattr(PythonLexer, "aliases", ())
    monkeypatch.setattr("generator.render.languages.language_of", lambda _: None)
    assert highlight("x\n", "python").language == "python"
