"""One value of front matter becomes claims: typed values with the sources that say them.

    released: 2010-04-16 [@flask-changes]           one claim with a source
    licence: [BSD-3-Clause, MIT [@docs]]            a list: two claims that stand side by side
    released:                                       one value on which sources disagree: two disputed claims
      - {value: 2010-04-16, source: flask-changes, preferred: true}
      - {value: 2010-04-01, source: portrait, note: takes the joke for the release}

Mappings with `value` in a field that is a list are its items with sources, and not disputed unless they say
`disputed: true`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from generator.graph.reading.citations import cited, split_citations
from generator.graph.reading.desk import Desk, got
from generator.graph.reading.links import unwrapped
from generator.graph.reading.scalars import TYPERS, advice, example, expected
from generator.graph.values import Citation, Claim, Record, Value
from generator.names import did_you_mean
from generator.settings import FieldSettings
from generator.source.nodes import Mapping, Node, Scalar, Sequence

CLAIM_KEYS = ("value", "source", "sources", "note", "preferred", "disputed")
_NOTHING = ("", "~")
_FLAG = FieldSettings("preferred", ("boolean",))


def is_nothing(node: Node) -> bool:
    """Whether a key has no value: `released:`, `released: ~`, `released: ""`."""
    return type(node) is Scalar and (node.text in _NOTHING if not node.quoted else not node.text)


class FieldReader:
    """Reads the values of one field or relation. Made once, used for every article."""

    def __init__(self, field: FieldSettings, *, single: bool | None = None) -> None:
        self.field = field
        self.single = not field.many if single is None else single  # several mappings state one value, disputed
        self.typers = [TYPERS[name] for name in field.types if name in TYPERS]
        self.links = "link" in field.types
        self.prose = field.types == ("markdown",)  # its citations are its own
        self.inner = {inner.name: FieldReader(inner) for inner in field.fields} if "record" in field.types else {}

    def read(self, desk: Desk, node: Node, name: str) -> tuple[Claim, ...]:
        """The claims that a node states; none when it is empty or wrong, which is reported."""
        if self.links:
            node = unwrapped(node)
        if is_nothing(node):
            return ()
        desk.spot(name, node)
        if type(node) is Sequence:
            return self._list(desk, node.items, name)
        if type(node) is Scalar and self.field.separator:
            return self._list(desk, tuple(_pieces(node, self.field.separator)), name)
        claim = self._claim(desk, node, name)
        return (claim,) if claim else ()

    def _list(self, desk: Desk, items: tuple[Node, ...], name: str) -> tuple[Claim, ...]:
        claims: list[Claim] = []
        for item in items:
            here = f"{name}[{len(claims)}]"
            claim = None if is_nothing(item) else self._claim(desk, item, here)
            if claim:
                desk.spot(here, item)
                claims.append(claim)
        if len(claims) < 2 or not self.single:
            return tuple(claims)
        if all(type(item) is Mapping and self._states_claim(item) for item in items):
            return tuple(replace(claim, disputed=True) for claim in claims)
        return tuple(claims) if self.field.many else self._too_many(desk, items, name, claims)

    def _too_many(self, desk: Desk, items: tuple[Node, ...], name: str, claims: list[Claim]) -> tuple[Claim, ...]:
        what = f"{name} has one value, and here are {len(claims)}."
        do = "Keep one; or, where sources disagree, write each as {value: …, source: …}."
        desk.report("too-many", items[1], what, do)
        return (claims[0],)

    def _claim(self, desk: Desk, node: Node, name: str) -> Claim | None:
        if self.links:
            node = unwrapped(node)
        if type(node) is Scalar:
            return self._of_text(desk, node, name)
        if type(node) is Mapping and self._states_claim(node):
            return self._stated(desk, node, name)
        if type(node) is Mapping and self.inner:
            return self._record(desk, node, name)
        self._wrong(desk, node, name)
        return None

    def _of_text(self, desk: Desk, node: Scalar, name: str) -> Claim | None:
        text, sources = (node.text, ()) if self.prose else split_citations(node.text)
        for typer in self.typers:
            value = typer(text, self.field)
            if value is not None:
                return Claim(value, sources)
        self._wrong(desk, node, name, text)
        return None

    def _wrong(self, desk: Desk, node: Node, name: str, text: str = "") -> None:
        do = advice(text, self.field) if text else f"Write it as in {self.field.name}: {example(self.field)}"
        desk.report("wrong-type", node, f"{name} is {expected(self.field)}; this is {got(node)}.", do)

    def _states_claim(self, node: Mapping) -> bool:
        """A mapping is a claim, unless the field is a record and the mapping has other keys than a claim."""
        if not self.inner:
            return True
        keys = {key.text for key, _ in node.entries}
        return "value" in keys and "value" not in self.inner and keys <= set(CLAIM_KEYS)

    def _stated(self, desk: Desk, node: Mapping, name: str) -> Claim | None:
        claim: Claim | None = None
        found: dict[str, Node] = {}
        for key, value in node.entries:
            if key.text in ("value", "to"):
                found["value"] = value
                claim = None if is_nothing(value) else self._claim(desk, value, name)
            elif key.text in CLAIM_KEYS:
                found[key.text] = value
            else:
                do = did_you_mean(key.text, CLAIM_KEYS, otherwise=f"There are {', '.join(CLAIM_KEYS)}.")
                desk.report("unknown-field", key, f"A claim has no {key.text}.", do)
        if is_nothing(found.get("value", node)) or (len(found) == len(node.entries) and "value" not in found):
            do = f"Write it as in {self.field.name}: {{value: {example(self.field)}, source: …}}"
            desk.report("wrong-type", node, f"{name} is a claim without a value.", do)
        return claim and with_sources(desk, claim, found, name)

    def _record(self, desk: Desk, node: Mapping, name: str) -> Claim:
        values: dict[str, tuple[Value, ...]] = {}
        sources: tuple[Citation, ...] = ()
        for key, value in node.entries:
            reader = self.inner.get(key.text)
            if reader is None:
                do = did_you_mean(key.text, self.inner, otherwise=f"There are {', '.join(self.inner)}.")
                desk.report("unknown-field", key, f"{self.field.name} has no {key.text}.", do)
                continue
            claims = reader.read(desk, value, f"{name}.{key.text}")
            values[key.text] = tuple(claim.value for claim in claims)
            sources += tuple(source for claim in claims for source in claim.sources)
        self._check_complete(desk, node, values)
        return Claim(Record(tuple((inner, values[inner]) for inner in self.inner if values.get(inner))), sources)

    def _check_complete(self, desk: Desk, node: Mapping, values: dict[str, tuple[Value, ...]]) -> None:
        written = {key.text for key, value in node.entries if not is_nothing(value)}
        for inner, reader in self.inner.items():
            if reader.field.required and inner not in written:
                do = f"Write {inner}: {example(reader.field)}"
                desk.report("missing-field", node, f"{self.field.name} needs {inner}.", do)


def with_sources(desk: Desk, claim: Claim, found: dict[str, Node], name: str) -> Claim:
    """The claim with what the other keys of its mapping say of it: source, sources, note, preferred, disputed."""
    sources = claim.sources
    for key in ("source", "sources"):
        if key in found:
            sources += _sources(desk, found[key], name)
    note = found.get("note")
    return Claim(
        claim.value,
        sources,
        note=note.text if type(note) is Scalar else "",
        preferred=_flag(desk, found, "preferred"),
        disputed=_flag(desk, found, "disputed"),
    )


def _sources(desk: Desk, node: Node, name: str) -> tuple[Citation, ...]:
    node = unwrapped(node)
    if type(node) is Sequence:
        return tuple(source for item in node.items for source in _sources(desk, item, name))
    found = cited(node.text) if type(node) is Scalar else ()
    if not found and not is_nothing(node):
        do = "Write it as in source: key-of-the-source, p. 12"
        desk.report("wrong-type", node, f"The source of {name} is the name of a source; this is {got(node)}.", do)
    return found


def _flag(desk: Desk, found: dict[str, Node], key: str) -> bool:
    node = found.get(key)
    if node is None:
        return False
    value = TYPERS["boolean"](node.text, _FLAG) if type(node) is Scalar else None
    if value is None:
        desk.report("wrong-type", node, f"{key} is true or false; this is {got(node)}.", f"Write {key}: true")
    return value is True


def _pieces(node: Scalar, separator: str) -> Iterator[Node]:
    """The parts of a list written as one text, each at its own column; brackets keep what is in them together."""
    sign = separator.strip() or separator
    depth = start = 0
    for found in re.finditer(rf"[\[\]]|{re.escape(sign)}|\Z", node.text):
        if found[0] in ("[", "]"):
            depth = max(0, depth + (1 if found[0] == "[" else -1))
        elif depth == 0 or not found[0]:
            piece = node.text[start : found.start()]
            column = node.column + node.quoted + start + len(piece) - len(piece.lstrip())
            yield Scalar(piece.strip(), node.line, column, node.quoted)
            start = found.end()
