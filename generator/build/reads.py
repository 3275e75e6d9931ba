"""Reads: which questions an artifact asked while it was made, with the fingerprints of the answers.

    recorder = Recorder(graph, theme, attachments)        # answerers: any object with methods that answer questions
    recorder.begin()
    pages.render(artifact, recorder, report)              # asks recorder.title_of("frameworks/flask"), …
    reads = recorder.finish()                             # ids into recorder.questions

The recorder knows no question by name: a method of an answerer is a question, its arguments are the key.
An answer is asked for once and remembered, so that asking again costs a dictionary look-up.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Question(NamedTuple):
    """A method of an answerer, and the arguments it was called with."""

    name: str
    arguments: tuple[Any, ...]


def fingerprint(answer: object) -> bytes:
    """Twelve bytes that are equal exactly when two answers are."""
    return blake2b(_encode(answer), digest_size=12).digest()


class Recorder:
    """Passes questions to the first answerer that has them, and notes who asked what."""

    def __init__(self, *answerers: object, large: frozenset[str] = frozenset()) -> None:
        """`large` names questions whose answers are too big to remember; they have a twin NAME_mark to fingerprint."""
        self._answerers = answerers
        self._large = large
        self._reads: dict[int, None] = {}
        self._ids: dict[Question, int] = {}
        self.questions: list[Question] = []
        self._answers: list[object] = []  # by id; of a large question its mark

    def begin(self) -> None:
        """Start noting for another artifact."""
        self._reads = {}

    def finish(self) -> list[int]:
        """The ids of the questions asked since `begin`, in the order first asked."""
        return list(self._reads)

    def fingerprint_of(self, number: int) -> bytes:
        """The fingerprint of the answer that a question got."""
        return fingerprint(self._answers[number])

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
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
        known: dict[tuple[Any, ...], tuple[Any, int]] = {}

        def ask(*arguments: Any) -> Any:
            try:
                value, number = known[arguments]
            except KeyError:
                value = answer(*arguments)
                number = self._note(Question(name, arguments), value)
                known[arguments] = value, number
            self._reads[number] = None
            return value

        return ask

    def _large_question(self, name: str, answer: Callable[..., Any]) -> Callable[..., Any]:
        mark = self._method(name + "_mark")
        known: dict[tuple[Any, ...], int] = {}

        def ask(*arguments: Any) -> Any:
            number = known.get(arguments)
            if number is None:
                number = known[arguments] = self._note(Question(name, arguments), mark(*arguments))
            self._reads[number] = None
            return answer(*arguments)

        return ask

    def _note(self, question: Question, answer: object) -> int:
        number = len(self.questions)
        self.questions.append(question)
        self._answers.append(answer)
        return number
