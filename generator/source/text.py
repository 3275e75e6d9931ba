"""Bytes become text: UTF-8 strictly, one kind of line end, and a place for whatever does not fit."""

from __future__ import annotations

import codecs
import re

from generator.problems import Place, Problem

LIMIT = 10_000_000
"""Bytes of one file. War and Peace has 3.3 million; ten are read and parsed in seconds, a gigabyte eats the machine."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = "Save the file as UTF-8."

# What no text has and no page may: control characters, and code points that stand for nothing, two in each plane.
_NOTHING = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNSEEN = re.compile(f"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_NOTHING}]")
_SEEN_BYTES = bytes(set(range(256)) - {*range(9), 0x0B, *range(0x0E, 0x20), 0x7F})
# What is in the UTF-8 of all others, and hardly in anything else; by a byte that is not in most files, for looking for
# one byte takes a hundredth of the time of looking for two.
_TELLING = tuple(
    (pattern[:1], re.compile(pattern)) for pattern in (b"\xc2[\x80-\x9f]", b"\xbf[\xbe\xbf]", b"\xef\xb7[\x90-\xaf]")
)


def decode(data: bytes, *, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, and what was wrong with its bytes. Never raises.

    A byte order mark is dropped, every line ends with "\\n" (so lines count as editors count them), and what is no
    UTF-8, or an invisible sign, becomes a replacement character. A file over LIMIT has no text at all.
    """
    if len(data) > LIMIT:
        return "", (_too_large(len(data), file),)
    problems: tuple[Problem, ...] = ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", errors="replace")
        problems = (_not_utf_8(data, error, file),)
    text = one_line_end(text.removeprefix("\ufeff"))
    if may_have_unseen(data):
        if not data.startswith(_UTF_16):  # of whose characters half are NUL; that it is UTF-16 has been said
            problems += _unseen(text, file)
        text = without_unseen(text)
    return text, problems


def may_have_unseen(data: bytes) -> bool:
    """Whether there may be an invisible sign among the bytes of a text. Takes 10 µs for a page of 20 kB."""
    if data.translate(None, _SEEN_BYTES):
        return True
    return any(byte in data and telling.search(data) for byte, telling in _TELLING)


def without_unseen(text: str) -> str:
    """The text with a replacement character for each invisible sign that no page may have."""
    return _UNSEEN.sub(_REPLACEMENT, text)


def unreadable(file: str, error: OSError) -> Problem:
    """The problem of a file that the system does not let us read."""
    what = f"The file cannot be read: {error.strerror}."
    do = "Build again." if isinstance(error, FileNotFoundError) else "Let its owner allow reading it."
    return Problem("unreadable-text", Place(file), what, do)


def one_line_end(text: str) -> str:
    """The text with every CRLF and lone CR as "\\n"."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of the character at `index`."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _too_large(size: int, file: str) -> Problem:
    what = f"The file has {size / 1_000_000:.1f} MB; an article may have {LIMIT // 1_000_000}."
    return Problem("unreadable-text", Place(file), what, "Split it into several articles.")


def _not_utf_8(data: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    before = one_line_end(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
    place = Place(file, *position(before, len(before)))
    if data.startswith(_UTF_16):
        return Problem("unreadable-text", Place(file, 1, 1), "The file is UTF-16.", _SAVE_AS)
    what = f"Byte 0x{data[error.start]:02X} is not UTF-8{_and_others(data)}."
    return Problem("unreadable-text", place, what, f"{_SAVE_AS} It may be Windows-1252 or Latin-1 now.")


def _and_others(data: bytes) -> str:
    again = data.decode("utf-8", errors="replace").count(_REPLACEMENT) - data.count(_REPLACEMENT.encode()) - 1
    return f" (and {again} more in this file)" if again > 0 else ""


def _unseen(text: str, file: str) -> tuple[Problem, ...]:
    found = [match.start() for match in _UNSEEN.finditer(text)]
    if not found:
        return ()
    again = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    what = f"There is an invisible sign here, U+{ord(text[found[0]]):04X}{again}, which no text has."
    do = "Remove it; or is this file no text at all?"
    return (Problem("unreadable-text", Place(file, *position(text, found[0])), what, do),)
