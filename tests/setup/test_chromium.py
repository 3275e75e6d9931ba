"""A browser is believed when it runs, and a machine that can have none is told so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.setup import chromium


@pytest.fixture(autouse=True)
def an_empty_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser anywhere, no apt-get, and a Playwright that downloads nothing."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(chromium, "NOTE", tmp_path / "chromium.path")
    monkeypatch.setattr(chromium, "MAC", tmp_path / "no such application")
    monkeypatch.setattr(chromium, "playwrights_own", lambda: iter(()))
    monkeypatch.setattr(chromium, "get_from_playwright", lambda: None)


def program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_the_first_name_on_the_path_that_runs_is_noted(tmp_path: Path) -> None:
    program(tmp_path / "bin/chromium-browser", "echo 'install the snap' >&2; exit 1")
    chrome = program(tmp_path / "bin/google-chrome", "echo Chrome 140")
    assert chromium.main() == 0
    assert chromium.NOTE.read_text() == f"{chrome}\n"


def test_what_was_noted_before_comes_first(tmp_path: Path) -> None:
    mine = program(tmp_path / "mine", "echo Chromium 140")
    program(tmp_path / "bin/chromium", "echo Chromium 139")
    chromium.NOTE.write_text(f"{mine}\n")
    assert chromium.main() == 0
    assert chromium.NOTE.read_text() == f"{mine}\n"


def test_a_noted_browser_that_is_gone_is_replaced(tmp_path: Path) -> None:
    chromium.NOTE.write_text("/no/such/chromium\n")
    other = program(tmp_path / "bin/chromium", "echo Chromium 139")
    assert chromium.main() == 0
    assert chromium.NOTE.read_text() == f"{other}\n"


def test_root_gets_debians_package_after_a_fresh_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked"
    browser = tmp_path / "bin/chromium"
    installs = f"""echo "$@" >> {asked}
    if [ "$1" = install ]; then printf '#!/bin/sh\\necho Chromium 140\\n' > {browser}; /bin/chmod +x {browser}; fi"""
    program(tmp_path / "bin/apt-get", installs)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert chromium.main() == 0
    assert chromium.NOTE.read_text() == f"{browser}\n"
    update, install = asked.read_text().splitlines()
    assert update.startswith("update")
    assert install.endswith("chromium")


def test_who_is_not_root_is_not_given_debians_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked"
    program(tmp_path / "bin/apt-get", f"echo >> {asked}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert chromium.main() == 1
    assert not asked.exists()


def test_a_machine_that_can_have_neither_is_told_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    chromium.NOTE.write_text("/no/such/chromium\n")
    assert chromium.main() == 1
    assert "Install Chromium or Chrome" in capsys.readouterr().err
    assert not chromium.NOTE.exists()
