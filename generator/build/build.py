"""One build: what is stale is made, what differs is written, and the ledger is told.

    ledger's questions ─ suspects only, asked again ─→ changed answers ─→ stale artifacts ─→ make ─→ stage
                                                                     plan ─ (new, gone) ─┘            │
                                       ledger ←── committed after the files it speaks of ←── publish ←┘

A clean build is the same with an empty ledger. A build without a ledger keeps nothing.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol
from zlib import crc32

from generator.artifact import Artifact
from generator.build.crew import Crew
from generator.build.ledger import Ledger
from generator.build.make import BATCH, SMALL, Hands, Maker, Staged, make_some, restore_some
from generator.build.outcome import Files, Outcome, Plan, decode_files, decode_plan
from generator.build.reads import Asked, Recorder, arguments_of, encode
from generator.build.rows import Damaged, Kept
from generator.build.stale import Change, Reason, Suspects, changed_questions, reasons_for
from generator.build.watch import UNWATCHED, Unwatched
from generator.files import FileStamp
from generator.interrupts import kept_waiting
from generator.problems import Problem, Severities
from generator.publishing import MANIFEST, Output

# When fewer artifacts than this are made, the answers that still stand are taken from the ledger for them, unless so
# many questions were asked again that whoever answers them is awake by now.
FEW = 200
MANY = 1000
# After so many artifacts what they asked is committed: until then it is in memory. To commit is to wait for the disk:
# some forty commits, with those of the texts read, took 6 s of a build of 10,000 articles.
SAVED = 3000
# After so many builds the questions that nobody asks any more are looked for: at 10,000 articles it takes 0.2 s.
SWEPT = 50


class Work(Maker, Protocol):
    """What is built, as the engine sees it. Workers get a copy."""

    @property
    def recorder(self) -> Recorder: ...

    def plan(self) -> list[Artifact]:
        """Every artifact, in a fixed order."""

    def problems(self, plan: Sequence[Artifact]) -> tuple[Problem, ...]:
        """What is wrong with the whole, apart from what comes up while artifacts are made."""

    def suspects(self) -> Suspects:
        """Which questions may have another answer than in the last build."""

    def told(self, ledger: Ledger) -> None:
        """Keep in the ledger what tells the next build what has changed since."""

    def recallers(self) -> Mapping[str, Callable[[bytes], object]]:
        """How to read kept answers, by question: of those that are worth remembering."""


class Build:
    """One run of the engine."""

    def __init__(
        self,
        work: Work,
        output: Output,
        crew: Crew,
        ledger: Ledger,
        severities: Severities,
        *,
        watch: Unwatched = UNWATCHED,
    ) -> None:
        self._work = work
        self._watch = watch
        self._output = output
        self._crew = crew
        self._ledger = ledger
        self._is_error = severities.is_error
        self._kept = {kept.path: kept for kept in ledger.artifacts()}
        self._changed: dict[int, Change] = {}
        self._told: dict[int, int] = {}  # questions that the ledger has been told in this build -> CRC of the answer
        self._torn: set[int] = set()  # questions that were answered in two ways in this build
        self._made: list[Kept] = []
        self._restored: list[str] = []
        self._found: tuple[Problem, ...] = ()  # what is wrong with the whole
        self._unsound: set[str] = set()  # new artifacts with errors: they are not written

    def run(self, *, keep_going: bool = False, progress: Callable[[int, int], None] = lambda done, of: None) -> Outcome:
        """Build, and commit the ledger unless something was wrong."""
        self._ledger.see_that_none_is_lost()
        self._ledger.begin()
        if not self._kept:
            self._ledger.begin_filling()
        try:
            return self._run(keep_going=keep_going, progress=progress)
        finally:
            self._ledger.rollback()  # of what was not committed

    def _run(self, *, keep_going: bool, progress: Callable[[int, int], None]) -> Outcome:
        with self._watch.step("questions"):
            changed, asked = changed_questions(self._ledger, self._work.recorder, self._work.suspects())
        with self._watch.step("plan"):
            plan, plan_reads = self._plan(changed)
            files = self._files_as_written(plan)
            stale = self._stale(plan, changed)
        self._changed = changed
        self._told.update((n, crc32(change.answer)) for n, change in changed.items())  # they wait for the end
        if len(stale) < FEW and asked < MANY:
            self._remember(stale, changed)
        self._tell(self._work.recorder.news())
        with self._watch.step("check"):
            self._found = self._work.problems(plan)
        problems = [*self._found]
        problems += (p for artifact in plan if artifact not in stale for p in self._kept[artifact.path].problems)
        sound = self._make(stale, problems, keep_going=keep_going, progress=progress)
        self._restore([a.path for a in plan if a not in stale and a.path not in files])
        if not sound and not keep_going:
            self._output.discard()
            return Outcome(len(plan), made=len(stale), problems=tuple(problems))
        paths = [artifact.path for artifact in plan if artifact.path not in self._unsound]
        with kept_waiting():  # who presses Ctrl-C has the old output or the new one, and nothing between
            with self._watch.step("write"):
                written, deleted = self._output.publish(paths)
            if sound:
                with self._watch.step("ledger"):
                    self._commit(changed, plan, plan_reads, files)
        return Outcome(
            len(paths), made=len(stale), written=written, deleted=deleted, problems=tuple(problems), published=True
        )

    def would(self) -> dict[Artifact, tuple[bytes, ...]]:
        """What the build that would run now would make, write again or delete, and why."""
        changed, _ = changed_questions(self._ledger, self._work.recorder, self._work.suspects())
        plan, _ = self._plan(changed)
        files = self._files_as_written(plan)
        found = self._stale(plan, changed)
        found |= {a: (encode(Reason("lost")),) for a in plan if a not in found and a.path not in files}
        gone = self._kept.keys() - {artifact.path for artifact in plan}
        return found | {_artifact(self._kept[path]): (encode(Reason("gone")),) for path in sorted(gone)}

    def _plan(self, changed: dict[int, Change]) -> tuple[list[Artifact], tuple[int, ...]]:
        """The plan of last time if it would be the same, else a new one; with its reads."""
        data = self._ledger.get("plan")
        if data is not None:
            old = decode_plan(data)
            if not any(number in changed for number in old.reads):
                if not self._kept.keys() >= set(old.paths):
                    raise Damaged("an artifact is missing")
                return [_artifact(self._kept[path]) for path in old.paths], old.reads
        self._work.recorder.begin()
        plan = self._work.plan()
        return plan, self._work.recorder.finish()

    def _files_as_written(self, plan: Sequence[Artifact]) -> dict[str, FileStamp]:
        """The planned files that lie there as we wrote them."""
        data = self._ledger.get("files")
        stamps = decode_files(data).stamps if data is not None else {}
        wanted = {artifact.path for artifact in plan}
        return {path: stamp for path, stamp in stamps.items() if path in wanted and self._output.stamp(path) == stamp}

    def _stale(self, plan: Sequence[Artifact], changed: dict[int, Change]) -> dict[Artifact, tuple[bytes, ...]]:
        """The artifacts that must be made, each with the reasons."""
        stale = {}
        for artifact in plan:
            kept = self._kept.get(artifact.path)
            if kept is not None and _artifact(kept) != artifact:
                kept = None
            reasons = reasons_for(kept, changed)
            if reasons:
                stale[artifact] = reasons
        return stale

    def _remember(self, stale: dict[Artifact, tuple[bytes, ...]], changed: dict[int, Change]) -> None:
        """Take the answers that stand from the ledger, so that for one page the whole graph need not be read."""
        read = self._work.recallers()
        numbers = {n for a in stale if a.path in self._kept for n in self._kept[a.path].reads if n not in changed}
        for number in sorted(numbers):
            asked = self._ledger.question(number)
            if asked is not None and asked.name in read and not asked.is_digest():
                answer = read[asked.name](asked.answer)
                self._work.recorder.remember(asked.name, arguments_of(asked.arguments), number, answer)

    def _make(
        self,
        stale: dict[Artifact, tuple[bytes, ...]],
        problems: list[Problem],
        *,
        keep_going: bool,
        progress: Callable[[int, int], None],
    ) -> bool:
        """Make and put aside; False when something is wrong."""
        sound = not any(map(self._is_error, problems))
        hands = Hands(self._work, self._output, self._is_error)
        for done, (artifact, made) in enumerate(self._crew.run(make_some, hands, stale, batch=BATCH, small=SMALL), 1):
            problems += made.problems
            self._tell(made.news)
            if made.packed:
                self._take(artifact.path, differs=made.differs)
                self._made.append(_keep(artifact, made, stale[artifact], self._ledger.add_output(made.packed)))
            else:
                sound = False
                if artifact.path not in self._output.written:
                    self._unsound.add(artifact.path)  # an old page stays as it was, a new one is not begun
            self._save(done)
            progress(done, len(stale))
        return sound

    def _restore(self, paths: list[str]) -> None:
        """Write again, as the ledger keeps them, files that are missing or not as we wrote them."""
        kept = self._ledger.outputs(paths)
        for (path, _), differs in self._crew.run(restore_some, self._output, kept, batch=BATCH, small=SMALL):
            self._take(path, differs=differs)
            self._restored.append(path)

    def _take(self, path: str, *, differs: bool) -> None:
        if differs:
            self._output.staged(path)

    def _tell(self, news: Iterable[Asked]) -> None:
        """Tell the ledger of questions that are new to it; workers may each tell of the same one."""
        with self._watch.step("ledger"):
            fresh: list[Asked] = []
            again: list[Asked] = []
            for asked in news:
                (again if asked.number in self._told else fresh).append(asked)
            self._see_what_is_torn(fresh, again)
            self._told.update((asked.number, crc32(asked.answer)) for asked in fresh)
            self._ledger.set_questions(fresh)

    def _see_what_is_torn(self, fresh: Sequence[Asked], again: Sequence[Asked]) -> None:
        """Notice answers that nobody suspected to be others, or that two workers were told differently.

        It happens when a file is saved in the middle of the build. The ledger has room for one answer.
        """
        self._torn.update(asked.number for asked in again if self._told[asked.number] != crc32(asked.answer))
        if self._kept:
            known = self._ledger.answers([asked.number for asked in fresh])
            self._torn.update(asked.number for asked in fresh if known.get(asked.number, asked.answer) != asked.answer)

    def _save(self, done: int) -> None:
        """Commit what does no harm should this be all that is committed: new questions, and bytes by their digest.

        No artifact of an earlier build has asked a new question. The changed answers, and the artifacts made by them,
        are committed together, at the end.
        """
        if done % SAVED == 0:
            with self._watch.step("ledger"):
                self._ledger.forget("counted")
                self._ledger.commit()
                self._ledger.begin()

    def _commit(
        self,
        changed: dict[int, Change],
        plan: Sequence[Artifact],
        plan_reads: tuple[int, ...],
        files: dict[str, FileStamp],
    ) -> None:
        ledger = self._ledger
        paths = tuple(artifact.path for artifact in plan)
        files |= {kept.path: self._output.stamp(kept.path) for kept in self._made}
        files |= {path: self._output.stamp(path) for path in self._restored}
        self._tell(self._work.recorder.news())
        ledger.set_questions(change.asked._replace(answer=change.answer) for change in changed.values())
        ledger.forget_artifacts(self._kept.keys() - set(paths))
        ledger.set_artifacts(self._made)
        ledger.put("plan", encode(Plan(paths, plan_reads)))
        ledger.put("files", encode(Files(files, self._output.stamp(MANIFEST))))
        ledger.put("found", encode(tuple(self._found)))
        if self._torn:
            self._forget_what_is_torn()
        ledger.forget_outputs()
        self._sweep(paths, plan_reads)
        self._work.told(ledger)
        ledger.count()
        ledger.end_filling()
        ledger.commit()

    def _sweep(self, paths: Iterable[str], plan_reads: Iterable[int]) -> None:
        """Now and then forget the questions that nobody asks any more; each would be asked again for ever."""
        builds = int(self._ledger.get("builds") or b"0") + 1
        self._ledger.put("builds", str(builds).encode())
        if builds % SWEPT == 0:
            kept = self._kept | {kept.path: kept for kept in self._made}
            self._ledger.forget_questions_except(
                set(plan_reads).union(*(kept[path].reads for path in paths if path in kept))
            )

    def _forget_what_is_torn(self) -> None:
        """The next build makes again what was made by an answer that is not the one that the ledger has."""
        made = {kept.path: kept for kept in self._made}
        torn = [path for path, kept in (self._kept | made).items() if not self._torn.isdisjoint(kept.reads)]
        self._ledger.forget_artifacts(torn)
        self._ledger.forget("plan", "found")


def _artifact(kept: Kept) -> Artifact:
    return Artifact(kept.path, kept.output, kept.subject, kept.part)


def _keep(artifact: Artifact, made: Staged, why: tuple[bytes, ...], content: bytes) -> Kept:
    reads = array("q", made.reads)  # 8 bytes a number, not 32: all of them are in memory until the end
    return Kept(artifact.path, artifact.output, artifact.subject, artifact.part, reads, made.problems, why, content)
