"""The site that `stemma init` writes is whole, sound, and shows what there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests.example_site import start_and_build

EXAMPLE = Path(__file__).parent.parent / "generator/example"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    return start_and_build(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="module")
def pages(built: tuple[Path, dict[str, Any]]) -> dict[str, str]:
    """The HTML of each page by its path."""
    folder = built[0]
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}


def test_it_builds_without_a_problem(built: tuple[Path, dict[str, Any]]) -> None:
    assert built[1]["problems"] == []


def test_every_page_of_it_is_valid(pages: dict[str, str]) -> None:
    assert len(pages) > 15
    for html in pages.values():
        html5lib.HTMLParser(strict=True).parse(html)


def test_no_page_has_a_script_or_a_style_in_it(pages: dict[str, str]) -> None:
    # so that a site may be served under `Content-Security-Policy: default-src 'self'`
    inline = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>|<style|<[a-z][^>]*\s(?:style|on[a-z]+)=", re.IGNORECASE)
    assert {path: found[0] for path, html in pages.items() if (found := inline.search(html))} == {}


@pytest.mark.parametrize(
    "what",
    [
        'class="infobox"',
        'class="claim disputed preferred"',
        'class="relation"',
        '<sup class="cite">',
        'class="sources"',
        'class="backlinks"',
        'class="callout callout-warning"',
        "<details class=",
        '<figure class="code">',
        '<span class="hll">',
        '<span class="ins">',
        'class="code output"',
        'class="tabs"',
        '<ol class="footnotes">',
        '<div class="table-wrap"',
        '<table class="query">',
        '<ol class="timeline">',
        'class="lineage"',
        "<dl>",
        'class="task"',
        "<figcaption>",
        'class="card"',
        'class="kind-overview"',
        'rel="tag"',
        'rel="next"',
    ],
)
def test_it_shows(what: str, pages: dict[str, str]) -> None:
    assert any(what in html for html in pages.values())


def test_its_sample_prints_what_stands_below_it() -> None:
    text = (EXAMPLE / "content/feeding.md").read_text("utf-8")
    (code,) = re.findall(r"```python [^\n]*run\n(.*?)```", text, re.DOTALL)
    (output,) = re.findall(r"```output\n(.*?)```", text, re.DOTALL)
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == output
