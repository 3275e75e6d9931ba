"""Progress is for whoever waits at a terminal."""

from __future__ import annotations

import io
from unittest.mock import patch

import pytest

from generator.cli.progress import Progress


class Terminal(io.StringIO):
    """A standard error that says what it is."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


def shown(terminal: Terminal, *, after: float) -> str:
    """What is shown when a step comes that many seconds after the bar has become due."""
    with patch("sys.stderr", terminal), patch("generator.cli.progress.PATIENCE", -after):
        progress = Progress("making")
        progress.at(1, 3)
        bar = progress._shown
        if bar:
            bar[0].stop()
    return "bar" if bar else ""


@pytest.mark.parametrize(
    ("is_terminal", "after", "bar"), [(True, 1.0, "bar"), (True, -60.0, ""), (False, 1.0, ""), (False, -60.0, "")]
)
def test_a_bar_is_shown_on_a_terminal_after_a_second(is_terminal: bool, after: float, bar: str) -> None:
    assert shown(Terminal(is_terminal=is_terminal), after=after) == bar


def test_nothing_is_shown_for_the_last_step() -> None:
    with patch("sys.stderr", Terminal(is_terminal=True)), patch("generator.cli.progress.PATIENCE", -1.0):
        progress = Progress("making")
        progress.at(3, 3)
        assert progress._shown is None
