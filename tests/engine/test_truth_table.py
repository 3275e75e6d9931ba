"""Which edit makes what again: a table to read downwards, one row for each kind of edit, one column for each output.

    W  made again, and other bytes written        +  a new file          ~  a file in the place of another
    s  made again, and the same bytes came out    -  a file deleted      .  not made

Where an `s` could be a `.` one day, the engine asks more than it must; where a `W` became a `.`, it would lie.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.engine.edits import with_line
from tests.engine.example import picture
from tests.engine.sites import OUTPUT, Result, Tree, build, edit, theme_of_its_own, tree, write, write_site

# Column -> the files of the output that it stands for; the first pattern that fits counts.
COLUMNS = {
    "ho": "index.html",
    "ab": "about/*",
    "hi": "history/*",
    "ad": "people/ada/index.html",
    "gr": "people/grace/*",
    "fl": "f/flask/*",
    "dj": "f/django/*",
    "we": "f/werkzeug/*",
    "gu": "guide/*",
    "st": "g/start/*",
    "an": "sources/annals/*",
    "PE": "people/index.html",
    "FR": "frameworks/*",
    "PA": "pages/*",
    "SO": "sources/*",
    "TA": "tags/index.html",
    "MA": "tags/maths/*",
    "WE": "tags/web/*",
    "AL": "all/*",
    "40": "404.html",
    "re": "old/flask/*",
    "ma": "sitemap.xml",
    "cs": "assets/site.*",
    "hl": "assets/highlight.*",
    "le": "people/ada/letter.*",
    "po": "people/ada/portrait.*",
    "**": "*",
}

TABLE = """
                                       articles                         listings                the rest
                                       ho ab hi ad gr fl dj we gu st an PE FR PA SO TA MA WE AL 40 re ma cs hl le po **
