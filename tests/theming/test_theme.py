"""Templates and assets: the site's own by name, else the theme's; assets with the hash of what they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.files import Disk
from generator.theming.theme import THEME, Theme


def theme(folder: Path, files: dict[str, str]) -> Theme:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return Theme(folder, Disk(), light="friendly", dark="github-dark")


def test_the_sites_own_template_wins_and_can_extend_the_themes(tmp_path: Path) -> None:
    name = next(path.name for path in sorted(THEME.glob("*.html")))
    found = theme(tmp_path, {name: "mine"})

    assert found.template_text(name) == "mine"
    assert found.template_text("theme/" + name) == (THEME / name).read_text(encoding="utf-8")
    assert found.template_place(name) == "templates/" + name
    assert found.template_place("theme/" + name) == "theme/" + name


@pytest.mark.parametrize("name", ["absent.html", "theme/absent.html", "assets/main.css", "../site.toml", "mine.html\0"])
def test_there_is_no_other_template(tmp_path: Path, name: str) -> None:
    found = theme(tmp_path, {"mine.html": "", "assets/main.css": ""})

    assert found.template_text(name) is None
    assert "assets/main.css" not in found.template_names()


def test_an_asset_is_published_under_its_hash(tmp_path: Path) -> None:
    found = theme(tmp_path, {"assets/icons/x.svg": "<svg/>"})

    assert re.fullmatch(r"assets/icons/x\.[0-9a-f]{10}\.svg", found.asset("icons/x.svg"))
    assert found.asset_bytes("icons/x.svg") == b"<svg/>"
    assert found.asset_bytes_mark("icons/x.svg") in found.asset("icons/x.svg")


def test_the_style_sheet_for_code_is_an_asset_that_no_folder_has(tmp_path: Path) -> None:
    found = theme(tmp_path, {})

    assert "highlight.css" in found.asset_names()
    assert b"{" in found.asset_bytes("highlight.css")


def test_the_sites_own_asset_hides_the_themes(tmp_path: Path) -> None:
    assert theme(tmp_path, {"assets/highlight.css": "mine"}).asset_bytes("highlight.css") == b"mine"


def test_the_ledger_may_ask_for_what_is_gone(tmp_path: Path) -> None:
    found = theme(tmp_path, {})

    assert (found.asset("gone.css"), found.asset_bytes_mark("gone.css")) == ("", "")
    with pytest.raises(FileNotFoundError):
        found.asset_bytes("gone.css")


SHEETS = {
    "assets/css/main.css": '@import "base.css"; a{b:url(../icons/x.svg#part)} c{d:url(absent.png)}',
    "assets/css/base.css": "@import 'main.css'; a{b:url(deep.css)}",
    "assets/css/deep.css": "a{}",
    "assets/icons/x.svg": "<svg/>",
}


def test_a_style_sheet_finds_what_it_uses_under_its_published_name(tmp_path: Path) -> None:
    found = theme(tmp_path, SHEETS)
    base, icon = found.asset("css/base.css"), found.asset("icons/x.svg")

    assert found.asset_bytes("css/main.css").decode() == (
        f'@import "{Path(base).name}"; a{{b:url(../icons/{Path(icon).name}#part)}} c{{d:url(absent.png)}}'
    )


CHANGES = [
    ("assets/icons/x.svg", {"icons/x.svg", "css/main.css", "css/base.css"}),
    ("assets/css/deep.css", {"css/deep.css", "css/main.css", "css/base.css"}),
    ("assets/css/main.css", {"css/main.css", "css/base.css"}),
]


@pytest.mark.parametrize(("changed", "renamed"), CHANGES)
def test_a_change_renames_whatever_uses_what_changed_even_in_a_circle(
    tmp_path: Path, changed: str, renamed: set[str]
) -> None:
    before = theme(tmp_path, SHEETS)
    names = [name.removeprefix("assets/") for name in SHEETS]
    old = {name: before.asset(name) for name in names}
    after = theme(tmp_path, {changed: SHEETS[changed] + " "})

    assert {name for name in names if after.asset(name) != old[name]} == renamed


def test_a_template_that_is_not_utf_8_is_told_and_other_files_need_not_be_text(tmp_path: Path) -> None:
    (tmp_path / "article.html").write_bytes(b"\n<p>caf\xe9</p>")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\0")
    [problem] = theme(tmp_path, {}).problems()

    assert (problem.name, problem.place.file, problem.place.line) == ("unreadable-text", "templates/article.html", 2)


def test_a_file_that_has_vanished_since_the_listing_is_told(tmp_path: Path) -> None:
    found = theme(tmp_path, {"article.html": "x", "assets/site.css": "y"})
    (tmp_path / "article.html").unlink()
    (tmp_path / "assets/site.css").unlink()

    assert found.template_text("article.html") == ""
    assert found.asset_bytes("site.css") == b""
    assert [problem.place.file for problem in found.problems()] == [
        "templates/article.html",
        "templates/assets/site.css",
    ]
