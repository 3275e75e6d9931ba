"""site.toml becomes settings: three lines suffice, and every mistake is said at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.settings import MarkdownSettings, MenuEntry, Settings, read_settings
from generator.settings.lookup import PAGE

SITE = '[site]\ntitle = "x"\n'


def mistakes(text: str) -> list[str]:
    _, problems = read_settings(text)
    assert all(problem.name == "settings" for problem in problems)
    return [f"{at.place.line}:{at.place.column} {at.what} {at.do}".rstrip() for at in problems]


def test_three_lines_suffice() -> None:
    assert read_settings(SITE) == (Settings("x", kinds=(PAGE,)), ())


def test_everything_that_can_be_said_is_read() -> None:
    settings, problems = read_settings(
        """
        [site]
        title = "Pioneers"
        url = "https://example.org/wiki/"
        language = "de-AT"
        description = "d"
        author = "a"
        footer = "f"
        home = "about/"
        [build]
        output = "public"
        date = 2026-11-20
        drafts = true
        [markdown]
        html = "escape"
        wiki_links = false
        ambiguous = "nearest"
        smart = false
        breaks = true
        [highlight]
        light = "vs"
        dark = "monokai"
        [listing]
        per_page = 20
        [[menu]]
        label = "People"
        to = "kind:person"
        [problems]
        dangling-link = "warning"
        missing-title = "off"
        [extra]
        hero = { text = "hello" }
        """
    )
    assert problems == ()
    assert settings == Settings(
        title="Pioneers",
        url="https://example.org/wiki/",
        language="de-AT",
        description="d",
        author="a",
        footer="f",
        home="about",
        per_page=20,
        menu=(MenuEntry("People", "kind:person"),),
        output="public",
        date="2026-11-20",
        drafts=True,
        light="vs",
        dark="monokai",
        markdown=MarkdownSettings("escape", wiki_links=False, ambiguous="nearest", smart=False, breaks=True),
        kinds=(PAGE,),
        problems={"dangling-link": "warning", "missing-title": "off"},
        extra={"hero": {"text": "hello"}},
    )


def test_the_settings_of_this_site_are_sound() -> None:
    text = Path(__file__).parents[2].joinpath("site.toml").read_text(encoding="utf-8")
    assert mistakes(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ['0:0 The site has no title. Write in the table [site]: title = "…"']),
        ("[site]\n", ['1:2 The site has no title. Write in the table [site]: title = "…"']),
        ("[site]\ntitle = 3", ['2:9 Expected text in quotes, title = "…"; got the number 3.']),
        ("[site]\ntitle = x", ['2:9 TOML cannot read this: Invalid value. Texts stand in quotes, x = "…".']),
        (SITE + "titel = 'y'", ["3:1 [site] has no setting titel. Did you mean title?"]),
        (SITE + "[buidl]", ["3:2 site.toml has no setting buidl. Did you mean build?"]),
        (
            SITE + "url = 'example.org'",
            ['3:7 “example.org” is no address of a site. Write url = "https://example.org/"'],
        ),
        (SITE + "language = 'a b'", ['3:12 “a b” is no code of a language. Write language = "en"']),
        (SITE + "[build]\ndate = '2026'", ['4:8 “2026” is no day. Write it as in date = "2026-11-20"']),
        (SITE + "[build]\ndrafts = 'yes'", ["4:10 Expected true or false, drafts = true; got the text “yes”."]),
        (SITE + "[listing]\nper_page = 0", ["4:12 per_page is 0; it must be 1 or more."]),
        (SITE + "[listing]\nper_page = true", ["4:12 Expected a whole number, per_page = 100; got true."]),
        (SITE + "[markdown]\nhtml = 'sanitize'", ["4:8 html cannot be “sanitize”. Did you mean sanitise?"]),
        (SITE + "[markdown]\nhtml = 'x'", ["4:8 html cannot be “x”. Write one of sanitise, escape, allow."]),
        (SITE + "[[menu]]\nlabel = 'x'", ['3:3 A menu entry needs to. Write to = "…" below [[menu]].']),
        (SITE + "[menu]\nlabel = 'x'", ["3:2 Expected a list of tables, [[menu]]; got a table."]),
        (
            SITE + "[problems]\ndangling-lnk = 'off'",
            ["4:1 [problems] has no setting dangling-lnk. Did you mean dangling-link?"],
        ),
        (
            SITE + "[problems]\ndangling-link = 'no'",
            ["4:17 dangling-link cannot be “no”. Write one of error, warning, off."],
        ),
        (
            "site = 3",
            [
                '1:1 The site has no title. Write in the table [site]: title = "…"',
                "1:8 Expected a table; got the number 3.",
            ],
        ),
        ("a = " + "[" * 20_000, ["0:0 Lists are nested too deep. Write it flatter."]),
    ],
)
def test_a_mistake_is_said_at_its_line(text: str, said: list[str]) -> None:
    assert mistakes(text) == said


def test_several_mistakes_come_in_reading_order() -> None:
    said = mistakes("[build]\ndrafts = 1\n[zzz]\n" + SITE + "url = 'x'\n")
    assert [line.partition(":")[0] for line in said] == ["2", "3", "6"]


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    assert read_settings("\ufeff" + SITE.replace("\n", "\r\n")) == read_settings(SITE)


@given(st.text(alphabet="[]{}=.,\"'#\n ab1\t\\", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    settings, problems = read_settings(text)
    assert isinstance(settings, Settings)
    assert problems  # none of these states a title
