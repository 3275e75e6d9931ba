"""A page of the theme is light: what a reader waits for has a limit, and so has each script."""

from __future__ import annotations

import gzip
from pathlib import Path

from generator.render.palette import style_sheet
from generator.theming.theme import DARK_GROUNDS, LIGHT_GROUNDS

ASSETS = Path(__file__).parents[2] / "templates/assets"
SHEETS = sorted(ASSETS.glob("*.css"))
SCRIPTS = sorted(ASSETS.glob("*.js"))


def sent(data: bytes) -> int:
    """How many bytes go over the wire."""
    return len(gzip.compress(data, 9))


def test_all_style_sheets_together_take_15_kb_at_most() -> None:
    code = style_sheet(light="friendly", dark="github-dark", light_grounds=LIGHT_GROUNDS, dark_grounds=DARK_GROUNDS)
    assert sum(sent(sheet.read_bytes()) for sheet in SHEETS) + sent(code.encode()) <= 15_000


def test_all_scripts_together_take_12_kb_at_most() -> None:
    assert SCRIPTS
    assert sum(sent(script.read_bytes()) for script in SCRIPTS) <= 12_000


def test_each_script_is_short_and_needs_no_other() -> None:
    for script in SCRIPTS:
        text = script.read_text("utf-8")
        assert len(text.splitlines()) < 200, script.name
        assert "import " not in text, script.name  # published under the hash of its content, it would not be found


def test_all_icons_are_in_one_small_file() -> None:
    assert sent((ASSETS / "icons.svg").read_bytes()) <= 1_500
