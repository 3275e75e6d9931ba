"""Making artifacts by a crew, and seeing that no two want one path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Protocol

from msgspec import Struct

from generator.build.crew import Crew
from generator.build.reads import Asked
from generator.names import fold
from generator.outputs.artifact import Artifact
from generator.problems import Place, Problem

# Fewer artifacts than this are made in this process: two workers cost about 40 ms to start, a page about 1 ms to make.
SMALL = 80
BATCH = 40


class Made(Struct, frozen=True, array_like=True):
    """One artifact, made: its bytes, what was found wrong on the way, its reads, and the questions that were new."""

    data: bytes
    problems: tuple[Problem, ...] = ()
    reads: tuple[int, ...] = ()
    news: tuple[Asked, ...] = ()


class Maker(Protocol):
    """Whoever can make artifacts. Sent to the workers, so it holds all it needs."""

    def make(self, artifact: Artifact) -> Made: ...


def make_some(maker: Maker, artifacts: Sequence[Artifact]) -> list[Made]:
    """The task that a crew runs."""
    return [maker.make(artifact) for artifact in artifacts]


def make_all(artifacts: Sequence[Artifact], maker: Maker, crew: Crew) -> Iterator[tuple[Artifact, Made]]:
    """Each artifact with what became of it, in order."""
    return crew.run(make_some, maker, artifacts, batch=BATCH, small=SMALL)


def clashes(plan: Sequence[Artifact], place_of: Callable[[Artifact], Place]) -> list[Problem]:
    """Artifacts that want one path, also when only case or Unicode form differ: sites are the same everywhere."""
    wanted: dict[str, Artifact] = {}
    folders: dict[str, Artifact] = {}
    found = []
    for artifact in plan:
        name = fold(artifact.path)
        other = wanted.setdefault(name, artifact)
        if other is not artifact:
            found.append(_clash(artifact, other, place_of))
        for folder in PurePosixPath(name).parents:
            folders.setdefault(str(folder), artifact)
    for name, artifact in wanted.items():
        if name in folders:
            found.append(_clash(artifact, folders[name], place_of))
    return found


def _clash(artifact: Artifact, other: Artifact, place_of: Callable[[Artifact], Place]) -> Problem:
    return Problem(
        "same-address",
        place_of(artifact),
        f"{_spoken(artifact)} and {_spoken(other)} both want the path {artifact.path}",
        "give one of them another slug, name or address",
    )


def _spoken(artifact: Artifact) -> str:
    return f"{artifact.output} {artifact.subject!r}" if artifact.subject else artifact.output
