"""A recorder notes which questions were asked, and asks each of them once."""

from __future__ import annotations

from typing import Any

import pytest

from generator.build.reads import Question, Recorder, fingerprint


class Titles:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def title_of(self, key: str) -> str:
        self.asked.append(key)
        return key.title()


class Bodies:
    def body_of(self, key: str) -> str:
        return key * 1000

    def body_of_mark(self, key: str) -> str:
        return key


def recorder_of(*answerers: object) -> Any:
    return Recorder(*answerers, large=frozenset({"body_of"}))


def test_an_answer_passes_through_and_is_noted() -> None:
    recorder = recorder_of(Titles())
    recorder.begin()

    assert recorder.title_of("flask") == "Flask"
    assert [recorder.questions[n] for n in recorder.finish()] == [Question("title_of", ("flask",))]


def test_a_question_is_asked_once_for_all_artifacts() -> None:
    titles = Titles()
    recorder = recorder_of(titles)
    reads = []
    for _ in range(3):
        recorder.begin()
        recorder.title_of("flask")
        recorder.title_of("flask")
        reads.append(recorder.finish())

    assert titles.asked == ["flask"]
    assert reads == [[0], [0], [0]]


def test_what_one_artifact_asked_is_not_noted_for_the_next() -> None:
    recorder = recorder_of(Titles())
    recorder.begin()
    recorder.title_of("flask")
    recorder.begin()
    recorder.title_of("click")

    assert [recorder.questions[n].arguments for n in recorder.finish()] == [("click",)]


def test_the_first_answerer_that_knows_a_question_answers_it() -> None:
    recorder = recorder_of(Titles(), Bodies())

    assert recorder.body_of("x") == "x" * 1000


def test_a_large_answer_is_known_by_its_mark() -> None:
    recorder = recorder_of(Bodies())
    recorder.begin()
    recorder.body_of("x")

    assert recorder.fingerprint_of(recorder.finish()[0]) == fingerprint("x")


def test_a_question_that_nobody_answers_is_named() -> None:
    with pytest.raises(AttributeError, match="nobody answers 'colour_of'"):
        recorder_of(Titles()).colour_of("flask")


def test_equal_answers_have_one_fingerprint_whatever_their_order_in_memory() -> None:
    assert fingerprint({"a": 1, "b": (2, None)}) == fingerprint(dict([("b", (2, None)), ("a", 1)]))
    assert fingerprint("1") != fingerprint(1)
    assert len(fingerprint("")) == 12
