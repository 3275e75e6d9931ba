"""Mentions seen from the other end: which articles link to one, in which sentence, and which cite it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.graph.article import Article, mentions_of
from generator.graph.resolve import Resolver
from generator.graph.view import Backlink

# How the graph reads the form of a mention; a citation leads to a source and makes no backlink.
_FORMS = {"wiki": "wiki", "path": "path", "transclude": "wiki"}


class Backlinks:
    """Every link of every body, resolved in one pass when the first question comes."""

    def __init__(self, articles: Mapping[str, Article], resolver: Resolver, rank: Mapping[str, int]) -> None:
        self._articles = articles
        self._resolver = resolver
        self._rank = rank

    def of(self, key: str) -> tuple[Backlink, ...]:
        """The other articles that link to this one, by title, each with the first sentence that does."""
        return tuple([Backlink(origin, self._outgoing[origin][key]) for origin in self._incoming.get(key, ())])

    def linking_to(self, key: str) -> frozenset[str]:
        """The articles whose prose links to this one."""
        return frozenset(self._incoming.get(key, ()))

    def linked_from(self, key: str) -> frozenset[str]:
        """The articles that this one's prose links to."""
        return frozenset(self._outgoing.get(key, ()))

    @property
    def linked(self) -> frozenset[str]:
        """All articles that some other one links to."""
        return frozenset(self._incoming)

    @property
    def linking(self) -> frozenset[str]:
        """All articles that link to some other one."""
        return frozenset(self._outgoing)

    def citing(self, key: str) -> tuple[str, ...]:
        """The articles that cite this source, in prose or beside a value, by title."""
        return tuple(self._citing.get(key, ()))

    @cached_property
    def all_citing(self) -> frozenset[str]:
        """All articles that cite something."""
        return frozenset(key for citing in self._citing.values() for key in citing)

    @cached_property
    def _mentioned(self) -> tuple[dict[str, dict[str, str]], dict[str, set[str]]]:
        """Origin -> what it links to -> the first sentence that does; and origin -> names of sources that it cites.

        Both in one pass, for the mentions of an article are unfolded for it.
        """
        find = self._resolver.find
        outgoing: dict[str, dict[str, str]] = {}
        citing: dict[str, set[str]] = {}
        for origin, article in self._articles.items():
            targets: dict[str, str] = {}
            for mention in mentions_of(article):
                form = _FORMS.get(mention.form)
                if form is None:
                    citing.setdefault(origin, set()).add(mention.target)
                    continue
                key = find(mention.target, form, origin).key
                if key is not None and key != origin:
                    targets.setdefault(key, mention.sentence)
            if targets:
                outgoing[origin] = targets
        return outgoing, citing

    @property
    def _outgoing(self) -> dict[str, dict[str, str]]:
        return self._mentioned[0]

    @cached_property
    def _incoming(self) -> dict[str, list[str]]:
        incoming: dict[str, list[str]] = {}
        for origin in sorted(self._outgoing, key=self._rank.__getitem__):
            for target in self._outgoing[origin]:
                incoming.setdefault(target, []).append(origin)
        return incoming

    @cached_property
    def _citing(self) -> dict[str, list[str]]:
        citing: dict[str, list[str]] = {}
        for key in sorted(self._articles, key=self._rank.__getitem__):
            for cited in self._cited_by(self._articles[key]):
                citing.setdefault(cited, []).append(key)
        return citing

    def _cited_by(self, article: Article) -> set[str]:
        names = set(self._mentioned[1].get(article.key, ()))
        for values in (article.fields, article.relations):
            for claims in values.values():
                for claim in claims:
                    if claim.sources:
                        names.update(citation.source for citation in claim.sources)
        found = (self._resolver.find(name, "cite", article.key).key for name in names)
        return {key for key in found if key is not None}
