"""Opening a site for a build: what has changed is found out here, and when nothing has, nothing else is loaded."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from generator import __version__
from generator.build.ledger import Damaged, Ledger, is_busy
from generator.build.outcome import Outcome, outcome_of_last
from generator.files import STATE, Disk, Stamp
from generator.graph.own import is_measured
from generator.problems import Problem, Severities
from generator.settings import Settings, place_of_default, read_settings
from generator.source.text import decode, unreadable
from generator.sources import (
    SETTINGS,
    Known,
    Memory,
    content_digest,
    decode_memory,
    encode,
    is_article,
    is_odd,
    is_sure,
    now,
    odd_name,
    same_files,
    scan,
)

if TYPE_CHECKING:
    from generator.build.crew import Crew
    from generator.site import Site

T = TypeVar("T")

# Whatever shapes the bytes of the output without being part of the site.
SHAPING = (
    "jinja2",
    "markupsafe",
    "markdown-it-py",
    "mdit-py-plugins",
    "pygments",
    "pyyaml",
    "nh3",
    "pillow",
    "msgspec",
)


class BrokenSettings(Exception):
    """site.toml cannot be used."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(SETTINGS)
        self.problems = problems


class Options(Struct, frozen=True, array_like=True):
    """What is said on the command line and shapes the output."""

    drafts: bool | None = None
    date: str = ""


AS_SETTINGS = Options()


def versions() -> str:
    """One line that differs whenever another version of anything that shapes bytes is at work."""
    packages = (f"{name} {metadata.version(name)}" for name in SHAPING)
    return "; ".join([f"stemma {__version__}", f"python {platform.python_version()}", *packages])


def open_ledger(root: Path) -> Ledger:
    """The site's ledger."""
    return Ledger(root / STATE, versions=versions())


def with_ledger(root: Path, work: Callable[[Ledger], T]) -> T:
    """Do some work with the site's ledger. If it proves damaged, it is set aside and the work done with a new one.

    Work that ends half-way has committed nothing, and what it has published is found to be there the second time.
    """
    ledger = open_ledger(root)
    try:
        return work(ledger)
    except (Damaged, sqlite3.DatabaseError) as error:
        if is_busy(error):
            raise
        ledger.close()
        ledger.set_aside(str(error))
    finally:
        ledger.close()
    ledger = open_ledger(root)
    try:
        return work(ledger)
    finally:
        ledger.close()


def without_ledger(work: Callable[[Ledger], T]) -> T:
    """Do some work with a ledger that is forgotten after it."""
    ledger = Ledger.nowhere()
    try:
        return work(ledger)
    finally:
        ledger.close()


def read_site_settings(root: Path, disk: Disk) -> tuple[Settings, tuple[Problem, ...]]:
    """site.toml, with its problems if one can go on; BrokenSettings if not."""
    try:
        data = disk.read(root / SETTINGS)
    except OSError as error:
        raise BrokenSettings((unreadable(SETTINGS, error),)) from None
    text, garbled = decode(data, file=SETTINGS)
    if garbled:
        raise BrokenSettings(garbled)
    settings, found = read_settings(text, file=SETTINGS)
    if any(map(Severities(settings.problems).is_error, found)):
        raise BrokenSettings(found)
    return settings, found


def open_site(
    root: Path,
    *,
    ledger: Ledger,
    crew: Crew,
    disk: Disk,
    options: Options = AS_SETTINGS,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Site:
    """Read a whole site, as far as the ledger does not know it already. BrokenSettings when there is no use in it."""
    from generator.content import Changes, changes_between, read_content  # they load Markdown, Pygments, Jinja2
    from generator.reading import Reader
    from generator.site import Site, WhatChanged

    settings, found = read_site_settings(root, disk)
    memory = remembered(ledger)
    began = now()
    stamps = scan(root, disk)
    reader = Reader(settings)
    found += _misfits(reader.misfits, (root / SETTINGS), disk)
    if any(map(Severities(settings.problems).is_error, found)):
        raise BrokenSettings(found)
    content, seen = read_content(
        root, stamps, memory.files, reader=reader, ledger=ledger, crew=crew, disk=disk, progress=progress
    )
    found += tuple(odd_name(path) for path in stamps if is_odd(path))
    others = {path: stamp for path, stamp in stamps.items() if not is_article(path)}
    touched = {path.partition("/")[0] for path in _touched(root, others, memory.files, disk)}
    for path, stamp in others.items():
        seen[path] = Known(stamp, content_digest(root, path, disk), is_sure(stamp, began))
    now_memory = Memory(dict(sorted(seen.items())), encode(settings), encode(options), settings.output, content.ids)
    anew = (memory.settings, memory.options) != (now_memory.settings, now_memory.options)
    return Site(
        root,
        settings=settings,
        content=content,
        ledger=ledger,
        memory=now_memory,
        changed=WhatChanged(
            all=anew,
            theme=bool({"templates", "theme"} & touched),
            data="data" in touched,
            files="content" in touched,
            articles=Changes(reshaped=True)
            if anew
            else changes_between(content, memory.ids, measured=is_measured(settings)),
        ),
        drafts=settings.drafts if options.drafts is None else options.drafts,
        date=options.date or settings.date,
        disk=disk,
        problems=found,
    )


def _misfits(misfits: Mapping[tuple[str, str], Problem], file: Path, disk: Disk) -> tuple[Problem, ...]:
    """Defaults that do not fit their fields, each where it stands."""
    if not misfits:
        return ()
    text = disk.read(file).decode("utf-8", "replace")
    return tuple(
        msgspec.structs.replace(problem, place=place_of_default(text, *field)) for field, problem in misfits.items()
    )


def _touched(root: Path, stamps: Mapping[str, Stamp], known: Mapping[str, Known], disk: Disk) -> Iterator[str]:
    """Files other than articles that came, went or may have another content."""
    for path in stamps.keys() | {path for path in known if not is_article(path)}:
        old, stamp = known.get(path), stamps.get(path)
        if old is None or old.stamp != stamp or not (old.sure or content_digest(root, path, disk) == old.digest):
            yield path


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
    outcome = outcome_of_last(ledger, (output or root / memory.output).resolve(), disk)
    if outcome is not None and better:
        ledger.put("sources", encode(msgspec.structs.replace(memory, files={**memory.files, **better})))
    return None if outcome is None else (outcome, len(memory.ids))
