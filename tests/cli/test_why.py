"""`stemma why` says which question's answer changed, from what to what."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import stemma
from tests.engine.edits import with_line
from tests.engine.sites import OUTPUT, build, edit, theme_of_its_own, tree, write, write_site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The example site, built."""
    folder = tmp_path_factory.mktemp("built")
    with theme_of_its_own(folder / "theme"):
        build(write_site(folder / "site"))
        yield folder / "site"


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of it that may be edited."""
    return shutil.copytree(built, tmp_path / "site")


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(stemma, [*arguments, "--site", str(root)])


def why(root: Path, *arguments: str) -> str:
    result = run(root, "why", *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def say(path: str, name: str, value: str) -> Callable[[Path], None]:
    return lambda root: write(root / "content" / path, with_line((root / "content" / path).read_text(), name, value))


def put(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: edit(root / path, old, new)


def delete(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


SENTENCES: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a title": (
        say("people/grace.md", "title", "Grace Hopper"),
        "people",
        "the title of people/grace changed from “Grace” to “Grace Hopper”.",
    ),
    "a body": (
        put("content/people/ada/index.md", 'print("ada")', "pass"),
        "frameworks/flask",
        "the body of people/ada changed.",
    ),
    "a field": (
        say("frameworks/django.md", "released", "2004"),
        "history",
        "the field released of frameworks/django changed from 2005 to 2004.",
    ),
    "a field among others": (
        say("frameworks/django.md", "released", "2004"),
        "frameworks/django",
        "the fields of frameworks/django changed in released: from 2005 to 2004.",
    ),
    "a query": (
        say("people/grace.md", "tags", "[web]"),
        "about",
        "the answer to the query “tag:web words:<400” gained people/grace.",
    ),
    "a listing": (
        say("people/grace.md", "draft", "true"),
        "people",
        "the list of articles of kind person lost people/grace.",
    ),
    "a link that leads nowhere": (
        put("content/frameworks/flask.md", "title: Flask", "title: Bottle"),
        "index.html",
        "the title of frameworks/flask changed from “Flask” to “Bottle”.",
    ),
    "a link to what has gone": (
        delete("content/frameworks/werkzeug.md"),
        "frameworks/flask",
        "where the link “werkzeug.md” in frameworks/flask leads changed from frameworks/werkzeug to nothing.",
    ),
    "a link to a draft": (
        say("guide/start.md", "draft", "true"),
        "people/ada",
        "where the link “guide/start” leads changed from guide/start to guide/start (a draft), which is not shown.",
    ),
    "a link that is found in another way": (
        put("content/frameworks/django.md", "title: Django", "title: Djan\naliases: Django"),
        "frameworks/flask",
        "where the link “Django” leads is still frameworks/django, found by alias instead of title.",
    ),
    "a link that is wanted": (
        lambda root: write(root / "content/cobol.md", "---\ntitle: Cobol\n---\nIt.\n"),
        "people/grace",
        "where the link “Cobol” leads changed from nothing to cobol.",
    ),
    "a sentence": (
        put("content/guide/start.md", "Press it", "Push it"),
        "about",
        "what links to about changed in guide/start: from “Press it, says about.” to “Push it, says about.”.",
    ),
    "a heading": (
        put("content/guide/start.md", "{#install}", "{#setup}"),
        "frameworks/flask",
        "the heading “install” of guide/start changed from “install” to “setup”.",
    ),
    "neighbours": (
        say("frameworks/flask.md", "released", "2001"),
        "frameworks/flask",
        "the neighbours of frameworks/flask changed from frameworks/werkzeug before it to frameworks/django after it.",
    ),
    "a template": (
        put("templates/base.html", "<body>", "<body class=x>"),
        "about",
        "the text of the template base.html changed.",
    ),
    "a template that appears": (
        lambda root: write(root / "templates/blocks/fancy.html", "{{ block.inner }}\n"),
        "frameworks/django",
        "the text of the template blocks/fancy.html appeared.",
    ),
    "a setting": (
        put("site.toml", "The Ancestors", "The Forebears"),
        "about",
        "the setting title changed from “The Ancestors” to “The Forebears”.",
    ),
    "one of many settings": (
        put("site.toml", "Built by hand", "Grown"),
        "frameworks/flask",
        "the setting extra changed in hero from “Built by hand” to “Grown”.",
    ),
    "a kind": (
        put("site.toml", 'plural = "Frameworks"', 'plural = "Works"'),
        "frameworks/flask",
        "the declaration of the kind framework changed in plural from “Frameworks” to “Works”.",
    ),
    "data": (
        put("data/facts.yaml", "Slow", "Quick"),
        "frameworks/flask",
        "the data facts changed in motto from “Slow and sure” to “Quick and sure”.",
    ),
    "data in another order": (
        put("data/facts.yaml", "  one: 1\n  two: 2", "  two: 2\n  one: 1"),
        "frameworks/flask",
        "the data facts came in another order.",
    ),
    "an image": (
        put("content/people/ada/portrait.png.yaml", "Nobody", "Somebody"),
        "people/ada",
        "the file “portrait.png” beside people/ada changed in metadata.",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_reason_is_a_sentence(name: str, root: Path) -> None:
    change, path, sentence = SENTENCES[name]
    change(root)

    assert f"  - {sentence}\n" in why(root, path, "--would")


def test_the_last_build_is_told_of_in_the_same_words(root: Path) -> None:
    change, path, sentence = SENTENCES["a title"]
    change(root)
    build(root)

    said = f"people/index.html was made last, because\n  - {sentence}\n"
    assert why(root, path) == said
    build(root)
    assert why(root, path) == said, "a build that had nothing to do forgot why the last one had"


def test_what_was_not_there_is_made_for_the_first_time(root: Path) -> None:
    assert why(root, "people/ada") == "people/ada/index.html was made for the first time.\n"


def test_an_article_is_named_by_its_key_its_file_or_what_is_made_of_it(root: Path) -> None:
    said = why(root, "guide/start")

    for name in ("content/guide/start.md", "g/start/index.html", "g/start/", "guide/start.md"):
        assert why(root, name) == said


def test_a_name_that_is_misspelt_gets_the_nearest(root: Path) -> None:
    result = run(root, "why", "people/adda")

    assert result.exit_code == 2
    assert "The last build made nothing called 'people/adda'. Did you mean people/ada" in result.output


def test_without_a_build_there_is_nothing_to_tell(tmp_path: Path) -> None:
    result = run(write_site(tmp_path / "site"), "why", "about")

    assert result.exit_code == 2
    assert "run `stemma build` first" in result.output


def test_what_would_be_done_is_told_and_not_done(root: Path) -> None:
    (root / "content/history.md").unlink()
    (root / OUTPUT / "about/index.html").unlink()
    write(root / "content/new.md", "New.\n")
    before = tree(root / OUTPUT)

    assert why(root, "history", "--would") == "history/index.html would be deleted: nothing asks for it any more.\n"
    assert why(root, "new", "--would") == "new/index.html would be made for the first time.\n"
    assert why(root, "sources/annals", "--would") == "A build would leave it as it is.\n"
    assert tree(root / OUTPUT) == before

    build(root)
    assert why(root, "new", "--would") == "A build would leave it as it is.\n"


def test_a_file_that_is_missing_would_be_written_again(root: Path) -> None:
    (root / OUTPUT / "about/index.html").unlink()

    said = "about/index.html would be written again, as it was: it is missing, or not as Stemma wrote it.\n"
    assert why(root, "about", "--would") == said


def test_the_reasons_come_as_data_too(root: Path) -> None:
    edit(root / "content/people/grace.md", "title: Grace", "title: Grace Hopper")
    build(root)

    found = json.loads(why(root, "people", "--json"))["people/index.html"]
    assert found == [
        {
            "cause": "changed",
            "question": "title_of",
            "arguments": ["people/grace"],
            "said": "the title of people/grace changed from “Grace” to “Grace Hopper”.",
        }
    ]
