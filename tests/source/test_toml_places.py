"""Every key of a TOML text is found where it stands, in whichever of TOML's ways it is written."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.toml_places import Path, syntax_mistake, toml_places

TEXT = '''# a comment with = and [brackets]
title = "x = [y]" # more
a.b.c = 1
"quoted key" = 'lit[eral'
"esc\\u0061ped" = 1
list = [
  "one", # with ] in it
  { two = 2, three = [3, 3] },
  """long
  ]""", 2010-04-16,
]
empty = {}
multi = \'\'\'
[not a table]
k = v
\'\'\'

[kinds.person]
label = "Person"
[kinds.person.fields]
born = { type = "date", label = "Born" }
[ kinds . "tool" ]
x.y = true
[[menu]]
to = "a"
[[menu]]
to = "b"
  [[menu.sub]]
  n = 1
  [menu.sub.deep]
  m = 2
'''


def paths_of(value: Any, path: Path = ()) -> list[Path]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [found for key, item in inner for found in paths_of(item, (*path, key))]


def test_every_key_and_item_has_a_place() -> None:
    places = toml_places(TEXT)
    assert set(paths_of(tomllib.loads(TEXT))) <= set(places)


@pytest.mark.parametrize(
    ("path", "line", "column", "width", "value"),
    [
        (("title",), 2, 1, 5, (2, 9)),
        (("a", "b", "c"), 3, 1, 5, (3, 9)),
        (("quoted key",), 4, 1, 12, (4, 16)),
        (("escaped",), 5, 1, 14, (5, 18)),
        (("list", 1, "three"), 8, 14, 5, (8, 22)),
        (("list", 1, "three", 1), 8, 26, 1, (8, 26)),
        (("list", 3), 10, 9, 1, (10, 9)),
        (("kinds",), 18, 2, 12, (18, 2)),
        (("kinds", "person", "label"), 19, 1, 5, (19, 9)),
        (("kinds", "person", "fields", "born", "label"), 21, 25, 5, (21, 33)),
        (("kinds", "tool"), 22, 3, 14, (22, 3)),
        (("kinds", "tool", "x", "y"), 23, 1, 3, (23, 7)),
        (("menu", 1, "to"), 27, 1, 2, (27, 6)),
        (("menu", 1, "sub", 0, "n"), 29, 3, 1, (29, 7)),
        (("menu", 1, "sub", 0, "deep", "m"), 31, 3, 1, (31, 7)),
    ],
)
def test_a_place_is_that_of_the_key_and_of_its_value(
    path: Path, line: int, column: int, width: int, value: tuple[int, int]
) -> None:
    place = toml_places(TEXT)[path]
    assert (place.line, place.column, place.width) == (line, column, width)
    assert (place.value_line, place.value_column) == value


KEYS = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", "h.i"])
VALUES = st.recursive(
    st.sampled_from(["1", "true", '"x]"', "'y}'", '"""z"""', "2010-04-16", "1.5", '"\\""']),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(KEYS, inner, max_size=2).map(
            lambda items: f"{{{', '.join(f'{key} = {value}' for key, value in items.items())}}}"
        ),
    ),
)


@given(
    st.lists(st.tuples(st.sampled_from(["", "[t.u]\n", "[[v]]\n", "[[v.w]]\n", "# c\n\n"]), KEYS, VALUES), max_size=6)
)
def test_whatever_the_standard_library_reads_is_walked_to_its_end(lines: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{table}{key} = {value}\n" for table, key, value in lines)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(paths_of(values)) <= set(toml_places(text))


@pytest.mark.parametrize(
    ("text", "line", "column"), [("a = 1\nb = x", 2, 5), ("a = 'x", 1, 7), ("a = [1,\n", 1, 8), ("a = 1\na = 2", 2, 6)]
)
def test_a_mistake_has_its_place_even_at_the_end(text: str, line: int, column: int) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    found = syntax_mistake(caught.value, text)
    assert found[:2] == (line, column)
    assert "(at" not in found[2]
