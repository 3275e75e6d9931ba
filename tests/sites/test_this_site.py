"""The site of this repository, and the example that init starts with: whole, valid, and without a problem."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sites.output import complaints
from tests.sites.stories import stemma

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["this site", "the example"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "the example":
        stemma("init", tmp_path / "site")
        return tmp_path / "site"
    for name in ("content", "templates", "data"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "site.toml", tmp_path)
    return tmp_path


def test_it_is_whole_and_without_a_problem(site: Path) -> None:
    settings = (site / "site.toml").read_text("utf-8")
    said = stemma("build", "--strict", "--site", site)
    assert (said.exit, said.err.count("\n")) == (0, 1), said.err
    canonical = "https://pioneers.example/" if "https://pioneers.example/" in settings else ""
    assert complaints(site / "_site", canonical=canonical) == []
