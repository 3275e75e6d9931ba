"""Making a plan real: artifacts are made by the crew, put aside, and published when all is sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Protocol

from msgspec import Struct

from generator.build.crew import Crew
from generator.files import Output
from generator.names import fold
from generator.outputs.artifact import Artifact
from generator.problems import Place, Problem

# Fewer artifacts than this are made in this process: two workers cost about 40 ms to start, a page about 1 ms to make.
SMALL = 80
BATCH = 40


class Made(Struct, frozen=True, array_like=True):
    """One artifact, made: its bytes, what was found wrong on the way, and the ids of its reads."""

    data: bytes
    problems: tuple[Problem, ...] = ()
    reads: tuple[int, ...] = ()


class Maker(Protocol):
    """Whoever can make artifacts. Sent to the workers, so it holds all it needs."""

    def make(self, artifact: Artifact) -> Made: ...


class Outcome(Struct, frozen=True):
    """What a build did."""

    planned: int
    written: int = 0
    unchanged: int = 0
    deleted: int = 0
    problems: tuple[Problem, ...] = ()
    published: bool = False


def make_some(maker: Maker, artifacts: Sequence[Artifact]) -> list[Made]:
    """The task that a crew runs."""
    return [maker.make(artifact) for artifact in artifacts]


def make_all(
    plan: Sequence[Artifact], maker: Maker, crew: Crew, *, progress: Callable[[int], None] = lambda done: None
) -> Iterator[tuple[Artifact, Made]]:
    """Each artifact of the plan with what became of it, in order."""
    hands = crew if len(plan) >= SMALL else Crew(1)
    for done, (artifact, made) in enumerate(zip(plan, hands.run(make_some, maker, plan, batch=BATCH), strict=True), 1):
        yield artifact, made
        progress(done)


def publish(
    plan: Sequence[Artifact],
    made: Iterator[tuple[Artifact, Made]],
    output: Output,
    *,
    is_error: Callable[[Problem], bool],
    found_before: tuple[Problem, ...] = (),
    keep_going: bool = False,
) -> Outcome:
    """Write what differs and delete what is no longer planned, if nothing is wrong, or as far as nothing is.

    `found_before` are the problems that are known already; an error among them keeps the old output as well.
    """
    problems = list(found_before)
    sound = not any(map(is_error, found_before))
    kept: list[str] = []
    staged = 0
    for artifact, result in made:
        problems += result.problems
        if any(map(is_error, result.problems)):
            sound = False
            if artifact.path in output.written:
                kept.append(artifact.path)  # the page as it was is better than none
        elif sound or keep_going:
            staged += output.stage(artifact.path, result.data)
            kept.append(artifact.path)
    if not sound and not keep_going:
        output.discard()
        return Outcome(len(plan), problems=tuple(problems))
    written, deleted = output.publish(kept)
    return Outcome(
        len(plan),
        written=written,
        unchanged=len(kept) - written,
        deleted=deleted,
        problems=tuple(problems),
        published=True,
    )


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
