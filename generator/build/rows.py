"""The rows of the ledger, each with a checksum: what is not as it was written is not believed.

SQLite notices damage to its own order only. A checksum (zlib's CRC-32, at some 2 GB/s) is of what is kept and of the
name under which it is found, so that rows cannot change places.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from zlib import crc32

import msgspec
from msgspec import Struct

from generator.build.reads import Asked
from generator.problems import Problem

encode_all = msgspec.msgpack.Encoder(order="deterministic").encode
decode_problems = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode
_decode_why = msgspec.msgpack.Decoder(tuple[bytes, ...]).decode


class Damaged(Exception):
    """The ledger cannot be believed."""


class Kept(Struct, frozen=True):
    """What the ledger says of one artifact."""

    path: str
    output: str
    subject: str
    part: str
    reads: Sequence[int]
    problems: tuple[Problem, ...]
    why: tuple[bytes, ...]  # encoded reasons: why it was made when it was made last
    content: bytes  # the digest of its bytes


def sealed(data: bytes, name: bytes = b"") -> bytes:
    """Data with a checksum before it, of them and of the name under which they are kept."""
    return crc32(data, crc32(name)).to_bytes(4, "big") + data


def opened(data: object, name: bytes = b"") -> bytes:
    """The data that were sealed; Damaged when they are others, or were kept under another name."""
    if not isinstance(data, bytes) or crc32(data[4:], crc32(name)).to_bytes(4, "big") != data[:4]:
        raise Damaged("its content is not what was written")
    return data[4:]


NO_PROBLEMS = encode_all(())
NONE_PARSED = sealed(NO_PROBLEMS)


def seal_of(asked: Asked) -> int:
    """The checksum of a question and its answer."""
    return crc32(asked.answer, crc32(asked.arguments, crc32(asked.name.encode(), asked.number & 0xFFFFFFFF)))


def asked_of(row: tuple[int, str, bytes, bytes, int]) -> Asked:
    """The question in a row."""
    try:
        asked = Asked(*row[:4])
        if seal_of(asked) == row[4]:
            return asked
    except (TypeError, AttributeError):  # a damaged row may hold values of any type
        pass
    raise Damaged("an answer is not what was written")


Row = tuple[str, str, str, str, bytes, bytes, bytes, bytes, int]


def _seal_of_artifact(path: str, output: str, subject: str, part: str, *rest: bytes) -> int:
    return crc32("\0".join((path, output, subject, part)).encode(), crc32(b"".join(rest)))


def row_of(kept: Kept) -> Row:
    """The row of an artifact."""
    reads = array("q", kept.reads).tobytes()
    problems = encode_all(kept.problems) if kept.problems else NO_PROBLEMS
    why = encode_all(kept.why)
    seal = _seal_of_artifact(kept.path, kept.output, kept.subject, kept.part, reads, problems, why, kept.content)
    return kept.path, kept.output, kept.subject, kept.part, reads, problems, why, kept.content, seal


def kept_of(row: Row) -> Kept:
    """The artifact in a row."""
    path, output, subject, part, reads, problems, why, content, seal = row
    try:
        if _seal_of_artifact(path, output, subject, part, reads, problems, why, content) != seal:
            raise Damaged("what it says of an artifact is not what was written")
    except TypeError:  # a damaged row may hold values of any type
        raise Damaged("what it says of an artifact is nothing that was written") from None
    numbers = array("q")
    numbers.frombytes(reads)
    return Kept(path, output, subject, part, numbers, decode_problems(problems), _decode_why(why), content)
