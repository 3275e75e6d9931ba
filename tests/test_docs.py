"""The guide is true: what there is, it describes; what it describes, there is; and its examples do what it says."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import get_args

import click
import pytest

from generator.cli.main import COMMANDS, stemma
from generator.cli.report import GROUPED_FROM
from generator.dates import in_words, parse_date
from generator.graph import vocabulary
from generator.graph.query_terms import Operator
from generator.graph.reading.article import SUMMARY
from generator.media import facts, images
from generator.problems import CATALOGUE
from generator.render import filters, graph_blocks, highlight, transclusion
from generator.render.elements import containers
from generator.render.palette import style_sheet
from generator.settings import (
    ARTICLE_FIELDS,
    FIELD_TYPES,
    FieldSettings,
    KindSettings,
    MarkdownSettings,
    MenuEntry,
    RelationSettings,
    read_settings,
)
from generator.settings.tables import Table
from generator.source import text, yaml_nodes
from generator.source.rules import attributes, block_parser
from tests.guide import GUIDE, PAGES, ROOT, Reader, body_of, fences_of, reported, sections_of


@pytest.fixture(autouse=True)
def _colours_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The style sheet for code takes as long as the rest of a small site, and all examples have the same."""
    monkeypatch.setattr("generator.theming.theme.style_sheet", _style_sheet)


_style_sheet = cache(style_sheet)


# --- The pages and their examples ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_who_follows_the_page_gets_what_it_says(page: str, tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    fences = fences_of(page)
    for section in dict.fromkeys(fence.section for fence in fences):
        reader.read([fence for fence in fences if fence.section == section])


@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_shows_is_the_example_above_it(page: str) -> None:
    lines = body_of(page).split("\n")
    for fence in fences_of(page):
        if "shown" in fence.words:
            assert "\n".join(lines[fence.end :]).lstrip("\n").startswith(fence.text.rstrip("\n"))


def test_the_guide_has_no_problem_and_no_other_page_is_needed_for_it(tmp_path: Path) -> None:
    shutil.copy(ROOT / "site.toml", tmp_path)
    shutil.copytree(GUIDE, tmp_path / "content/guide")
    assert [problem for problem in reported(tmp_path) if ": content/" in problem] == []


# --- Commands -----------------------------------------------------------------------------------------------------


def options_of(command: str) -> set[str]:
    """Every way to write an option of a command."""
    made = stemma.get_command(click.Context(stemma), command)
    assert made is not None
    options = [option for option in made.params if isinstance(option, click.Option)]
    return {name for option in options for name in (*option.opts, *option.secondary_opts)}


