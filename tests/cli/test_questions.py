"""Every question of the view can be said in words."""

from __future__ import annotations

import inspect

import pytest

from generator.cli.questions import WORDS, in_words
from generator.graph.view import View

QUESTIONS = [name for name in vars(View) if not name.startswith("_")]


def test_every_question_has_words_and_no_words_are_left_over() -> None:
    assert sorted(WORDS) == sorted(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_words_take_the_arguments_of_the_question(name: str) -> None:
    names = [each for each in inspect.signature(getattr(View, name)).parameters if each != "self"]

    said = in_words(name, tuple(f"<{each}>" for each in names))

    asked = [each for each in names if each != "origin" and (name, each) != ("resolve", "form")]
    assert all(f"<{each}>" in said for each in asked), said


def test_an_empty_key_is_the_home_page() -> None:
    assert in_words("title_of", ("",)) == "the title of the home page"


def test_a_link_that_means_the_same_everywhere_is_of_no_page() -> None:
    assert in_words("resolve", ("Flask", "wiki", "")) == "where the link “Flask” leads"
    assert in_words("resolve", ("Flask", "wiki", "about")) == "where the link “Flask” in about leads"
