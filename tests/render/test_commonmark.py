"""What is composed is what CommonMark and GitHub's Markdown say, but for what is named here."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest

from generator.render.elements import code
from generator.render.highlight import Highlighted
from tests.render.shown import dom, html_of
from tests.source.test_markdown_core import ON_PURPOSE, examples

GFM = Path(__file__).parents[1] / "spec" / "gfm.txt"

NO_ADDRESS = "a link without an address is its text, and a problem"
NO_LABEL = "a link without a label shows its address"
FIGURE = "an image with a title, alone in its paragraph, is a figure"
SCHEME = "only http, https, mailto and tel lead out of the site"

# Number of the example in CommonMark 0.31.2 -> why the page is another. What the parser reads otherwise is there too.
OTHERWISE = {
    **ON_PURPOSE,
    **dict.fromkeys((200, 485, 486, 487, 567), NO_ADDRESS),
    484: NO_LABEL,
    **dict.fromkeys((572, 573, 576, 577, 584, 585, 586, 588, 589, 591), FIGURE),
    **dict.fromkeys((596, 598, 599, 601), SCHEME),
}

# A comment comes first, so that a heading that opens the example is not taken for the article's title.
BEFORE = "<!-- -->\n\n"


@pytest.fixture(autouse=True)
def no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(text: str, language: str, **_: object) -> Highlighted:
        return Highlighted(escape(text), language)

    monkeypatch.setattr(code, "highlight", plain)


def composed_dom(text: str) -> object:
    return dom(html_of(BEFORE + text, html="allow", smart=False))


def test_every_example_of_commonmark_is_shown_as_it_says_but_for_those_named() -> None:
    wrong = [each["example"] for each in examples() if composed_dom(each["markdown"]) != dom(each["html"])]
    assert wrong == sorted(OTHERWISE)


# The parts of GitHub's specification that are additions to CommonMark.
ADDITIONS = ("Tables", "Task list items", "Strikethrough", "Autolinks")

# Number of the example in GitHub's specification -> why it comes out otherwise.
GFM_OTHERWISE = {628: SCHEME}


_HEADING_OR_EXAMPLE = re.compile(
    r"^## ([^\n]*)$|^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL
)


def additions() -> list[tuple[int, str, str]]:
    """The examples of GitHub's additions: number, Markdown, HTML."""
    if not GFM.is_file():
        pytest.fail(f"{GFM} is missing: run `make test`, which fetches it, or tests/setup/spec.py.")
    found, title, number = [], "", 0
    for match in _HEADING_OR_EXAMPLE.finditer(GFM.read_text(encoding="utf-8")):
        if match[1] is not None:
            title = match[1]
            continue
        number += 1
        if title.endswith("(extension)") and title.startswith(ADDITIONS):
            found.append((number, match[2].replace("→", "\t"), match[3].replace("→", "\t")))
    return found


def test_github_has_examples_for_each_addition() -> None:
    assert len(additions()) == 23


def test_every_example_of_github_additions_is_shown_as_it_says_but_for_those_named() -> None:
    wrong = [number for number, markdown, html in additions() if composed_dom(markdown) != dom(html)]
    assert wrong == sorted(GFM_OTHERWISE)
