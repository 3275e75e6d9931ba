"""The command line as a whole: help, wrong use, the site it is for, and what it says in a hostile world."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from generator import __version__
from generator.cli.main import COMMANDS
from tests.cli.small import small_site, start
from tests.sites.stories import stemma, write_site

REPORTING = ("build", "check", "query kind:page", "list tags")


def test_the_version_is_said_on_standard_output() -> None:
    assert stemma("--version").out == f"stemma, version {__version__}\n"


def test_help_lists_every_command_with_what_it_does() -> None:
    said = stemma("--help")
    assert said.exit == 0
    for name, what in COMMANDS.items():
        assert name in said.out
        assert what in said.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_site_it_can_be_told(name: str) -> None:
    said = stemma(name, "--help")
    assert said.exit == 0
    assert said.out.startswith("Usage: stemma " + name)
    assert "--site DIR" in said.out or name == "init"


@pytest.mark.parametrize(
    ("arguments", "offer"),
    [
        (["bild"], "There is no command 'bild'. Did you mean 'build'?"),
        (["build", "--keep-gong"], "No such option '--keep-gong'. Did you mean '--keep-going'?"),
        (["list", "drafs"], "'drafs' is not one of 'drafts', 'orphans', 'wanted', 'tags'."),
        (["build", "--date", "soon"], "'soon' is no day; write it as 2027-01-31"),
        (["build", "--date", "2027"], "'2027' is no day; write it as 2027-01-31"),
        (["build", "-j", "0"], "0 is not in the range"),
        (["check", "--site", "/nowhere/at/all"], "'/nowhere/at/all' does not exist"),
    ],
)
def test_wrong_use_offers_the_nearest_and_exits_2(arguments: list[str], offer: str) -> None:
    said = stemma(*arguments)
    assert (said.exit, said.out) == (2, "")
    assert offer in said.err
    assert "Traceback" not in said.err


def test_without_a_command_the_commands_are_listed() -> None:
    said = stemma()
    assert said.exit == 2
    assert "Make the site." in said.err


def test_the_site_is_the_nearest_folder_upward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_site(tmp_path)
    (tmp_path / "content/deep/down").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "content/deep/down")
    assert stemma("query", "tag:navy").out == "people/grace  Grace\n"
    assert stemma("query", "tag:navy", "--site", tmp_path / "content/people").out == "people/grace  Grace\n"


def test_a_folder_without_a_site_is_told_what_to_do(tmp_path: Path) -> None:
    said = stemma("build", "--site", tmp_path)
    assert said.exit == 2
    assert f"There is no site.toml in {tmp_path} or above it." in said.err
    assert "stemma init DIR" in said.err


@pytest.mark.parametrize("command", REPORTING)
def test_broken_settings_exit_2_with_every_mistake_at_its_line(command: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"site.toml": '[site]\ntitel = "x"\n\n[kinds.a.fields]\nb = { type = "daet" }\n'})
    said = stemma(*command.split(), "--site", tmp_path)
    assert (said.exit, said.out) == (2, "")
    places = [line.split(": error")[0] for line in said.err.splitlines() if ": error" in line]
    assert places == ["site.toml:1:2", "site.toml:2:1", "site.toml:5:14"]


@pytest.mark.parametrize("command", REPORTING)
def test_with_json_standard_output_is_json_and_nothing_else(command: str, tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/b.md": "# B\n\n[[Nobody]] ![](https://example.org/x.png)\n"})
    said = stemma(*command.split(), "--json", "--site", tmp_path)
    json.loads(said.out)
    assert said.err == ""


def test_broken_settings_are_json_too(tmp_path: Path) -> None:
    write_site(tmp_path, {"site.toml": "[site]\n"})
    said = stemma("check", "--json", "--site", tmp_path)
    assert (said.exit, said.err) == (2, "")
    [problem] = json.loads(said.out)["problems"]
    assert (problem["name"], problem["file"], problem["line"]) == ("settings", "site.toml", 1)


def test_a_failure_of_ours_is_said_without_a_traceback(tmp_path: Path) -> None:
    small_site(tmp_path)
    with patch("generator.cli.opening.open_site", side_effect=KeyError("oops")):
        said = stemma("check", "--site", tmp_path)
    assert said.exit == 1
    assert said.err.startswith("Error: Stemma failed: KeyError: 'oops' (")
    assert "Traceback" not in said.err


def test_what_the_system_refuses_is_said_in_its_words(tmp_path: Path) -> None:
    small_site(tmp_path)
    full = OSError(28, "No space left on device", "_site/index.html")
    with patch("generator.files.Disk.replace", side_effect=full):
        said = stemma("build", "--site", tmp_path)
    assert said.exit == 1
    assert said.err == "Error: No space left on device: _site/index.html\n    → Free some space, and try again.\n"


def test_a_closed_standard_output_is_no_failure(tmp_path: Path) -> None:
    small_site(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    process = start("query", "kind:person", "--site", tmp_path, stdout=writing)
    os.close(writing)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (0, "")


@pytest.mark.parametrize("more", [{}, {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_names_of_files_are_utf_8_whatever_the_terminal_knows(more: dict[str, str], tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/日本.md": "# 日本\n\n[[どこ]]\n"})
    process = start("check", "--site", tmp_path, env={**os.environ, "LC_ALL": "C"} | more)
    out, said = process.communicate(timeout=30)
    assert (process.returncode, out) == (1, "")
    assert "content/日本.md:3:1: error [dangling-link]" in said


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (["--version"], {"msgspec", "yaml", "markdown_it", "pygments", "jinja2", "sqlite3", "PIL", "rich", "flask"}),
        (["build", "--no-ledger", "-j1"], {"PIL", "rich", "flask", "werkzeug", "watchdog", "distributed"}),
        (["build"], {"yaml", "markdown_it", "pygments", "jinja2", "nh3", "PIL", "rich", "flask", "multiprocessing"}),
    ],
    ids=["--version", "build", "build without a change"],
)
def test_nothing_is_loaded_that_is_not_needed(arguments: list[str], without: set[str], tmp_path: Path) -> None:
    small_site(tmp_path)
    stemma("build", "--site", tmp_path)
    site = ["--site", str(tmp_path)] if arguments[0] == "build" else []
    script = f"import sys; from generator.cli.main import main; main({[*arguments, *site]!r}); print(*sys.modules)"
    process = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert without & set(process.stdout.splitlines()[-1].split()) == set()
