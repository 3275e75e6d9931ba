"""One mistake each, beside the very words in which it is told: mistakes/PROBLEM.txt, or PROBLEM--VARIANT.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import CATALOGUE
from tests.sites.stories import Story, read_stories

STORIES = read_stories(Path(__file__).parent / "mistakes")

OURS = {"internal-error"}
"""What no site can provoke: a mistake of ours."""


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_mistake_is_told_with_its_place_and_what_to_do(story: Story, tmp_path: Path) -> None:
    assert story.told(tmp_path) == list(story.commands)


def test_each_problem_of_the_catalogue_is_provoked() -> None:
    assert {story.name.partition("--")[0] for story in STORIES} == CATALOGUE.keys() - OURS


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_tells_of_the_problem_it_is_named_for_and_of_no_other(story: Story) -> None:
    said = "".join(text for _, text in story.commands)
    names = {name for name in CATALOGUE if f"[{name}]" in said}
    assert names == {story.name.partition("--")[0]}
