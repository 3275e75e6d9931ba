"""Bytes become text: UTF-8 strictly, one kind of line end, and a place for whatever does not fit."""

from __future__ import annotations

import codecs

from generator.problems import Place, Problem

LIMIT = 10_000_000
"""Bytes of one file. War and Peace has 3.3 million; ten are read and parsed in seconds, a gigabyte eats the machine."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = "Save the file as UTF-8."


def decode(data: bytes, *, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, and what was wrong with its bytes. Never raises.

    A byte order mark is dropped, every line ends with "\\n" (so lines count as editors count them), and what is no
    UTF-8, and NUL, becomes a replacement character. A file over LIMIT has no text at all.
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
    if "\0" in text:
        if not data.startswith(_UTF_16):  # of whose characters half are NUL; that it is UTF-16 has been said
            problems += (_nul(text, file),)
        text = text.replace("\0", _REPLACEMENT)
    return text, problems


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


def _nul(text: str, file: str) -> Problem:
    place = Place(file, *position(text, text.index("\0")))
    count = text.count("\0")
    again = f" (and {count - 1} more)" if count > 1 else ""
    what = f"There is a NUL character here{again}, which no text has."
    return Problem("unreadable-text", place, what, "Remove it; or is this file no text at all?")
