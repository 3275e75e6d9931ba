"""Whatever the text: valid HTML, nothing that runs, all said, and in time that grows as the text does."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.render.elements import code
from generator.render.highlight import Highlighted
from tests.render.shown import composed, dom, html_of, mistakes_in, page


@pytest.fixture(autouse=True)
def no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lexers are not on trial here."""
    plain = Highlighted('<span class="k">x</span>\n', "text")
    monkeypatch.setattr(code, "highlight", lambda *_, **__: plain)


PIECES = """
    \n|\n|\n\n|\n\n|\n\n| |    |a|b|Flask|# |## |- |1. |> |> |*|**|_|~~|`|```\n|```py title="a<b" {1}\n|[|]|(|)|[a](b)|
    [a]: /u\n|[a]|![x](y "t")|![x](http://y "t")|!|<|>|<b>|</b>|<div>\n|</div>\n|<p>|</p>|<!--|-->|<a href="x">|</a>|
    <a href="http://x">|<img src=x>|<img src="http://y" alt="">|<script>|</script>|<details><summary>|</summary>|
    </details>|<table><tr><td>|</table>|<ul><li>|</ul>|<svg onload=x>|<code>|<pre>|</pre>|<h2>|<br>|<hr>|<textarea>|
    <style>|<div title="|'|"|&amp;|&|\\|---|===|- [ ] x|- [x] |: x|PIPE|PIPE-|PIPE---PIPE|[[a]]|[[aPIPEb *c*]]|![[a]]\n|
    ![[a.png]]|[@s]|[@s, p. 1; @t]|[^1]|[^1]: f\n|^[x]|^[|::: a {b=c}\n|:::\n|::: tabs\n|== T\n|> [!note] T\n|
    > [!tip]- \n|{.a #b}\n|{.a}|{#b}|{% x %}|{{< y >}}|http://a.b|www.a.b|a@b.c|[x](javascript:a)|<javascript:a>|
    <http://a.b>|```query\n|[x [[y]] z](w)|[x <http://q.r> z](w)|[![i](j)](k)|[x](//h)|"q"|--|...|\u00a0|&#0;|\x0c|
    <span>|</span>|<em>|<td>|<li>|<summary>|<h1>|</h2>|<figure>|<section>|[<b>x](p.md)|<dl><dd>|<a href=x><b>
"""
TEXTS = st.lists(
    st.sampled_from([piece.replace("PIPE", "|") for piece in re.split(r"\|\n    |\|", PIECES.strip(" \n"))]),
    max_size=25,
).map("".join)

RUNS = {"script", "style", "iframe", "svg", "form", "object", "embed", "textarea", "link", "meta", "base", "template"}


def dangers_in(html: str) -> list[str]:
    """Elements, attributes and addresses that may not be on a page, and links in links."""
    found: list[str] = []

    def walk(element: Any, in_link: bool) -> None:
        if element.tag in RUNS or not isinstance(element.tag, str):
            found.append(str(element.tag))
            return
        if element.tag == "a" and in_link:
            found.append("a link in a link")
        for name, value in element.attrib.items():
            scheme = re.match(r"[\s\x00-\x20]*([a-zA-Z][\w+.-]*):", value)
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "data-m"):
                found.append(f"{name}={value}")
            if name in ("href", "src") and scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel"):
                found.append(f"{name}={value}")
        for child in element:
            walk(child, in_link or element.tag == "a")

    body = html5lib.parse(html, namespaceHTMLElements=False).find("body")
    walk(body, in_link=False)
    return found


@settings(max_examples=600)
@given(TEXTS)
@example("<h2>[<b>x](p.md)<h1></b>")
@example('<a href="x"><table><tr><td><a href="http://x">')
@example("<ul><li><summary><li>")
@example("- <li>")
@example('<b><div title="<div title="> x <a href="y">')
def test_any_text_gives_a_valid_page_on_which_nothing_runs(text: str) -> None:
    html = page(composed(text).body)
    assert mistakes_in(html) == []
    assert dangers_in(html) == []
    assert "\ue000" not in html


