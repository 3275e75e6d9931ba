"""What is said of a link that leads to no article."""

from __future__ import annotations

import pytest

from generator.graph.link_problems import what_is_wrong
from generator.graph.view import Resolution

SAID = [
    # target, form, what was found -> problem, what, do
    (
        "x",
        "wiki",
        Resolution(None),
        "dangling-link",
        'No article is called "x".',
        "Correct the link, or write that article.",
    ),
    (
        "x",
        "wiki",
        Resolution(None, "", ("y", "z")),
        "dangling-link",
        'No article is called "x".',
        "Did you mean y or z?",
    ),
    ("x.md", "path", Resolution(None, "", ("a/x",)), "dangling-link", 'No article is at "x.md".', "Did you mean a/x?"),
    (
        "7",
        "match:number",
        Resolution(None, "", ("8",)),
        "dangling-link",
        'No article has the number "7".',
        "Did you mean 8?",
    ),
    (
        "x",
        "wiki",
        Resolution(None, "held", ("a/x (a draft)",)),
        "dangling-link",
        '"x" leads to a/x (a draft).',
        "Publish it, or take the link out.",
    ),
    (
        "x",
        "wiki",
        Resolution(None, "alias", ("a", "b")),
        "ambiguous-link",
        '"x" is the alias of several articles.',
        "Write [[a]] or [[b]].",
    ),
    (
        "x",
        "cite",
        Resolution(None, "alias", ("a", "b")),
        "ambiguous-link",
        '"x" is the alias of several articles.',
        "Write @a or @b.",
    ),
    ("x", "cite", Resolution(None, "", ("y",)), "unknown-source", 'No source is called "x".', "Did you mean y?"),
    (
        "x",
        "cite",
        Resolution(None),
        "unknown-source",
        'No source is called "x".',
        "Correct the name, or add an article of kind source.",
    ),
]


@pytest.mark.parametrize(("target", "form", "found", "problem", "what", "do"), SAID)
def test_it_is_said(target: str, form: str, found: Resolution, problem: str, what: str, do: str) -> None:
    assert what_is_wrong(target, form, found) == (problem, what, do)


def test_of_very_many_some_are_offered() -> None:
    found = Resolution(None, "title", tuple("abcdefgh"))
    assert what_is_wrong("x", "wiki", found)[2] == "Write [[a]], [[b]], [[c]], [[d]] or [[e]]."
