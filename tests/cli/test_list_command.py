"""stemma list: what is to be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.small import small_site
from tests.sites.stories import stemma

MORE = {
    "content/draft.md": "---\ntitle: Draft\ndraft: true\n---\nSee [[Never]].\n",
    "content/later.md": "---\ntitle: Later\npublish: 2099-01-01\n---\n",
    "content/wants.md": "# Wants\n\n[[Cobol]], [[Ada]] and [[cobol]]; [[Fortran]].\n",
    "content/wants-too.md": "# Wants too\n\n[[Cobol]]\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    small_site(tmp_path, **MORE)
    settings = tmp_path / "site.toml"
    settings.write_text(settings.read_text() + '[build]\ndate = "2026-01-01"\n')
    return tmp_path


def listed(what: str, site: Path) -> list[list[str]]:
    said = stemma("list", what, "--site", site)
    assert (said.exit, said.err) == (0, "")
    return [line.split(maxsplit=1) for line in said.out.splitlines()]


def test_drafts_are_listed_with_the_reason(site: Path) -> None:
    assert listed("drafts", site) == [["draft.md", "draft"], ["later.md", "to be published 2099-01-01"]]


def test_orphans_are_those_to_which_nothing_leads(site: Path) -> None:
    assert [row[0] for row in listed("orphans", site)] == ["alone", "wants", "wants-too"]


def test_wanted_articles_are_listed_by_how_many_want_them_and_drafts_want_nothing(site: Path) -> None:
    assert listed("wanted", site) == [["Cobol", "wanted by wants, wants-too"], ["Fortran", "wanted by wants"]]


def test_tags_are_listed_with_their_number(site: Path) -> None:
    assert listed("tags", site) == [["maths", "2"], ["navy", "1"]]


def test_json_has_the_same(site: Path) -> None:
    said = stemma("list", "tags", "--json", "--site", site)
    assert json.loads(said.out) == [{"name": "maths", "note": "2"}, {"name": "navy", "note": "1"}]
