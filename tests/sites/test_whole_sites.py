"""Whole small sites of the kinds that people have: whole/NAME.txt, with what the build says and parts of its pages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.sites.output import complaints
from tests.sites.stories import Story, read_stories

STORIES = read_stories(Path(__file__).parent / "whole")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_site_is_built_as_told_and_is_whole(story: Story, tmp_path: Path) -> None:
    assert story.told(tmp_path) == list(story.commands)
    settings = tomllib.loads((tmp_path / "site.toml").read_text("utf-8"))
    assert complaints(tmp_path / "_site", canonical=settings["site"].get("url", "")) == []
    for path, line in story.inside:
        assert line in (tmp_path / "_site" / path).read_text("utf-8"), path
