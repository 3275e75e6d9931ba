"""Reads: which questions an artifact asked while it was made, and what the answers were.

    recorder = Recorder(graph, theme, attachments)        # answerers: any object with methods that answer questions
    recorder.begin()
    pages.render(artifact, recorder, report)              # asks recorder.title_of("frameworks/flask"), …
    reads = recorder.finish()                             # numbers of questions
    recorder.news()                                       # the questions asked for the first time, with their answers

The recorder knows no question by name: a method of an answerer is a question, its arguments are the key.
An answer is asked for once and remembered, so that asking again costs a dictionary look-up.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

# Mappings are encoded in their order, for a template that goes through one shows it. (Sets have none that would be
# the same in the next process; no answer holds any.)
encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode

# Answers longer than this are kept as a digest: enough to see a change, and `why` shows no more of them anyway.
LONGEST = 4_000


class Asked(NamedTuple):
    """A question and its answer, encoded."""

    number: int
    name: str
    arguments: bytes
    answer: bytes

    def is_digest(self) -> bool:
        """True when only a digest of the answer was kept: 0xc1 begins no MessagePack."""
        return self.answer[:1] == b"\xc1"


def number_of(name: str, arguments: bytes) -> int:
    """The number of a question, the same in every process and every build: 63 bits of its digest.

    So workers need not agree on numbers, and the ledger finds a question without an index. Among 200,000 questions
    two share a number with odds of one to 500 million; memory errors are likelier.
    """
    digest = blake2b(arguments, digest_size=8, key=name.encode()[:64]).digest()
    return int.from_bytes(digest, "big") >> 1


def encoded(answer: object) -> bytes:
    """Bytes that are equal exactly when two answers are; the answer itself unless it is long."""
    data = encode(answer)
    return data if len(data) <= LONGEST else b"\xc1" + blake2b(data, digest_size=16).digest()


def arguments_of(data: bytes) -> tuple[Any, ...]:
    """The arguments of a question, as they were."""
    return tuple(_decode(data))


class Recorder:
    """Passes questions to the first answerer that has them, and notes who asked what."""

    def __init__(
        self, *answerers: object, large: frozenset[str] = frozenset(), passing: frozenset[str] = frozenset()
    ) -> None:
        """`large` names questions whose answers are too big to remember; a twin NAME_mark stands for the answer.

        `passing` names those that hardly two artifacts ask: what they were told is remembered for one artifact only.
        """
        self._answerers = answerers
        self._large = large
        self._passing = passing
        self._remembered: dict[str, dict[tuple[Any, ...], tuple[Any, int]]] = {}
        self._reads: dict[int, None] = {}
        self._asked: list[tuple[int, str, bytes, object]] = []  # in the order first asked; of a large one its mark
        self._known: dict[str, dict[tuple[Any, ...], tuple[Any, int]]] = {}

    def begin(self) -> None:
        """Start noting for another artifact."""
        self._reads = {}
        for name in self._passing & self._known.keys():
            self._known[name].clear()
            self._known[name].update(self._remembered.get(name, {}))

    def finish(self) -> tuple[int, ...]:
        """The numbers of the questions asked since `begin`, in the order first asked."""
        return tuple(self._reads)

    def news(self) -> list[Asked]:
        """The questions asked for the first time since the last call."""
        asked, self._asked = self._asked, []
        return [Asked(number, name, arguments, encoded(answer)) for number, name, arguments, answer in asked]

    def remember(self, name: str, arguments: tuple[Any, ...], number: int, answer: object) -> None:
        """Take an answer as known, so that nobody needs to be asked. It is no news."""
        if name not in self._large:
            self._known.setdefault(name, {}).setdefault(arguments, (answer, number))
            self._remembered.setdefault(name, {})[arguments] = answer, number

    def ask_again(self, asked: Asked, arguments: tuple[Any, ...]) -> bytes:
        """What the answer to a question of the ledger is now, encoded. It is known from then on, and no news."""
        if asked.name in self._large:
            return encoded(self._method(asked.name + "_mark")(*arguments))
        answer = self._method(asked.name)(*arguments)
        self._known.setdefault(asked.name, {}).setdefault(arguments, (answer, asked.number))
        return encoded(answer)

    def answer_now(self, name: str, arguments: tuple[Any, ...]) -> bytes:
        """What a question's answer is now, encoded; asking leaves no trace among the reads."""
        if name in self._large:
            return encoded(self._method(name + "_mark")(*arguments))
        reads, self._reads = self._reads, {}
        try:
            return encoded(getattr(self, name)(*arguments))
        finally:
            self._reads = reads

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        answer = self._method(name)
        ask = self._large_question(name, answer) if name in self._large else self._question(name, answer)
        setattr(self, name, ask)  # next time Python finds it without coming here
        return ask

    def _method(self, name: str) -> Callable[..., Any]:
        for answerer in self._answerers:
            method = getattr(answerer, name, None)
            if method is not None:
                return method  # type: ignore[no-any-return]
        raise AttributeError(f"nobody answers {name!r}")

    def _question(self, name: str, answer: Callable[..., Any]) -> Callable[..., Any]:
        known = self._known.setdefault(name, {})

        def ask(*arguments: Any) -> Any:
            try:
                value, number = known[arguments]
            except KeyError:
                value = answer(*arguments)
                number = self._note(name, arguments, value)
                known[arguments] = value, number
            self._reads[number] = None
            return value

        return ask

    def _large_question(self, name: str, answer: Callable[..., Any]) -> Callable[..., Any]:
        mark = self._method(name + "_mark")
        known = self._known.setdefault(name, {})

        def ask(*arguments: Any) -> Any:
            if arguments not in known:
                known[arguments] = None, self._note(name, arguments, mark(*arguments))
            self._reads[known[arguments][1]] = None
            return answer(*arguments)

        return ask

    def _note(self, name: str, arguments: tuple[Any, ...], answer: object) -> int:
        data = encode(arguments)
        number = number_of(name, data)
        self._asked.append((number, name, data, answer))
        return number
