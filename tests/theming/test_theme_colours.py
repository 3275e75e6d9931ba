"""Every pair of colours that meet in the theme can be told apart by those who see least: WCAG 2.2, level AA."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from generator.render.palette import contrast_of
from generator.theming.theme import DARK_GROUNDS, LIGHT_GROUNDS

ASSETS = Path(__file__).parents[2] / "templates/assets"
TOKENS = (ASSETS / "tokens.css").read_text("utf-8")
HUES = {
    name: int(hue) for name, hue in re.findall(r"\.callout-(\w+) \{ --hue: (\d+)", (ASSETS / "text.css").read_text())
}
PALETTES = ["light", "dark"]

TEXT = 4.5
PART = 3.0  # of what one must find in order to use it: borders of controls, the outline of the focus


def srgb(lightness: float, chroma: float, hue: float) -> str:
    """An OKLCH colour as #rrggbb; what a screen cannot show is cut off, as browsers do it."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(_encoded(min(1.0, max(0.0, part))) * 255):02x}" for part in linear)


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def token(name: str, palette: str, *, hue: int = 0) -> str:
    """A token as #rrggbb in one palette."""
    found = re.search(rf"--{name}: light-dark\((oklch\([^)]*\)+|#\w+), (oklch\([^;]*\)|#\w+)\);", TOKENS)
    assert found, f"tokens.css has no --{name} for both palettes"
    said = found[1 + PALETTES.index(palette)].replace("var(--hue)", str(hue))
    if said.startswith("#"):
        return said
    return srgb(*[float(number) for number in re.findall(r"[\d.]+", said)])


@pytest.mark.parametrize(
    ("oklch", "expected"),
    [
        ((1, 0, 0), "#ffffff"),
        ((0, 0, 0), "#000000"),
        ((0.628, 0.2577, 29.23), "#ff0000"),
        ((0.452, 0.3132, 264.05), "#0000ff"),
    ],
)
def test_oklch_becomes_what_browsers_make_of_it(oklch: tuple[float, float, float], expected: str) -> None:
    parts = [int(srgb(*oklch)[at : at + 2], 16) for at in (1, 3, 5)]
    assert parts == pytest.approx([int(expected[at : at + 2], 16) for at in (1, 3, 5)], abs=1)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", ["paper", "raised", "mark"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "path", "walked", "proof", "wanted"])
def test_text_is_readable(ink: str, ground: str, palette: str) -> None:
    assert contrast_of(token(ink, palette), token(ground, palette)) >= TEXT


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", ["paper", "raised"])
@pytest.mark.parametrize("part", ["edge", "path", "proof"])
def test_what_can_be_used_can_be_seen(part: str, ground: str, palette: str) -> None:
    assert contrast_of(token(part, palette), token(ground, palette)) >= PART


@pytest.mark.parametrize("palette", PALETTES)
def test_the_number_of_the_page_that_is_shown_is_readable(palette: str) -> None:
    assert contrast_of(token("paper", palette), token("path", palette)) >= TEXT


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("callout", HUES)
def test_a_callout_is_readable(callout: str, palette: str) -> None:
    ground = token("tinted-ground", palette, hue=HUES[callout])
    inks = [token(name, palette) for name in ("ink", "quiet", "path", "walked", "proof", "wanted")]
    inks.append(token("tinted-ink", palette, hue=HUES[callout]))
    assert min(contrast_of(ink, ground) for ink in inks) >= TEXT


def test_each_callout_has_a_hue_of_its_own() -> None:
    assert len(HUES) == 15
    assert len(set(HUES.values())) == len(HUES)


@pytest.mark.parametrize(("palette", "grounds"), [("light", LIGHT_GROUNDS), ("dark", DARK_GROUNDS)])
def test_code_is_made_readable_on_the_grounds_that_the_theme_has(palette: str, grounds: tuple[str, ...]) -> None:
    names = ("code-marked", "code-added", "code-deleted")
    assert grounds[1:] == tuple([token(name, palette) for name in names])


@pytest.mark.parametrize(("palette", "grounds"), [("light", LIGHT_GROUNDS), ("dark", DARK_GROUNDS)])
def test_what_is_written_on_code_blocks_is_readable(palette: str, grounds: tuple[str, ...]) -> None:
    assert contrast_of(token("quiet", palette), grounds[0]) >= TEXT