def test_every_command_is_described_and_no_other() -> None:
    assert {section for section in sections_of("commands") if section} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_the_command_is_described_and_no_other(command: str) -> None:
    names = sections_of("commands")[command].names
    assert len(names) == len(set(names))
    assert {name.split()[0] for name in names} == options_of(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_argument_of_the_command_is_described(command: str) -> None:
    made = stemma.get_command(click.Context(stemma), command)
    assert made is not None
    section = sections_of("commands")[command]
    for argument in made.params:
        if isinstance(argument, click.Argument):
            assert f"{argument.name}".upper() in section.text
            assert set(getattr(argument.type, "choices", ())) <= set(section.codes)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_speaks_of_no_command_or_option_that_there_is_not(page: str) -> None:
    known = {"--help", "--version"}.union(*map(options_of, COMMANDS))
    written = [code for section in sections_of(page).values() for code in section.codes]
    written += [fence.text for fence in fences_of(page) if fence.info.language in ("sh", "console")]
    for line in "\n".join(written).split("\n"):
        called = re.match(r"(?:\$ )?stemma ([a-z]+)", line)
        assert called is None or called[1] in COMMANDS
        if called or line.startswith("--"):
            assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", line)) <= known


# --- Settings and fields ------------------------------------------------------------------------------------------

EVERY_TABLE = '[site]\ntitle = "x"\n[[menu]]\n[kinds.k.fields.f]\n[relations.r]\ninverse = "s"\n'
HEADINGS = {
    ("kinds",): "[kinds.NAME]",
    ("kinds", "fields"): "[kinds.NAME.fields.FIELD]",
    ("relations",): "[relations.NAME]",
    ("menu",): "[[menu]]",
}
CALLED = {"types": "type", "many": "list", "sources": "from", "targets": "to"}


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """The keys that are looked for in site.toml, by the heading of their table; by "" the tables."""
    asked: dict[str, set[str]] = defaultdict(set)
    raw = Table.raw

    def noting(table: Table, name: str) -> object:
        path = table.path
        if len(path) % 2 == 0 or path[0] not in ("kinds", "relations", "menu"):
            kind = tuple(str(part) for part in path[::2])
            asked[HEADINGS.get(kind, f"[{kind[0]}]") if kind else ""].add(name)
        return raw(table, name)

    monkeypatch.setattr(Table, "raw", noting)
    read_settings(EVERY_TABLE)
    return asked


def test_every_table_of_the_settings_is_described_and_no_other(keys: dict[str, set[str]]) -> None:
    tables = {HEADINGS.get((name,), f"[{name}]") for name in keys[""]} | {HEADINGS["kinds", "fields"]}
    assert {section.strip("`") for section in sections_of("settings") if section} == tables


def test_every_setting_is_described_and_no_other(keys: dict[str, set[str]]) -> None:
    described = {heading.strip("`"): set(section.names) for heading, section in sections_of("settings").items()}
    del described["[problems]"], described["[extra]"], keys[""]  # any name of the catalogue, and any at all
    assert {heading: names for heading, names in described.items() if names} == keys


@pytest.mark.parametrize(
    ("table", "record"),
    [
        ("[kinds.NAME]", KindSettings),
        ("[kinds.NAME.fields.FIELD]", FieldSettings),
        ("[relations.NAME]", RelationSettings),
        ("[markdown]", MarkdownSettings),
        ("[[menu]]", MenuEntry),
    ],
)
def test_what_the_record_keeps_is_what_is_described(table: str, record: type) -> None:
    kept = {CALLED.get(name, name) for name in record.__struct_fields__} - {"name"}  # type: ignore[attr-defined]
    assert set(sections_of("settings")[f"`{table}`"].names) == kept


def test_every_type_of_field_is_described_and_no_other() -> None:
    assert {heading for heading in sections_of("fields") if heading and heading.islower()} == set(FIELD_TYPES)


def test_the_dates_of_the_table_are_shown_as_it_says() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| [^|]+ \| ([^|]+) \|$", body_of("fields"), flags=re.MULTILINE)
    assert len(rows) > 8
    assert [(written, in_words(date)) for written, _ in rows if (date := parse_date(written))] == rows


def test_everything_that_any_article_may_say_is_described_and_nothing_else() -> None:
    assert sorted(sections_of("writing")["Front matter"].names) == sorted(ARTICLE_FIELDS)


# --- Problems -----------------------------------------------------------------------------------------------------

WITHOUT_EXAMPLE = {"unreadable-text", "nesting-too-deep", "highlight-timeout", "limit-reached", "internal-error"}
"""What no short text can show."""


def test_every_problem_is_described_and_no_other() -> None:
    assert sorted(h for h, section in sections_of("problems").items() if section.level == 3) == sorted(CATALOGUE)


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_problem_is_described_with_its_severity_and_an_example(name: str) -> None:
    assert sections_of("problems")[name].text.startswith(f"{CATALOGUE[name].capitalize()}. ")
    examples = [
        fence.words["reports"] for fence in fences_of("problems") if fence.section == name and "reports" in fence.words
    ]
    assert set(examples) == (set() if name in WITHOUT_EXAMPLE else {name})


# --- Markdown and queries -----------------------------------------------------------------------------------------


def test_every_type_of_callout_is_described_and_no_other() -> None:
    section = sections_of("markdown")["Callouts"]
    assert set(section.codes) == containers._CALLOUTS.keys()
    assert set(section.names) == set(containers._CALLOUTS.values())


def test_every_attribute_that_an_author_may_set_is_described() -> None:
    assert set(sections_of("markdown")["Attributes"].codes) >= attributes.SAFE


def test_every_word_of_queries_is_described_and_no_other() -> None:
    assert sorted(sections_of("queries")["Terms"].names) == sorted(vocabulary._BUILT_IN)


def test_every_operator_is_described_and_no_other() -> None:
    assert set(sections_of("queries")["Operators"].names) == set(get_args(Operator)) - {""}


@pytest.mark.parametrize("block", graph_blocks._BLOCKS)
def test_every_option_of_the_block_is_described_and_no_other(block: str) -> None:
    assert sorted(sections_of("queries")[block].names) == sorted(graph_blocks._BLOCKS[block][1])


# --- Numbers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("files", ", ".join(map(str, images.WIDTHS[:-1])) + f" and {images.WIDTHS[-1]} pixels"),
        ("files", f"{images.MOST_PIXELS // 1_000_000} million pixels or more than {images.LARGEST // 1_000_000} MB"),
        ("files", f"more than {facts.LARGEST // 1_000_000} MB"),
        (
            "problems",
            f"{images.MOST_PIXELS // 1_000_000} million pixels, or more than {images.LARGEST // 1_000_000} MB",
        ),
        ("problems", f"a file of more than {facts.LARGEST // 1_000_000} MB"),
        ("problems", f"more than {text.LIMIT // 1_000_000} MB"),
        (
            "problems",
            f"more than {yaml_nodes.ALIASES} references with `*`, or lists nested more than {yaml_nodes.DEPTH} deep",
        ),
        ("problems", f"more than {block_parser.MAX_NESTING} deep"),
        ("problems", f"more than {highlight.LONGEST:,} characters"),
        ("problems", f"transclusions more than {transclusion.DEEPEST} deep or more than {transclusion.MOST} on a page"),
        ("problems", f"more than {['', 'one', 'two', 'three', 'four', 'five'][GROUPED_FROM - 1]} times"),
        ("functions", f"up to {filters.LONGEST_RANGE:,} numbers"),
        ("writing", f"up to {SUMMARY} characters"),
    ],
)
def test_the_page_states_the_number_that_holds(page: str, said: str) -> None:
    assert said in body_of(page)
