"""What a site's answers are made of, in one record, for workers that do not have its files.

    Carried.texts    every article and its body, encoded           ─→ CarriedTexts, in place of the ledger
           .files    which files there are, and the bytes of
                     templates, assets, data, sheets of images     ─→ CarriedDisk, in place of the disk
           .facts    what the bytes of the attachments tell        ─→ Attachments

The attachments themselves stay behind: they may be gigabytes, and are only copied and made smaller. Everything else is
answered by the same code as where the files are, so a page is the same wherever it is made.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from msgspec import Struct

from generator.files import Disk, Stamp
from generator.media.facts import SHEET, Facts
from generator.problems import Problem
from generator.settings import Settings
from generator.sources import FOLDERS, scan, where
from generator.theming.folder import THEME

ROOT = Path("carried")  # where the site seems to lie


class File(Struct, frozen=True, array_like=True):
    """A file of the site when it was packed."""

    stamp: Stamp
    data: bytes | None = None
    fault: tuple[int, str, str] | None = None  # why it could not be read: number, words, name


class Carried(Struct, frozen=True, array_like=True):
    """A site, packed."""

    settings: Settings
    drafts: bool
    date: str
    texts: dict[str, tuple[bytes, bytes]]  # path below content/ -> article, body
    files: dict[str, File]  # path below the site's folder; the theme's as theme/…
    facts: dict[str, Facts | None]


def packed_files(root: Path, disk: Disk) -> dict[str, File]:
    """The files of a site, with the bytes of those that a page may ask for."""
    return {path: _packed(root, path, stamp, disk) for path, stamp in scan(root, disk).items()}


def _packed(root: Path, path: str, stamp: Stamp, disk: Disk) -> File:
    if path.startswith("content/") and not path.endswith(SHEET):
        return File(stamp)
    try:
        return File(stamp, disk.read(where(root, path)))
    except OSError as error:  # whoever asks for it hears the same as where the file is
        return File(stamp, None, (error.errno or errno.EIO, error.strerror or "", str(error.filename or "")))


class CarriedDisk(Disk):
    """The files of a carried site, and no others."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self._files = files
        has_theme = any(path.startswith("theme/") for path in files)
        self._folders = {**{ROOT / name: name for name in FOLDERS}, THEME: "theme" if has_theme else "templates"}

    def scan(self, folder: Path) -> dict[str, Stamp]:
        """All files below a folder, sorted by path."""
        top = self._folders[folder] + "/"
        return {path.removeprefix(top): file.stamp for path, file in self._files.items() if path.startswith(top)}

    def stamp(self, path: Path) -> Stamp | None:
        """The stamp of a file; None when there is none."""
        file = self._files.get(self._name(path))
        return file.stamp if file else None

    def read(self, path: Path) -> bytes:
        """The bytes of a file; what was raised when it could not be read."""
        file = self._files.get(self._name(path))
        if file is not None and file.data is not None:
            return file.data
        missing = errno.ENOENT, os.strerror(errno.ENOENT), str(path)
        raise OSError(*(file.fault if file and file.fault else missing))

    def _name(self, path: PurePath) -> str:
        for folder, name in self._folders.items():
            if path.is_relative_to(folder):
                return f"{name}/{path.relative_to(folder).as_posix()}"
        return ""


class CarriedTexts:
    """The texts of a carried site. The path of an article is the id of its text."""

    def __init__(self, texts: Mapping[str, tuple[bytes, bytes]]) -> None:
        self.ids = {path: path.encode() for path in texts}
        self._texts = {path.encode(): text for path, text in texts.items()}

    def articles(self, ids: Iterable[bytes]) -> Iterator[bytes]:
        """The articles of some texts."""
        return (self._texts[id_][0] for id_ in ids)

    def body(self, id_: bytes) -> bytes:
        """The body of a text."""
        return self._texts[id_][1]

    def reopened(self) -> CarriedTexts:
        """The same for another process."""
        return self

    def problems_of_parsed(self) -> dict[bytes, tuple[Problem, ...]]:
        """None: they were told where the texts were parsed."""
        return {}

    def forget_parsed_except(self, ids: Iterable[bytes]) -> None:
        """Nothing: what is carried is needed."""
