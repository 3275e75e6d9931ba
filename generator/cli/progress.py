"""A progress bar for what takes over a second, on a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 1.0  # seconds without a bar; most builds are over by then, and rich costs 60 ms to import


class Progress:
    """`with Progress("reading") as progress: … progress.at(done, of)`."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._since = time.monotonic()
        self._shown: tuple[Bar, TaskID] | None = None
        self._wanted = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown[0].stop()

    def at(self, done: int, of: int) -> None:
        """`done` of `of` are done."""
        if not self._wanted:
            return
        if self._shown:
            self._shown[0].update(self._shown[1], completed=done)
        elif time.monotonic() - self._since > PATIENCE and done < of:
            self._shown = self._show(of)

    def _show(self, of: int) -> tuple[Bar, TaskID]:
        from rich.console import Console  # only who waits pays for it
        from rich.progress import Progress as Bar

        bar = Bar(console=Console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task(self._what, total=of)
