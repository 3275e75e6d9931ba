"""stemma query: the graph's answer, or where the question is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.small import small_site
from tests.sites.stories import stemma


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        (["kind:person"], ["people/ada", "people/grace"]),
        (["kind:person", "sort:-born"], ["people/grace", "people/ada"]),
        (["kind:person born:<1900"], ["people/ada"]),
        (["known_by:people/ada"], ["people/grace"]),
        (["kind:person", "-tag:navy"], ["people/ada"]),
        (["-tag:navy", "kind:person"], ["people/ada"]),
        (["kind:person", "--", "-tag:navy"], ["people/ada"]),
        (["kind:person", "-has:knows"], ["people/grace"]),
        (["tag:nothing"], []),
    ],
)
def test_articles_that_match_are_listed(query: list[str], keys: list[str], tmp_path: Path) -> None:
    said = stemma("query", "--site", small_site(tmp_path), *query)
    assert (said.exit, said.err) == (0, "")
    assert [line.split()[0] for line in said.out.splitlines()] == keys


def test_json_says_what_each_is(tmp_path: Path) -> None:
    said = stemma("query", "tag:navy", "--json", "--site", small_site(tmp_path))
    assert json.loads(said.out) == [{"key": "people/grace", "kind": "person", "title": "Grace"}]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "kind:persn",
            ['No kind is called "persn".', "    kind:persn", "         ^^^^^", "    → Did you mean person?"],
        ),
        (
            "tag:navy bron:1815",
            [
                'No field, relation or built-in word is called "bron".',
                "    tag:navy bron:1815",
                "             ^^^^",
                "    → Did you mean born?",
            ],
        ),
        (
            "knows:people/gracy",
            [
                'No article is called "people/gracy".',
                "    knows:people/gracy",
                "          ^^^^^^^^^^^^",
                "    → Did you mean people/grace or people/ada?",
            ],
        ),
    ],
)
def test_a_mistake_is_shown_in_the_question_and_exits_2(query: str, told: list[str], tmp_path: Path) -> None:
    said = stemma("query", query, "--site", small_site(tmp_path))
    assert (said.exit, said.out, said.err.splitlines()) == (2, "", told)


def test_an_option_that_is_none_is_no_term() -> None:
    said = stemma("query", "kind:person", "--jsn")
    assert said.exit == 2
    assert "Did you mean '--json'?" in said.err
