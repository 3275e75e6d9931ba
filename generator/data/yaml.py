"""YAML as data: plain values by the core rules of YAML 1.2, where `NO`, `1:30` and `2024-02-30` are words."""

from __future__ import annotations

import re

import msgspec

from generator.problems import Place, Problem
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.yaml_nodes import compose

_NULL = re.compile(r"~|null|Null|NULL|")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITY = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")
_NO_NUMBER = re.compile(r"\.(?:nan|NaN|NAN)")

SMALLEST, LARGEST = -(2**63), 2**64 - 1
"""Whole numbers beyond these cannot be kept in the ledger, nor read by JavaScript."""


NODES = 1_000_000
ALIASES = 1_000
"""Values in one file, and references to values: data are larger than front matter, and still no bomb."""


def read_nodes(text: str, *, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The nodes of a YAML text that is data, and what is wrong with it. Never raises."""
    composed = compose(text, file=file, nodes=NODES, aliases=ALIASES, bare_links=False)
    return composed.node, tuple(as_data_problem(problem) for problem in composed.problems)


def as_data_problem(problem: Problem) -> Problem:
    """The same problem of a data file, where there is no front matter."""
    return msgspec.structs.replace(problem, name="data-syntax")


def read_yaml(text: str, *, file: str) -> tuple[object, tuple[Problem, ...]]:
    """The plain value of a YAML text, and what is wrong with it. Never raises."""
    node, problems = read_nodes(text, file=file)
    found: list[Problem] = []
    value = None if node is None else _plain(node, file, found)
    return value, (*problems, *found)


def _plain(node: Node, file: str, found: list[Problem]) -> object:
    """The recursion is as deep as the reader lets lists be nested: 50."""
    if isinstance(node, Mapping):
        found += [_merge(key, file) for key, _ in node.entries if key.text == "<<" and not key.quoted]
        return {key.text: _plain(value, file, found) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item, file, found) for item in node.items]
    value = plain_scalar(node)
    if isinstance(value, int) and not SMALLEST <= value <= LARGEST:
        place = Place(file, node.line, node.column, len(node.text))
        found.append(Problem("data-syntax", place, *too_large_number(node.text)))
        return node.text
    return value


def _merge(key: Scalar, file: str) -> Problem:
    what = "YAML 1.2 knows no merging of mappings by <<."
    return Problem("data-syntax", Place(file, key.line, key.column, 2), what, "Write the values out where they belong.")


def too_large_number(digits: str) -> tuple[str, str]:
    """What to say of a whole number that is too large, and what to do."""
    shown = digits if len(digits) <= 40 else digits[:37] + "…"
    return f"The number {shown} is too large to compute with.", f'If it is a name made of digits, write "{shown}".'


def plain_scalar(node: Scalar) -> str | int | float | bool | None:
    """What a scalar means by YAML 1.2's core rules."""
    text = node.text
    if node.quoted:
        return text
    if _NULL.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text.lower() == "true"
    if text[0] in "+-.0123456789":
        return _number(text)
    return text


def _number(text: str) -> str | int | float:
    if _DECIMAL.fullmatch(text):
        return int(text) if len(text) < 40 else LARGEST + 1  # Python refuses to read thousands of digits
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16)
    if _NUMBER.fullmatch(text):
        return float(text)
    if infinity := _INFINITY.fullmatch(text):
        return float(infinity[1] + "inf")
    return float("nan") if _NO_NUMBER.fullmatch(text) else text
