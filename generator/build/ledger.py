"""The ledger: what every artifact was made from, kept between builds in one SQLite file.

    .stemma/ledger.db
      kept       name -> bytes          versions, stamps of the sources, problems of the whole: small single things
      parsed     id -> article, body…   one row for each text ever read; the id is a digest of all that shapes it
      question   number -> name, arguments, answer        what was asked, each distinct question once
      artifact   path -> output, subject, part, numbers of its questions, problems, why
      output     digest -> an artifact's bytes, packed: a lost file is written again without being made again

It holds relative paths only, so it can be carried to another folder or machine. It is a memory, never the truth:
a ledger that is damaged, foreign or older is set aside, and the build is a clean one (see `rows.py`). All changes of a
build are one transaction, committed after the files they speak of.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from generator.build.reads import Asked, arguments_of, number_of
from generator.build.rows import (
    NO_PROBLEMS,
    NONE_PARSED,
    Damaged,
    Kept,
    asked_of,
    decode_problems,
    encode_all,
    kept_of,
    opened,
    row_of,
    seal_of,
    sealed,
)
from generator.problems import Problem

NAME = "ledger.db"
SCHEMA = 7

# The questions of a name that have more than one argument, by the first byte of their encoded arguments.
WITH_MORE = "select * from question where name = ? and substr(arguments, 1, 1) > x'91'"

TABLES = """
create table kept (name text primary key, data blob not null);
create table parsed (id blob primary key, article blob not null, body blob not null, problems blob not null);
create table question (
    number integer not null, name text not null, arguments blob not null, answer blob not null, seal integer not null
);
create table artifact (
    path text primary key, output text not null, subject text not null, part text not null,
    reads blob not null, problems blob not null, why blob not null, content blob not null, seal integer not null
) without rowid;
create table output (digest blob primary key, data blob not null);
"""

# Apart from the tables: a clean build writes its questions as they come, and their order is made at the end. Writing
# each to its place took the parent 2.6 s of 18 at 10,000 articles.
INDEXES = """
create unique index if not exists question_by_number on question (number);
create index if not exists question_with_more on question (name) where substr(arguments, 1, 1) > x'91';
"""

# How SQLite begins to say that nothing is wrong with the ledger: it is the disk, or somebody else. And how the system
# says it. (An error's number does not come along from another process.)
OUTSIDE = {
    "database is locked": errno.EBUSY,
    "database table is locked": errno.EBUSY,
    "attempt to write a readonly database": errno.EROFS,
    "database or disk is full": errno.ENOSPC,
    "disk I/O error": errno.EIO,
    "unable to open database file": errno.EACCES,
}


class Ledger:
    """One site's ledger, open."""

    def __init__(self, folder: Path, *, versions: str) -> None:
        """Open the ledger in a state folder; `versions` is all that may not differ from the build that wrote it."""
        self.note = ""  # why there is no memory of earlier builds, when there ought to be
        self.folder = folder
        self._path = folder / NAME
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._base = self._open(versions)
        except (sqlite3.DatabaseError, ValueError, Damaged) as error:
            if is_busy(error) and not self._is_barred():
                raise
            self.set_aside(str(error))
            self._base = self._open(versions)

    def _is_barred(self) -> bool:
        """True when what lies there is no file, or one that we may not use."""
        return os.path.lexists(self._path) and not (self._path.is_file() and os.access(self._path, os.R_OK | os.W_OK))

    def _open(self, versions: str) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, isolation_level=None, timeout=10, check_same_thread=False)
        try:
            # The journal makes a killed build harmless; NORMAL syncs once a commit, which a power cut needs.
            base.execute("pragma journal_mode = truncate")
            base.execute("pragma synchronous = normal")
            base.execute("pragma cache_size = -16384")
            # A large transaction stays in memory until it is committed: spilling it would lock out the workers.
            base.execute("pragma cache_spill = off")
            found = base.execute("pragma user_version").fetchone()[0]
            if found == 0:
                base.executescript(f"begin; {TABLES} pragma user_version = {SCHEMA}; commit;")
                base.execute("insert into kept values ('versions', ?)", (sealed(versions.encode(), b"versions"),))
            elif found != SCHEMA:
                raise ValueError("it is of another layout")
            row = base.execute("select data from kept where name = 'versions'").fetchone()
            if row is None or opened(row[0], b"versions") != versions.encode():
                raise ValueError("it was written by other versions of Stemma or its packages")
            _make_indexes(base)  # a build that was killed while it filled the tables left none
        except BaseException:
            base.close()
            raise
        return base

    def set_aside(self, why: str) -> None:
        """Put the file away: the next ledger that is opened here is a new one."""
        self.note = f"the memory of earlier builds was set aside: {why}"
        for ending in ("", "-journal"):
            path = self._path.with_name(NAME + ending)
            aside = path.with_name(path.name + ".aside")
            if aside.is_dir() and not aside.is_symlink():
                shutil.rmtree(aside)
            if os.path.lexists(path):
                aside.unlink(missing_ok=True)
                path.rename(aside)

    @classmethod
    def nowhere(cls) -> Ledger:
        """A ledger that is forgotten when the build is over."""
        return Temporary()

    def reopened(self) -> Ledger:
        """The same ledger for a forked worker, to read bodies from while its parent goes on writing.

        A worker inherits what SQLite believed to have locked in the parent, so locks mean nothing to it; it must read
        without any (`immutable`). That is sound for parsed texts, and for nothing else: their pages were committed
        before the workers were forked, and no page of that table changes or moves before the workers have ended.
        """
        ledger = Ledger.__new__(Ledger)
        ledger.note, ledger.folder, ledger._path = "", self.folder, self._path
        ledger._base = sqlite3.connect(f"{self._path.resolve().as_uri()}?immutable=1", uri=True)
        return ledger

    def copied(self) -> Ledger:
        """The ledger as it is now; the copy is forgotten when it is closed."""
        copy = Temporary()
        self._base.backup(copy._base)
        return copy

    def close(self) -> None:
        """Close without committing what is open."""
        self._base.close()

    # one transaction

    def begin(self) -> None:
        """Begin the changes of a build."""
        self._base.execute("begin immediate")

    def begin_filling(self) -> None:
        """Take questions as they come until `end_filling`, each only once: none was known before."""
        if self._base.execute("select 1 from question limit 1").fetchone() is None:
            self._base.execute("drop index question_by_number")
            self._base.execute("drop index question_with_more")

    def end_filling(self) -> None:
        """Put the questions in order."""
        _make_indexes(self._base)

    def commit(self) -> None:
        """Make the changes last."""
        self._base.execute("commit")

    def rollback(self) -> None:
        """Forget the changes since `begin`."""
        if self._base.in_transaction:
            self._base.execute("rollback")

    # single things

    def get(self, name: str) -> bytes | None:
        """A single kept thing."""
        row = self._base.execute("select data from kept where name = ?", (name,)).fetchone()
        return None if row is None else opened(row[0], name.encode())

    def put(self, name: str, data: bytes) -> None:
        """Keep a single thing."""
        self._base.execute("insert or replace into kept values (?, ?)", (name, sealed(data, name.encode())))

    def forget(self, *names: str) -> None:
        """Forget single things."""
        self._base.executemany("delete from kept where name = ?", ((name,) for name in names))

    # parsed texts

    def articles(self, ids: Iterable[bytes]) -> Iterator[bytes]:
        """The articles of the texts that are known; bodies stay where they are."""
        for id_ in ids:
            row = self._base.execute("select article from parsed where id = ?", (id_,)).fetchone()
            if row is not None:
                yield opened(row[0], id_)

    def known_parsed(self) -> frozenset[bytes]:
        """The ids of all texts that are known."""
        return frozenset(row[0] for row in self._base.execute("select id from parsed"))

    def problems_of_parsed(self) -> dict[bytes, tuple[Problem, ...]]:
        """The problems of the texts that have any."""
        rows = self._base.execute("select id, problems from parsed where problems != ?", (NONE_PARSED,))
        return {id_: decode_problems(opened(problems)) for id_, problems in rows}

    def body(self, id_: bytes) -> bytes:
        """The body of a parsed text."""
        row = self._base.execute("select body from parsed where id = ?", (id_,)).fetchone()
        if row is None:
            raise Damaged("a text is missing")
        return opened(row[0], id_)

    def add_parsed(self, id_: bytes, article: bytes, body: bytes, problems: tuple[Problem, ...]) -> None:
        """Keep what a text was parsed to."""
        found = sealed(encode_all(problems)) if problems else NONE_PARSED
        row = id_, sealed(article, id_), sealed(body, id_), found
        self._base.execute("insert or ignore into parsed values (?, ?, ?, ?)", row)

    def forget_parsed_except(self, ids: Sequence[bytes]) -> None:
        """Drop the texts that no source has any more, once they are as many as those in use."""
        count = self._base.execute("select count(*) from parsed").fetchone()[0]
        if count < 2 * len(ids) + 100:
            return
        self._base.execute("create temp table wanted (id blob primary key)")
        self._base.executemany("insert or ignore into wanted values (?)", ((id_,) for id_ in ids))
        self._base.execute("delete from parsed where id not in (select id from wanted)")
        self._base.execute("drop table wanted")

    # questions

    def questions(self, names: Iterable[str] | None = None) -> Iterator[Asked]:
        """Every question, or those of some names."""
        if names is None:
            rows = self._base.execute("select * from question")
        else:
            rows = self._base.execute(
                "select * from question where name in (select value from json_each(?))", (json.dumps(sorted(names)),)
            )
        return map(asked_of, rows)

    def questions_about(self, name: str, keys: Iterable[str]) -> Iterator[Asked]:
        """The questions of a name whose first argument is one of the keys.

        Those with one argument are found by their number, those with more by an index that holds only such.
        """
        keys = frozenset(keys)
        if not keys:
            return
        for key in sorted(keys):
            asked = self.question(number_of(name, encode_all((key,))))
            if asked is not None:
                yield asked
        rows = self._base.execute(WITH_MORE, (name,))
        yield from (asked for asked in map(asked_of, rows) if arguments_of(asked.arguments)[0] in keys)

    def question(self, number: int) -> Asked | None:
        """One question."""
        row = self._base.execute("select * from question where number = ?", (number,)).fetchone()
        return None if row is None else asked_of(row)

    def answers(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """The answers to some questions, as far as they are known, by number."""
        rows = self._base.execute(
            "select * from question where number in (select value from json_each(?))", (json.dumps(list(numbers)),)
        )
        return {asked.number: asked.answer for asked in map(asked_of, rows)}

    def set_questions(self, questions: Iterable[Asked]) -> None:
        """Add questions, or change the answers of known ones."""
        rows = ((*asked, seal_of(asked)) for asked in questions)
        self._base.executemany("insert or replace into question values (?, ?, ?, ?, ?)", rows)

    def count(self) -> None:
        """Note how many questions and artifacts there are. A page of a table may be lost without a trace in others.

        For 50,000 questions it takes 5 ms.
        """
        self.put("counted", self._counted())

    def see_that_none_is_lost(self) -> None:
        """Damaged when there are not as many as were counted."""
        counted = self.get("counted")
        if counted is not None and counted != self._counted():
            raise Damaged("questions or artifacts are missing")

    def _counted(self) -> bytes:
        questions = self._base.execute("select count(*), sum(seal) from question").fetchone()
        return encode_all((questions, self._base.execute("select count(*) from artifact").fetchone()))

    def forget_questions_except(self, numbers: Collection[int]) -> None:
        """Drop all questions but these."""
        known = [row[0] for row in self._base.execute("select number from question")]
        gone = ((number,) for number in known if number not in numbers)
        self._base.executemany("delete from question where number = ?", gone)

    # artifacts

    def artifacts(self) -> Iterator[Kept]:
        """Every artifact, by path."""
        return map(kept_of, self._base.execute("select * from artifact"))

    def artifact(self, path: str) -> Kept | None:
        """One artifact."""
        row = self._base.execute("select * from artifact where path = ?", (path,)).fetchone()
        return None if row is None else kept_of(row)

    def problems(self) -> Iterator[Problem]:
        """What was found wrong while the artifacts were made."""
        for row in self._base.execute("select * from artifact where problems != ?", (NO_PROBLEMS,)):
            yield from kept_of(row).problems

    def outputs(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The bytes of artifacts, packed."""
        for path in paths:
            row = self._base.execute(
                "select digest, data from output join artifact on digest = content where path = ?", (path,)
            ).fetchone()
            if row is None or not isinstance(row[1], bytes) or blake2b(row[1], digest_size=16).digest() != row[0]:
                raise Damaged("the bytes of a file are not what was written")
            yield path, row[1]

    def add_output(self, packed: bytes) -> bytes:
        """Keep the bytes of an artifact; their digest."""
        digest = blake2b(packed, digest_size=16).digest()
        self._base.execute("insert or ignore into output values (?, ?)", (digest, packed))
        return digest

    def forget_outputs(self) -> None:
        """Drop bytes that no artifact has any more, once they are as many as those in use."""
        outputs = self._base.execute("select count(*) from output").fetchone()[0]
        artifacts = self._base.execute("select count(*) from artifact").fetchone()[0]
        if outputs > 2 * artifacts + 100:
            self._base.execute("delete from output where digest not in (select content from artifact)")

    def set_artifacts(self, kept: Iterable[Kept]) -> None:
        """Keep artifacts."""
        self._base.executemany("insert or replace into artifact values (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(row_of, kept))

    def forget_artifacts(self, paths: Iterable[str]) -> None:
        """Drop artifacts that are no longer planned."""
        self._base.executemany("delete from artifact where path = ?", ((path,) for path in paths))


def _make_indexes(base: sqlite3.Connection) -> None:
    for statement in INDEXES.strip().split("\n"):
        base.execute(statement)


class Temporary(Ledger):
    """A ledger in a folder of its own, which goes when it is closed."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="stemma-")
        super().__init__(Path(self._folder.name), versions="")
        self._base.execute("pragma synchronous = off")  # what is forgotten need not outlive a power cut

    def close(self) -> None:
        super().close()
        self._folder.cleanup()


def is_busy(error: Exception) -> bool:
    """True when nothing is wrong with the ledger itself: somebody else holds it, or the disk is full or read-only."""
    return isinstance(error, sqlite3.OperationalError) and str(error).startswith(tuple(OUTSIDE))


def trouble(error: Exception, folder: Path) -> OSError:
    """What has happened to the ledger in a folder from outside, as the system would say it."""
    number = next((number for words, number in OUTSIDE.items() if str(error).startswith(words)), errno.EIO)
    return OSError(number, os.strerror(number), str(folder / NAME))
