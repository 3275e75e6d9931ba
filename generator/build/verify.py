"""Verifying: whether an incremental build is the clean one, and if not, which read was missing.

An artifact is made again when a question that it asked gets another answer. So where a file differs from a clean
build's, the clean artifact read something that the ledger does not know of, or whose answer the ledger has wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.build.ledger import Ledger
from generator.build.outcome import Plan, decode_plan
from generator.build.reads import Asked, arguments_of

# A page that lists everything may miss as much; the first few tell what is wrong.
MOST = 5


class Missing(Struct, frozen=True):
    """A read that would have told that an artifact must be made again."""

    asked: Asked  # with the answer that it has now
    before: bytes | None  # the answer in the ledger; None: the ledger does not know that it was asked


class Difference(Struct, frozen=True):
    """A file of the output that is not what a clean build makes of it."""

    path: str
    ours: bool  # whether the incremental build has such a file
    theirs: bool  # whether the clean one has
    missing: tuple[Missing, ...]


class Built(Struct, frozen=True):
    """A build that has been done: where, and what its ledger says of it."""

    folder: Path
    ledger: Ledger
    before: Ledger | None = None  # as it was before the build: what was not made again was made of that

    def plan(self) -> Plan:
        """The files that were to be there."""
        data = self.ledger.get("plan") or (self.before.get("plan") if self.before else None)
        return Plan((), ()) if data is None else decode_plan(data)

    def file(self, path: str) -> bytes | None:
        """The bytes of a file; None for one that is not there."""
        try:
            return (self.folder / path).read_bytes()
        except OSError:
            return None

    def reads(self, path: str) -> dict[int, Asked]:
        """The questions that an artifact asked, with their answers; those of the plan where there is no such artifact.

        For a page that is made the ledger is told all answers anew, of questions too that others were not asked about.
        """
        kept, ledger = self.ledger.artifact(path), self.ledger
        old = self.before.artifact(path) if self.before else None
        if self.before and old is not None and kept in (None, old):
            kept, ledger = old, self.before
        numbers = self.plan().reads if kept is None else kept.reads
        found = ((number, ledger.question(number)) for number in numbers)
        return {number: asked for number, asked in found if asked is not None}


def differences(incremental: Built, clean: Built, ask: Callable[[str, tuple[Any, ...]], bytes]) -> Iterator[Difference]:
    """The files that differ, by path. `ask` gives the answer to a question as the clean build has it."""
    for path in sorted({*incremental.plan().paths, *clean.plan().paths}):
        ours, theirs = incremental.file(path), clean.file(path)
        if ours != theirs:
            missing = _missing(path, incremental, clean, ask)
            first = tuple(found for found, _ in zip(missing, range(MOST), strict=False))
            yield Difference(path, ours is not None, theirs is not None, first)


def _missing(
    path: str, incremental: Built, clean: Built, ask: Callable[[str, tuple[Any, ...]], bytes]
) -> Iterator[Missing]:
    ours, theirs = incremental.reads(path), clean.reads(path)
    for number, known in ours.items():
        answer = theirs[number].answer if number in theirs else ask(known.name, arguments_of(known.arguments))
        if known.answer != answer:
            yield Missing(known._replace(answer=answer), known.answer)
    for number, asked in theirs.items():
        if number not in ours:
            yield Missing(asked, None)
