"""What an article of a kind may say: its readers for every name, made once for a site."""

from __future__ import annotations

from functools import cached_property

from generator.graph.reading.claims import FieldReader
from generator.graph.reading.desk import Desk
from generator.graph.values import Claim
from generator.names import or_list
from generator.problems import Place, Problem
from generator.settings import ARTICLE_FIELDS, FieldSettings, KindSettings, RelationSettings, Settings
from generator.source.nodes import Node, Scalar
from generator.source.yaml_nodes import compose


class KindReader:
    """The fields and relations that articles of one kind may have."""

    def __init__(self, kind: KindSettings, settings: Settings) -> None:
        self.kind = kind
        self.fields = {field.name: FieldReader(field) for field in kind.fields}
        self.relations: dict[str, FieldReader] = {}
        self.elsewhere: dict[str, tuple[str, ...]] = {}  # relations that only articles of these kinds may state
        for relation in settings.relations:
            self._end(relation.name, relation.sources, relation, single=relation.one)
            if not relation.symmetric:
                self._end(relation.inverse, relation.targets, relation, single=relation.inverse_one)
        self.required = tuple(field for field in kind.fields if field.required and not field.default)
        self.misfits: list[tuple[str, Problem]] = []  # fields whose default does not fit, and why
        self.defaults = {field.name: claims for field in kind.fields if (claims := self._default(field))}

    def _end(self, name: str, kinds: tuple[str, ...], relation: RelationSettings, *, single: bool) -> None:
        if name in self.fields:
            return
        if kinds and self.kind.name and self.kind.name not in kinds:
            self.elsewhere[name] = kinds
            return
        self.relations[name] = FieldReader(FieldSettings(name, ("link",), many=True), single=single)

    def _default(self, field: FieldSettings) -> tuple[Claim, ...]:
        if not field.default:
            return ()
        desk = Desk("site.toml")
        claims = self.fields[field.name].read(desk, _node_of(field.default), field.name)
        for problem in desk.problems:
            what = f"The default of {field.name} in [kinds.{self.kind.name}] does not fit: {problem.what}"
            self.misfits.append((field.name, Problem("settings", Place("site.toml"), what, problem.do)))
        return claims

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All names that articles of this kind may use."""
        return (*self.fields, *self.relations, *ARTICLE_FIELDS)

    def who_may(self, name: str) -> str:
        """The kinds whose articles may state a relation that those of this kind may not."""
        return or_list(self.elsewhere[name])


def _node_of(default: str) -> Node:
    """A default as front matter reads it: only brackets and quotes make it more than text."""
    node = compose(default, file="site.toml").node if default[0] in "[{\"'" else None
    return node or Scalar(default, 1, 1)
