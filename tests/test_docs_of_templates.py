"""The reference of template functions is true: all that templates can ask is in it, and nothing else."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2.defaults import DEFAULT_NAMESPACE

from generator.render import filters
from generator.render.facts import ShownClaim, ShownField
from generator.render.functions import FUNCTIONS
from generator.render.generated import Generated
from generator.render.graph_blocks import Event
from generator.render.lineage import Lineage, Step
from generator.render.listing import Listing
from generator.render.page import Page, ShownSource
from generator.render.related import ShownEdge, ShownGroup
from generator.render.site_words import ShownKind, SiteWords
from generator.render.templates import TEMPLATES
from generator.theming.folder import THEME
from tests.guide import ROOT, sections_of


def described_in(section: str) -> set[str]:
    """The names in the tables of a section of the reference, without what they are called with."""
    return {name.partition("(")[0] for name in sections_of("functions")[section].names}


def test_every_function_of_templates_is_described_and_no_other() -> None:
    changed = {name for name, value in TEMPLATES.globals.items() if DEFAULT_NAMESPACE.get(name) is not value}
    assert described_in("Functions") == {*FUNCTIONS, *changed}


def test_every_filter_is_described_and_no_other() -> None:
    assert described_in("Filters") == filters.FILTERS.keys()


def test_every_value_that_templates_get_is_described_and_no_other() -> None:
    given = {name for module in (ROOT / "generator").rglob("*.py") for name in variables_in(module)}
    assert described_in("Values") == given | {"page", "site", "data"}


def variables_in(module: Path) -> Iterator[str]:
    """What the code of a module gives to the templates that it draws."""
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "draw":
            yield from (keyword.arg for keyword in node.keywords if keyword.arg)
            keys = [key for argument in node.args if isinstance(argument, ast.Dict) for key in argument.keys]
            yield from (str(key.value) for key in keys if isinstance(key, ast.Constant))


@pytest.mark.parametrize(
    ("section", "thing"),
    [
        ("A page", Page),
        ("A generated page", Generated),
        ("The site", SiteWords),
        ("A kind", ShownKind),
        ("A field", ShownField),
        ("A claim", ShownClaim),
        ("A relation", ShownGroup),
        ("An edge", ShownEdge),
        ("A cited source", ShownSource),
        ("A listing", Listing),
        ("An event", Event),
        ("A lineage", Lineage),
        ("A step", Step),
    ],
)
def test_all_that_templates_can_ask_of_it_is_described_and_nothing_else(section: str, thing: type) -> None:
    names = public_names(thing)
    in_prose = {name for name in names if name in sections_of("functions")[section].codes}
    assert described_in(section) | in_prose == names


def public_names(thing: type) -> set[str]:
    """What a class offers, with what its objects get when they are made."""
    made = inspect.getsource(thing).partition("def __init__")[2].partition("\n    def ")[0]
    return {name for name in dir(thing) if name[0] != "_"} | set(re.findall(r"self\.([a-z]\w*)", made))


def test_every_template_that_draws_pages_is_described_with_its_blocks() -> None:
    section = sections_of("templates")["Change a part"]
    drawn = {
        path.relative_to(THEME).as_posix() for pattern in ("*.html", "graph/*.html") for path in THEME.glob(pattern)
    }
    assert set(section.names) - {"blocks/NAME.html"} == drawn
    blocks = {name for path in THEME.glob("*.html") for name in re.findall(r"{% block (\w+)", path.read_text("utf-8"))}
    assert blocks <= set(section.codes)


def test_every_block_of_the_theme_is_described() -> None:
    assert {path.stem for path in THEME.glob("blocks/*.html")} <= set(sections_of("markdown")["Blocks"].codes)
