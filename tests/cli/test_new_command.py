"""stemma new: a file with what its kind asks for, and never over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.small import small_site
from tests.sites.stories import stemma


def test_an_article_is_begun_in_its_kinds_folder(tmp_path: Path) -> None:
    said = stemma("new", "person", "Grace Brewster Hopper", "--site", small_site(tmp_path))
    assert (said.exit, said.out) == (0, "content/people/grace-brewster-hopper.md\n")
    assert (tmp_path / "content/people/grace-brewster-hopper.md").read_text() == (
        "---\n"
        "title: Grace Brewster Hopper\n"
        "summary:\n"
        "draft: true\n"
        "# born:  # Only where it is public.\n"
        "role:  # choice: author, editor\n"
        "---\n\n"
    )


def test_a_new_article_is_a_draft_and_so_no_problem_until_it_is_finished(tmp_path: Path) -> None:
    small_site(tmp_path)
    stemma("new", "page", "Notes", "--site", tmp_path)
    assert stemma("check", "--site", tmp_path).exit == 0
    assert stemma("list", "drafts", "--site", tmp_path).out == "notes.md  draft\n"


@pytest.mark.parametrize(
    "title",
    ['Say "x": y', "# 1", "yes", "2010-04-16", "Ende: Gut", "a [@b]", "日本", "é", "[x]", "*", "'q'", "a\\b"],
)
def test_any_title_is_read_back_as_it_was_given(title: str, tmp_path: Path) -> None:
    small_site(tmp_path)
    assert stemma("new", "page", title, "--key", "made", "--site", tmp_path).exit == 0
    assert stemma("query", "folder:/", "--site", tmp_path, "--drafts").exit in (0, 2)
    said = stemma("query", "kind:page", "--drafts", "--site", tmp_path)
    assert ["made", title] in [line.split(maxsplit=1) for line in said.out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["persn", "Ada"], "There is no kind 'persn' in site.toml; is it one of person?"),
        (["museum", "Ada"], "is it one of person, page?"),
        (["person", "Ada"], "content/people/ada.md is there already"),
        (["person", "???"], "No file name can be made of the title '???'; give one with --key"),
        (["page", "x", "--key", "../../etc/x"], "--key ../../etc/x leads out of content/"),
    ],
)
def test_wrong_use_is_told_and_touches_nothing(arguments: list[str], why: str, tmp_path: Path) -> None:
    small_site(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    said = stemma("new", *arguments, "--site", tmp_path)
    assert (said.exit, said.out) == (2, "")
    assert why in said.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
