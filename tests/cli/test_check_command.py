"""stemma check: says what is wrong and writes nothing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.small import small_site
from tests.sites.stories import stemma

WARNED = "# Warned\n\n![](https://example.org/x.png)\n"


def test_a_sound_site_is_said_to_be_sound(tmp_path: Path) -> None:
    said = stemma("check", "--site", small_site(tmp_path))
    assert (said.exit, said.text) == (0, "No problems in 4 articles, … s\nexit 0\n")


def test_nothing_is_written(tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/warned.md": WARNED})
    before = sorted(tmp_path.rglob("*"))
    stemma("check", "--site", tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_warnings_are_good_and_strict_makes_them_errors(tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/warned.md": WARNED})
    assert stemma("check", "--site", tmp_path).exit == 0
    assert stemma("check", "--strict", "--site", tmp_path).exit == 1


def test_problems_of_all_files_are_told_in_reading_order(tmp_path: Path) -> None:
    small_site(
        tmp_path,
        **{
            "content/a.md": "---\nborne: 1815\nkind: person\n---\n[[Nobody]] and [[Somebody]]\n",
            "content/b.md": "---\ntitle: x: y\n---\n",
            "data/c.json": "{",
        },
    )
    found = json.loads(stemma("check", "--json", "--site", tmp_path).out)["problems"]
    places = [(one["file"], one["line"], one["column"]) for one in found]
    assert places == sorted(places)
    assert {place[0] for place in places} == {"content/a.md", "content/b.md", "data/c.json"}
    assert {"unknown-field", "missing-field", "dangling-link", "front-matter-syntax", "data-syntax"} == {
        one["name"] for one in found if one["name"] != "missing-title"
    }


def test_a_severity_is_a_setting(tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/a.md": "# A\n\n[[Nobody]]\n"})
    settings = (tmp_path / "site.toml").read_text()
    for severity, code in (("error", 1), ("warning", 0), ("off", 0)):
        (tmp_path / "site.toml").write_text(f'{settings}[problems]\ndangling-link = "{severity}"\n')
        said = stemma("check", "--site", tmp_path)
        assert said.exit == code
        assert (f"{severity} [dangling-link]" in said.err) == (severity != "off")