PAYLOADS = ['"><script>alert(1)</script>', "' onload='x", '<svg onload="x">', "</title><img src=x onerror=x>", "--><b>"]
FIELDS = {
    "a title": '[a](http://b "PAYLOAD")',
    "a path's title": '[a](b.md "PAYLOAD")',
    "an alt text": "![PAYLOAD](http://b/c.png)",
    "a caption": '![a](http://b/c.png "PAYLOAD")',
    "a fence's title": "```text title='PAYLOAD'\nx\n```",
    "a fence's language": "```PAYLOAD\nx\n```",
    "a heading": "## PAYLOAD\n",
    "a callout's title": "> [!note] PAYLOAD",
    "a tab's title": "::: tabs\n== PAYLOAD\nx\n:::",
    "a table's head": "| PAYLOAD |\n|---|\n| PAYLOAD |",
    "an address": "[a](<http://b/PAYLOAD>)",
    "a label": "[PAYLOAD](http://b)",
    "a wiki link": "[[PAYLOAD]] [[a|PAYLOAD]]",
    "an attribute": "[a]{title='PAYLOAD'}",
    "a citation": "[@a, PAYLOAD]",
    "a footnote": "^[PAYLOAD] [^PAYLOAD]\n\n[^PAYLOAD]: PAYLOAD",
    "code": "`PAYLOAD`",
    "a definition": "PAYLOAD\n: PAYLOAD",
    "a block": "::: PAYLOAD {a='PAYLOAD'}\nPAYLOAD\n:::",
}


def _elements(html: str) -> list[str]:
    return re.findall(r"'?\('([a-z0-9]+)', \(", repr(dom(html)))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("mode", ["sanitise", "escape"])
def test_a_payload_in_any_field_adds_no_element_that_its_harmless_twin_lacks(field: str, mode: str) -> None:
    twin = set(_elements(html_of(FIELDS[field].replace("PAYLOAD", "harmless"), html=mode)))
    for payload in PAYLOADS:
        html = html_of(FIELDS[field].replace("PAYLOAD", payload), html=mode)
        assert set(_elements(html)) <= twin | {"b", "img", "p", "a", "sup"}, payload
        assert dangers_in(f"<!DOCTYPE html><title>a</title>{html}") == []


def test_nobody_can_write_what_the_sanitiser_hides_our_html_behind() -> None:
    text = '<b>x</b> `code` \ue000m0-0\ue001 <i data-m="m0-0">y</i> [[k]]'
    assert "<code>code</code>" in html_of(text)
    assert html_of(text).count("<code>") == 1
    assert "data-m" not in html_of(text)


