"""What one file beside an article is: its hash, what it shows, or why it is not published."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import PurePosixPath

from msgspec import Struct

from generator.media.images import Picture, is_image, look_at
from generator.media.published_names import why_refused
from generator.problems import Place, Problem

LARGEST = 250_000_000
"""Bytes of one file. It is held in memory while it is copied, and most hosts take no more than 100 MB anyway."""

SHEET = ".yaml"  # portrait.png.yaml says what portrait.png is


class Facts(Struct, frozen=True, array_like=True):
    """What the bytes of a file tell of it."""

    size: int
    digest: str = ""  # of its content; "" for one that was not read
    picture: Picture = Picture()
    fault: str = ""  # the name of the problem with it
    problem: str = ""  # as said of it: "is empty"
    do: str = ""


def refused(path: str, size: int) -> Facts | None:
    """The facts of a file that is not published whatever it holds; None for one that has to be read."""
    if why := why_refused(path):
        return Facts(size, fault="unsafe-file", problem=why, do="Pack it into a .zip, rename it, or remove it.")
    if size > LARGEST:
        why = f"has {size / 1e6:,.0f} MB, and a file may have {LARGEST // 1_000_000}"
        return Facts(size, fault="limit-reached", problem=why, do="Publish it elsewhere, and link to it.")
    bare = path.removesuffix(SHEET)
    if bare != path and is_image(bare):  # its image is gone, else it would be no attachment
        why = f'describes "{PurePosixPath(bare).name}", which is not there'
        return Facts(size, fault="missing-file", problem=why, do="Name it after the image beside it, or remove it.")
    return None


def digest_of(data: bytes) -> str:
    """What stands for the content of a file, in its published name too."""
    return blake2b(data, digest_size=5).hexdigest()


def facts_of(path: str, data: bytes) -> Facts:
    """The facts of a file that was read."""
    digest = digest_of(data)
    if not is_image(path):
        return Facts(len(data), digest)
    picture = look_at(path, data)
    if not picture.problem:
        return Facts(len(data), digest, picture)
    fault = "unsafe-file" if picture.unsafe else "broken-image"
    do = "Save it again as a plain image." if picture.unsafe else "Save it again with an image program, or remove it."
    return Facts(len(data), digest, picture, fault, picture.problem, do)


def unreadable(size: int, error: OSError) -> Facts:
    """The facts of a file that the system does not let us read."""
    why = f"cannot be read: {error.strerror}"
    return Facts(size, fault="missing-file", problem=why, do="Let its owner allow reading it.")


def vanished(path: str) -> Problem:
    """The problem of a file that was there when the build began, or was another."""
    return Problem(
        "missing-file",
        Place("content/" + path),
        "The file went, or became another, while the site was built.",
        "Build again.",
    )
