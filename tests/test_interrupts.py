"""Signals wait while something must not be left half done, and are acted on after it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

import pytest

from generator.interrupts import ENDING, kept_waiting, listen_as_a_worker


class Told(Exception):
    """A signal was acted on."""


@pytest.fixture(autouse=True)
def _tell() -> Iterator[None]:
    def tell(number: int, frame: FrameType | None) -> None:
        raise Told(number)

    before = {number: signal.signal(number, tell) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_waits_until_all_is_done(number: int) -> None:
    done: list[str] = []

    def work() -> None:
        os.kill(os.getpid(), number)
        done.append("one")
        time.sleep(0.01)
        done.append("two")

    with pytest.raises(Told), kept_waiting():
        work()

    assert done == ["one", "two"]


def test_without_a_signal_all_is_as_it_was() -> None:
    handlers = [signal.getsignal(number) for number in ENDING]
    with kept_waiting():
        assert [signal.getsignal(number) for number in ENDING] != handlers

    assert [signal.getsignal(number) for number in ENDING] == handlers
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ()) & set(ENDING)


def test_a_signal_waits_also_where_another_thread_takes_it() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    done = []

    def work() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.05)
        done.append(stop)

    with pytest.raises(Told), kept_waiting():
        work()
    stop.set()
    thread.join()

    assert done


def test_an_exception_goes_its_way() -> None:
    with pytest.raises(ZeroDivisionError), kept_waiting():
        raise ZeroDivisionError

    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ()) & set(ENDING)


def test_other_threads_have_nothing_to_wait_for() -> None:
    raised: list[BaseException] = []

    def work() -> None:
        try:
            with kept_waiting():
                pass
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert raised == []


def test_a_process_forked_meanwhile_loses_no_signal() -> None:
    with kept_waiting():
        child = os.fork()
        if not child:
            time.sleep(0.2)
            listen_as_a_worker()
            os._exit(0)
        os.kill(child, signal.SIGTERM)
        _, status = os.waitpid(child, 0)

    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGTERM
