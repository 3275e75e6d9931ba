"""`stemma build --profile` tells where the time went; without it nothing is measured."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import profiling
from generator.build.watch import Watch
from generator.cli.main import main
from generator.cli.profile_report import lines_of
from generator.graph.graph import Graph
from generator.render.templates import Templates
from tests.engine.sites import theme_of_its_own, write_site

Profile = Callable[..., tuple[int, str, str]]
STEPS = ["scan", "read", "parse", "graph", "plan", "questions", "make", "write", "ledger"]


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    with theme_of_its_own(tmp_path / "theme"):
        yield write_site(tmp_path / "site")


@pytest.fixture
def profile(root: Path, capsys: pytest.CaptureFixture[str]) -> Profile:
    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["build", "--profile", "--site", str(root), *arguments])
        return (code, *capsys.readouterr())

    return run


def test_every_step_is_told_with_its_share(profile: Profile) -> None:
    code, _, said = profile()

    assert code == 0
    told = re.findall(r"^ +\d+\.\d{3} s +\d+%  (.+)$", said, re.M)
    assert set(told) == {*STEPS, "check", "the rest"}
    assert "Where the time went, " in said


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_slowest_are_named_whoever_worked_on_them(
    jobs: str, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.content.SMALL", 0)
    monkeypatch.setattr("generator.build.build.SMALL", 0)
    _, data, _ = profile("--json", "--jobs", jobs)
    found = json.loads(data)["profile"]

    assert "people/ada/index.md" in found["read"]
    assert len(found["made"]) == 44
    assert {"framework.html", "blocks/note.html", "graph/table.html"} <= found["template"].keys()
    assert "kind:framework sort:-released" in found["query"]
    assert all(seconds >= 0 for sort in ("read", "made", "template", "query") for seconds in found[sort].values())


def test_a_build_with_nothing_to_do_is_a_scan(profile: Profile) -> None:
    profile()
    _, data, _ = profile("--json")

    assert list(json.loads(data)["profile"]["steps"]) == ["scan"]


def test_nothing_is_measured_when_nobody_asks(profile: Profile) -> None:
    draw, matching = Templates.draw, Graph.matching
    with profiling.measured():
        assert Templates.draw is not draw
    profile()

    assert Templates.draw is draw
    assert Graph.matching is matching


def test_it_cannot_see_into_a_cluster(profile: Profile) -> None:
    code, _, said = profile("--cluster", "tcp://nowhere:8786")

    assert code == 2
    assert "leave out --cluster" in said


def test_of_many_the_slowest_are_told() -> None:
    watch = Watch()
    watch.steps["make"] = 1.5
    watch.add({("made", f"page-{number:02}"): number / 1000 for number in range(30)})
    watch.add({("made", "page-29"): 0.5})
    said = list(lines_of(watch, 2.0))

    assert said[:3] == ["Where the time went, 2.00 s:", "     1.500 s   75%  make", "     0.500 s   25%  the rest"]
    assert said[3] == "Slowest files to make (30, 0.94 s together):"
    assert said[4:6] == ["     529.0 ms  page-29  × 2", "      28.0 ms  page-28"]
    assert len(said) == 4 + 10
