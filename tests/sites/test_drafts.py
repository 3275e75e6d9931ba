"""What is not published yet is nowhere in the output: not its name, not a word of it, not its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites.output import complaints
from tests.sites.stories import stemma, write_site

SETTINGS = """\
[site]
title = "Small"
url = "https://small.example/"

[build]
date = "2026-01-01"

[kinds.person]
folder = "people"
plural = "People"
[kinds.person.fields]
born = { type = "date" }

[kinds.source]
folder = "sources"
plural = "Sources"

[kinds.rarity]
plural = "Xylorarities"

[relations.knows]
inverse = "known_by"
"""

SHOWN = {
    "site.toml": SETTINGS,
    "content/index.md": "# Welcome\n\n```query\nkind:person,rarity\n```\n\n```timeline\nkind:person\n```\n",
    "content/people/index.md": "# All people\n\n```lineage\npeople/ada\n```\n",
    "content/people/ada.md": "---\ntitle: Ada\nborn: 1815\ntags: [maths]\n---\n## Youth\n\nShe.\n",
    "content/sources/annals.md": "# The annals\n\nOld.\n",
}

# "xylo" stands in whatever is theirs, and in nothing else.
TEXT = """\
title: Xylophia
aliases: [Xylo, old/xylo]
moved_from: [gone/xylo]
tags: [maths, xylotag]
born: 1999 [@annals]
knows: "[[Ada]]"
summary: A xylosummary.
---
## Xyloheading

Xyloword: [[Ada]], [[Ada#Youth]], [@annals], ![a xyloimage](xylo.svg) and [a xylofile](xylo.txt).
"""
THEIRS = {
    "content/people/xylo/index.md": TEXT,
    "content/people/xylo/xylo.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>xylo</title></svg>',
    "content/people/xylo/xylo.txt": "xylocontent",
    "content/people/xylo/xylo.txt.yaml": "credit: xylocredit",
}
RARE = {"content/rare.md": "kind: rarity\ntitle: Xylorare\n---\nA xylorare thing, of the kind that only it is of.\n"}

HELD = ["draft: true\n", "publish: 2027-06-01\n", "publish: false\n"]


def build(root: Path, head: str, *options: str) -> Path:
    """The site with the articles whose front matter begins so."""
    held = {path: f"---\n{head}{text}" if path.endswith(".md") else text for path, text in {**THEIRS, **RARE}.items()}
    write_site(root, {**SHOWN, **held})
    said = stemma("build", "--site", root, "--strict", *options)
    assert (said.exit, said.err.count("\n")) == (0, 1), said.err
    return root / "_site"


def speaking(output: Path) -> set[str]:
    """The files in whose name or content it is spoken of."""
    return {
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file()
        and (b"xylo" in path.read_bytes().lower() or "xylo" in path.relative_to(output).as_posix().lower())
    }


@pytest.mark.parametrize("head", HELD)
def test_nothing_speaks_of_it(head: str, tmp_path: Path) -> None:
    output = build(tmp_path, head)
    assert speaking(output) == set()
    assert complaints(output) == []


@pytest.mark.parametrize("head", HELD)
def test_the_output_is_that_of_a_site_without_it(head: str, tmp_path: Path) -> None:
    output = build(tmp_path / "with", head)
    write_site(tmp_path / "without", SHOWN)
    assert stemma("build", "--site", tmp_path / "without").exit == 0
    files = {path.relative_to(output): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    other = tmp_path / "without/_site"
    assert files == {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("head", "options"), [(HELD[0], ["--drafts"]), (HELD[1], ["--drafts"]), (HELD[1], ["--date", "2027-06-01"])]
)
def test_on_demand_everything_does(head: str, options: list[str], tmp_path: Path) -> None:
    output = build(tmp_path, head, *options)
    assert complaints(output, canonical="https://small.example/") == []
    spoken = speaking(output)
    assert spoken >= {
        "people/xylo/index.html",
        "people/index.html",
        "people/ada/index.html",
        "index.html",
        "all/index.html",
        "tags/index.html",
        "tags/maths/index.html",
        "tags/xylotag/index.html",
        "rare/index.html",
        "sitemap.xml",
        "sources/annals/index.html",
        "gone/xylo/index.html",
        "old/xylo/index.html",
    }
    assert any(path.startswith("people/xylo/xylo.") and path.endswith(".svg") for path in spoken)
    assert any(path.startswith("people/xylo/xylo.") and path.endswith(".txt") for path in spoken)


def test_what_was_shown_once_is_gone_when_it_is_held_back(tmp_path: Path) -> None:
    build(tmp_path, HELD[0], "--drafts")
    assert speaking(build(tmp_path, HELD[0])) == set()
