"""Paths below content/: what a relative link leads to, and which key a file has."""

from __future__ import annotations

ARTICLES = (".md", ".markdown")
"""How the names of articles end, in upper or lower case."""

SECTIONS = ("index", "_index", "readme")
"""The names of a folder's own page; where there are several, the one that most generators would take first."""


def folder_of(path: str) -> str:
    """The folder that a file lies in; "" for content/ itself."""
    return path.rpartition("/")[0]


def joined(folder: str, target: str) -> str | None:
    """Where a link leads from a folder, or from the root when it begins with "/"; None when it would leave content/."""
    parts = [] if target.startswith("/") else [part for part in folder.split("/") if part]
    for part in target.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def key_of(path: str) -> str:
    """The key that a path means: without its ending, and for the name of a section page that of its folder."""
    stem = without_ending(path)
    folder, _, name = stem.rpartition("/")
    return folder if name.lower() in SECTIONS else stem


def without_ending(path: str) -> str:
    """The path without the ending of an article, if it has one."""
    lower = path.lower()
    for ending in ARTICLES:
        if lower.endswith(ending):
            return path[: -len(ending)]
    return path


def distance(one: str, other: str) -> int:
    """How many steps up and down lead from one folder to another."""
    steps, others = [part for part in one.split("/") if part], [part for part in other.split("/") if part]
    common = 0
    for step, same in zip(steps, others, strict=False):
        if step != same:
            break
        common += 1
    return len(steps) + len(others) - 2 * common
