"""The wheel holds all that a site needs, and nothing of our own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, freshly made."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("stemma_site-*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """What is in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_carries_the_generator_whole(names: set[str]) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "generator").rglob("*.py")}
    assert modules - names == set()


def test_it_carries_the_theme_inside_the_package(names: set[str]) -> None:
    templates = {path for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert templates
    assert {f"generator/theme/{path.relative_to(ROOT / 'templates').as_posix()}" for path in templates} - names == set()


def test_it_carries_the_example_that_init_copies(names: set[str]) -> None:
    assert "generator/example/site.toml" in names


def test_it_carries_nothing_else(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"generator"}


def test_installed_away_from_the_repository_it_makes_an_example_site(wheel: Path, tmp_path: Path) -> None:
    # Unpacked where Python looks first, with the packages of this environment: that it declares all of them,
    # test_repository.py holds, and so this one needs no network.
    packages = tmp_path / "packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    alone = {**os.environ, "PYTHONPATH": str(packages)}

    def stemma(*arguments: str, folder: Path) -> str:
        command = [sys.executable, "-m", "generator", *arguments]
        done = subprocess.run(command, cwd=folder, env=alone, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    where = [sys.executable, "-c", "import generator; print(generator.__file__)"]
    assert subprocess.check_output(where, cwd=tmp_path, env=alone, text=True).startswith(str(packages))
    stemma("init", "demo", folder=tmp_path)
    stemma("build", folder=tmp_path / "demo")
    assert (tmp_path / "demo/_site/index.html").is_file()
