"""Links and citations in front matter that lead nowhere, or to an article of the wrong kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.article import Article
from generator.graph.indexes import Indexes
from generator.graph.link_problems import what_is_wrong, what_was_taken
from generator.graph.placing import place_of_claim
from generator.graph.plain_text import flat
from generator.graph.resolve import NEAREST
from generator.graph.values import Claim, Link
from generator.names import or_list
from generator.problems import Problem


def field_links(indexes: Indexes) -> Iterator[Problem]:
    """Links that are values of fields."""
    for article in indexes.articles.values():
        for name, claims in article.fields.items():
            for at, claim in enumerate(claims):
                for leaf in flat(claim.value):
                    if isinstance(leaf, Link):
                        yield from _field_link(indexes, article, name, at, leaf)


def _field_link(indexes: Indexes, article: Article, name: str, at: int, link: Link) -> Iterator[Problem]:
    resolved = indexes.fields.resolve(link, name, article.key)
    key, place = resolved.key, place_of_claim(article, name, at)
    if resolved.matched == NEAREST:
        problem, what, do = what_was_taken(link.target, resolved)
        yield Problem(problem, place, what, do)
    if key is None:
        form, found = indexes.fields.explain(link, name, article.key)
        problem, what, do = what_is_wrong(link.target, form, found)
        yield Problem(problem, place, what, do)
        return
    settings = indexes.kinds.field(article.kind, name)
    kind = indexes.articles[key].kind
    if settings and settings.kinds and kind not in settings.kinds:
        what = f'"{name}" leads to {key}, which is of kind {kind}; it may lead to {or_list(settings.kinds)}.'
        yield Problem("wrong-kind", place, what, f"Link to another article, or allow {kind} in site.toml.")


def relation_links(indexes: Indexes) -> Iterator[Problem]:
    """Relations whose other end is no article."""
    for statement in indexes.relations.lost:
        article = indexes.articles[statement.author]
        value = article.relations[statement.name][statement.at].value
        assert isinstance(value, Link)  # nothing else is lost
        found = indexes.resolver.explain(value.target, "wiki", article.key)
        problem, what, do = what_is_wrong(value.target, "wiki", found)
        yield Problem(problem, place_of_claim(article, statement.name, statement.at), what, do)


def nearest_relations(indexes: Indexes) -> Iterator[Problem]:
    """Relations whose other end was taken to be the nearest of several articles."""
    if not indexes.resolver.takes_nearest:
        return
    for article in indexes.articles.values():
        for name, claims in article.relations.items():
            for at, claim in enumerate(claims):
                if isinstance(claim.value, Link):
                    found = indexes.resolver.find(claim.value.target, "wiki", article.key)
                    if found.matched == NEAREST:
                        problem, what, do = what_was_taken(claim.value.target, found)
                        yield Problem(problem, place_of_claim(article, name, at), what, do)


def unknown_sources(indexes: Indexes) -> Iterator[Problem]:
    """Sources of claims that are no articles."""
    for article in indexes.articles.values():
        for values in (article.fields, article.relations):
            for name, claims in values.items():
                for at, claim in enumerate(claims):
                    if claim.sources:
                        yield from _sources(indexes, article, name, at, claim)


def _sources(indexes: Indexes, article: Article, name: str, at: int, claim: Claim) -> Iterator[Problem]:
    for source in dict.fromkeys(citation.source for citation in claim.sources):
        if indexes.resolver.find(source, "cite", article.key).key is None:
            found = indexes.resolver.explain(source, "cite", article.key)
            problem, what, do = what_is_wrong(source, "cite", found)
            yield Problem(problem, place_of_claim(article, name, at), what, do)