a paragraph that nobody quotes         .  .  .  .  .  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a section that Flask quotes            .  .  .  W  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
blanks at the end                      .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a line that moves the rest down        .  .  .  .  .  .  .  .  .  s  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a comment in front matter              .  .  .  .  .  .  .  .  .  s  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a sentence with a link                 .  W  .  .  .  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a link taken out                       .  W  .  .  .  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
so many words that a query sees it     .  W  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a title                                .  W  .  W  W  .  W  .  W  .  .  W  W  .  .  .  W  W  W  .  .  .  .  .  .  .  W
a title that others link to            W  W  W  .  W  W  W  W  .  .  .  .  W  .  .  .  .  W  W  .  .  .  .  .  .  .  .
a summary                              .  .  .  .  .  .  W  .  .  .  .  .  W  .  .  .  .  W  .  .  .  .  .  .  .  .  .
a field on cards                       W  .  W  .  .  .  W  .  .  .  .  .  W  .  .  .  .  W  .  .  .  .  .  .  .  .  .
a field that nobody else shows         .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a relation, seen from both ends        .  .  .  .  W  .  .  W  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .
an alias that a link uses              .  .  .  W  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
an alias moved to another article      .  .  .  W  W  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a heading that nobody links to         .  .  .  .  .  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a heading that a link means            .  .  .  W  .  W  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a tag                                  .  W  .  .  W  .  .  .  .  .  .  .  .  .  .  W  .  W  .  .  .  .  .  .  .  .  .
another place in the kind's order      W  .  W  .  .  W  W  W  .  .  .  .  W  .  .  .  .  W  .  .  .  .  .  .  .  .  .
a draft of what was shown              W  W  .  W  -  .  W  .  W  .  .  W  W  .  .  W  W  W  W  .  .  W  .  .  .  .  -
a draft that is shown at last          W  .  .  .  W  .  .  .  .  .  .  W  .  .  .  W  .  .  W  .  .  W  .  .  .  .  +
an article whose day has come          W  .  .  .  .  .  .  .  W  W  .  .  .  .  .  .  .  .  W  .  .  W  .  .  .  .  +
an article that a dangling link wants  W  W  W  .  W  .  .  .  .  .  .  .  .  W  .  .  .  .  W  .  .  W  .  .  .  .  +
an article with another name           s  W  -  .  .  .  .  .  .  .  .  .  .  W  .  .  .  .  W  .  .  W  .  .  .  .  +
an article deleted                     W  .  W  .  .  W  W  -  .  .  .  .  W  .  .  .  .  .  -  .  .  W  .  .  .  .  .
the last article below a section       W  W  .  W  W  W  .  .  W  -  .  .  .  .  .  .  .  .  W  .  .  W  .  .  .  .  +
the base of all templates              W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  .  .  .  .  .  .  W
a part that listings include           .  .  .  .  .  .  .  .  s  .  .  W  W  s  .  .  W  W  .  .  .  .  .  .  .  .  W
a macro that frameworks import         .  .  .  .  .  W  W  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a part of frameworks alone             .  .  .  .  .  W  W  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
the template of a block                .  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
the template of tables                 W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a template that renders the same       .  .  .  .  .  s  s  s  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a template that nobody uses            .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a template hides the theme's           .  .  .  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a template that was missing appears    .  .  .  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a template goes, the theme's shows     .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  W  .  .  .  .  .  .  .
the title of the site                  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  .  .  .  .  .  .  W
a value that three pages show          .  .  .  .  .  W  W  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a value that no page shows             .  .  .  .  .  s  s  s  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a comment in site.toml                 .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
how many stand on a page               .  .  .  .  .  .  .  .  s  .  .  s  s  s  s  .  s  s  W  .  .  .  .  .  .  .  s
what a kind is called                  W  .  s  .  .  W  W  W  .  .  .  .  W  .  .  .  .  s  s  .  .  .  .  .  .  .  .
the card of a kind                     s  s  s  s  s  s  s  s  s  s  s  W  s  s  s  s  W  W  s  s  .  .  .  .  .  .  W
what a relation is called              .  .  s  W  W  .  .  .  .  .  .  .  s  .  .  .  .  s  .  .  .  .  .  .  .  .  .
the colours of code                    W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  .  .  .  ~  .  .  W
the severity of a problem              .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
data that pages show                   .  .  .  .  .  W  W  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
data in another order                  .  .  .  .  .  W  W  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a comment in data                      .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
data that nobody shows                 .  .  .  .  .  s  s  s  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a style sheet that all pages use       W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  W  .  .  ~  .  .  .  W
an asset that no page uses             .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  +
a file that two pages link to          .  .  .  W  .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  ~  .  .
an image                               .  .  .  W  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  ~  .
what is said of an image               .  .  .  s  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a file that nobody links to            .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  +
nothing                                .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
every file touched                     .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a file of the output deleted           .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
a file of the output edited            .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
"""

Edit = Callable[[Path], None]


def in_file(path: str, old: str, new: str) -> Edit:
    """Replace a text in a file."""
    return lambda root: edit(root / path, old, new)


def line(path: str, name: str, value: str) -> Edit:
    """Say something else in the front matter of an article."""
    return lambda root: write(root / "content" / path, with_line((root / "content" / path).read_text(), name, value))


def new_file(path: str, content: str | bytes) -> Edit:
    """A file that was not there, or was another."""
    return lambda root: write(root / path, content)


def without(path: str) -> Edit:
    """Delete a file."""
    return lambda root: (root / path).unlink()


def moved(path: str, to: str) -> Edit:
    """Give a file another name."""
    return lambda root: shutil.move(root / path, root / to) and None


def touched(root: Path) -> None:
    """Give every file of the site another time."""
    for path in root.rglob("*"):
        if OUTPUT not in path.parts and path.is_file() and path.parent.name != ".stemma":
            os.utime(path, ns=(0, path.stat().st_mtime_ns + 5_000_000_000))


EDITS: dict[str, Edit] = {
    # articles
    "a paragraph that nobody quotes": in_file("content/guide/start.md", "Begin here.", "Begin there."),
    "a section that Flask quotes": in_file("content/people/ada/index.md", 'print("ada")', 'print("countess")'),
    "blanks at the end": in_file("content/guide/start.md", "says [[about]].\n", "says [[about]].\n\n \n"),
    "a line that moves the rest down": in_file("content/guide/start.md", "Begin here.", "\nBegin here."),
    "a comment in front matter": in_file("content/guide/start.md", "weight: 1", "# A comment\nweight: 1"),
    "a sentence with a link": in_file("content/guide/start.md", "Press it, says", "Push it, says"),
    "a link taken out": in_file("content/guide/start.md", ", says [[about]]", ""),
    "so many words that a query sees it": in_file("content/frameworks/django.md", "first.", "first." + " And" * 500),
    "a title": line("people/grace.md", "title", "Grace Hopper"),
    "a title that others link to": in_file(
        "content/frameworks/django.md", "title: Django", "title: Djan\naliases: Django"
    ),
    "a summary": line("frameworks/django.md", "summary", "Large."),
    "a field on cards": line("frameworks/django.md", "released", "2004"),
    "a field that nobody else shows": line("people/ada/index.md", "motto", "Never."),
    "a relation, seen from both ends": line("people/grace.md", "created", "[[Werkzeug]]"),
    "an alias that a link uses": line("people/ada/index.md", "aliases", "[people/lovelace]"),
    "an alias moved to another article": lambda root: (
        line("people/ada/index.md", "aliases", "[people/lovelace]")(root),
        line("guide/start.md", "aliases", "[The Countess]")(root),
    )[0],
    "a heading that nobody links to": in_file("content/guide/start.md", "## Run", "## Walk"),
    "a heading that a link means": in_file("content/guide/start.md", "{#install}", "{#setup}"),
    "a tag": line("people/grace.md", "tags", "[maths, navy, web]"),
    "another place in the kind's order": line("frameworks/flask.md", "released", "2001"),
    "a draft of what was shown": line("people/grace.md", "draft", "true"),
    "a draft that is shown at last": line("people/zoe.md", "draft", "false"),
    "an article whose day has come": line("guide/later.md", "publish", "2025-01-01"),
    "an article that a dangling link wants": new_file("content/cobol.md", "---\ntitle: Cobol\nsummary: A.\n---\nB.\n"),
    "an article with another name": moved("content/history.md", "content/dates.md"),
    "an article deleted": without("content/frameworks/werkzeug.md"),
    "the last article below a section": line("guide/start.md", "draft", "true"),
    # templates
    "the base of all templates": in_file("templates/base.html", "<body>", "<body class=x>"),
    "a part that listings include": in_file("templates/parts/entry.html", "<b>", "<i>"),
    "a macro that frameworks import": in_file("templates/macros.html", "upper", "lower"),
    "a part of frameworks alone": in_file("templates/parts/facts.html", "<p>", "<p class=x>"),
    "the template of a block": in_file("templates/blocks/note.html", "<aside>", "<aside class=x>"),
    "the template of tables": in_file("templates/graph/table.html", "<p>", "<p class=x>"),
    "a template that renders the same": in_file("templates/parts/facts.html", "<p>", "{# A comment #}<p>"),
    "a template that nobody uses": in_file("templates/unused.html", "Nobody", "Still nobody"),
    "a template hides the theme's": new_file("templates/blocks/aside.html", "<p>{{ block.inner }}</p>\n"),
    "a template that was missing appears": new_file("templates/blocks/fancy.html", "{{ block.inner }}\n"),
    "a template goes, the theme's shows": without("templates/not_found.html"),
    # settings
    "the title of the site": in_file("site.toml", "The Ancestors", "The Forebears"),
    "a value that three pages show": in_file("site.toml", "Built by hand", "Grown"),
    "a value that no page shows": in_file("site.toml", "[extra]", "[extra]\nunused = 1"),
    "a comment in site.toml": in_file("site.toml", "[extra]", "# A comment\n[extra]"),
    "how many stand on a page": in_file("site.toml", "per_page = 3", "per_page = 4"),
    "what a kind is called": in_file("site.toml", 'plural = "Frameworks"', 'plural = "Works"'),
    "the card of a kind": in_file("site.toml", 'card = ["born"]', "card = []"),
    "what a relation is called": in_file("site.toml", 'label = "Created"', 'label = "Made"'),
    "the colours of code": in_file("site.toml", "friendly", "vs"),
    "the severity of a problem": in_file("site.toml", 'wrong-kind = "warning"', 'wrong-kind = "off"'),
    # data, assets, files
    "data that pages show": in_file("data/facts.yaml", "one: 1", "one: 9"),
    "data in another order": in_file("data/facts.yaml", "  one: 1\n  two: 2", "  two: 2\n  one: 1"),
    "a comment in data": in_file("data/facts.yaml", "motto", "# A comment\nmotto"),
    "data that nobody shows": new_file("data/more.yaml", "a: 1\n"),
    "a style sheet that all pages use": in_file("templates/assets/site.css", "red", "blue"),
    "an asset that no page uses": new_file("templates/assets/other.css", "p {}\n"),
    "a file that two pages link to": new_file("content/people/ada/letter.txt", "Dear Mary\n"),
    "an image": new_file("content/people/ada/portrait.png", picture(600, 4, 91)),
    "what is said of an image": in_file("content/people/ada/portrait.png.yaml", "credit: Nobody", "credit: All"),
    "a file that nobody links to": new_file("content/notes.txt", "Notes\n"),
    # what happens to files
    "nothing": lambda root: None,
    "every file touched": touched,
    "a file of the output deleted": without("_site/about/index.html"),
    "a file of the output edited": new_file("_site/about/index.html", "Mine.\n"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is before each edit, built."""
    folder = tmp_path_factory.mktemp("built")
    with theme_of_its_own(folder / "theme"):
        assert build(write_site(folder / "site")).exit == 0
    return folder


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_makes_again_what_shows_it_and_nothing_else(name: str, built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built / "site", tmp_path / "site")
    before = tree(root / OUTPUT)
    EDITS[name](root)
    with theme_of_its_own(tmp_path / "theme"):
        result = build(root)
    assert result.exit == 0, result.problems
    assert row(before, result, tree(root / OUTPUT)) == ROWS[name]


