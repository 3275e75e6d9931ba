"""Which files a site is made of, and which have changed since the ledger was written."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.files import Disk, Stamp, real
from generator.graph.content_paths import ARTICLES
from generator.problems import Place, Problem
from generator.theming.folder import THEME

SETTINGS = "site.toml"
FOLDERS = ("content", "data", "templates")

# A byte of a name that is no UTF-8, as Python gives it, written out.
_ODD = re.compile(r"\\udc[89a-f][0-9a-f]")

# A file system's clock ticks: two saves within a tick leave one stamp. FAT ticks every two seconds, none more slowly.
TICK_NS = 2_000_000_000


class Known(Struct, frozen=True, array_like=True):
    """A source file as it was read last."""

    stamp: Stamp
    digest: bytes  # of its content
    sure: bool  # it was older than a tick when it was read, so that a later save has another stamp


class Memory(Struct, frozen=True, array_like=True):
    """The sources of the last build, as the ledger keeps them."""

    files: dict[str, Known] = {}
    settings: bytes = b""  # encoded
    options: bytes = b""  # what was said on the command line, encoded
    output: str = ""  # [build] output
    ids: dict[str, bytes] = {}  # path below content/ -> the id of the parsed text


encode = msgspec.msgpack.Encoder().encode  # mappings in their order, which [extra] shows
decode_memory = msgspec.msgpack.Decoder(Memory).decode


def scan(root: Path, disk: Disk) -> dict[str, Stamp]:
    """Every source file of a site, by its path below the site's folder; the theme's as theme/…."""
    stamps: dict[str, Stamp] = {}
    for folder in FOLDERS:
        stamps.update({f"{folder}/{path}": stamp for path, stamp in disk.scan(root / folder).items()})
    if real(root / "templates") != THEME:
        stamps.update({f"theme/{path}": stamp for path, stamp in disk.scan(THEME).items()})
    settings = disk.stamp(root / SETTINGS)
    if settings is not None:
        stamps[SETTINGS] = settings
    return {path if path.isascii() else _speakable(path): stamp for path, stamp in stamps.items()}


def is_article(path: str) -> bool:
    """True for a file that is read as Markdown."""
    return path.startswith("content/") and path.lower().endswith(ARTICLES) and not is_odd(path)


def is_odd(path: str) -> bool:
    """True for a file whose name is no UTF-8: no page could be named after it, so it is left out, and told."""
    return _ODD.search(path) is not None


def odd_name(path: str) -> Problem:
    """What is said of such a file."""
    return Problem("unreadable-text", Place(path), "The name of this file is not UTF-8.", "Rename the file.")


def _speakable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()


def same_files(
    root: Path, stamps: Mapping[str, Stamp], files: Mapping[str, Known], disk: Disk
) -> tuple[bool, dict[str, Known]]:
    """Whether every file has the content that it had, and those that are known better now.

    Stamps decide; a file that was too young when it was read last is read again, and is sure from then on.
    """
    if stamps.keys() != files.keys():
        return False, {}
    began, better = now(), {}
    for path, stamp in stamps.items():
        old = files[path]
        if old.stamp != stamp:
            return False, {}
        if not old.sure:
            digest = content_digest(root, path, disk)
            if digest != old.digest:
                return False, {}
            better[path] = Known(stamp, digest, is_sure(stamp, began))
    return True, better


def doubting_what_changed(root: Path, files: Mapping[str, Known], disk: Disk) -> dict[str, Known]:
    """What is known of files at the end of a build, and nothing of those that have changed since it began.

    A template that was another one for a moment may have been read just then; that it is the old one again proves
    nothing. An article is read once, and known as it was read.
    """
    return {
        path: known
        if is_article(path) or disk.stamp(where(root, path)) == known.stamp
        else Known(known.stamp, b"", sure=False)
        for path, known in files.items()
    }


def content_digest(root: Path, path: str, disk: Disk) -> bytes:
    """The digest of a source file as it is now; of nothing when it has gone."""
    try:
        return digest_of(disk.read(where(root, path)))
    except OSError:
        return b""


def where(root: Path, path: str) -> Path:
    """The file that a source's path means."""
    return THEME / path.removeprefix("theme/") if path.startswith("theme/") else root / path


def is_sure(stamp: Stamp, now_ns: int) -> bool:
    """True when a later change of the file will show in its stamp. A time in the future proves nothing."""
    return stamp.mtime_ns + TICK_NS < now_ns


def now() -> int:
    """The clock, for telling young files; no output depends on it."""
    return time.time_ns()


def digest_of(content: bytes) -> bytes:
    """Sixteen bytes that stand for a content."""
    return blake2b(content, digest_size=16).digest()
