"""Opening a site: what has changed since the last build is found out here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from generator.build.crew import Crew
from generator.build.ledger import Ledger
from generator.build.watch import UNWATCHED, Unwatched
from generator.content import Changes, changes_between, read_content
from generator.files import Disk, ListedOnce, Stamp
from generator.graph.own import is_measured
from generator.memory import AS_SETTINGS, Options, remembered
from generator.problems import BrokenSettings, Problem, Severities
from generator.reading import Reader
from generator.settings import Settings, place_of_default, read_settings
from generator.site import Site, WhatChanged
from generator.source.text import decode, unreadable
from generator.sources import (
    SETTINGS,
    Known,
    Memory,
    content_digest,
    encode,
    is_article,
    is_odd,
    is_sure,
    now,
    odd_name,
    scan,
)


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
    watch: Unwatched = UNWATCHED,
) -> Site:
    """Read a whole site, as far as the ledger does not know it already. BrokenSettings when there is no use in it."""
    memory, disk = remembered(ledger), ListedOnce(disk)
    began = now()
    with watch.step("scan"):
        stamps = scan(root, disk)
    settings, found = read_site_settings(root, disk)  # after its stamp: a change in between will show
    reader = Reader(settings)
    found += _misfits(reader.misfits, (root / SETTINGS), disk)
    if any(map(Severities(settings.problems).is_error, found)):
        raise BrokenSettings(found)
    content, seen = read_content(
        root, stamps, memory.files, reader=reader, ledger=ledger, crew=crew, disk=disk, progress=progress
    )
    vanished = {path for path in stamps if is_article(path) and path not in seen}
    if vanished:  # an attachment must not wait for an article that is not there
        disk.forget(root / "content", {path.removeprefix("content/") for path in vanished})
    found += tuple(odd_name(path) for path in stamps if is_odd(path))
    with watch.step("scan"):
        others = _others(root, stamps, memory.files, disk, began)
    touched = {path.partition("/")[0] for path in _touched(others, memory.files)}
    seen |= others
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
        watch=watch,
    )


def _misfits(misfits: Mapping[tuple[str, str], Problem], file: Path, disk: Disk) -> tuple[Problem, ...]:
    """Defaults that do not fit their fields, each where it stands."""
    if not misfits:
        return ()
    text = disk.read(file).decode("utf-8", "replace")
    return tuple(
        msgspec.structs.replace(problem, place=place_of_default(text, *field)) for field, problem in misfits.items()
    )


def _others(
    root: Path, stamps: Mapping[str, Stamp], known: Mapping[str, Known], disk: Disk, began: int
) -> dict[str, Known]:
    """What is known now of the files other than articles. Each is looked at once, before anybody reads it for a page:

    should it change after that, the next build sees another content than this one, and asks again.
    """
    found = {}
    for path, stamp in stamps.items():
        if not is_article(path):
            old = known.get(path)
            same = old is not None and old.sure and old.stamp == stamp
            found[path] = old if old and same else Known(stamp, content_digest(root, path, disk), is_sure(stamp, began))
    return found


def _touched(others: Mapping[str, Known], known: Mapping[str, Known]) -> Iterator[str]:
    """Files other than articles that came, went or have another content."""
    for path in others.keys() | {path for path in known if not is_article(path)}:
        old, new = known.get(path), others.get(path)
        if old is None or new is None or old.digest != new.digest:
            yield path
