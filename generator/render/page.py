"""A page as templates see it: each property asks the view when it is used, so a page is woken by what it shows only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import cast

from markupsafe import Markup

from generator.graph.claims import standing
from generator.graph.redirects import looks_like_path
from generator.graph.view import Edge, Field, Group, View
from generator.names import did_you_mean
from generator.render.citations import Cited
from generator.render.facts import ShownField
from generator.render.filling import Filling
from generator.render.opening import beginning
from generator.render.related import ShownGroup, shown_group
from generator.render.sheet import Sheet
from generator.render.trail import Crumb, trail
from generator.render.transclusion import whole
from generator.settings import FieldSettings, KindSettings, RelationSettings
from generator.source.body import Body
from generator.source.outline import Heading


class UnknownName(LookupError):
    """A template asks for something that is not there; the message is one for people."""


class Page:
    """An article, as seen from the page that is being made."""

    def __init__(self, sheet: Sheet, key: str) -> None:
        self._sheet = sheet
        self._view = sheet.view
        self._facts = Filling(sheet, key, quiet=True)  # the graph checks what front matter states
        self.key = key
        self._body: Markup | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Page) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __str__(self) -> str:
        return self.title

    # what it is

    @property
    def title(self) -> str:
        """Its title."""
        return self._view.title_of(self.key)

    @property
    def summary(self) -> str:
        """One or two sentences about it: as stated, else its first paragraph; may be ""."""
        return self._view.summary_of(self.key)

    @property
    def lead(self) -> str:
        """Its summary, where its text does not begin with the same words; else ""."""
        summary = self.summary
        return "" if summary and beginning(self._text.parts).startswith(summary[:30]) else summary

    @property
    def kind(self) -> str:
        """The name of its kind: "person"."""
        return self._view.kind_of(self.key)

    @property
    def kind_label(self) -> str:
        """What its kind is called: "Person"."""
        return self._kind.label

    @property
    def schema(self) -> str:
        """The schema.org type of its kind; may be ""."""
        return self._kind.schema

    @property
    def _kind(self) -> KindSettings:
        return self._view.kind(self.kind)

    @property
    def address(self) -> str:
        """Where it is published, below the output: "people/ada/"."""
        return self._view.address_of(self.key)

    @property
    def url(self) -> str:
        """The link to it from the page that is being made."""
        return self._sheet.link(self.address)

    @property
    def path(self) -> str:
        """Its file below content/."""
        return self._view.path_of(self.key)

    @property
    def language(self) -> str:
        """The language it states; "" when it is the site's."""
        return self._view.language_of(self.key)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other titles, without those that are old addresses."""
        return tuple([alias for alias in self._view.aliases_of(self.key) if not looks_like_path(alias)])

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags, as written."""
        return self._view.tags_of(self.key)

    @property
    def words(self) -> int:
        """How many words its body has."""
        return self._view.words_of(self.key)

    @property
    def is_current(self) -> bool:
        """True for the page that is being made."""
        return self.key == self._sheet.key

    # its text

    @property
    def body(self) -> Markup:
        """Its body as HTML, with footnotes; of another page without them, as in a transclusion."""
        if self._body is None:
            self._body = Markup(self._filled())  # noqa: S704 - the body was sanitised when it was read
        return self._body

    @cached_property
    def _text(self) -> Body:
        return self._view.body_of(self.key)

    def _filled(self) -> str:
        if self.key != self._sheet.key:
            return whole(self._sheet, self.key)
        body = self._text
        text = Filling(self._sheet, self.key)
        return text.fill(body.parts) + (_footnotes(text.fill(body.footnotes)) if body.footnotes else "")

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings: level, text, id."""
        return self._view.headings_of(self.key)

    # what is known of it

    @property
    def fields(self) -> list[ShownField]:
        """Its filled fields, each with its claims and their citation marks."""
        return [ShownField(field, self._facts, marked=self._marked) for field in self._view.fields_of(self.key)]

    def field(self, name: str) -> ShownField | ShownGroup[Page]:
        """One field or relation by name; false when it is not filled, an error when its kind has no such field."""
        return self._field(name, marked=self._marked)

    @property
    def card(self) -> list[ShownField | ShownGroup[Page]]:
        """The fields and relations that its kind shows beside the title in listings, those that are filled."""
        return [field for field in [self.cell(name) for name in self._kind.card] if field]

    @property
    def relations(self) -> list[ShownGroup[Page]]:
        """Its relations, its own and those stated at the other end, grouped by label."""
        groups = self._view.relations_of(self.key)
        return [shown_group(group, self._facts, self._page, marked=self._marked) for group in groups]

    def related(self, relation: str) -> list[Page]:
        """The pages that a relation leads to, by its name or its inverse's."""
        return self._pages(self._view.related(self.key, relation))

    @property
    def backlinks(self) -> list[tuple[Page, str]]:
        """The pages whose text mentions this one, each with the sentence."""
        return [(self._page(link.key), link.sentence) for link in self._view.backlinks_of(self.key)]

    @property
    def cited_by(self) -> list[Page]:
        """The pages that cite this one."""
        return self._pages(self._view.cited_by(self.key))

    @property
    def sources(self) -> list[ShownSource]:
        """What the page that is being made cites, numbered in order of first use."""
        if self.key == self._sheet.key:
            _ = self.body  # the marks in the body count, wherever the list stands
        return [ShownSource(self._page(cited.key), cited) for cited in self._sheet.cited.values()]

    # where it stands

    @property
    def trail(self) -> list[Crumb]:
        """The pages above it, home first."""
        return trail(self._sheet, self.key)

    @property
    def children(self) -> list[Page]:
        """The articles directly below it."""
        return self._pages(self._view.children_of(self.key))

    @property
    def previous(self) -> Page | None:
        """The page before it in its kind."""
        key = self._view.neighbours_of(self.key)[0]
        return self._page(key) if key else None

    @property
    def next(self) -> Page | None:
        """The page after it in its kind."""
        key = self._view.neighbours_of(self.key)[1]
        return self._page(key) if key else None

    # within

    @property
    def _marked(self) -> bool:
        """Marks lead to the list of sources of the page's own article."""
        return self.key == self._sheet.key

    def _page(self, key: str) -> Page:
        return page_on(self._sheet, key)

    def _pages(self, keys: Sequence[str]) -> list[Page]:
        return pages_on(self._sheet, keys)

    def cell(self, name: str) -> ShownField | ShownGroup[Page]:
        """A field or relation by name for listings and tables: without citation marks, and of claims that disagree
        only the preferred ones."""
        return self._field(name, marked=False, briefly=True)

    def _field(self, name: str, *, marked: bool, briefly: bool = False) -> ShownField | ShownGroup[Page]:
        kind = self._kind
        declared = self._sheet.declared(kind)
        claims = self._view.field_of(self.key, name)
        if claims or name in declared:
            settings = declared.get(name) or FieldSettings(name=name, types=("text",))
            shown = standing(claims) if briefly else claims
            return ShownField(Field(settings, shown), self._facts, marked=marked)
        relation = _relation_called(name, self._view)
        if relation is not None:
            label = relation.label if name == relation.name else relation.inverse_label
            edges = tuple([Edge(key) for key in self._view.related(self.key, name)])
            return shown_group(Group(name, label, edges), self._facts, self._page, marked=marked)
        if kind.open:
            return ShownField(Field(FieldSettings(name=name, types=("text",)), ()), self._facts)
        offer = did_you_mean(name, declared, otherwise=f"Its fields are {', '.join(declared) or 'none'}.")
        raise UnknownName(f'The kind {kind.name} has no field "{name}". {offer}')


def _footnotes(html: str) -> str:
    return f'<section role="doc-endnotes" aria-label="Footnotes">\n{html}</section>\n'


def _relation_called(name: str, view: View) -> RelationSettings | None:
    relations = cast("tuple[RelationSettings, ...]", view.setting("relations"))
    return next((relation for relation in relations if name in (relation.name, relation.inverse)), None)


class ShownSource:
    """A source in the list that the page's citation marks lead to."""

    __slots__ = ("locators", "marks", "number", "page")

    def __init__(self, page: Page, cited: Cited) -> None:
        self.page = page
        self.number = cited.number
        self.locators = cited.locators
        self.marks = cited.marks


def page_on(sheet: Sheet, key: str) -> Page:
    """The page of an article on a sheet; asked twice, the same."""
    page: Page | None = sheet.pages.get(key)
    if page is None:
        page = sheet.pages[key] = Page(sheet, key)
    return page


def pages_on(sheet: Sheet, keys: Sequence[str]) -> list[Page]:
    """The pages of several articles, in order."""
    return [page_on(sheet, key) for key in keys]
