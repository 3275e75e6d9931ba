"""What is remembered between builds: a site's ledger, and whether anything has changed since it was written.

When nothing has, a build is this and nothing more; so nothing is imported here that only a real build needs.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from generator.build.ledger import Ledger, is_busy, trouble
from generator.build.outcome import Outcome, outcome_of_last
from generator.build.rows import Damaged
from generator.files import STATE, Disk, real
from generator.lock import PATIENT, Patience, locked
from generator.sources import Memory, decode_memory, encode, same_files, scan
from generator.versions import versions

T = TypeVar("T")

LOCK = "lock"

# What a system says of a place where nothing can be kept.
UNWRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ELOOP})


class Options(Struct, frozen=True, array_like=True):
    """What is said on the command line and shapes the output."""

    drafts: bool | None = None
    date: str = ""


AS_SETTINGS = Options()


def open_ledger(root: Path) -> Ledger:
    """The site's ledger."""
    return Ledger(root / STATE, versions=versions())


def with_ledger(
    root: Path,
    work: Callable[[Ledger], T],
    *,
    patience: Patience = PATIENT,
    note: Callable[[str], None] = lambda text: None,
) -> T:
    """Do some work with the site's ledger, which nobody else uses meanwhile.

    Where nothing can be kept the work is done with a ledger that is forgotten after it; that is noted, and also when
    the ledger was set aside.
    """
    with ExitStack() as held:
        try:
            held.enter_context(locked(root / STATE / LOCK, patience))
        except OSError as error:
            if error.errno not in UNWRITABLE:
                raise
            note(f"nothing can be kept for the next build in {root / STATE}: {error.strerror}")
            return without_ledger(work)
        return _with_ledger(root, work, note)


def _with_ledger(root: Path, work: Callable[[Ledger], T], note: Callable[[str], None]) -> T:
    """Work that ends half-way has committed nothing, and what it has published is found to be there the second time."""
    ledger = open_ledger(root)
    try:
        if ledger.note:
            note(ledger.note)
        return work(ledger)
    except (Damaged, sqlite3.DatabaseError) as error:
        if is_busy(error):
            raise trouble(error, root / STATE) from error
        ledger.close()
        ledger.set_aside(str(error))
        note(ledger.note)
    finally:
        ledger.close()
    return _with_new_ledger(open_ledger(root), work, root / STATE)


def without_ledger(work: Callable[[Ledger], T]) -> T:
    """Do some work with a ledger that is forgotten after it."""
    ledger = Ledger.nowhere()
    return _with_new_ledger(ledger, work, ledger.folder)


def _with_new_ledger(ledger: Ledger, work: Callable[[Ledger], T], folder: Path) -> T:
    try:
        return work(ledger)
    except sqlite3.DatabaseError as error:
        raise trouble(error, folder) from error
    finally:
        ledger.close()


def remembered(ledger: Ledger) -> Memory:
    """What the ledger knows of the sources."""
    kept = ledger.get("sources")
    return decode_memory(kept) if kept is not None else Memory()


def last_outcome(
    root: Path, *, ledger: Ledger, disk: Disk, options: Options, output: Path | None
) -> tuple[Outcome, int] | None:
    """What the last build did, as a build that finds nothing to do, when nothing has changed since; with its articles.

    No article is read for this, and nothing is asked: it is a look at the stamps of sources and output.
    """
    memory = remembered(ledger)
    if not memory.files or memory.options != encode(options):
        return None
    same, better = same_files(root, scan(root, disk), memory.files, disk)
    if not same:
        return None
    outcome = outcome_of_last(ledger, real(output or root / memory.output), disk)
    if outcome is not None and better:
        ledger.put("sources", encode(msgspec.structs.replace(memory, files={**memory.files, **better})))
    return None if outcome is None else (outcome, len(memory.ids))
