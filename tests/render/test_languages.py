"""Names of languages, as people write them."""

from __future__ import annotations

import re

import pytest

from generator.render.languages import _ALSO, known_languages, language_of, nearest_language

NAMES = [
    ("py", "python"),
    ("js", "javascript"),
    ("ts", "typescript"),
    ("sh", "bash"),
    ("shell", "bash"),
    ("yml", "yaml"),
    ("jinja2", "jinja"),
    ("rst", "restructuredtext"),
    ("toml", "toml"),
    ("terminal", "console"),
    ("shellsession", "console"),
    ("jsonc", "json"),
    ("patch", "diff"),
    ("C++", "cpp"),
    (" Python ", "python"),
]


@pytest.mark.parametrize(("name", "canonical"), NAMES)
def test_common_names_are_known(name: str, canonical: str) -> None:
    language = language_of(name)
    assert language is not None
    assert canonical in (language.name, *language.lexer.aliases)


@pytest.mark.parametrize("name", ["", "mermaid", "x y", '"><script>', "brainfuck2", "python\n"[:-1] + "x"])
def test_unknown_names_mean_nothing(name: str) -> None:
    assert language_of(name) is None


@pytest.mark.parametrize(
    ("name", "near"), [("pyhton", "python"), ("javascrpt", "javascript"), ("zzzzzzzz", ""), ("", ""), ("x" * 9999, "")]
)
def test_the_nearest_name_is_offered(name: str, near: str) -> None:
    assert nearest_language(name) == near


def test_every_name_is_safe_to_be_a_class() -> None:
    languages = {name: language_of(name) for name in known_languages()}
    assert [name for name, language in languages.items() if language is None] == []
    names = {language.name for language in languages.values() if language}
    assert [name for name in names if not re.fullmatch(r"[a-z0-9+#._/-]+", name)] == []


def test_our_names_do_not_hide_those_of_pygments() -> None:
    from pygments.lexers._mapping import LEXERS

    assert not _ALSO.keys() & {alias for row in LEXERS.values() for alias in row[2]}
