"""The wheel holds all that a site needs, and nothing of our own."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("stemma_site-*.whl")
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
