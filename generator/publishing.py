"""The output folder: what we wrote there, and how new files get there, each whole or not at all.

    output/
      .stemma-output      the paths of all files that we wrote, one a line: what we may change and delete
      .stemma-staging/    while a build runs
        lock              which it holds
        files/            what it has made and not published yet
      index.html …

A file is published by renaming a complete one over the old: at any moment each path holds the old bytes or the new.
What others put into the folder is left alone, and no link is followed out of it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from generator.files import STATE, Disk, FileStamp, real
from generator.lock import PATIENT, Patience, locked
from generator.names import fold

MANIFEST = ".stemma-output"
STAGING = ".stemma-staging"


class NotOurs(Exception):
    """An output folder, or something in it, that we must not write; the message says why and what to do."""


class Output:
    """An output folder that is ours: what we wrote there before, and how new files get there."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.disk = disk
        self._prefix = f"{folder}{os.sep}"
        self._staging = folder / STAGING
        self._files = f"{self._staging}{os.sep}files{os.sep}"
        self._staged: set[str] = set()
        self._look()

    def _look(self) -> None:
        self.written = self._manifest()  # paths that an earlier build wrote
        self._inhabited = self.folder.is_dir() and _is_inhabited(self.folder)

    def _manifest(self) -> frozenset[str]:
        try:
            text = self.disk.read(self.folder / MANIFEST).decode("utf-8", "replace")
        except FileNotFoundError:
            return frozenset()
        return frozenset(line for line in text.split("\n") if is_safe(line))

    @contextmanager
    def held(self, patience: Patience = PATIENT) -> Iterator[None]:
        """Nobody else builds into this folder meanwhile. What a killed build has left in it is removed."""
        existed = self.folder.is_dir()
        if self.disk.kind(self._staging) == "link":
            raise NotOurs(f"{self._staging} is a link, which Stemma did not make; remove it")
        lock = self._staging / "lock"
        with locked(lock, patience):
            try:
                self._sweep()
                self._look()
                yield
            finally:
                self.discard()
                with suppress(OSError):  # what cannot be removed now is removed by the next build
                    self.disk.remove(lock)
                self.disk.remove_empty_folders(self._staging, self.folder if existed else self.folder.parent)

    def _sweep(self) -> None:
        left = [path for path in self._staging.iterdir() if path.name != "lock"]
        for path in left:
            self.disk.remove_tree(path)
            if self.disk.kind(path):  # what lies there would be published with what is new
                raise NotOurs(f"{path} is left from another build and cannot be removed; remove it")
        if left:
            self.disk.remove_copies(self.folder)

    def stamp(self, path: str) -> FileStamp:
        """The stamp of the file at a path; of nothing when there is none."""
        return self.disk.file_stamp(f"{self._prefix}{path}")

    def current(self, path: str) -> bytes | None:
        """The bytes that lie at a path now; None when there is no such file."""
        try:
            return self.disk.read(self.folder / path)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    def put(self, path: str, data: bytes) -> bool:
        """Put a file aside for publishing if its bytes differ from what lies there; say whether they do.

        May be called in any process; the one that publishes must be told by `staged`.
        """
        if path in self.written:
            if self.current(path) == data:
                return False
        elif self._inhabited and fold(path) not in self._folded:
            self._refuse_to_overwrite(path)
        self.disk.write(self._files + path, data)
        return True

    @cached_property
    def _folded(self) -> frozenset[str]:
        # A page that is renamed by case alone is our own file on a system that makes no difference.
        return frozenset(map(fold, self.written))

    def _refuse_to_overwrite(self, path: str) -> None:
        if self.disk.kind(self.folder / path) in ("file", "link"):
            what = f"{self.folder / path} was not written by Stemma"
            raise NotOurs(f"{what}; move it away, or name another output folder")

    def staged(self, path: str) -> None:
        """Take note of a file that has been put aside."""
        self._staged.add(path)

    def publish(self, planned: Iterable[str]) -> tuple[int, int]:
        """Move what is staged to its place and delete what we wrote before and is no longer planned."""
        keep = frozenset(planned)
        gone = sorted(self.written - keep)
        ways = Ways(self.folder, self.disk)
        within = [path for path in gone if ways.lead_to(path)]  # some may have been deleted by a build that was killed
        doomed = [path for path in within if self.disk.kind(self.folder / path) in ("file", "link")]
        ways.refuse_what_bars(self._staged, doomed)
        # The superset first, so that a build that is killed below can be tidied by the next. Both are written before
        # anything is changed: from there on there are only renames and removals, which need no room on the disk.
        before = self._manifest_aside("before", keep | self.written)
        after = self._manifest_aside("after", keep) if gone else None
        self._put_manifest(before)
        self._move(doomed)
        self._remove_empty_folders_of(within)
        self._put_manifest(after)
        counts = len(self._staged), len(gone)
        self.written = keep
        self.__dict__.pop("_folded", None)
        self.discard()
        return counts

    def _move(self, doomed: Collection[str]) -> None:
        """New files come before old ones go, but for those that stand where a new one must."""
        barring = _barring(doomed, self._staged)
        self._remove(barring)
        self._remove_empty_folders_of(barring)
        for path in self._staged:
            if barring and self.disk.kind(self.folder / path) == "folder":
                self.disk.remove_folders_in(self.folder / path)
        if self._staged:
            self.disk.move_into(Path(self._files), self.folder)
        self._remove([path for path in doomed if path not in barring])

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.disk.remove(self.folder / path)

    def _remove_empty_folders_of(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.disk.remove_empty_folders((self.folder / path).parent, self.folder)

    def discard(self) -> None:
        """Forget what is staged."""
        self._staged = set()
        for name in ("files", "before", "after"):
            self.disk.remove_tree(self._staging / name)
        self.disk.remove_empty_folders(self._staging, self.folder)

    def _manifest_aside(self, name: str, paths: frozenset[str]) -> Path | None:
        data = "".join(path + "\n" for path in sorted(paths)).encode()
        if self.current(MANIFEST) == data:
            return None
        self.disk.write(self._staging / name, data)
        return self._staging / name

    def _put_manifest(self, aside: Path | None) -> None:
        if aside is not None:
            self.disk.replace(aside, self.folder / MANIFEST)


class Ways:
    """What lies on the ways to places in an output. No link is followed."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder, self._disk = folder, disk
        self._kinds = {"": "folder"}

    def lead_to(self, path: str) -> bool:
        """True when real folders lead to a place, so that what lies there is in the output itself."""
        return self._to(_above(path)) == "folder"

    def refuse_what_bars(self, places: Iterable[str], doomed: Collection[str]) -> None:
        """NotOurs when a file cannot be put in its place because something is there that is not to be removed."""
        going = set(map(fold, doomed))
        for path in places:
            kind = self._to(_above(path))
            if kind == "link":
                link = self._folder / self._first(path, "link")
                raise NotOurs(f"{link} is a link, and Stemma writes through none; remove it, or name another output")
            if kind == "file" and fold(barring := self._first(path, "file")) not in going:
                raise NotOurs(_in_the_way(self._folder / barring, path))
            if kind == "folder" and self._at(path) == "folder":
                for file in self._files_below(path):
                    if fold(file) not in going:
                        raise NotOurs(_in_the_way(self._folder / file, path))

    def _to(self, folder: str) -> str:
        """ "folder" when real folders lead there; else what else lies on the way, "" for nothing."""
        unknown = []
        while folder not in self._kinds:
            unknown.append(folder)
            folder = _above(folder)
        kind = self._kinds[folder]
        for step in reversed(unknown):
            kind = self._kinds[step] = self._at(step) if kind == "folder" else kind
        return kind

    def _first(self, path: str, kind: str) -> str:
        above = _above(path)
        while self._to(_above(above)) == kind:
            above = _above(above)
        return above

    def _at(self, path: str) -> str:
        return self._disk.kind(self._folder / path)

    def _files_below(self, path: str) -> Iterator[str]:
        for parent, folders, files in os.walk(self._folder / path):
            links = [name for name in folders if (Path(parent) / name).is_symlink()]
            for name in files + links:
                yield (Path(parent) / name).relative_to(self._folder).as_posix()


def _in_the_way(file: Path, path: str) -> str:
    what = f"{file} was not written by Stemma, and stands where {path} must go"
    return f"{what}; move it away, or name another output folder"


def _barring(doomed: Collection[str], staged: Collection[str]) -> list[str]:
    """Those of our old files that stand where a new one must, or its folder; some systems are blind to case."""
    places = set(map(fold, staged)) if doomed else set()
    folders = {above for place in places for above in _all_above(place)}
    return [path for path in doomed if fold(path) in places | folders or not places.isdisjoint(_all_above(fold(path)))]


def _all_above(path: str) -> Iterator[str]:
    while path := _above(path):
        yield path


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def is_safe(path: str) -> bool:
    """True for the path of a file that stays below its folder on every system, and is not one of our own."""
    parts = path.split("/")
    return (
        "\\" not in path
        and "\0" not in path
        and "\n" not in path
        and parts[0] not in (MANIFEST, STAGING)
        and not any(part in ("", ".", "..") for part in parts)
    )


def claim_output(folder: Path, *, site: Path, disk: Disk) -> Output:
    """The output folder, if it is absent, empty or ours; NotOurs otherwise."""
    place, home = real(folder), real(site)
    if place == home or place in home.parents:
        raise NotOurs(f"the output folder {folder} holds the site itself; name another one with --output")
    for name in ("content", "templates", "data", STATE):
        for part in (home / name, real(home / name)):
            if place == part or part in place.parents:
                raise NotOurs(f"the output folder {folder} lies in the site's {name}/; name another one with --output")
    if disk.kind(place) == "link":
        raise NotOurs(f"the output folder {folder} is a link that leads in a circle; remove it, or name another one")
    if place.exists() and not place.is_dir():
        raise NotOurs(f"the output folder {folder} is a file; remove it, or name another folder with --output")
    if place.is_dir() and not (place / MANIFEST).exists() and _is_inhabited(place):
        raise NotOurs(
            f"the output folder {folder} holds files that Stemma did not write; empty it, or name another with --output"
        )
    return Output(place, disk)


def _is_inhabited(folder: Path) -> bool:
    return any(path.name != STAGING for path in folder.iterdir())


def remove_output(output: Output) -> int:
    """Delete every file that we wrote, and the folders that are empty then; the number of files."""
    ways = Ways(output.folder, output.disk)
    within = [path for path in sorted(output.written) if ways.lead_to(path)]
    doomed = [path for path in within if output.disk.kind(output.folder / path) in ("file", "link")]
    for path in doomed:
        output.disk.remove(output.folder / path)
    for path in within:
        output.disk.remove_empty_folders((output.folder / path).parent, output.folder)
    output.disk.remove(output.folder / MANIFEST)
    output.disk.remove_empty_folders(output.folder, output.folder.parent)
    return len(doomed)
