"""The only code that touches content and output: scanning, reading, staging, publishing, deleting.

    output/
      .stemma-output      the paths of all files that we wrote, one a line: what we may change and delete
      .stemma-staging/    files of a build that has not been decided yet; gone when no build runs
      index.html …

A file is published by renaming a complete one over the old: at any moment each path holds the old bytes or the new.
Tests put a `Disk` of their own in the place of this one to make any of these calls fail.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

MANIFEST = ".stemma-output"
STAGING = ".stemma-staging"
STATE = ".stemma"

# What editors and systems leave lying about; none of it is content.
CLUTTER = frozenset({"Thumbs.db", "desktop.ini"})
CLUTTER_ENDS = ("~", ".swp", ".swo", ".swx", ".tmp", ".orig", ".bak")


class Stamp(Struct, frozen=True, array_like=True):
    """What a file system says of a file without reading it."""

    size: int
    mtime_ns: int
    inode: int


class FileStamp(Struct, frozen=True, array_like=True):
    """By what a file of the output is known to be the one that we wrote."""

    size: int
    mtime_ns: int


class NotOurs(Exception):
    """An output folder that we must not write into; the message says why and what to do."""


def is_clutter(name: str) -> bool:
    """True for hidden, backup and editor files."""
    return name in CLUTTER or name.startswith((".", "#")) or name.endswith(CLUTTER_ENDS)


class Disk:
    """The real file system."""

    def scan(self, folder: Path) -> dict[str, Stamp]:
        """All files below a folder, by path with forward slashes in Unicode form C, sorted.

        Clutter is left out, and so are links that lead out of the folder: they could publish any file of the machine.
        """
        found: dict[str, Stamp] = {}
        if folder.is_dir():
            self._scan(str(folder), "", found, os.path.realpath(folder))
        return dict(sorted(found.items()))

    def _scan(self, folder: str, prefix: str, found: dict[str, Stamp], top: str) -> None:
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except (FileNotFoundError, NotADirectoryError):  # vanished between listing and looking: it is not there
            return  # but a folder that we may not look into is an error: what is in it would be missed in silence
        for entry in entries:
            name = entry.name
            if is_clutter(name):
                continue
            if entry.is_symlink() and not _leads_inside(entry.path, top):
                continue
            path = prefix + (name if name.isascii() else unicodedata.normalize("NFC", name))
            try:
                if entry.is_dir():
                    self._scan(entry.path, path + "/", found, top)
                elif entry.is_file():
                    stat = entry.stat()
                    found[path] = Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ino)
            except OSError:
                continue

    def stamp(self, path: Path) -> Stamp | None:
        """The stamp of a file; None when there is none."""
        try:
            stat = os.stat(path)
        except OSError:
            return None
        return Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ino)

    def has_all(self, folder: Path, stamps: Mapping[str, FileStamp]) -> bool:
        """True when each file lies below the folder as it was written."""
        prefix, stat = f"{folder}{os.sep}", os.stat
        try:
            for path, stamp in stamps.items():
                found = stat(prefix + path)
                if found.st_size != stamp.size or found.st_mtime_ns != stamp.mtime_ns:
                    return False
        except OSError:
            return False
        return True

    def read(self, path: Path) -> bytes:
        """The bytes of a file; FileNotFoundError when there is none, under its name in any Unicode form."""
        try:
            return path.read_bytes()
        except FileNotFoundError:
            twin = _twin(path)
            if twin is None:
                raise
            return twin.read_bytes()

    def write(self, path: Path | str, data: bytes) -> None:
        """Write a whole file, making its folders."""
        try:
            with open(path, "wb") as file:
                file.write(data)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)

    def replace(self, source: Path, target: Path) -> None:
        """Rename a complete file over another one, making the target's folders."""
        try:
            os.replace(source, target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(source, target)

    def move_into(self, source: Path, target: Path) -> None:
        """Move all files below a folder to the same places below another, each by a rename.

        A folder that is not there yet is moved as a whole: a new site of 10,000 pages is a dozen renames.
        """
        with os.scandir(source) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            place = target / entry.name
            if not entry.is_dir(follow_symlinks=False):
                _make_way(place)
                os.replace(entry.path, place)
            elif place.is_dir():
                self.move_into(Path(entry.path), place)
            else:
                place.unlink(missing_ok=True)
                os.replace(entry.path, place)

    def remove(self, path: Path) -> None:
        """Remove a file; one that is not there is removed already."""
        path.unlink(missing_ok=True)

    def remove_empty_folders(self, folder: Path, below: Path) -> None:
        """Remove a folder and those above it, as far as they are empty, never `below` itself."""
        while folder != below and below in folder.parents:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent

    def remove_tree(self, folder: Path) -> None:
        """Remove a folder with all that is in it."""
        shutil.rmtree(folder, ignore_errors=True)


def _leads_inside(path: str, top: str) -> bool:
    real = os.path.realpath(path)
    return os.path.commonpath([real, top]) == top and real != top


def _twin(path: Path) -> Path | None:
    """The file of the same name in another Unicode form, as some systems store names decomposed."""
    here = Path(path.anchor) if path.is_absolute() else Path()
    for part in path.parts[1:] if path.is_absolute() else path.parts:
        step = here / part
        if not step.exists():
            try:
                names = os.listdir(here)
            except OSError:
                return None
            same = sorted(n for n in names if unicodedata.normalize("NFC", n) == unicodedata.normalize("NFC", part))
            if not same:
                return None
            step = here / same[0]
        here = step
    return here if here.is_file() else None


def _make_way(target: Path) -> None:
    """Remove a folder without files where a file must go; one with files of others is left, and the rename fails."""
    if target.is_dir() and not any(path.is_file() for path in target.rglob("*")):
        shutil.rmtree(target)


class Output:
    """An output folder that is ours: what we wrote there before, and how new files get there."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.disk = disk
        self._prefix = f"{folder}{os.sep}"
        self.written = self._manifest()  # paths that an earlier build wrote
        self._staged: set[str] = set()
        self._inhabited = folder.is_dir() and _is_inhabited(folder)

    def _manifest(self) -> frozenset[str]:
        try:
            text = self.disk.read(self.folder / MANIFEST).decode("utf-8", "replace")
        except FileNotFoundError:
            return frozenset()
        return frozenset(line for line in text.splitlines() if is_safe(line))

    def stamp(self, path: str) -> FileStamp:
        """The stamp of the file at a path; of nothing when there is none."""
        try:
            found = os.stat(f"{self._prefix}{path}")
        except OSError:
            return FileStamp(-1, 0)
        return FileStamp(found.st_size, found.st_mtime_ns)

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
        elif self._inhabited and (self.folder / path).is_file():
            raise NotOurs(
                f"{self.folder / path} was not written by Stemma; move it away, or name another output folder"
            )
        self.disk.write(f"{self._prefix}{STAGING}{os.sep}{path}", data)
        return True

    def staged(self, path: str) -> None:
        """Take note of a file that has been put aside."""
        self._staged.add(path)

    def publish(self, planned: Iterable[str]) -> tuple[int, int]:
        """Move what is staged to its place and delete what we wrote before and is no longer planned."""
        keep = frozenset(planned)
        gone = sorted(self.written - keep)
        self._write_manifest(keep | self.written)  # a superset first: a build killed below can be tidied by the next
        for path in gone:
            self.disk.remove(self.folder / path)
        if self._staged:
            self.disk.move_into(self.folder / STAGING, self.folder)
        for path in gone:
            self.disk.remove_empty_folders((self.folder / path).parent, self.folder)
        self._write_manifest(keep)
        counts = len(self._staged), len(gone)
        self.written = keep
        self.discard()
        return counts

    def discard(self) -> None:
        """Forget what is staged."""
        self._staged = set()
        self.disk.remove_tree(self.folder / STAGING)

    def _write_manifest(self, paths: frozenset[str]) -> None:
        data = "".join(path + "\n" for path in sorted(paths)).encode()
        if self.current(MANIFEST) == data:
            return
        aside = self.folder / (MANIFEST + ".new")
        self.disk.write(aside, data)
        self.disk.replace(aside, self.folder / MANIFEST)


def is_safe(path: str) -> bool:
    """True for a relative path that stays below its folder on every system."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path and "\0" not in path


def claim_output(folder: Path, *, site: Path, disk: Disk) -> Output:
    """The output folder, if it is absent, empty or ours; NotOurs otherwise. Removes what a killed build left staged."""
    real, home = folder.resolve(), site.resolve()
    if real == home or real in home.parents:
        raise NotOurs(f"the output folder {folder} holds the site itself; name another one with --output")
    for name in ("content", "templates", "data", STATE):
        part = home / name
        if real == part or part in real.parents:
            raise NotOurs(f"the output folder {folder} lies in the site's {name}/; name another one with --output")
    if real.exists() and not real.is_dir():
        raise NotOurs(f"the output folder {folder} is a file; remove it, or name another folder with --output")
    if real.is_dir() and not (real / MANIFEST).exists() and _is_inhabited(real):
        raise NotOurs(
            f"the output folder {folder} holds files that Stemma did not write; empty it, or name another with --output"
        )
    output = Output(real, disk)
    output.discard()
    return output


def _is_inhabited(folder: Path) -> bool:
    return any(name != STAGING for name in os.listdir(folder))


def remove_output(output: Output) -> int:
    """Delete every file that we wrote, and the folders that are empty then; the number of files."""
    for path in sorted(output.written):
        output.disk.remove(output.folder / path)
        output.disk.remove_empty_folders((output.folder / path).parent, output.folder)
    output.disk.remove(output.folder / MANIFEST)
    output.disk.remove_empty_folders(output.folder, output.folder.parent)
    return len(output.written)


def site_folder(start: Path) -> Path | None:
    """The nearest folder upward that holds a site.toml."""
    return next((folder for folder in _upward(start) if (folder / "site.toml").is_file()), None)


def _upward(start: Path) -> Iterator[Path]:
    folder = start.resolve()
    yield folder
    yield from folder.parents