def test_every_edit_has_a_row() -> None:
    assert list(ROWS) == list(EDITS)
    assert TABLE.split("\n")[2].split() == list(COLUMNS)


def test_the_site_may_be_moved_with_what_it_remembers(tmp_path: Path) -> None:
    with theme_of_its_own(tmp_path / "theme"):
        build(write_site(tmp_path / "site"))
        shutil.move(tmp_path / "site", tmp_path / "elsewhere")
        moved_site = build(tmp_path / "elsewhere")
        shutil.copytree(tmp_path / "elsewhere", tmp_path / "copy")  # other inodes
        copied_site = build(tmp_path / "copy")
    assert moved_site.made == copied_site.made == ()
    assert moved_site.outcome.written == copied_site.outcome.written == 0


def row(before: Tree, result: Result, after: Tree) -> str:
    """A row of the table: what a build did to the files of each column."""
    found: dict[str, set[str]] = {column: set() for column in COLUMNS}
    for path in before.keys() | after.keys():
        column = next(name for name, pattern in COLUMNS.items() if fnmatch(path, pattern))
        if after.get(path, before.get(path)) is not None and path != ".stemma-output":
            found[column].add(_sign(path, before, result, after))
    return " ".join(f"{_strongest(signs):<2}" for signs in found.values()).rstrip()


def _sign(path: str, before: Tree, result: Result, after: Tree) -> str:
    if path not in before:
        return "+"
    if path not in after:
        return "-"
    if before[path] != after[path]:
        return "W"
    return "s" if path in result.made else "."


def _strongest(signs: set[str]) -> str:
    if {"+", "-"} <= signs:
        return "~"
    return next((sign for sign in "W+-s." if sign in signs), ".")


def _rows(table: str) -> dict[str, str]:
    lines = table.strip("\n").split("\n")
    start = lines[1].index("ho")
    return {line[:start].strip(): line[start:].rstrip() for line in lines[2:]}


ROWS = _rows(TABLE)