GROWING: dict[str, Callable[[int], str]] = {
    "[": lambda n: "[" * n,
    "[ ]": lambda n: "[" * n + "]" * n,
    "[[": lambda n: "[[" * n,
    "[[a": lambda n: "[[a " * n,
    "[[a]]": lambda n: "[[a]] " * n,
    "[a](": lambda n: "[a](" * n,
    "[a](b)": lambda n: "[a](b) " * n,
    "[a]{.b}": lambda n: "[a]{.b} " * n,
    "[@a": lambda n: "[@a;" * n,
    "[@a]": lambda n: "[@a] " * n,
    "[^a]": lambda n: "[^a]" * n,
    "^[": lambda n: "^[" * n,
    "^[ ]": lambda n: "^[" * n + "]" * n,
    "^[a]": lambda n: "^[a] " * n,
    "![": lambda n: "![" * n,
    "![](b)": lambda n: "![" * n + "](b)" * n,
    "![[a]]": lambda n: "![[a]]\n" * n,
    "footnotes that lead to the next": lambda n: "[^0]\n\n" + "".join(f"[^{i}]: x[^{i + 1}]\n\n" for i in range(n)),
    "marks of one footnote": lambda n: "[^1]: x\n\n" + "[^1] " * n,
    "blocks opened": lambda n: "::: a\n" * n,
    "blocks closed": lambda n: "::: a\n" * n + ":::\n" * n,
    "blocks in a list that ends": lambda n: "- x\n" + "  ::: a\n" * n + "y\n" + "  :::\n" * n,
    "tabs": lambda n: "::: tabs\n" + "== a\nx\n" * n + ":::\n",
    "tabs in tabs": lambda n: "::: tabs\n== a\n" * n + ":::\n" * n,
    "{": lambda n: "{" * n,
    "{.a": lambda n: "`a`{.a " * n,
    "{{": lambda n: "{{ " * n,
    ">": lambda n: ">" * n,
    "> lines": lambda n: "> a\n" * n,
    "callouts": lambda n: "> [!note] a\n\n" * n,
    "- in -": lambda n: "- " * n,
    "items": lambda n: "- a\n" * n,
    "*": lambda n: "*a _b " * n,
    "**": lambda n: "a**b" + "c* " * n,
    "~": lambda n: "~a " * n,
    "`": lambda n: "`a" * n,
    "``": lambda n: "``a` " * n,
    "<": lambda n: "<a " * n,
    "<!--": lambda n: "a <!-- " * n,
    "<b>": lambda n: "a <b>" * n,
    "</b>": lambda n: "a </b>" * n,
    "<div>": lambda n: "<div>\n\nx\n\n" * n,
    "<a>": lambda n: "a <a href='x'>b</a> [[x]] " * n,
    "http://": lambda n: "http://" * n,
    "http://_": lambda n: "http://_" * n,
    "http://a.b)": lambda n: "http://a.b" + ")" * n,
    "http://a.b.": lambda n: "http://a.b" + "." * n,
    "http://a.b&a;": lambda n: "http://a.b" + "&a;" * n,
    "a@": lambda n: "a@" * n,
    "a@b.c": lambda n: "*a@b.c* " * n,
    "a@b.b.": lambda n: "a@" + "b." * n,
    "quotes": lambda n: "\"a 'b " * n,
    "|": lambda n: "|" * n + "\n" + "|-" * n + "|\n",
    "rows": lambda n: "|a|\n|-|\n" + "|[[b]]|\n" * n,
    "cells": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|[[b]]" * n + "|\n",
    "headings": lambda n: "# a\n" * n,
    "headings with an id": lambda n: "# a {#b}\n" * n,
    "underlines": lambda n: "a\n=\n" * n,
    "fences": lambda n: "```\n" * n,
    "marked lines": lambda n: "```py " + "{1-999999} " * n + "\nx\n```\n",
    "definitions": lambda n: "a\n: b\n" * n,
    ": : :": lambda n: ": " * n,
    "references": lambda n: "".join(f"[a{i}]: b\n" for i in range(n)),
    "a reference that does not end": lambda n: "[" + "a\n" * n,
    "lines": lambda n: "a\n" * n,
    "blanks": lambda n: "a" + " " * n + "\nb",
    "mentions": lambda n: "[[a]] b. " * n,
    "stops": lambda n: "[[a]]" + " A." * n,
    "attributes": lambda n: "{.a}\n" * n,
    "images": lambda n: "a <img src=x> " * n,
}


def steps(text: str) -> int:
    """How many lines of code are run to compose a text."""
    count = 0

    def on_line(frame: Any, event: str, _: object) -> Any:
        nonlocal count
        count += 1
        return on_line

    before = sys.gettrace()
    sys.settrace(on_line)
    try:
        composed(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_text_takes_no_more_than_twice_the_steps(name: str) -> None:
    make = GROWING[name]
    composed(make(10))
    small, large = steps(make(200)), steps(make(400))
    assert large <= 2.3 * small + 500


@pytest.mark.parametrize("name", GROWING)
def test_a_long_text_neither_fails_nor_loses_its_words(name: str) -> None:
    made = composed(GROWING[name](3000) + "\n\nthe end\n")
    html = page(made.body)
    deep = any(problem.name == "nesting-too-deep" for problem in made.problems)
    assert "the end" in html or deep or "```" in GROWING[name](1) or "<!--" in name
