"""The style sheet of code blocks: two named Pygments styles, one for light pages and one for dark, readable on both.

Many styles have colours that are too faint to read (comments above all), on their own ground and more so on another.
Here each colour is made darker or lighter, its hue kept, until it stands out 4.5 to 1 as WCAG's level AA asks.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from pygments.style import Style
from pygments.styles import STYLE_MAP, get_style_by_name
from pygments.token import STANDARD_TYPES, Error, Text, Token

from generator.names import nearest

if TYPE_CHECKING:
    from pygments.style import _StyleDict  # known to the type checker only

READABLE = 4.5
"""The least contrast of text, by WCAG 2.2, success criterion 1.4.3."""

LIGHT_GROUNDS = ("#f6f5f1",)
DARK_GROUNDS = ("#1b1d21",)
"""What code stands on: the block's own ground first, then those of marked, added and deleted lines if they differ."""

_HEX_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")

_Rules = dict[str, dict[str, str]]  # class -> property -> value


def style_sheet(
    *,
    light: str,
    dark: str,
    light_grounds: tuple[str, ...] = LIGHT_GROUNDS,
    dark_grounds: tuple[str, ...] = DARK_GROUNDS,
) -> str:
    """CSS that colours code inside `.code` by the styles named `light` and `dark`.

    Dark holds where the system asks for it, unless `data-theme=light` stands on the root element, and wherever
    `data-theme=dark` does. `--code-ground` and `--code-ink` are the colours of the block itself. Every colour is
    readable on every one of the grounds. Raises ValueError for a style that does not exist, naming the nearest.
    """
    light_rules = _rules(light, light_grounds)
    dark_rules = _replacing(light_rules, _rules(dark, dark_grounds))
    dark_block = _block_colours(dark, dark_grounds)
    return (
        ".code{background:var(--code-ground);color:var(--code-ink)}\n"
        + _sheet(":root", light_rules, _block_colours(light, light_grounds))
        + "@media (prefers-color-scheme:dark){\n"
        + _sheet(":root:not([data-theme=light])", dark_rules, dark_block)
        + "}\n"
        + _sheet(":root[data-theme=dark]", dark_rules, dark_block)
    )


def style_names() -> tuple[str, ...]:
    """The names of the styles there are, in order."""
    return tuple(sorted(STYLE_MAP))


def readable(colour: str, grounds: Iterable[str], *, contrast: float = READABLE) -> str:
    """The colour, made darker or lighter as far as it must be to stand out from all the grounds, its hue kept.

    Where the grounds lie so far apart that none would do, black or white, whichever stands out more.
    """
    grounds = tuple(grounds)
    if _least_contrast(colour, grounds) >= contrast:
        return colour
    darker = _least_contrast("#000000", grounds) >= _least_contrast("#ffffff", grounds)
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    for step in range(1, 101):
        moved = lightness * (1 - step / 100) if darker else lightness + (1 - lightness) * step / 100
        colour = _hex(colorsys.hls_to_rgb(hue, moved, saturation))
        if _least_contrast(colour, grounds) >= contrast:
            break
    return colour


def contrast_of(one: str, other: str) -> float:
    """How far two colours stand apart: 1 for the same, 21 for black and white (WCAG's definition)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _least_contrast(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast_of(colour, ground) for ground in grounds)


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rgb(colour: str) -> tuple[float, float, float]:
    found = _HEX_COLOUR.fullmatch(colour)
    if found is None:
        raise ValueError(f"{colour!r} is not a colour such as #1b1d21")
    red, green, blue = (int(found[1][i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _style(name: str) -> type[Style]:
    if name in STYLE_MAP:
        return get_style_by_name(name)
    close = nearest(name, STYLE_MAP)
    hint = f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(style_names())}"
    raise ValueError(f"there is no style named {name!r}; {hint}")


def _rules(name: str, grounds: tuple[str, ...]) -> _Rules:
    """What a style says about each class. Errors stay plain: most are a lexer's that met an ellipsis."""
    return {
        STANDARD_TYPES[token_type]: properties
        for token_type, look in _style(name)
        if STANDARD_TYPES.get(token_type) and token_type is not Error and (properties := _properties(look, grounds))
    }


def _properties(look: _StyleDict, grounds: tuple[str, ...]) -> dict[str, str]:
    """A look as CSS. Grounds and borders of single words stay out: they were chosen for another ground than ours."""
    properties = {}
    if look["color"] and _HEX_COLOUR.fullmatch(look["color"]):
        properties["color"] = readable(f"#{look['color'].lower()}", grounds)
    if look["bold"]:
        properties["font-weight"] = "bold"
    if look["italic"]:
        properties["font-style"] = "italic"
    if look["underline"]:
        properties["text-decoration"] = "underline"
    return properties


def _replacing(before: _Rules, after: _Rules) -> _Rules:
    """Rules that undo what the rules before them say and they do not."""
    return {
        css_class: dict.fromkeys(before.get(css_class, {}), "inherit") | after.get(css_class, {})
        for css_class in sorted(before | after)
    }


def _block_colours(name: str, grounds: tuple[str, ...]) -> dict[str, str]:
    looks = dict(_style(name))
    own = looks[Text]["color"] or looks[Token]["color"] or ("000000" if _luminance(grounds[0]) > 0.5 else "ffffff")
    return {"--code-ground": grounds[0], "--code-ink": readable(f"#{own.lower()}", grounds)}


def _sheet(root: str, rules: _Rules, block: dict[str, str]) -> str:
    classes_by_look: dict[str, list[str]] = {}
    for css_class, properties in sorted(rules.items()):
        classes_by_look.setdefault(_declarations(properties), []).append(f".{css_class}")
    lines = [f"{root}{{{_declarations(block)}}}\n"]
    lines += [
        f"{root} .code :is({','.join(classes)}){{{declarations}}}\n"
        for declarations, classes in classes_by_look.items()
    ]
    return "".join(lines)


def _declarations(properties: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in sorted(properties.items()))
