"""The fields of articles: which are filled, how they are declared, and where their links lead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.graph.article import Article
from generator.graph.claims import shown, standing
from generator.graph.kinds import Kinds, undeclared
from generator.graph.own_values import OWN_VALUES
from generator.graph.resolve import Resolver
from generator.graph.values import Link, Value
from generator.graph.view import Field, Resolution


class Fields:
    """Answers about the fields of all articles."""

    def __init__(self, articles: Mapping[str, Article], kinds: Kinds, resolver: Resolver) -> None:
        self._articles = articles
        self._kinds = kinds
        self._resolver = resolver
        self._values: dict[str, dict[str, tuple[Value, ...]]] = {}

    def of(self, article: Article) -> tuple[Field, ...]:
        """The filled fields, those that its kind declares first and in its order."""
        declared = self._kinds.fields(article.kind)
        filled = [
            Field(settings, claims)
            for name, settings in declared.items()
            if (claims := shown(article.fields.get(name, ())))
        ]
        for name, stated in article.fields.items():
            if name not in declared and (claims := shown(stated)):
                filled.append(Field(undeclared(name), claims, declared=False))
        return tuple(filled)

    @cached_property
    def names(self) -> frozenset[str]:
        """All names of fields that articles use."""
        return frozenset(name for article in self._articles.values() for name in article.fields)

    def values(self, name: str) -> dict[str, tuple[Value, ...]]:
        """The articles that have something of that name, own or a field, with its values."""
        values = self._values.get(name)
        if values is None:
            values = self._values[name] = self._collected(name)
        return values

    def _collected(self, name: str) -> dict[str, tuple[Value, ...]]:
        if own := OWN_VALUES.get(name):
            return {key: values for key, article in self._articles.items() if (values := own(article))}
        return {
            key: tuple([claim.value for claim in standing(claims)])
            for key, article in self._articles.items()
            if (claims := shown(article.fields.get(name, ())))
        }

    def resolve(self, link: Link, name: str, origin: str) -> Resolution:
        """Where a link in a field leads: by the field's `match` where it has one, else as a wiki link."""
        match = self.match_of(name, origin)
        if match:
            found = self._resolver.find(link.target, f"match:{match}", origin)
            if found.key is not None or found.matched:
                return found
        return self._resolver.find(link.target, "wiki", origin)

    def explain(self, link: Link, name: str, origin: str) -> tuple[str, Resolution]:
        """The form in which a link was understood that leads to no article, and why it leads to none."""
        match = self.match_of(name, origin)
        wiki = self._resolver.explain(link.target, "wiki", origin)
        if not match or wiki.matched:
            return "wiki", wiki
        return f"match:{match}", self._resolver.explain(link.target, f"match:{match}", origin)

    def match_of(self, name: str, origin: str) -> str:
        """The field by whose values the links of this field are looked up; "" for none."""
        settings = self._kinds.field(self._articles[origin].kind, name)
        return settings.match if settings else ""
