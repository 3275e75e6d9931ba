"""The browser that the tests drive is real, and its page complains for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import conftest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_the_browser_runs_scripts_and_draws(page: Page) -> None:
    page.set_content("<p>here</p><script>document.querySelector('p').textContent += ' and now'</script>")
    assert page.inner_text("p") == "here and now"
    assert page.screenshot().startswith(b"\x89PNG")


def test_a_test_that_uses_the_browser_is_marked_so(page: Page, request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("browser")


@pytest.mark.parametrize("note", [None, "/no/such/chromium"])
def test_without_a_browser_the_test_fails_and_says_what_to_run(
    note: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chromium.path"
    if note:
        path.write_text(note)
    monkeypatch.setattr(conftest, "CHROMIUM_NOTE", path)
    with pytest.raises(pytest.fail.Exception, match=r"tests/setup/chromium\.py"):
        conftest.noted_chromium()


@pytest.mark.parametrize(
    ("address", "complaints"),
    [
        ("http://127.0.0.1:8000/", 0),
        ("http://localhost/a", 0),
        ("data:text/html,x", 0),
        ("file:///index.html", 0),
        ("blob:null/1", 0),
        ("https://example.org/font.woff2", 1),
        ("http://127.0.0.1.example.org/", 1),
    ],
)
def test_a_page_may_ask_this_machine_only(address: str, complaints: int) -> None:
    assert len(conftest.foreign(address)) == complaints
