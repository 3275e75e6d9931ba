"""The style sheet of code: two styles, each readable on its ground."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.token import STANDARD_TYPES

from generator.render.palette import (
    DARK_GROUNDS,
    LIGHT_GROUNDS,
    READABLE,
    contrast_of,
    readable,
    style_names,
    style_sheet,
)

DARK_ROOTS = (":root:not([data-theme=light])", ":root[data-theme=dark]")
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def looks(sheet: str, root: str) -> dict[str, dict[str, str]]:
    """What a sheet says below one root: class -> property -> value; the block itself under ""."""
    found: dict[str, dict[str, str]] = {}
    for classes, block in re.findall(rf"^{re.escape(root)}(?: \.code :is\((.*?)\))?\{{(.*?)\}}$", sheet, re.MULTILINE):
        for css_class in classes.split(","):
            found[css_class.removeprefix(".")] = dict(each.split(":") for each in block.split(";"))
    return found


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#ff0000", "#000000", 5.25)],
)
def test_contrast_is_what_wcag_says_it_is(one: str, other: str, contrast: float) -> None:
    assert contrast_of(one, other) == contrast_of(other, one) == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize(
    ("colour", "ground", "expected"),
    [
        ("#000000", "#ffffff", "#000000"),  # readable as it is
        ("#ff0000", "#ffffff", "#ed0000"),  # a little darker, still red
        ("#75715e", "#1b1d21", "#8b866f"),  # lighter on dark
        ("#ffff00", "#ffffff", "#7a7a00"),
    ],
)
def test_a_faint_colour_is_moved_as_far_as_it_must(colour: str, ground: str, expected: str) -> None:
    assert readable(colour, [ground]) == expected


@given(colours, colours)
def test_every_colour_can_be_made_readable_on_any_ground(colour: str, ground: str) -> None:
    assert contrast_of(readable(colour, [ground]), ground) >= READABLE


@given(colours)
def test_what_is_readable_stays_as_it_is(colour: str) -> None:
    once = readable(colour, LIGHT_GROUNDS)
    assert readable(once, LIGHT_GROUNDS) == once


def test_on_grounds_too_far_apart_the_better_extreme_is_taken() -> None:
    assert readable("#808080", ["#ffffff", "#808080", "#000000"]) in ("#000000", "#ffffff")


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="'red' is not a colour"):
        readable("red", ["#ffffff"])


@pytest.mark.parametrize("name", style_names())
def test_every_style_is_readable_in_light_and_in_dark(name: str) -> None:
    light, dark = (*LIGHT_GROUNDS, "#fff4c2"), (*DARK_GROUNDS, "#33302a")
    sheet = style_sheet(light=name, dark=name, light_grounds=light, dark_grounds=dark)
    for root, grounds in [(":root", light), *((root, dark) for root in DARK_ROOTS)]:
        found = looks(sheet, root)
        assert found[""]["--code-ground"] == grounds[0]
        shown = [look.get("color", "inherit") for look in found.values()] + [found[""]["--code-ink"]]
        for colour in set(shown) - {"inherit"}:
            assert min(contrast_of(colour, ground) for ground in grounds) >= READABLE, (root, colour)


def test_dark_takes_back_what_only_light_says() -> None:
    sheet = style_sheet(light="default", dark="monokai")
    assert looks(sheet, ":root")["k"] == {"color": "#008000", "font-weight": "bold"}
    for root in DARK_ROOTS:
        assert looks(sheet, root)["k"] == {"color": "#66d9ef", "font-weight": "inherit"}
    light = looks(sheet, ":root")
    for css_class, look in looks(sheet, DARK_ROOTS[0]).items():
        assert look.keys() >= light.get(css_class, {}).keys()


def test_dark_holds_where_the_system_or_the_reader_asks_for_it() -> None:
    sheet = style_sheet(light="default", dark="monokai")
    by_system = sheet.partition("@media (prefers-color-scheme:dark){\n")[2].partition("\n}\n")[0]
    by_choice = sheet.rpartition("\n}\n")[2].rstrip("\n")
    assert by_system.count(DARK_ROOTS[0]) == len(by_system.splitlines())
    assert by_system.replace(*DARK_ROOTS) == by_choice


def test_only_classes_of_code_are_named() -> None:
    sheet = style_sheet(light="pastie", dark="github-dark")
    assert {name for root in (":root", *DARK_ROOTS) for name in looks(sheet, root)} <= set(STANDARD_TYPES.values())
    selectors = re.findall(r"^([^@{}\n]+)\{", sheet, re.MULTILINE)
    bare = {":root", *DARK_ROOTS}
    assert [each for each in selectors if each not in bare and ".code" not in each] == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [("monokia", "did you mean monokai"), ("github-drak", "github-dark"), ("zzzz", "there are abap, ")],
)
def test_an_unknown_style_is_refused_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(ValueError, match=f"no style named '{name}'.*{hint}"):
        style_sheet(light=name, dark="monokai")
