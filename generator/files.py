"""The only code that touches content and output: scanning, reading, writing, renaming, deleting.

Tests put a `Disk` of their own in the place of this one to make any of these calls fail.
"""

from __future__ import annotations

import errno
import os
import shutil
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISLNK

from msgspec import Struct

STATE = ".stemma"
NEW = ".stemma-new-"  # begins the name of a copy that is to be renamed, where two folders lie on different devices

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
            top = os.path.realpath(folder)
            waiting = [(str(folder), "", False)]
            while waiting:
                waiting += self._listed(*waiting.pop(), found, top)
        return dict(sorted(found.items()))

    def _listed(
        self, folder: str, prefix: str, linked: bool, found: dict[str, Stamp], top: str
    ) -> list[tuple[str, str, bool]]:
        """Add the files of a folder to those found; its folders, each with the path to it, and whether by a link."""
        folders: list[tuple[str, str, bool]] = []
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except (FileNotFoundError, NotADirectoryError):  # vanished between listing and looking: it is not there
            return folders  # but a folder that we may not look into is an error: what is in it would be missed
        for entry in entries:
            name = entry.name
            if is_clutter(name):
                continue
            link = entry.is_symlink()
            if link and not _may_follow(entry, top, linked=linked):
                continue
            path = prefix + (name if name.isascii() else unicodedata.normalize("NFC", name))
            try:
                if entry.is_dir():
                    folders.append((entry.path, path + "/", linked or link))
                elif entry.is_file():
                    if path in found and not path.endswith(name):
                        continue  # of two names that are one in form C, `read` takes the one that is in form C
                    stat = entry.stat()
                    found[path] = Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ino)
            except OSError:  # it has vanished, or is a link that leads in a circle
                continue
        return folders

    def stamp(self, path: Path) -> Stamp | None:
        """The stamp of a file; None when there is none, under its name in any Unicode form."""
        try:
            stat = os.stat(path)
        except FileNotFoundError:
            twin = _twin(path)
            return self.stamp(twin) if twin else None
        except OSError:
            return None
        return Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ino)

    def file_stamp(self, path: str) -> FileStamp:
        """By what a file of the output is known; for none a stamp that no file has."""
        try:
            found = os.stat(path)
        except OSError:
            return FileStamp(-1, 0)
        return FileStamp(found.st_size, found.st_mtime_ns)

    def kind(self, path: Path) -> str:
        """What lies at a path, itself and not where it may lead: "file", "folder", "link", or "" for nothing."""
        try:
            mode = os.lstat(path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return ""
        return "link" if S_ISLNK(mode) else "folder" if S_ISDIR(mode) else "file"

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

    def rename(self, source: Path, target: Path) -> None:
        """Rename a file over another one, or a folder to where nothing is."""
        os.replace(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """Put a complete file in the place of another one, making the target's folders.

        To another device, which may be mounted somewhere in the output, it comes as a copy, which is renamed there.
        """
        try:
            self.rename(source, target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.rename(source, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            copy = target.with_name(f"{NEW}{os.getpid()}")
            shutil.copyfile(source, copy)
            self.rename(copy, target)

    def move_into(self, source: Path, target: Path) -> None:
        """Move all files below a folder to the same places below another, each by a rename.

        A folder that is not there yet is moved as a whole: a new site of 10,000 pages is a dozen renames. No link is
        followed on the way.
        """
        with os.scandir(source) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            here, there = Path(entry.path), target / entry.name
            if not entry.is_dir(follow_symlinks=False):
                self.replace(here, there)
            elif self.kind(there) == "folder":
                self.move_into(here, there)
            else:
                self._move_folder(here, there)

    def _move_folder(self, source: Path, target: Path) -> None:
        try:
            self.rename(source, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            target.mkdir()
            self.move_into(source, target)

    def remove(self, path: Path) -> None:
        """Remove a file or a link; one that is not there is removed already."""
        path.unlink(missing_ok=True)

    def remove_copies(self, folder: Path) -> None:
        """Remove what a killed `move_into` has left."""
        for parent, _, names in os.walk(folder):
            for name in names:
                if name.startswith(NEW):
                    os.unlink(os.path.join(parent, name))

    def remove_empty_folders(self, folder: Path, below: Path) -> None:
        """Remove a folder and those above it, as far as they are empty, never `below` itself."""
        while folder != below and below in folder.parents:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent

    def remove_folders_in(self, folder: Path) -> None:
        """Remove a folder that holds nothing but folders. OSError when there is a file."""
        for parent, _, _ in os.walk(folder, topdown=False):
            os.rmdir(parent)

    def remove_tree(self, folder: Path) -> None:
        """Remove a folder with all that is in it; of a link only the link."""
        if self.kind(folder) == "folder":
            shutil.rmtree(folder, ignore_errors=True)
        else:
            folder.unlink(missing_ok=True)


class ListedOnce(Disk):
    """A disk each of whose folders is listed once, so that all of a build sees the same files come and go."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._listings: dict[Path, dict[str, Stamp]] = {}

    def scan(self, folder: Path) -> dict[str, Stamp]:
        """All files below a folder when it was listed first."""
        if folder not in self._listings:
            self._listings[folder] = self._disk.scan(folder)
        return self._listings[folder]

    def forget(self, folder: Path, paths: Collection[str]) -> None:
        """Take files for such as were not there: they have vanished."""
        self._listings[folder] = {path: stamp for path, stamp in self.scan(folder).items() if path not in paths}

    def stamp(self, path: Path) -> Stamp | None:
        """The stamp of a file as it is now."""
        return self._disk.stamp(path)

    def read(self, path: Path) -> bytes:
        """The bytes of a file as they are now."""
        return self._disk.read(path)


def _may_follow(entry: os.DirEntry[str], top: str, *, linked: bool) -> bool:
    """Whether a link leads to another place below `top`.

    No link to a folder is followed that was come to by a link, or that leads upward: two that lead to each other's
    folders would multiply every file by their number, again and again.
    """
    if not _leads_inside(entry.path, top):
        return False
    if not os.path.isdir(entry.path):
        return True
    real, here = os.path.realpath(entry.path), os.path.realpath(os.path.dirname(entry.path))
    return not linked and os.path.commonpath([real, here]) != real


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


def real(path: Path) -> Path:
    """A path without links; `Path.resolve` fails where they lead in a circle, and this ends there."""
    return Path(os.path.realpath(path))


def site_folder(start: Path) -> Path | None:
    """The nearest folder upward that holds a site.toml."""
    return next((folder for folder in _upward(start) if (folder / "site.toml").is_file()), None)


def _upward(start: Path) -> Iterator[Path]:
    folder = real(start)
    yield folder
    yield from folder.parents
