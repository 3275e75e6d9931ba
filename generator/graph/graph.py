"""The graph: answers every question of the view that is about articles, links, kinds, tags and redirects."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from generator.graph.article import Article, Spot, headings_of, spots_of
from generator.graph.graph_problems import problems_of
from generator.graph.headings import id_of_heading
from generator.graph.indexes import Indexes
from generator.graph.matching import Matcher
from generator.graph.query_terms import QueryMistake
from generator.graph.values import Claim
from generator.graph.view import Backlink, Field, Group, Resolution
from generator.problems import Problem
from generator.settings import KindSettings, Settings
from generator.source.body import TITLE_ID
from generator.source.outline import Heading

# What is asked of an article that is not shown; the ledger asks again about articles that are gone.
_NOBODY = Article(key="", path="", kind="", title="")


class Graph:
    """The articles of a site as a typed, cited graph. Drafts, and what waits for its day, appear in no answer."""

    def __init__(
        self, articles: Iterable[Article], *, settings: Settings, drafts: bool = False, date: str = ""
    ) -> None:
        self._indexes = Indexes(articles, settings, drafts=drafts, date=date)
        self._articles = self._indexes.articles
        self._keys = tuple(self._articles)
        self._settings = settings

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._indexes)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the articles together, in reading order."""
        return problems_of(self._indexes)

    def prepare(self) -> None:
        """Make now what nearly every page asks for, so that processes forked after this share it."""
        self._indexes.relations  # noqa: B018 - made when asked
        self._indexes.neighbours  # noqa: B018
        self.backlinks_of("")
        self.cited_by("")
        self.children_of("")

    # which articles there are

    def articles(self) -> tuple[str, ...]:
        """All articles that are shown, by key."""
        return self._keys

    def articles_of_kind(self, kind: str) -> tuple[str, ...]:
        """The articles of a kind, in the kind's order."""
        return self._indexes.of_kind.get(kind, ())

    def articles_tagged(self, tag: str) -> tuple[str, ...]:
        """The articles with a tag, however it is spelt, by title."""
        return self._indexes.tags.tagged(tag)

    def matching(self, query: str, origin: str) -> tuple[str, ...]:
        """The articles that a query asks for, in its order; `this` in it is the origin. None when it has a mistake."""
        return self._matcher.matching(query, origin)

    def mistakes_in(self, query: str, origin: str) -> tuple[QueryMistake, ...]:
        """What is wrong with a query's text, and which articles it names that are not there."""
        return self._matcher.mistakes_in(query, origin)

    # one article; of one that is not shown all answers are empty

    def kind_of(self, key: str) -> str:
        """Its kind."""
        return self._article(key).kind

    def title_of(self, key: str) -> str:
        """Its title."""
        return self._article(key).title

    def summary_of(self, key: str) -> str:
        """Its summary."""
        return self._article(key).summary

    def address_of(self, key: str) -> str:
        """Where it is published: "frameworks/flask/", "" for home."""
        return self._indexes.addresses.of(key)

    def path_of(self, key: str) -> str:
        """Its file, below content/."""
        return self._article(key).path

    def template_of(self, key: str) -> str:
        """The template that it names, else its kind's."""
        article = self._article(key)
        return article.template or (self.kind(article.kind).template if article.path else "")

    def language_of(self, key: str) -> str:
        """The language that it is written in: its own, else the site's."""
        return self._article(key).language or self._settings.language

    def aliases_of(self, key: str) -> tuple[str, ...]:
        """Its other titles."""
        return self._article(key).aliases

    def tags_of(self, key: str) -> tuple[str, ...]:
        """Its tags, as written."""
        return self._article(key).tags

    def words_of(self, key: str) -> int:
        """How many words its body has."""
        return self._article(key).words

    def fields_of(self, key: str) -> tuple[Field, ...]:
        """Its filled fields: those that its kind declares in that order, then the others as written."""
        return self._indexes.fields.of(self._article(key))

    def field_of(self, key: str, name: str) -> tuple[Claim, ...]:
        """The claims of one field; none when it is not filled."""
        return self._article(key).fields.get(name, ())

    def relations_of(self, key: str) -> tuple[Group, ...]:
        """Its relations, whichever end states them, in the settings' order, each group by title."""
        return self._indexes.relations.groups_of(key)

    def related(self, key: str, relation: str) -> tuple[str, ...]:
        """The articles at the other ends of a relation or an inverse, by title."""
        return self._indexes.relations.related(key, relation)

    def headings_of(self, key: str) -> tuple[Heading, ...]:
        """The headings of its body."""
        return headings_of(self._article(key))

    def backlinks_of(self, key: str) -> tuple[Backlink, ...]:
        """The other articles whose prose links to it, by title, each with the first sentence that does."""
        return self._indexes.backlinks.of(key)

    def cited_by(self, key: str) -> tuple[str, ...]:
        """The articles that cite it, in prose or beside a value, by title."""
        return self._indexes.backlinks.citing(key)

    def trail_of(self, key: str) -> tuple[str, ...]:
        """The pages of the folders above it, outermost first; home, which is above everything, is left out."""
        return self._indexes.sections.trail_of(key)

    def children_of(self, key: str) -> tuple[str, ...]:
        """The articles and sections directly below it, by weight and then by title."""
        return self._indexes.sections.children_of(key)

    def neighbours_of(self, key: str) -> tuple[str, str]:
        """The articles before and after it in its kind's order; "" where there is none."""
        return self._indexes.neighbours.get(key, ("", ""))

    def spots_of(self, key: str) -> tuple[tuple[str, Spot], ...]:
        """Where its front matter states what, to place problems."""
        return tuple(spots_of(self._article(key)).items())

    # links

    def resolve(self, target: str, form: str, origin: str) -> Resolution:
        """What a link means; for one that leads nowhere, the names that may have been meant."""
        return self._indexes.resolver.explain(target, form, origin)

    def heading_id(self, key: str, heading: str) -> str:
        """The id of a heading, given as its id, its text or an anchor that is made of it; "" when there is none.

        An id that the author gave to something else is as good.

        A title that opens the text as its first heading is the heading of the page, which has an id of its own.
        """
        article = self._article(key)
        wanted = heading.rpartition("#")[2].strip()  # [[key#Part#Chapter]] names the way to it
        title = Heading(1, article.title, TITLE_ID)
        if wanted in article.anchors:
            return wanted
        return id_of_heading(headings_of(article), wanted) or id_of_heading((title,), wanted)

    # the site

    def kinds(self) -> tuple[str, ...]:
        """The kinds that have an article: the declared ones in the settings' order, then the others by name."""
        return tuple(self._indexes.of_kind)

    def kind(self, name: str) -> KindSettings:
        """A kind as declared; one that is not is open and has no fields."""
        return self._indexes.kinds.get(name)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Each tag with the number of its articles, by name; spellings that differ only in case are one."""
        return self._indexes.tags.counts()

    def redirects(self) -> tuple[tuple[str, str], ...]:
        """Old addresses, each with the article that is elsewhere now."""
        return self._indexes.redirects.accepted

    def _article(self, key: str) -> Article:
        return self._articles.get(key, _NOBODY)
