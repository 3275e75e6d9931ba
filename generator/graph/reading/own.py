"""What every article may say of itself, whatever its kind: title, summary, tags and the like."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.dates import parse_date
from generator.graph.reading.claims import is_nothing
from generator.graph.reading.desk import Desk, got
from generator.graph.reading.scalars import TYPERS
from generator.names import nfc
from generator.settings import FieldSettings
from generator.source.nodes import Node, Scalar, Sequence

OwnReader = Callable[[Desk, str, Node], object]
"""The value of a node, or None when there is none; what is wrong is reported."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ANY = FieldSettings("any", ("text",))


def _wrong(desk: Desk, name: str, node: Node, wanted: str, example: str) -> None:
    desk.report("wrong-type", node, f"{name} is {wanted}; this is {got(node)}.", f"Write it as in {name}: {example}")


def read_text(desk: Desk, name: str, node: Node) -> str | None:
    """One text on one line."""
    if type(node) is Scalar:
        return nfc(" ".join(node.text.split()))
    _wrong(desk, name, node, "text", '"…"')
    return None


def _texts(desk: Desk, name: str, node: Node) -> tuple[str, ...] | None:
    """A list of texts; one text alone is a list of one."""
    items = node.items if type(node) is Sequence else (node,)
    found: list[str] = []
    for item in items:
        text = None if is_nothing(item) else read_text(desk, name, item)
        if text and text not in found:
            desk.spot(f"{name}[{len(found)}]", item)
            found.append(text)
    return tuple(found)


def _tags(desk: Desk, name: str, node: Node) -> tuple[str, ...] | None:
    """A list of tags; in one text they stand with commas between them."""
    if type(node) is not Scalar:
        return _texts(desk, name, node)
    desk.spot("tags[0]", node)
    return tuple(dict.fromkeys(tag for part in node.text.split(",") if (tag := nfc(" ".join(part.split())))))


def _boolean(desk: Desk, name: str, node: Node) -> bool | None:
    value = TYPERS["boolean"](node.text, _ANY) if type(node) is Scalar else None
    if isinstance(value, bool):
        return value
    _wrong(desk, name, node, "true or false", "true")
    return None


def _publish(desk: Desk, name: str, node: Node) -> object:
    """A date; Obsidian's `publish: false` is understood as a draft."""
    text = node.text if type(node) is Scalar else ""
    value = parse_date(text) or TYPERS["boolean"](text, _ANY)
    if value is None:
        _wrong(desk, name, node, "the day from which the article is shown", "2027-01-01")
    return value


def _language(desk: Desk, name: str, node: Node) -> str | None:
    text = node.text if type(node) is Scalar else ""
    if _LANGUAGE.fullmatch(text):
        return text
    _wrong(desk, name, node, "the code of the language in which the article is written", "de")
    return None


def _weight(desk: Desk, name: str, node: Node) -> float | None:
    value = TYPERS["number"](node.text, _ANY) if type(node) is Scalar else None
    if isinstance(value, (int, float)):
        return float(value)
    _wrong(desk, name, node, "a number", "10")
    return None


OWN: dict[str, OwnReader] = {
    "title": read_text,
    "summary": read_text,
    "aliases": _texts,
    "moved_from": _texts,
    "tags": _tags,
    "draft": _boolean,
    "publish": _publish,
    "slug": read_text,
    "template": read_text,
    "language": _language,
    "weight": _weight,
}
