"""Front matter is read whatever is in it, with its words, its places, and its mistakes named."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.source.front_matter import LIMIT, FrontMatter, read_front_matter
from generator.source.nodes import Mapping, Node, Scalar
from tests.source.front_matter_cases import cases, render, source_of

BOMBS = {
    "dashes": "---\n" + "- " * 30_000 + "x\n---\n",
    "brackets": "---\n" + "[" * 30_000 + "\n---\n",
    "braces": "---\n" + "{a: " * 30_000 + "\n---\n",
    "questions": "---\n" + "? " * 30_000 + "x\n---\n",
    "keys": "---\n" + "".join(f"{' ' * depth}a:\n" for depth in range(340)) + "---\n",
    "aliases": "---\na: &a [x, x]\n"
    + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("ab", "bc", strict=True)) * 6,
    "unfolding": "---\na: &a [" + "x," * 3000 + "]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n---\n",
    "values": "---\n" + "- x\n" * 15_000 + "---\n",
    "one key again": "---\n" + "a: x\n" * 10_000 + "---\n",
    "anchors": "---\na: " + "&a " * 20_000 + "\n---\n",
    "quotes": "---\na: " + '"' * 60_000 + "\n---\n",
    "links": "---\na: [" + "[[x]] [@y], " * 5_000 + "\n---\n",
    "open links": "---\na: " + "[[x" * 20_000 + "\n---\n",
    "tags": "---\n" + "%TAG !a! b\n" * 5_000 + "---\n",
    "too long": "---\na: " + "x" * LIMIT + "\n---\n",
    "TOML lists": "+++\nx = " + "[" * 15_000 + "\n+++\n",
    "TOML keys": "+++\n" + "a." * 7_900 + "a = 1\n+++\n",
    "TOML too long": "+++\n" + "a." * 30_000 + "a = 1\n+++\n",
    "JSON lists": '{"a": ' + "[" * 30_000,
    "JSON objects": '{"a": ' * 15_000,
}

PIECES = """
--- ... +++ ;;; { } {"a":1} a: b: c - - [ ] [[x]] [[x]]·[@y] a:·[[x]]·[@y] a:·[[[x]]·[@y],·z] 'q "q &a *a
*b !!x | > a:·| ··a:·b #·c ␉a:·b é:·日本 ---js title:·x title:·x:·y 🎉 , : ? %TAG @ ` <<:·*a ~
"""
LINES = st.sampled_from(PIECES.split()).map(lambda line: line.replace("·", " ").replace("␉", "\t"))
ODD = st.one_of(LINES, st.text(max_size=8).map(lambda text: text.replace("\r", "").replace("\0", "")))
FILES = st.lists(ODD, max_size=12).map("\n".join)


def read(text: str) -> FrontMatter:
    return read_front_matter(text, file="a.md")


@pytest.mark.parametrize("case", [text for _, text in cases()], ids=[name for name, _ in cases()])
def test_front_matter_is_read_and_its_mistakes_are_said(case: str) -> None:
    name = case.partition("\n")[0].removeprefix("▸ ")
    assert render(name, source_of(case)) == case


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_a_problem(name: str) -> None:
    front = read(BOMBS[name])
    assert front.problems
    assert not front.whole or front.problems[0].name == "duplicate-key"


def test_no_bomb_ends_the_process() -> None:
    program = (
        "from tests.source.test_front_matter import BOMBS, read\n"
        "for name, text in BOMBS.items(): print(name, len(read(text).problems) > 0)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.split("\n")[:-1] == [f"{name} True" for name in BOMBS]


@given(FILES, st.sampled_from(["", "---\n", "+++\n", "{", "---\na: "]))
def test_any_text_is_read_and_its_body_keeps_its_lines(text: str, opening: str) -> None:
    source = opening + text
    front = read(source)
    assert front.body == "\n".join(source.split("\n")[front.body_line - 1 :])
    assert front.whole or front.problems
    rows = source.split("\n")
    for problem in front.problems:
        assert 0 <= problem.place.line <= len(rows) + 1
        assert problem.what


@given(FILES)
def test_every_value_stands_where_its_place_says(text: str) -> None:
    source = f"---\n{text}\n---\n"
    front = read(source)
    rows = source.split("\n")
    for value in _scalars(front.mapping):
        row = rows[value.line - 1]
        assert 1 <= value.column <= len(row) + 1
        if value.text and not value.quoted and "\ufffd" not in value.text:
            assert row[value.column - 1 :].startswith(value.text.split()[0][0])


def _scalars(node: Node | None) -> list[Scalar]:
    if node is None or isinstance(node, Scalar):
        return [node] if node else []
    if isinstance(node, Mapping):
        return [scalar for key, value in node.entries for scalar in (key, *_scalars(value))]
    return [scalar for item in node.items for scalar in _scalars(item)]


def test_a_value_between_quotes_is_known_as_text_on_purpose() -> None:
    mapping = read("---\na: no\nb: 'no'\nc: |\n  no\n---\n").mapping
    assert mapping is not None
    assert [value.quoted for _, value in mapping.entries if isinstance(value, Scalar)] == [False, True, True]


def test_the_python_loader_reads_the_same_where_there_is_no_c_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.source.yaml_nodes._Loader", yaml.SafeLoader)
    for name, case in cases():
        if "␉" in case:
            continue  # it refuses a tab after a colon
        if "\n▸ said\n" in case:
            assert read(source_of(case)).problems, name
        else:
            assert render(name, source_of(case)) == case
    assert [name for name, text in BOMBS.items() if not read(text).problems] == []
