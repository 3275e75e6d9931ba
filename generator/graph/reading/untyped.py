"""Values that no field declares: read by the core rules of YAML 1.2, as everybody expects them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.graph.reading.citations import split_citations
from generator.graph.reading.claims import CLAIM_KEYS, with_sources
from generator.graph.reading.desk import Desk
from generator.graph.reading.links import link_in, unwrapped
from generator.graph.values import Claim, Record, Value
from generator.source.nodes import Mapping, Node, Scalar, Sequence

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,2})?")
_WORDS: dict[str, Value] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}


def core_value(text: str) -> Value:
    """A text without quotes as YAML 1.2's core schema reads it, and `[[x]]` as a link.

    Not followed: .inf and .nan, which neither sort nor compare, and numbers of more than 64 bits; they stay text.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        base = {"0o": 8, "0x": 16}.get(text[:2], 10)
        return int(text.removeprefix("0o"), base) if base == 8 else int(text, base)
    if _FLOAT.fullmatch(text):
        return float(text)
    return link_in(text) or text


def untyped_value(node: Node) -> Value:
    """Any node as a value: a mapping as a record, a list inside a list as a record of numbered entries."""
    node = unwrapped(node)
    if isinstance(node, Scalar):
        return (link_in(node.text) or node.text) if node.quoted else core_value(node.text)
    if isinstance(node, Mapping):
        return Record(tuple((key.text, _values(value)) for key, value in node.entries))
    return Record(tuple((str(number), _values(item)) for number, item in enumerate(node.items)))


def untyped_claims(desk: Desk, node: Node, name: str) -> tuple[Claim, ...]:
    """The claims of a field that nobody declared: a list holds several, and citations are understood.

    Several mappings with `value` are taken for one value on which sources disagree.
    """
    node = unwrapped(node)
    if type(node) is not Sequence:
        claim = _claim(desk, node, name)
        return (claim,) if claim.value is not None else ()
    claims: list[Claim] = []
    for item in node.items:
        claim = _claim(desk, item, name)
        if claim.value is not None:
            desk.spot(f"{name}[{len(claims)}]", item)
            claims.append(claim)
    if len(claims) > 1 and all(_is_claim(item) for item in node.items):
        return tuple(replace(claim, disputed=True) for claim in claims)
    return tuple(claims)


def _claim(desk: Desk, node: Node, name: str) -> Claim:
    if type(node) is Scalar:
        text, sources = split_citations(node.text)
        return Claim(untyped_value(Scalar(text, node.line, node.column, node.quoted)), sources)
    if type(node) is Mapping and _is_claim(node):
        parts = {key.text: value for key, value in node.entries}
        return with_sources(desk, _claim(desk, parts["value"], name), parts, name)
    return Claim(untyped_value(node))


def _is_claim(node: Node) -> bool:
    if type(node) is not Mapping:
        return False
    keys = {key.text for key, _ in node.entries}
    return "value" in keys and len(keys) > 1 and keys <= set(CLAIM_KEYS)


def _values(node: Node) -> tuple[Value, ...]:
    node = unwrapped(node)
    if isinstance(node, Sequence):
        return tuple(untyped_value(item) for item in node.items)
    value = untyped_value(node)
    return () if value is None else (value,)
