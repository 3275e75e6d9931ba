"""Assets are published under their hashes, and find each other there."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from generator.files import Disk
from generator.graph.view import View
from generator.outputs import assets
from generator.problems import Problem
from generator.theming.theme import Theme


def test_every_asset_is_published_where_it_is_referred_to(tmp_path: Path) -> None:
    (tmp_path / "assets" / "icons").mkdir(parents=True)
    (tmp_path / "assets" / "mine.css").write_text("a{b:url(icons/x.svg)}")
    (tmp_path / "assets" / "icons" / "x.svg").write_text("<svg/>")
    theme = Theme(tmp_path, Disk(), light="friendly", dark="github-dark")
    view = cast(View, theme)
    problems: list[Problem] = []
    made = {artifact.path: assets.render(artifact, view, problems.append) for artifact in assets.plan(view)}

    assert problems == []
    assert set(made) == {theme.asset(name) for name in theme.asset_names()}
    icon = theme.asset("icons/x.svg")
    assert made[icon] == b"<svg/>"
    assert made[theme.asset("mine.css")].decode() == f"a{{b:url({icon.removeprefix('assets/')})}}"
    assert b"{" in made[theme.asset("highlight.css")]
