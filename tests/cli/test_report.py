"""Reports: each problem with its line and spot, and the many of one sort in a group."""

from __future__ import annotations

import os
from pathlib import Path

from generator.cli.report import Findings, report
from generator.problems import Place, Problem, Severities
from tests.cli.small import small_site, start
from tests.sites.stories import stemma


def images(number: int) -> str:
    return "# Images\n" + "\n![](https://example.org/x.png)\n" * number


def test_five_warnings_of_a_sort_are_told_one_by_one(tmp_path: Path) -> None:
    said = stemma("check", "--site", small_site(tmp_path, **{"content/a.md": images(5)}))
    assert said.err.count("content/a.md:") == 5


def test_more_are_told_once_with_their_number_three_places_and_how_to_see_all(tmp_path: Path) -> None:
    said = stemma("check", "--site", small_site(tmp_path, **{"content/a.md": images(1200)}))
    what = "The image has no text for those who cannot see it."
    assert said.err.splitlines()[:-1] == [
        "warning [missing-alt] 1,200 times:",
        f"    content/a.md:3:1: {what}",
        f"    content/a.md:5:1: {what}",
        f"    content/a.md:7:1: {what}",
        '    … and 1,197 more; list them with --all, or silence them in site.toml: [problems] missing-alt = "off"',
    ]
    assert "1,200 warnings in 5 articles" in said.err


def test_all_lists_each(tmp_path: Path) -> None:
    said = stemma("check", "--all", "--site", small_site(tmp_path, **{"content/a.md": images(20)}))
    assert said.err.count(": warning [missing-alt] ") == 20


def test_errors_are_told_one_by_one_up_to_a_hundred_of_a_sort(tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/a.md": images(100)})
    said = stemma("check", "--strict", "--site", tmp_path)
    assert said.err.count(": error [missing-alt] ") == 100
    assert "--all" not in said.err
    small_site(tmp_path, **{"content/a.md": images(1100) + "\n[[Nobody]]\n"})
    said = stemma("check", "--strict", "--site", tmp_path)
    assert said.err.count(": error [missing-alt] ") == 100
    assert "error [missing-alt] … and 1,000 more; list them with --all\n" in said.err
    assert "error [dangling-link] " in said.err
    assert "1,101 errors in " in said.err
    assert stemma("check", "--strict", "--all", "--site", tmp_path).err.count(": error [missing-alt] ") == 1100


def told(problem: Problem, files: dict[str, str], root: Path, capsys: object) -> str:
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")
    report(Findings([problem], Severities()), root)
    return capsys.readouterr().err  # type: ignore[attr-defined, no-any-return]


def test_the_spot_is_marked_as_wide_as_it_is(tmp_path: Path, capsys: object) -> None:
    problem = Problem("settings", Place("a", 2, 5, 3), "What.", "Do.")
    assert told(problem, {"a": "one\ntwo two\n"}, tmp_path, capsys) == (
        "a:2:5: error [settings] What.\n    2 | two two\n            ^^^\n    → Do.\n"
    )


def test_a_long_line_is_cut_around_the_spot(tmp_path: Path, capsys: object) -> None:
    problem = Problem("settings", Place("a", 1, 5001, 4), "What.")
    lines = told(problem, {"a": "x" * 5000 + "HERE" + "y" * 5000}, tmp_path, capsys).splitlines()
    assert len(lines[1]) < 120
    assert lines[1][lines[2].index("^") :].startswith("HERE")


def test_what_a_terminal_would_obey_is_shown_as_a_sign(tmp_path: Path, capsys: object) -> None:
    problem = Problem("settings", Place("a", 1, 1), "What.")
    assert "\x1b" not in told(problem, {"a": "\x1b]0;owned\x07 text"}, tmp_path, capsys)


def test_nor_does_a_name_of_a_file_or_what_is_found_reach_it(tmp_path: Path, capsys: object) -> None:
    problem = Problem("settings", Place("a\x1b[2J\nb", 0), "The title \u202eevil\x9b1m.", "Write \x07.")
    assert told(problem, {}, tmp_path, capsys) == (
        "a\ufffd[2J\ufffdb: error [settings] The title \ufffdevil\ufffd1m.\n    → Write \ufffd.\n"
    )


def test_a_problem_of_a_file_that_has_gone_is_told_without_a_line(tmp_path: Path, capsys: object) -> None:
    assert told(Problem("settings", Place("gone", 3, 1), "What."), {}, tmp_path, capsys) == (
        "gone:3:1: error [settings] What.\n"
    )


def test_what_is_told_where_a_file_is_used_is_not_told_of_the_file_again() -> None:
    of_file = Problem("broken-image", Place("content/x.png"), "The file is empty.")
    other = Problem("broken-image", Place("content/y.png"), "The file is empty.")
    use = Problem("broken-image", Place("content/a.md", 3, 1), "The file is empty.", about="content/x.png")
    assert Findings([of_file, other, use], Severities()).problems == [use, other]


def test_colours_are_for_terminals_only(tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/a.md": "# A\n\n[[Nobody]]\n"})
    process = start("check", "--site", tmp_path, env={**os.environ, "TERM": "xterm-256color"})
    assert "\x1b[" not in process.communicate(timeout=30)[1]
