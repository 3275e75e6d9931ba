"""Making artifacts by a crew, and seeing that no two want one path."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import Protocol

from msgspec import Struct

from generator.build.reads import Asked
from generator.files import Output
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


class Staged(Struct, frozen=True, array_like=True):
    """One artifact, made and put aside: its bytes are packed for the ledger."""

    packed: bytes
    differs: bool  # from what lies in the output
    problems: tuple[Problem, ...]
    reads: tuple[int, ...]
    news: tuple[Asked, ...]


class Maker(Protocol):
    """Whoever can make artifacts. Sent to the workers, so it holds all it needs."""

    def make(self, artifact: Artifact) -> Made: ...


class Hands(Struct, frozen=True):
    """What a worker needs: who makes, where to put it, and what keeps a page from being put there."""

    maker: Maker
    output: Output
    is_error: Callable[[Problem], bool]


def pack(data: bytes) -> bytes:
    """Bytes as the ledger keeps them. At level 1 a page of 18 kB is 6 kB, for 0.15 ms."""
    return zlib.compress(data, 1)


def unpack(packed: bytes) -> bytes:
    """The bytes again."""
    return zlib.decompress(packed)


def make_some(hands: Hands, artifacts: Sequence[Artifact]) -> list[Staged]:
    """Make artifacts and put them aside, all but those that are wrong; the task that a crew runs."""
    return [_staged(hands, artifact, hands.maker.make(artifact)) for artifact in artifacts]


def _staged(hands: Hands, artifact: Artifact, made: Made) -> Staged:
    sound = not any(map(hands.is_error, made.problems))
    differs = sound and hands.output.put(artifact.path, made.data)
    return Staged(pack(made.data) if sound else b"", differs, made.problems, made.reads, made.news)


def restore_some(output: Output, kept: Sequence[tuple[str, bytes]]) -> list[bool]:
    """Put aside files as the ledger keeps them; the task that a crew runs."""
    return [output.put(path, unpack(packed)) for path, packed in kept]


def check_some(maker: Maker, artifacts: Sequence[Artifact]) -> list[tuple[Problem, ...]]:
    """Make artifacts for their problems alone; the task that a crew runs."""
    return [maker.make(artifact).problems for artifact in artifacts]


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
