"""The core of our Markdown reads as markdown-it-py and CommonMark do, however it gets there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from generator.settings import MarkdownSettings
from generator.source.markdown import Markdown
from generator.source.rules.links import PLAIN_ADDRESS

SPEC = Path(__file__).parents[1] / "spec" / "commonmark.json"
PLAIN = MarkdownSettings(html="allow", smart=False)
READER = Markdown(PLAIN)

# Number of the example in CommonMark 0.31.2 -> why it comes out otherwise here.
ON_PURPOSE = {
    548: "[[[foo]]] holds the wiki link [[foo]]",
    590: "![[foo]] shows an article, and [[foo]] is a wiki link",
    602: "https:// in a text is a link, by GitHub's rule",
    606: "an e-mail address in a text is a link, by GitHub's rule",
    608: "https:// in a text is a link, by GitHub's rule",
    611: "https:// in a text is a link, by GitHub's rule",
    612: "an e-mail address in a text is a link, by GitHub's rule",
}


def examples() -> list[dict[str, Any]]:
    if not SPEC.is_file():
        pytest.fail(f"{SPEC} is missing: run `make test`, which fetches it, or tests/setup/spec.py.")
    return json.loads(SPEC.read_text(encoding="utf-8"))


def rendered(text: str, reader: Markdown = READER) -> str:
    html: str = reader.renderer.render(reader.parse(text), reader.options, {})  # type: ignore[arg-type]
    return html.replace("<blockquote></blockquote>", "<blockquote>\n</blockquote>")


def test_there_are_652_examples() -> None:
    assert len(examples()) == 652


def test_every_example_of_commonmark_comes_out_exactly_but_for_those_named() -> None:
    wrong = [each["example"] for each in examples() if rendered(each["markdown"]) != each["html"]]
    assert wrong == sorted(ON_PURPOSE)


STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."})


def test_smart_punctuation_changes_nothing_but_punctuation() -> None:
    smart = Markdown(MarkdownSettings(html="allow", smart=True))
    for each in examples():
        curly = rendered(each["markdown"], smart).replace("&quot;", '"')
        assert curly.translate(STRAIGHT) == rendered(each["markdown"]).translate(STRAIGHT).replace("&quot;", '"')


def stock() -> MarkdownIt:
    options = {"html": True, "maxNesting": 100, "tasklists": True, "strikethrough_single_tilde": True}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).use(deflist_plugin)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


STOCK = stock()

PIECES = st.sampled_from(
    """\n|\n|\n|\n\n| |  |    |\t|a|b|word|Flask|é|#|##|-|- |* |1. |2) |10.|> |>|*|**|_|__|~|~~|`|``|```|~~~|[|]|(|)|
    [a](b)|[a]: /u\n|[a]|![|!|<|>|<b>|</b>|<div>|</div>|<!--|-->|<a href="x">|&amp;|&#35;|&|\\|\\*|\\\n|  \n|---|===|
    ***|!PIPE|!PIPE-|--!PIPE--|!PIPE---!PIPE|- [ ] x|- [x] |"|'|"t"|: x|~ x|$|%|+|=|0|9|.|,|;|!|?|/|x.y""".replace(
        "\n    ", ""
    ).split("|")
).map(lambda piece: piece.replace("!PIPE", "|"))
TEXTS = st.lists(PIECES, max_size=40).map("".join)
OURS = ("[[", "[@", "[^", "^[", "{", ":::", "://", "www.", "@", "<!")


def flat(tokens: Any) -> Any:
    return [_fields(token) for token in tokens if token.type != "text" or token.content]


def _fields(token: Any) -> tuple[Any, ...]:
    # Their break has one mark too many, their text tells of escapes, our cells tell how they are aligned.
    markup = "" if token.type in ("hr", "text") else token.markup
    info = "" if token.tag in ("th", "td") or token.type == "text" else token.info
    children = flat(token.children or [])
    return (
        token.type,
        token.tag,
        token.attrs,
        token.map,
        token.level,
        token.content,
        markup,
        info,
        token.hidden,
        children,
    )


@settings(max_examples=1500)
@given(TEXTS)
@example("> a\n---\n> b\n=\n")
@example("- a\n\n  b\n- c\n   d\n> e\nf")
@example("a | b\n-|-\nc\n- d")
@example("foo&#32;&#32;\nbar\\ \nbaz  \nend")
@example("*a* _b_ **c** *d_e* *f**g**h* ***i*** *j\nk*")
def test_what_is_not_ours_is_read_as_markdown_it_reads_it(text: str) -> None:
    if any(sign in text for sign in OURS):
        return
    assert flat(READER.parse(text)) == flat(STOCK.parse(text))


ADDRESS = st.text(st.sampled_from("abcXYZ019-._~:/?#@!$&'()*+,;=%[]\\ é\t"), max_size=30)


@settings(max_examples=1000)
@given(st.sampled_from(["", "http://", "https://", "mailto:", "//", "HTTP:", "a:"]), ADDRESS)
def test_addresses_are_encoded_as_markdown_it_encodes_them(scheme: str, rest: str) -> None:
    assert READER.normalizeLink(scheme + rest) == STOCK.normalizeLink(scheme + rest)
    assert not re.fullmatch(PLAIN_ADDRESS, scheme + rest) or STOCK.normalizeLink(scheme + rest) == scheme + rest
