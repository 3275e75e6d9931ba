"""Data: the files of data/, in templates as `data.name`; data/authors/all.csv is `data.authors.all`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from generator.data.formats import Read, read_csv, read_json, read_toml
from generator.data.yaml import read_yaml
from generator.files import Disk
from generator.names import shown
from generator.problems import Place, Problem
from generator.source.text import decode

LARGEST = 10_000_000
"""Bytes of one file: YAML takes some 5 s for as many."""

_READERS: dict[str, Callable[..., Read]] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".toml": read_toml,
    ".json": read_json,
    ".csv": read_csv,
}


class DataFolder:
    """Answers the view's questions about data. A file is read when it is first asked for."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder, self._disk = folder, disk
        files = [path for path in disk.scan(folder) if _ending(path) in _READERS]
        self._paths, self._doubles = _named(path for path in files if shown(path) == path)
        self._odd = [path for path in files if shown(path) != path]
        self._read: dict[str, Read] = {}

    def data(self, name: str) -> object:
        """The value of the data file of that name in plain lists, mappings, texts and numbers; None for none."""
        return self._value(name)[0] if name in self._paths else None

    def data_names(self) -> tuple[str, ...]:
        """The names of all data files."""
        return tuple(self._paths)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files, and names that two of them want."""
        found = [problem for name in self._paths for problem in self._value(name)[1]]
        return (*found, *(_same_name(*double) for double in self._doubles), *map(_odd_name, self._odd))

    def _value(self, name: str) -> Read:
        if name not in self._read:
            self._read[name] = self._read_file(self._paths[name])
        return self._read[name]

    def _read_file(self, path: str) -> Read:
        file = "data/" + shown(path)
        try:
            data = self._disk.read(self._folder / path)
        except FileNotFoundError:
            return None, ()
        except OSError as error:
            return _refused(file, f"The file cannot be read: {error.strerror}.", "Let its owner allow reading it.")
        if len(data) > LARGEST:
            what = f"The file has {len(data) / 1e6:.1f} MB; a data file may have {LARGEST // 1_000_000}."
            return _refused(file, what, "Split it into several files.")
        text, unreadable = decode(data, file=file)
        value, problems = _READERS[_ending(path)](text, file=file)
        return value, (*unreadable, *problems)


def _named(paths: Iterable[str]) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """The files by name, in the order of their names, and (name, path, other path) where two want one."""
    named: dict[str, str] = {}
    doubles = []
    for path in sorted(paths):
        name = path[: -len(_ending(path))].replace("/", ".")
        if name in named:
            doubles.append((name, path, named[name]))
        named.setdefault(name, path)
    for name, path in named.items():
        parts = name.split(".")
        above = next((above for at in range(1, len(parts)) if (above := ".".join(parts[:at])) in named), None)
        if above is not None:
            doubles.append((above, path, named[above]))
    return dict(sorted(named.items())), doubles


def _same_name(name: str, path: str, other: str) -> Problem:
    what = f"data.{name} is already the content of data/{other}."
    return Problem("data-syntax", Place("data/" + path), what, "Rename one of the two.")


def _odd_name(path: str) -> Problem:
    what = "The name has an invisible character, or one that is no UTF-8."
    return Problem("data-syntax", Place("data/" + shown(path)), what, "Rename the file.")


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _refused(file: str, what: str, do: str) -> Read:
    return None, (Problem("data-syntax", Place(file), what, do),)
