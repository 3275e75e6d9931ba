"""Which questions have another answer than last time, and which artifacts must be made again for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.build.ledger import Ledger
from generator.build.reads import Asked, Recorder, arguments_of, encode
from generator.build.rows import Kept


class Suspects(Struct, frozen=True):
    """Which questions may have another answer now; all others need not be asked.

    It is what a site knows of its changes: an edited paragraph makes only `body_of` that article a suspect.
    """

    names: frozenset[str] | None  # None: all
    may: Callable[[str, tuple[Any, ...]], bool] = lambda name, arguments: True  # which of those
    own: Mapping[str, frozenset[str]] = {}  # besides these, of a name those whose first argument is one of the keys


class Reason(Struct, frozen=True, array_like=True):
    """Why an artifact was made: for the first time, or for an answer that changed.

    Of a build that has not run yet also: its file is lost and would be written again, or it is gone from the plan.
    """

    cause: str  # "first", "changed", "lost", "gone"
    name: str = ""
    arguments: bytes = b""
    before: bytes = b""
    after: bytes = b""


class Change(Struct, frozen=True):
    """A question whose answer is another one now."""

    asked: Asked  # as in the ledger
    answer: bytes

    def reason(self) -> bytes:
        """For the ledger."""
        return encode(Reason("changed", self.asked.name, self.asked.arguments, self.asked.answer, self.answer))


def changed_questions(ledger: Ledger, recorder: Recorder, suspects: Suspects) -> tuple[dict[int, Change], int]:
    """Ask every suspect again, each once, however many artifacts asked it: the changes, and how many were asked."""
    changed, count = {}, 0
    for asked, arguments in _suspected(ledger, suspects):
        count += 1
        answer = recorder.ask_again(asked, arguments)
        if answer != asked.answer:
            changed[asked.number] = Change(asked, answer)
    return changed, count


def _suspected(ledger: Ledger, suspects: Suspects) -> Iterator[tuple[Asked, tuple[Any, ...]]]:
    if suspects.names is None or suspects.names:
        for asked in ledger.questions(suspects.names):
            arguments = arguments_of(asked.arguments)
            if suspects.may(asked.name, arguments):
                yield asked, arguments
    for name, keys in suspects.own.items():
        for asked in ledger.questions_about(name, keys):
            yield asked, arguments_of(asked.arguments)


def reasons_for(kept: Kept | None, changed: Mapping[int, Change], *, most: int = 3) -> tuple[bytes, ...]:
    """Why an artifact must be made again; nothing when it need not be."""
    if kept is None:
        return (encode(Reason("first")),)
    if not changed or changed.keys().isdisjoint(kept.reads):
        return ()
    return tuple(_first(most, (changed[number].reason() for number in kept.reads if number in changed)))


def _first(count: int, items: Iterable[bytes]) -> Iterator[bytes]:
    for _, item in zip(range(count), items, strict=False):
        yield item
