"""The functions that templates have: few, and each bound to the page that is being made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from markupsafe import Markup

from generator.graph.values import Claim
from generator.names import did_you_mean, or_list
from generator.render.citations import marks
from generator.render.facts import ShownField
from generator.render.filling import Filling
from generator.render.filters import Refused
from generator.render.generated import Generated
from generator.render.meaning import meaning_of
from generator.render.page import Page, page_on, pages_on
from generator.render.places import locate, tag_address
from generator.render.sheet import Sheet
from generator.render.values import composed, inline_or_blocks
from generator.settings.records import MarkdownSettings

_WEB = ("https://", "http://", "mailto:", "tel:", "#")


class Data:
    """`data.NAME`: what data/NAME.yaml, .toml, .json or .csv says; `data.FOLDER.NAME`: the same of data/FOLDER/NAME.

    A name that is not there is a mistake.
    """

    def __init__(self, sheet: Sheet, folder: str = "") -> None:
        """`folder`: the names above, each with a dot behind it."""
        self._sheet = sheet
        self._view = sheet.view
        self._folder = folder

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        name = self._folder + name
        known = self._view.data_names()
        if name in known:
            return self._view.data(name)
        if any(other.startswith(name + ".") for other in known):
            return Data(self._sheet, name + ".")
        do = did_you_mean(name, known, otherwise=f"Write data/{name.replace('.', '/')}.yaml")
        raise Refused(f'There are no data called "{name}"', do)

    __getitem__ = __getattr__


class Functions:
    """All functions, for one page."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._view = sheet.view
        self._origin = sheet.key or ""

    def url(self, to: object) -> str:
        """`url(x)`: the link to a page, an article as in [[…]], "kind:person", "tag:web", "all" or "/address/"."""
        if isinstance(to, Page | Generated):
            return to.url
        words = str(to)
        if words.startswith(_WEB):
            return words
        address = locate(self._view, words, self._origin)
        if address is None:
            raise Refused(f'url("{words}") leads to no article', self._near(words))
        return self._sheet.link(address)

    def tag_url(self, tag: str) -> str:
        """`tag_url(tag)`: the link to the articles with a tag."""
        return self._sheet.link(tag_address(tag))

    def asset(self, name: str) -> str:
        """`asset(name)`: the link to a file of templates/assets/, with the hash of its content in it."""
        address = self._view.asset(name)
        if not address:
            do = did_you_mean(name, self._view.asset_names(), otherwise=f"Put it there as templates/assets/{name}.")
            raise Refused(f'There is no asset "{name}"', do)
        return self._sheet.link(address)

    def query(self, text: str) -> list[Page]:
        """`query(text)`: the pages that a query finds: "kind:framework released:<2015 sort:released"."""
        for mistake in self._view.mistakes_in(text, self._origin):
            raise Refused(f"query({text!r}): {mistake.what}", mistake.do)
        return pages_on(self._sheet, self._view.matching(text, self._origin))

    def article(self, link: str) -> Page:
        """`article(link)`: the page of an article, named as in [[…]]."""
        found = meaning_of(self._view, link, "wiki", self._origin)
        if found.key is None:
            raise Refused(f'article("{link}"): no article is called so', self._near(link))
        return page_on(self._sheet, found.key)

    def setting(self, name: str) -> object:
        """`setting(name)`: what site.toml says, by a dotted name: "extra.hero"; none where it says nothing."""
        try:
            return self._view.setting(name)
        except (AttributeError, LookupError):
            raise Refused(f'There is no setting "{name}"', "Settings of your own belong below [extra].") from None

    def cite(self, claims: Iterable[Claim] | ShownField) -> Markup:
        """`cite(claims)`: the citation marks of a field's claims."""
        stated = claims.stated if isinstance(claims, ShownField) else claims
        items = [(source.source, source.locator) for claim in stated for source in claim.sources]
        return Markup(marks(items, Filling(self._sheet, self._origin, quiet=True)))  # noqa: S704

    def markdown(self, text: str, *, inline: bool = False) -> Markup:
        """The filter `markdown`: its links are those of the page's article."""
        chosen = cast("MarkdownSettings", self._view.setting("markdown"))
        html = Filling(self._sheet, self._origin, quiet=True).fill(composed(text, chosen).parts)
        return Markup(inline_or_blocks(html) if inline else html)  # noqa: S704 - sanitised when composed

    def _near(self, words: str) -> str:
        found = meaning_of(self._view, words, "wiki", self._origin)
        return f"Did you mean {or_list(found.candidates)}?" if found.candidates else "Name an article that is there."


# What templates may call, each described by its docstring; a test holds the guide to them.
FUNCTIONS = ("url", "tag_url", "asset", "query", "article", "setting", "cite")


def functions_for(sheet: Sheet) -> dict[str, Any]:
    """The functions by name, for the templates of one page."""
    functions = Functions(sheet)
    found = {name: getattr(functions, name) for name in FUNCTIONS}
    return {**found, "data": Data(sheet), "_markdown": functions.markdown}
