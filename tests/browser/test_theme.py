"""The theme in a real browser: for every reader, in both palettes, on every width, with scripts and without."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = {
    "home": "",
    "article with facts": "starters/old-bess/",
    "disputed relation": "starters/harbour-white/",
    "article without": "feeding/",
    "table": "starters/lighthouse-rye/",
    "query": "bakers/mina-thorne/",
    "source": "sources/thorne-ledger/",
    "listing": "starters/",
    "all": "all/",
    "sources": "sources/",
    "tags": "tags/",
    "tag": "tags/wheat/",
    "404": "404.html",
}


@pytest.mark.parametrize(("palette", "width"), [("light", 1440), ("dark", 360)])
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_nobody_is_shut_out(address: str, palette: str, width: int, page: Page, example: str) -> None:
    page.emulate_media(color_scheme=palette)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(example + address)
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


@pytest.mark.parametrize("width", [320, 700, 1000, 2560])
def test_no_page_scrolls_sideways(width: int, page: Page, example: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES.values():
        page.goto(example + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_it_keeps_to_the_strictest_policy_and_asks_nobody_else(browser: Browser, example: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for address in PAGES.values():
        page.goto(example + address)
    page.close()
    assert said == []
    assert [url for url in asked if not url.startswith(example)] == []


def test_an_article_is_light(page: Page, example: str, example_folder: Path) -> None:
    weights = {"document": 0, "stylesheet": 0, "script": 0}

    def weigh(kind: str, url: str) -> None:
        path = example_folder / url.removeprefix(example)
        data = (path / "index.html" if path.is_dir() else path).read_bytes()
        weights[kind] = weights.get(kind, 0) + len(gzip.compress(data))

    page.on("request", lambda request: weigh(request.resource_type, request.url))
    page.goto(example + "starters/old-bess/")
    assert 0 < weights["document"] <= 25_000
    assert 0 < weights["stylesheet"] <= 15_000
    assert 0 < weights["script"] <= 12_000


# --- Palettes --------------------------------------------------------------------------------------

GROUND = "getComputedStyle(document.documentElement).backgroundColor"
# What the root says at the moment when there is something to paint.
WATCH = """new MutationObserver((_, watcher) => {
  if (!document.body) return;
  window.themeAtFirst = document.documentElement.dataset.theme ?? "none";
  watcher.disconnect();
}).observe(document, {childList: true, subtree: true});"""


def choose(page: Page, palette: str) -> None:
    page.locator(f".theme-switch [value={palette}]").check()


def test_the_switch_is_obeyed_and_remembered_and_the_next_page_does_not_flash(page: Page, example: str) -> None:
    page.emulate_media(color_scheme="light")
    page.add_init_script(WATCH)
    page.goto(example)
    light = page.evaluate(GROUND)
    choose(page, "dark")
    dark = page.evaluate(GROUND)
    assert dark != light
    page.goto(example + "feeding/")
    assert page.evaluate("window.themeAtFirst") == "dark"
    assert page.evaluate(GROUND) == dark
    assert page.locator(".theme-switch [value=dark]").is_checked()
    choose(page, "auto")
    assert page.evaluate(GROUND) == light
    page.reload()
    assert page.evaluate("window.themeAtFirst") == "none"


@pytest.mark.parametrize(("system", "chosen"), [("dark", "light"), ("light", "dark")])
def test_a_choice_wins_over_the_system_in_code_too(system: str, chosen: str, page: Page, example: str) -> None:
    ground = "getComputedStyle(document.querySelector('.code')).backgroundColor"
    page.emulate_media(color_scheme=chosen)  # type: ignore[arg-type]
    page.goto(example + "feeding/")
    wanted = page.evaluate(ground)
    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
    assert page.evaluate(ground) != wanted
    choose(page, chosen)
    assert page.evaluate(ground) == wanted


def test_other_tabs_follow(browser: Browser, example: str) -> None:
    context = browser.new_context(color_scheme="light")
    one, other = context.new_page(), context.new_page()
    one.goto(example)
    other.goto(example + "feeding/")
    choose(one, "dark")
    other.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    context.close()


def test_what_is_stored_may_be_anything(page: Page, example: str) -> None:
    page.goto(example)
    page.evaluate("localStorage.setItem('stemma-theme', '\"><b>'); localStorage.setItem('stemma-tabs', '{oops')")
    page.goto(example + "feeding/")
    assert page.evaluate("document.documentElement.dataset.theme") is None
    assert page.locator(".theme-switch [value=auto]").is_checked()


# --- The text --------------------------------------------------------------------------------------

LINES = """() => [...document.querySelectorAll('.body > p')].flatMap((paragraph) => {
  const lines = new Map();
  for (const node of [...paragraph.childNodes].filter((each) => each.textContent.trim())) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = node.nodeType === 3 ? node : walker.nextNode(); text; text = walker.nextNode()) {
      if (text.parentElement.closest('sup')) continue;
      for (let at = 0; at < text.length; at++) {
        const range = new Range();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const line = Math.round(range.getBoundingClientRect().bottom / 8);
        lines.set(line, (lines.get(line) ?? 0) + 1);
      }
    }
  }
  return [...lines.values()].slice(0, -1);
})"""


@pytest.mark.parametrize("width", [1000, 1440, 2560])
def test_a_full_line_has_60_to_75_characters(width: int, page: Page, example: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    lengths: list[int] = []
    for address in ("starters/old-bess/", "starters/harbour-white/", "bakers/ada-thorne/"):
        page.goto(example + address)
        lengths += page.evaluate(LINES)
    full = sorted(lengths)[len(lengths) // 3 :]  # a line before a long word is not full
    assert full
    assert 60 <= sum(full) / len(full) <= 75


def test_the_contents_show_where_one_reads(page: Page, example: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 700})
    page.emulate_media(reduced_motion="reduce")
    page.goto(example + "feeding/")
    assert page.locator(".contents details").get_attribute("open") is not None
    assert page.locator(".contents [aria-current]").count() == 0
    page.locator(".contents a", has_text="Where the jar lives").click()
    expect(page.locator(".contents [aria-current]")).to_have_text("Where the jar lives")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    expect(page.locator(".contents [aria-current]")).to_have_count(0)


def test_on_a_small_screen_the_contents_are_closed_and_can_be_opened(page: Page, example: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(example + "feeding/")
    assert not page.locator(".contents a").first.is_visible()
    page.locator(".contents summary").click()
    assert page.locator(".contents a").first.is_visible()


def test_code_is_copied_as_one_would_use_it(browser: Browser, example: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(example + "feeding/")
    assert page.locator(".output .copy").count() == 0
    page.locator(".code").nth(2).hover()
    page.locator(".copy").nth(1).click()
    page.locator(".copy.done").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied.startswith('parts = {"flour": 100, "water": 85')  # the deleted line is not in it


def test_one_tab_is_open_and_the_choice_is_remembered(page: Page, example: str) -> None:
    page.goto(example + "feeding/")
    tabs = page.locator(".tabs > details")
    is_open = "tabs => tabs.map(tab => tab.open)"
    assert tabs.evaluate_all(is_open) == [True, False, False]
    tabs.nth(2).locator("summary").click()
    assert tabs.evaluate_all(is_open) == [False, False, True]
    tops = tabs.locator("summary").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert len({round(top) for top in tops}) == 1  # a row, not a list
    tabs.nth(2).locator("summary").press("Enter")
    assert tabs.evaluate_all(is_open) == [False, False, True]  # one of them stays open
    page.reload()
    assert tabs.evaluate_all(is_open) == [False, False, True]


# --- Without, and elsewhere ------------------------------------------------------------------------


def test_without_scripts_nothing_is_offered_that_does_not_work(browser: Browser, example: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(example + "feeding/")
    assert not page.locator(".theme-switch").is_visible()
    assert page.locator(".copy").count() == 0
    assert page.locator(".contents a").first.is_visible()
    page.locator(".tabs summary", has_text="On a boat").click()
    assert page.get_by_text("Use rye.").is_visible()
    assert not page.get_by_text("Feed it once a day").is_visible()
    context.close()


def test_on_paper_there_is_the_text_and_nothing_to_click(page: Page, example: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(example + "feeding/")
    for gone in (".site-header", ".site-footer", ".contents", ".trail"):
        assert not page.locator(gone).is_visible(), gone
    for there in ("Feed it once a day", "Use rye.", "Almost never."):
        assert page.get_by_text(there).is_visible(), there
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"


def test_from_right_to_left_the_margins_change_sides(page: Page, example: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(example + "starters/old-bess/")
    left = "name => document.querySelector(name).getBoundingClientRect().left"
    assert page.evaluate(left, ".contents") < page.evaluate(left, ".body") < page.evaluate(left, ".infobox")
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate(left, ".contents") > page.evaluate(left, ".body") > page.evaluate(left, ".infobox")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_the_first_key_leads_past_the_menu(page: Page, example: str) -> None:
    page.goto(example)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.locator(".skip").evaluate("link => link.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#_main"
