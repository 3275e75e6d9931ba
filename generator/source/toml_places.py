"""Where each key of a TOML text stands, which the standard library's reader does not tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

from msgspec import Struct

Path = tuple[str | int, ...]

_SKIP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_TEXT = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_BARE = re.compile(r"[^,\]}#\n]*")


class TomlPlace(Struct, frozen=True):
    """Where a key stands, and where its value begins. Lines and columns count from 1."""

    line: int
    column: int
    width: int
    value_line: int
    value_column: int


def toml_places(text: str) -> dict[Path, TomlPlace]:
    """Where the keys of a TOML text stand: ("kinds", "person", "label"), and items of lists by their number.

    Only for a text that `tomllib` has read without an error: nothing is checked a second time here.
    """
    walk = _Walk(text)
    walk.document()
    return walk.places


class _Walk:
    """One walk through the text, forwards; `at` is where it has come."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.places: dict[Path, TomlPlace] = {}
        self.tables: dict[Path, int] = {}  # how many [[…]] there have been

    def document(self) -> None:
        table: Path = ()
        self.skip()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
            self.skip()

    def header(self) -> Path:
        several = self.text.startswith("[[", self.at)
        self.at += 2 if several else 1
        start, path, end = self.key()
        path = self.numbered(path[:-1]) + path[-1:]
        self.at += 2 if several else 1
        if several:
            self.note(path, start, end, start)
            self.tables[path] = self.tables.get(path, -1) + 1
            path += (self.tables[path],)
        self.note(path, start, end, start)
        return path

    def numbered(self, path: Path) -> Path:
        """The path with the number of the current [[…]] table put in wherever it leads through one."""
        found: Path = ()
        for part in path:
            found += (part,)
            if found in self.tables:
                found += (self.tables[found],)
        return found

    def pair(self, table: Path) -> None:
        start, path, end = self.key()
        self.at += 1  # "="
        self.blank()
        self.note(table + path, start, end, self.at)
        self.value(table + path)

    def key(self) -> tuple[int, Path, int]:
        parts: Path = ()
        self.blank()
        start = end = self.at
        while found := _KEY.match(self.text, self.at):
            parts += (_bare(found[0]),)
            self.at = end = found.end()
            self.blank()
            if self.text[self.at : self.at + 1] != ".":
                break
            self.at += 1
            self.blank()
        return start, parts, end

    def value(self, path: Path) -> None:
        first = self.text[self.at : self.at + 1]
        if first == "[":
            self.items(path)
        elif first == "{":
            self.inline(path)
        else:
            found = _TEXT.match(self.text, self.at) or _BARE.match(self.text, self.at)
            self.at = found.end() if found else len(self.text)

    def items(self, path: Path) -> None:
        self.at += 1
        number = 0
        self.skip()
        while self.text[self.at : self.at + 1] not in ("]", ""):
            item = (*path, number)
            self.note(item, self.at, self.at + 1, self.at)
            self.value(item)
            number += 1
            self.skip_comma()
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        self.skip()
        while self.text[self.at : self.at + 1] not in ("}", ""):
            self.pair(path)
            self.skip_comma()
        self.at += 1

    def skip_comma(self) -> None:
        self.skip()
        if self.text[self.at : self.at + 1] == ",":
            self.at += 1
            self.skip()

    def skip(self) -> None:
        found = _SKIP.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def note(self, path: Path, start: int, end: int, value: int) -> None:
        for length in range(1, len(path) + 1):  # [a.b] states a, too, unless something before it did
            place = TomlPlace(*self.position(start), end - start, *self.position(value))
            self.places.setdefault(path[:length], place)

    def position(self, index: int) -> tuple[int, int]:
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1


def _bare(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] == '"' and "\\" in key:
        return next(iter(tomllib.loads(f"{key} = 0")))
    return key.strip('"')


_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def syntax_mistake(error: ValueError, text: str) -> tuple[int, int, str]:
    """Line, column and sentence of tomllib's complaint about a text."""
    said = str(error)
    found = _AT.search(said)
    sentence = said[: found.start()] if found else said
    if found is None or found[1] is None:
        rows = text.rstrip("\n").split("\n")
        return len(rows), len(rows[-1]) + 1, sentence
    return int(found[1]), int(found[2]), sentence
