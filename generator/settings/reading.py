"""The text of site.toml becomes Settings."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from typing import Any, Literal, cast

from generator.dates import parse_date
from generator.problems import CATALOGUE, Place, Problem
from generator.settings.agreement import check_agreement
from generator.settings.kinds import read_kinds, read_relation
from generator.settings.records import MarkdownSettings, MenuEntry, Settings
from generator.settings.tables import Document, Table
from generator.source.toml_places import syntax_mistake, toml_places

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def read_settings(text: str, *, file: str = "site.toml") -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in the text of site.toml, and every mistake in it at its line. Never raises.

    Three lines suffice: all else has a default, and what is wrong is replaced by its default.
    """
    text = _plain(text)
    try:
        values = tomllib.loads(text)
        document = Document(file, toml_places(text))
    except RecursionError:
        return Settings(""), (Problem("settings", Place(file), "Lists are nested too deep.", "Write it flatter."),)
    except ValueError as error:
        line, column, said = syntax_mistake(error, text)
        what = f"TOML cannot read this: {said}."
        return Settings(""), (Problem("settings", Place(file, line, column), what, 'Texts stand in quotes, x = "…".'),)
    settings = _settings(Table(document, (), values))
    check_agreement(settings, document)
    return settings, tuple(sorted(document.problems, key=lambda problem: problem.place))


def place_of_default(text: str, kind: str, field: str, *, file: str = "site.toml") -> Place:
    """Where the default of a field stands in the text of site.toml, which has been read without an error."""
    places = toml_places(_plain(text))
    found = places.get(("kinds", kind, "fields", field, "default"))
    return Place(file, found.value_line, found.value_column) if found else Place(file)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _settings(top: Table) -> Settings:
    site, build, highlight, listing = (top.table(name) for name in ("site", "build", "highlight", "listing"))
    settings = Settings(
        title=_title(site),
        url=_url(site),
        language=_language(site),
        description=site.text("description"),
        author=site.text("author"),
        footer=site.text("footer"),
        home=site.text("home").strip("/"),
        per_page=listing.count("per_page", 100, least=1),
        menu=tuple(_menu(top)),
        output=build.text("output", "_site") or "_site",
        date=_date(build),
        drafts=build.flag("drafts"),
        light=highlight.text("light", "friendly"),
        dark=highlight.text("dark", "github-dark"),
        markdown=_markdown(top.table("markdown")),
        kinds=tuple(read_kinds(top)),
        relations=tuple(read_relation(name, table) for name, table in top.tables("relations")),
        problems=_severities(top.table("problems")),
        extra=_extra(top.table("extra")),
    )
    for table in (site, build, highlight, listing, top):
        table.no_others()
    return settings


def _title(site: Table) -> str:
    title = site.text("title")
    if not title.strip() and site.values.get("title") in (None, title):
        site.wrong("title", "The site has no title.", 'Write in the table [site]: title = "…"')
    return title


def _url(site: Table) -> str:
    url = site.text("url")
    if url and not re.match(r"https?://[^\s/]+", url):
        site.wrong("url", f"“{url}” is no address of a site.", 'Write url = "https://example.org/"', at="value")
        return ""
    return url


def _language(site: Table) -> str:
    language = site.text("language", "en")
    if not _LANGUAGE.fullmatch(language):
        site.wrong("language", f"“{language}” is no code of a language.", 'Write language = "en"', at="value")
        return "en"
    return language


def _date(build: Table) -> str:
    text = build.text("date")
    date = parse_date(text) if text else None
    if text and (date is None or date.first != date.last):
        build.wrong("date", f"“{text}” is no day.", 'Write it as in date = "2026-11-20"', at="value")
        return ""
    return date.text if date else ""


def _menu(top: Table) -> Iterator[MenuEntry]:
    for row in top.rows("menu"):
        entry = MenuEntry(row.text("label"), row.text("to"))
        for name in ("label", "to"):
            if not row.values.get(name):
                row.wrong(name, f"A menu entry needs {name}.", f'Write {name} = "…" below [[menu]].')
        row.no_others()
        yield entry


def _markdown(table: Table) -> MarkdownSettings:
    html = table.one_of("html", ("sanitise", "escape", "allow"), "sanitise")
    ambiguous = table.one_of("ambiguous", ("problem", "nearest"), "problem")
    markdown = MarkdownSettings(
        html=cast(Literal["sanitise", "escape", "allow"], html),
        ambiguous=cast(Literal["problem", "nearest"], ambiguous),
        wiki_links=table.flag("wiki_links", default=True),
        smart=table.flag("smart", default=True),
        breaks=table.flag("breaks"),
    )
    table.no_others()
    return markdown


def _extra(table: Table) -> dict[str, object]:
    return {name: _plain_value(value, name, table) for name, value in table.values.items()}


def _plain_value(value: Any, name: str, table: Table) -> Any:
    """A value as data files give it too: days and times are ISO text, and numbers are such as fit 64 bits."""
    if isinstance(value, dict):
        return {inner: _plain_value(each, name, table) for inner, each in value.items()}
    if isinstance(value, list):
        return [_plain_value(each, name, table) for each in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        table.wrong(name, "A number is too large.", "Write it in quotes.", at="value")
        return 0
    return value


def _severities(table: Table) -> dict[str, str]:
    found = {}
    for name in table.values:
        if name in CATALOGUE:
            found[name] = table.one_of(name, ("error", "warning", "off"), CATALOGUE[name])
    table.no_others(known=CATALOGUE)
    return found
