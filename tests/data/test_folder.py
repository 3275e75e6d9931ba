"""The data folder: names, values, and problems with both."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from generator.data.folder import DataFolder
from generator.files import Disk
from generator.problems import Place


def folder(at: Path, files: dict[str, str]) -> DataFolder:
    for name, text in files.items():
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_text(text, encoding="utf-8")
    return DataFolder(at, Disk())


FILES = {
    "team.yaml": "- Ada\n",
    "a/b/deep.yml": "x: 1\n",
    "prices.toml": "x = 1\n",
    "CONFIG.JSON": '{"x": 1}',
    "rows.csv": "x\n1\n",
    "README.md": "no data",
    ".hidden.yaml": "no: data",
}


def test_files_are_known_by_their_paths_with_dots(tmp_path: Path) -> None:
    assert folder(tmp_path, FILES).data_names() == ("CONFIG", "a.b.deep", "prices", "rows", "team")


VALUES: list[tuple[str, object]] = [
    ("team", ["Ada"]),
    ("a.b.deep", {"x": 1}),
    ("prices", {"x": 1}),
    ("CONFIG", {"x": 1}),
    ("rows", [{"x": "1"}]),
    ("absent", None),
    ("README", None),
    ("../secret", None),
]


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_a_name_gives_a_plain_value(tmp_path: Path, name: str, value: object) -> None:
    assert folder(tmp_path, FILES).data(name) == value


def test_sound_files_have_no_problems(tmp_path: Path) -> None:
    assert folder(tmp_path, FILES).problems() == ()


def test_a_site_without_data_has_none(tmp_path: Path) -> None:
    data = folder(tmp_path / "absent", {})

    assert (data.data_names(), data.problems()) == ((), ())


def test_a_file_is_read_when_it_is_asked_for_and_only_once(tmp_path: Path) -> None:
    read: list[str] = []

    class Watched(Disk):
        def read(self, path: Path) -> bytes:
            read.append(path.name)
            return super().read(path)

    folder(tmp_path, FILES)
    data = DataFolder(tmp_path, Watched())
    data.data_names()

    assert read == []
    data.data("team")
    data.data("team")
    assert read == ["team.yaml"]


def test_problems_of_all_files_are_told_in_the_order_of_their_names(tmp_path: Path) -> None:
    files = {"b.yaml": "x: [", "a.json": "{", "c.toml": "x", "d.csv": "x\n1,2\n", "e.yaml": "x: 1"}
    problems = folder(tmp_path, files).problems()

    assert [(problem.name, problem.place.file) for problem in problems] == [
        ("data-syntax", f"data/{name}") for name in ("a.json", "b.yaml", "c.toml", "d.csv")
    ]
    assert all(problem.place.line for problem in problems)


SAME = [
    ({"a.json": "{}", "a.yaml": "{}"}, "a.yaml", "data.a is already the content of data/a.json."),
    ({"a.yaml": "{}", "a/b.yaml": "{}"}, "a/b.yaml", "data.a is already the content of data/a.yaml."),
    ({"a.yaml": "{}", "a/b/c.yaml": "{}"}, "a/b/c.yaml", "data.a is already the content of data/a.yaml."),
    ({"a/b.yaml": "{}", "a.b.yaml": "{}"}, "a/b.yaml", "data.a.b is already the content of data/a.b.yaml."),
]


@pytest.mark.parametrize(("files", "path", "what"), SAME)
def test_two_files_of_one_name_are_a_problem(tmp_path: Path, files: dict[str, str], path: str, what: str) -> None:
    problems = folder(tmp_path, files).problems()

    assert [(problem.place, problem.what) for problem in problems] == [(Place("data/" + path), what)]


def test_the_first_of_two_files_is_read(tmp_path: Path) -> None:
    assert folder(tmp_path, {"a.json": "1", "a.yaml": "2"}).data("a") == 1


def test_bytes_that_are_no_text_are_a_problem_at_their_place(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"a: 1\nb: \xff\n")
    problems = DataFolder(tmp_path, Disk()).problems()

    assert [(problem.name, problem.place) for problem in problems] == [("unreadable-text", Place("data/x.yaml", 2, 4))]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    data = folder(tmp_path, {"x.csv": "a\n" + "x\n" * 5_000_000})

    assert data.data("x") is None
    assert [problem.what for problem in data.problems()] == ["The file has 10.0 MB; a data file may have 10."]


def test_a_file_that_vanished_or_may_not_be_read_has_no_value(tmp_path: Path) -> None:
    class Locked(Disk):
        def read(self, path: Path) -> bytes:
            if path.name == "gone.yaml":
                raise FileNotFoundError
            raise PermissionError(13, "Permission denied")

    folder(tmp_path, {"gone.yaml": "1", "locked.yaml": "1"})
    data = DataFolder(tmp_path, Locked())

    assert (data.data("gone"), data.data("locked")) == (None, None)
    assert [problem.place.file for problem in data.problems()] == ["data/locked.yaml"]


def test_a_name_in_no_encoding_is_told_and_harms_nothing(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")).write_bytes(b"a: 1")
    except OSError:  # a file system that has no such names
        return
    data = DataFolder(tmp_path, Disk())

    assert data.data_names() == ()
    assert [problem.place.file for problem in data.problems()] == ["data/\N{REPLACEMENT CHARACTER}.yaml"]


def test_every_value_can_be_kept_in_the_ledger(tmp_path: Path) -> None:
    data = folder(tmp_path, FILES)

    for name in data.data_names():
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(data.data(name))) == data.data(name)
