"""stemma build: what is written when, what is refused, and what is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.small import small_site
from tests.sites.stories import stemma

BROKEN = "# Broken\n\n[[Nobody]]\n"
WARNED = "# Warned\n\n![](https://example.org/x.png)\n"


def pages(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("index.html")}


def test_a_site_is_built_with_one_line_of_summary(tmp_path: Path) -> None:
    said = stemma("build", "--site", small_site(tmp_path))
    assert (said.exit, said.out) == (0, "")
    assert said.text.startswith("4 articles, ")
    assert said.err.count("\n") == 1
    assert "0 unchanged, 0 deleted; no problems; " in said.err
    assert {"index.html", "people/ada/index.html", "alone/index.html"} <= pages(tmp_path / "_site")


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    small_site(tmp_path)
    stemma("build", "--site", tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "_site").rglob("*")}
    said = stemma("build", "--site", tmp_path)
    assert ": 0 written, " in said.err
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "_site").rglob("*")} == before


def test_a_build_with_errors_writes_nothing_and_keeps_the_old_output(tmp_path: Path) -> None:
    small_site(tmp_path)
    stemma("build", "--site", tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "_site").rglob("*") if path.is_file()}
    small_site(tmp_path, **{"content/broken.md": BROKEN, "content/alone.md": "# Alone no more\n"})
    said = stemma("build", "--site", tmp_path)
    assert said.exit == 1
    assert "Nothing written, the old output is kept: 1 error in 5 articles, " in said.err
    assert {path: path.read_bytes() for path in (tmp_path / "_site").rglob("*") if path.is_file()} == before


def test_a_first_build_with_errors_leaves_no_output(tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/broken.md": BROKEN})
    assert stemma("build", "--site", tmp_path).exit == 1
    assert not pages(tmp_path / "_site")


def test_with_keep_going_all_that_is_sound_is_written_and_the_exit_code_is_still_1(tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/broken.md": BROKEN})
    said = stemma("build", "--keep-going", "--site", tmp_path)
    assert said.exit == 1
    assert "alone/index.html" in pages(tmp_path / "_site")
    assert "broken/index.html" not in pages(tmp_path / "_site")


def test_with_warnings_it_writes(tmp_path: Path) -> None:
    said = stemma("build", "--site", small_site(tmp_path, **{"content/warned.md": WARNED}))
    assert said.exit == 0
    assert "content/warned.md:3:1: warning [missing-alt] " in said.err
    assert "; 1 warning; " in said.err
    assert "warned/index.html" in pages(tmp_path / "_site")


def test_strict_counts_warnings_as_errors(tmp_path: Path) -> None:
    said = stemma("build", "--strict", "--site", small_site(tmp_path, **{"content/warned.md": WARNED}))
    assert said.exit == 1
    assert "error [missing-alt]" in said.err
    assert not pages(tmp_path / "_site")


def test_what_is_told_is_told_again_when_nothing_has_changed(tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/warned.md": WARNED})
    first, second = (stemma("build", "--site", tmp_path) for _ in range(2))
    assert "[missing-alt]" in second.err
    assert second.err.splitlines()[:-1] == first.err.splitlines()[:-1]
    assert stemma("build", "--strict", "--site", tmp_path).exit == 1


def test_json_has_the_counts_and_the_problems(tmp_path: Path) -> None:
    said = stemma("build", "--json", "--site", small_site(tmp_path, **{"content/warned.md": WARNED}))
    told = json.loads(said.out)
    assert (told["published"], told["deleted"]) == (True, 0)
    assert told["written"] == told["files"] == told["made"] > 10
    [problem] = told["problems"]
    assert problem == {
        "name": "missing-alt",
        "severity": "warning",
        "file": "content/warned.md",
        "line": 3,
        "column": 1,
        "what": "The image has no text for those who cannot see it.",
        "do": 'Write ![what it shows](…) or alt="what it shows"; alt="" if it only decorates.',
    }


def test_the_output_goes_where_it_is_told(tmp_path: Path) -> None:
    small_site(tmp_path / "site")
    assert stemma("build", "--site", tmp_path / "site", "--output", tmp_path / "elsewhere").exit == 0
    assert "index.html" in pages(tmp_path / "elsewhere")
    assert not (tmp_path / "site/_site").exists()


def test_settings_say_where_the_output_goes_else(tmp_path: Path) -> None:
    small_site(tmp_path)
    (tmp_path / "site.toml").write_text('[site]\ntitle = "x"\n[build]\noutput = "public"\n')
    (tmp_path / "content/people/ada.md").unlink()
    (tmp_path / "content/index.md").unlink()
    (tmp_path / "content/people/grace.md").unlink()
    assert stemma("build", "--site", tmp_path).exit == 0
    assert "index.html" in pages(tmp_path / "public")


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("/", "holds the site itself"),
        (".", "holds the site itself"),
        ("..", "holds the site itself"),
        ("content/out", "lies in the site's content/"),
        ("templates", "lies in the site's templates/"),
        (".stemma", "lies in the site's .stemma/"),
        ("site.toml", "is a file"),
        ("foreign", "holds files that Stemma did not write"),
    ],
)
@pytest.mark.parametrize("command", ["build", "clean"])
def test_folders_that_are_not_ours_are_refused(command: str, output: str, why: str, tmp_path: Path) -> None:
    site = small_site(tmp_path / "site", **{"foreign/letter.txt": "Dear …", "templates/x.html": ""})
    before = sorted(tmp_path.rglob("*"))
    said = stemma(command, "--site", site, "--output", Path("/") if output == "/" else site / output)
    assert (said.exit, said.out) == (2, "")
    assert why in said.err
    assert "--output" in said.err or "empty it" in said.err
    assert [path for path in sorted(tmp_path.rglob("*")) if ".stemma" not in path.parts] == before


def test_an_output_folder_that_is_a_link_to_a_foreign_one_is_refused(tmp_path: Path) -> None:
    site = small_site(tmp_path / "site", **{"../foreign/letter.txt": "Dear …"})
    (site / "_site").symlink_to(tmp_path / "foreign")
    assert stemma("build", "--site", site).exit == 2
    assert [path.name for path in (tmp_path / "foreign").iterdir()] == ["letter.txt"]


def test_a_file_of_somebody_else_in_our_output_is_neither_overwritten_nor_deleted(tmp_path: Path) -> None:
    small_site(tmp_path)
    stemma("build", "--site", tmp_path)
    (tmp_path / "_site/CNAME").write_text("example.org")
    (tmp_path / "_site/new").mkdir()
    (tmp_path / "_site/new/index.html").write_text("mine")
    (tmp_path / "content/alone.md").unlink()
    assert stemma("build", "--site", tmp_path).exit == 0
    assert (tmp_path / "_site/CNAME").read_text() == "example.org"
    (tmp_path / "content/new.md").write_text("# New\n")
    said = stemma("build", "--site", tmp_path)
    assert said.exit == 2
    assert "new/index.html was not written by Stemma" in said.err
    assert (tmp_path / "_site/new/index.html").read_text() == "mine"


@pytest.mark.parametrize("options", [["--drafts"], ["--date", "2027-01-01"]])
def test_drafts_and_dates_are_shown_on_demand(options: list[str], tmp_path: Path) -> None:
    later = {"content/later.md": "---\ntitle: Later\npublish: 2027-01-01\n---\n"}
    small_site(tmp_path, **later)
    (tmp_path / "site.toml").write_text((tmp_path / "site.toml").read_text() + '[build]\ndate = "2026-01-01"\n')
    stemma("build", "--site", tmp_path)
    assert "later/index.html" not in pages(tmp_path / "_site")
    stemma("build", "--site", tmp_path, *options)
    assert "later/index.html" in pages(tmp_path / "_site")
    stemma("build", "--site", tmp_path)
    assert "later/index.html" not in pages(tmp_path / "_site")


def test_one_process_and_two_say_the_same_in_the_same_order(tmp_path: Path) -> None:
    # More than the 80 artifacts below which one process does it all.
    many = {
        f"content/a{number}.md": f"# A {number}\n\n{BROKEN}\n{WARNED}\n[[A {number + 1}]]\n" for number in range(90)
    }
    small_site(tmp_path, **many)
    one, two = (stemma("check", f"-j{jobs}", "--all", "--site", tmp_path) for jobs in (1, 2))
    assert one.text == two.text
    assert one.err.count("[dangling-link]") == 91
    built = [stemma("build", "--no-ledger", f"-j{jobs}", "--all", "--site", tmp_path) for jobs in (1, 2)]
    assert built[0].text == built[1].text
