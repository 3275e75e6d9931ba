"""Tasks that the workers of a test's cluster are given: they import them from here."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Sequence
from pathlib import Path

from generator.build.travelling import Traveller

_looks = itertools.count()


class Factor(Traveller):
    """A context that travels; below `home` its numbers stay."""

    def __init__(self, value: int, home: int = 0) -> None:
        self.value, self.home = value, home

    def stays(self, number: int) -> bool:
        return number < self.home


class Flags(Traveller):
    """A context that knows a folder, for what must happen only once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def is_new(self, name: str) -> bool:
        try:
            (self.folder / name).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def multiplied(factor: Factor, numbers: Sequence[int]) -> list[int]:
    return [factor.value * number for number in numbers]


def with_process(factor: Factor, numbers: Sequence[int]) -> list[tuple[int, int]]:
    return [(os.getpid(), id(factor)) for _ in numbers]


def failing_at_7(factor: Factor, numbers: Sequence[int]) -> list[int]:
    if 7 in numbers:
        raise ValueError("cannot do it")
    return list(numbers)


def deadly_once(flags: Flags, numbers: Sequence[int]) -> list[int]:
    """Kills its worker at 30, the first time."""
    if 30 in numbers and flags.is_new("killed"):
        os.kill(os.getpid(), signal.SIGKILL)
    return list(numbers)


def deadly_at_33(factor: Factor, numbers: Sequence[int]) -> list[int]:
    if 33 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(numbers)


def alike() -> str:
    return "stemma 1; python 3"


def of_this_process() -> str:
    return f"stemma 1; python {os.getpid()}"


def changing() -> str:
    """The second time that it is asked, another answer in each process."""
    return f"stemma {os.getpid() if next(_looks) else 0}"
