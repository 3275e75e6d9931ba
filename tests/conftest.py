"""What every test may ask for: a real browser, and a page in it that complains for itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# No deadline: a busy machine is slow, and slowness is measured by `make bench`, not here.
settings.register_profile("stemma", deadline=None)
settings.load_profile("stemma")

CHROMIUM_NOTE = Path(sys.prefix, "chromium.path")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
"""No sandbox, for Chromium refuses to start as root with one; no screen to draw on; no calls home."""

AT_HOME = {"", "127.0.0.1", "localhost"}
"""The hosts that a page under test may ask; none for file:, data: and blob: addresses."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def noted_chromium() -> Path:
    """The browser that set-up found, or a failed test: a browser test is never skipped."""
    if not CHROMIUM_NOTE.is_file():
        pytest.fail("No browser is noted for the tests: run `make test`, or tests/setup/chromium.py by itself.")
    chromium = Path(CHROMIUM_NOTE.read_text(encoding="utf-8").strip())
    if not chromium.is_file():
        pytest.fail(f"The browser noted for the tests, {chromium}, is gone: run tests/setup/chromium.py.")
    return chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window, one for each worker."""
    # Imported here, for it takes as long as collecting all tests, and most runs by hand want no browser.
    from playwright.sync_api import sync_playwright

    chromium = noted_chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page without cookies or cache. The test fails when a script on it does, or when it asks a foreign host.

    A test that expects such things opens its own: `browser.new_page()`.
    """
    context = browser.new_context()
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(f"a script failed: {error}"))
    opened.on("request", lambda request: complaints.extend(foreign(request.url)))
    yield opened
    context.close()
    assert complaints == []


def foreign(address: str) -> list[str]:
    """The complaint about an address that leads away from this machine, if it does."""
    return [] if (urlsplit(address).hostname or "") in AT_HOME else [f"it asked a foreign host: {address}"]
