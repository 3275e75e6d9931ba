"""A recorder notes which questions were asked, and asks each of them once."""

from __future__ import annotations

from typing import Any

import pytest

from generator.build.reads import Asked, Recorder, arguments_of, encode, encoded, number_of


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


def title_number(key: str) -> int:
    return number_of("title_of", encode((key,)))


def recorder_of(*answerers: object) -> Any:
    return Recorder(*answerers, large=frozenset({"body_of"}))


def test_an_answer_passes_through_and_is_noted() -> None:
    recorder = recorder_of(Titles())
    recorder.begin()

    assert recorder.title_of("flask") == "Flask"
    [asked] = recorder.news()
    assert recorder.finish() == (asked.number,)
    assert (asked.name, arguments_of(asked.arguments)) == ("title_of", ("flask",))
    assert asked.answer == encode("Flask")


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
    assert reads == [(title_number("flask"),)] * 3


def test_what_one_artifact_asked_is_not_noted_for_the_next() -> None:
    recorder = recorder_of(Titles())
    recorder.begin()
    recorder.title_of("flask")
    recorder.begin()
    recorder.title_of("click")

    assert recorder.finish() == (title_number("click"),)


def test_news_are_told_once() -> None:
    recorder = recorder_of(Titles())
    recorder.title_of("flask")

    assert [asked.number for asked in recorder.news()] == [title_number("flask")]
    recorder.title_of("flask")
    recorder.title_of("click")
    assert [asked.number for asked in recorder.news()] == [title_number("click")]


def test_what_is_remembered_is_not_asked_but_is_a_read() -> None:
    titles = Titles()
    recorder = recorder_of(titles)
    recorder.remember("title_of", ("flask",), 7, "FLASK")
    recorder.begin()

    assert recorder.title_of("flask") == "FLASK"
    assert (titles.asked, recorder.finish(), recorder.news()) == ([], (7,), [])


def test_asking_for_an_answer_of_now_is_no_read() -> None:
    recorder = recorder_of(Titles(), Bodies())
    recorder.begin()

    assert recorder.answer_now("title_of", ("flask",)) == encode("Flask")
    assert recorder.answer_now("body_of", ("x",)) == encode("x")
    assert recorder.finish() == ()


def test_the_first_answerer_that_knows_a_question_answers_it() -> None:
    recorder = recorder_of(Titles(), Bodies())

    assert recorder.body_of("x") == "x" * 1000


def test_a_large_answer_is_known_by_its_mark() -> None:
    recorder = recorder_of(Bodies())
    recorder.begin()
    recorder.body_of("x")

    assert len(recorder.finish()) == 1
    assert recorder.news()[0].answer == encode("x")


def test_a_question_that_nobody_answers_is_named() -> None:
    with pytest.raises(AttributeError, match="nobody answers 'colour_of'"):
        recorder_of(Titles()).colour_of("flask")


def test_answers_are_equal_bytes_only_when_nothing_can_tell_them_apart() -> None:
    assert encoded({"a": 1, "b": (2, None)}) == encoded({"a": 1, "b": (2, None)})
    assert encoded({"a": 1, "b": 2}) != encoded({"b": 2, "a": 1})  # a template can walk through it
    assert encoded("1") != encoded(1)


def test_a_long_answer_is_kept_as_a_digest() -> None:
    assert Asked(0, "", b"", encoded("x" * 5000)).is_digest()
    assert encoded("x" * 5000) != encoded("y" * 5000)
    assert not Asked(0, "", b"", encoded("x")).is_digest()


def test_a_question_has_the_same_number_everywhere() -> None:
    assert number_of("title_of", encode(("flask",))) == 2900792899170393127
    assert number_of("kind_of", encode(("flask",))) != title_number("flask") != title_number("click")


def test_what_hardly_two_artifacts_ask_is_remembered_for_one() -> None:
    titles = Titles()
    recorder: Any = Recorder(titles, passing=frozenset({"title_of"}))
    for _ in range(2):
        recorder.begin()
        assert [recorder.title_of("flask"), recorder.title_of("flask")] == ["Flask", "Flask"]
        assert recorder.finish() == (title_number("flask"),)

    assert titles.asked == ["flask", "flask"]
