"""Making artifacts by a crew, and seeing that no two want one path."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from generator.artifact import Artifact
from generator.build.reads import Asked
from generator.build.travelling import Traveller
from generator.names import fold
from generator.problems import Problem
from generator.publishing import Output

# Fewer artifacts than this are made in this process. A page takes some 0.7 ms; workers of a large site take
# long to start, for each copies what it touches of the graph and compiles the templates.
SMALL = 400
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
    def parcel(self) -> Callable[[], Maker]: ...  # what makes the maker again where its files are not
    def stays(self, artifact: Artifact) -> bool: ...  # whether it takes files that are only here


class Shelf(Protocol):
    """Where files are put."""

    def put(self, path: str, data: bytes) -> bool: ...  # whether they differ from what lies in the output


class Hands(Struct, Traveller, frozen=True):
    """What a worker needs: who makes, where to put it, and what keeps a page from being put there."""

    maker: Maker
    output: Shelf
    is_error: Callable[[Problem], bool]
    told: set[int] = field(default_factory=set)  # the questions that arrived from elsewhere

    def parcel(self) -> Callable[[], Hands]:
        """The maker's parcel; what is made elsewhere is put aside when it has arrived."""
        return partial(_hands_elsewhere, self.maker.parcel(), self.is_error)

    def stays(self, artifact: Artifact) -> bool:
        """Whether the maker must make it here."""
        return self.maker.stays(artifact)

    def arrived(self, artifact: Artifact, staged: Staged) -> Staged:
        """Put aside what was made elsewhere.

        A worker tells of a question once, the first time that it asks. Should the result that told of it have been
        lost with another worker, nobody knows what the question was, and the artifact is made again here.
        """
        self.told.update(asked.number for asked in staged.news)
        if not self.told.issuperset(staged.reads):
            return _staged(self, artifact, self.maker.make(artifact))
        if not staged.packed:
            return staged
        return replace(staged, differs=self.output.put(artifact.path, unpack(staged.packed)))


class Elsewhere:
    """The output as a worker on another machine sees it: not at all."""

    def put(self, path: str, data: bytes) -> bool:
        """Nothing is put anywhere."""
        return False


def _hands_elsewhere(maker: Callable[[], Maker], is_error: Callable[[Problem], bool]) -> Hands:
    return Hands(maker(), Elsewhere(), is_error)


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


def clashes(plan: Sequence[Artifact]) -> Iterator[tuple[Artifact, Artifact]]:
    """Artifacts that want one path, or one a file where the other has its folder.

    Also when only case or Unicode form differ: sites are the same everywhere.
    """
    wanted: dict[str, Artifact] = {}
    folders: dict[str, Artifact] = {}
    for artifact in plan:
        name = fold(artifact.path)
        other = wanted.setdefault(name, artifact)
        if other is not artifact:
            yield artifact, other
        for folder in PurePosixPath(name).parents:
            folders.setdefault(str(folder), artifact)
    for name, artifact in wanted.items():
        if name in folders:
            yield artifact, folders[name]
