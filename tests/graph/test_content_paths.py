"""Paths below content/."""

from __future__ import annotations

import pytest

from generator.graph.content_paths import distance, joined, key_of


@pytest.mark.parametrize(
    ("folder", "target", "expected"),
    [
        ("a/b", "c.md", "a/b/c.md"),
        ("a/b", "../c.md", "a/c.md"),
        ("a/b", "../../c.md", "c.md"),
        ("a/b", "../../../c.md", None),
        ("a/b", "/c.md", "c.md"),
        ("a/b", "/../c.md", None),
        ("a/b", ".", "a/b"),
        ("", "x//y/./z/", "x/y/z"),
        ("", "..", None),
    ],
)
def test_a_link_is_joined_to_its_folder(folder: str, target: str, expected: str | None) -> None:
    assert joined(folder, target) == expected


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("a/b.md", "a/b"),
        ("a/b.MD", "a/b"),
        ("a/b.markdown", "a/b"),
        ("a/Index.Markdown", "a"),
        (".md", ""),
        ("a/b", "a/b"),
        ("a/index.md", "a"),
        ("a/_index.md", "a"),
        ("a/README.md", "a"),
        ("index.md", ""),
        ("a/b.v2.md", "a/b.v2"),
        ("", ""),
    ],
)
def test_a_path_has_a_key(path: str, key: str) -> None:
    assert key_of(path) == key


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("", "", 0), ("a", "", 1), ("a/b", "a/c", 2), ("a/b", "a", 1), ("x/b", "y/b", 4)]
)
def test_folders_are_so_far_apart(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == distance(other, one) == steps
