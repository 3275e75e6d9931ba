"""What a build did, and what the ledger keeps of it as a whole."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from generator.build.ledger import Ledger
from generator.files import Disk, FileStamp
from generator.problems import Problem
from generator.publishing import MANIFEST, STAGING


class Outcome(Struct, frozen=True):
    """What a build did."""

    planned: int
    made: int = 0
    written: int = 0
    deleted: int = 0
    problems: tuple[Problem, ...] = ()
    published: bool = False

    @property
    def unchanged(self) -> int:
        """Files that are as they were."""
        return self.planned - self.written


class Plan(Struct, frozen=True, array_like=True):
    """The plan as the ledger keeps it: its order, and the questions it asked."""

    paths: tuple[str, ...]
    reads: tuple[int, ...]


class Files(Struct, frozen=True, array_like=True):
    """The files that we wrote, with their stamps: a file that differs was written by somebody else."""

    stamps: dict[str, FileStamp]
    manifest: FileStamp  # of the list of files that we wrote: another build may have added some, and told no ledger


decode_plan = msgspec.msgpack.Decoder(Plan).decode
decode_files = msgspec.msgpack.Decoder(Files).decode
_decode_problems = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode


def outcome_of_last(ledger: Ledger, folder: Path, disk: Disk) -> Outcome | None:
    """The last build's outcome as that of a build with nothing to do, if its files lie in the folder as written."""
    plan, files, problems = (ledger.get(name) for name in ("plan", "files", "found"))
    if plan is None or files is None or problems is None:
        return None
    stamps, manifest = msgspec.structs.astuple(decode_files(files))
    if disk.file_stamp(f"{folder / MANIFEST}") != manifest or not disk.has_all(folder, stamps):
        return None
    if disk.kind(folder / STAGING):  # a build was killed when it had all but tidied up
        return None
    found = (*_decode_problems(problems), *ledger.problems())
    return Outcome(len(stamps), problems=found, published=True)
