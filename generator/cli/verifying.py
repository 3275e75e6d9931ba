"""Verifying a build: a clean one beside it, and what is to be said where the two differ."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from msgspec import Struct

from generator.build.build import Build
from generator.build.ledger import Ledger
from generator.build.outcome import Outcome
from generator.build.reads import arguments_of
from generator.build.verify import Built, Difference, Missing, differences
from generator.cli.answers import change_in_words
from generator.cli.hands import hands
from generator.cli.questions import in_words
from generator.cli.report import Findings
from generator.files import Disk, real
from generator.memory import Options
from generator.opening import open_site
from generator.problems import Problem, Severities
from generator.publishing import claim_output


class Verdict(Struct, frozen=True):
    """How an incremental build compares with a clean one."""

    files: int  # that were compared
    differences: tuple[Difference, ...] = ()
    untold: tuple[Problem, ...] = ()  # problems that only the clean build tells
    invented: tuple[Problem, ...] = ()  # those that only the incremental one does

    def __bool__(self) -> bool:
        """True when they are the same."""
        return not (self.differences or self.untold or self.invented)

    def lines(self) -> Iterator[str]:
        """What is told of it."""
        if self:
            yield f"Verified: a clean build gives the same {self.files:,} files and the same messages."
            return
        for difference in self.differences:
            yield _head(difference)
            yield from (f"  - {_sentence(missing)}" for missing in difference.missing)
            if not difference.missing:
                yield "  - whatever it asked has the same answer in both: something is read that is no question."
        yield from _told("A clean build tells what this one does not", self.untold)
        yield from _told("This build tells what a clean one does not", self.invented)
        yield "This is a mistake of Stemma's, please report it. `stemma build --no-ledger` builds clean."

    def as_data(self) -> dict[str, object]:
        """The same for --json."""
        return {
            "same": bool(self),
            "files": self.files,
            "differences": {
                difference.path: [_sentence(missing) for missing in difference.missing]
                for difference in self.differences
            },
            "untold": [problem.what for problem in self.untold],
            "invented": [problem.what for problem in self.invented],
        }


def verify(
    root: Path,
    outcome: Outcome,
    *,
    ledger: Ledger,
    before: Ledger,
    output: Path | None,
    jobs: int | None,
    options: Options,
    strict: bool,
) -> Verdict:
    """Compare a build that has just been done with a clean one, in a folder that goes again.

    `ledger` is that of the build, `before` a copy from before it.
    """
    disk = Disk()
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="stemma-")))
        nothing = held.enter_context(closing(Ledger.nowhere()))
        crew = held.enter_context(hands(jobs))
        site = open_site(root, ledger=nothing, crew=crew, disk=disk, options=options)
        severities = Severities(site.settings.problems, strict)
        target = claim_output(folder / "site", site=root, disk=disk)
        held.enter_context(target.held())
        clean = Build(site, target, crew, nothing, severities).run()
        ours, theirs = (frozenset(Findings(each.problems, severities).problems) for each in (outcome, clean))
        found: tuple[Difference, ...] = ()
        if outcome.published and clean.published:
            built = Built(real(output or root / site.settings.output), ledger, before)
            found = tuple(differences(built, Built(target.folder, nothing), site.recorder.answer_now))
        return Verdict(clean.planned, found, tuple(theirs - ours), tuple(ours - theirs))


def _head(difference: Difference) -> str:
    if not difference.theirs:
        return f"{difference.path} is there, and a clean build makes no such file:"
    if not difference.ours:
        return f"{difference.path} is missing, and a clean build makes it:"
    return f"{difference.path} is not what a clean build makes of it:"


def _sentence(missing: Missing) -> str:
    asked = missing.asked
    question = in_words(asked.name, arguments_of(asked.arguments))
    if missing.before is None:
        return f"{question} is read in a clean build, and the ledger does not know of that."
    return f"{question} {change_in_words(asked.name, missing.before, asked.answer)}, and was not asked again."


def _told(heading: str, problems: Iterable[Problem]) -> Iterator[str]:
    for problem in sorted(problems, key=lambda problem: (problem.place, problem.name, problem.what)):
        yield f"{heading}: {problem.place.file}:{problem.place.line} [{problem.name}] {problem.what}"
