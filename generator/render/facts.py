"""Facts as templates see them: a field with its claims, each with the marks of its sources."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.graph.values import Claim, Value
from generator.graph.view import Field
from generator.render.filling import Filling
from generator.render.values import claim_marks, value_html


class ShownClaim:
    """One value of a field. Printed, it is the value with its citation marks."""

    __slots__ = ("_claim", "_filling", "_marks", "disputed", "html", "note", "preferred", "value")

    def __init__(self, claim: Claim, html: str, filling: Filling | None) -> None:
        """`filling`: where the marks are numbered; None for no marks."""
        self._claim = claim
        self._filling = filling
        self._marks: Markup | None = None
        self.value: Value = claim.value  # before it became HTML: a number, a Date, …
        self.html = Markup(html)  # noqa: S704 - made by values.py, which escapes
        self.note = claim.note
        self.preferred = claim.preferred
        self.disputed = claim.disputed  # others of the same field say otherwise

    @property
    def marks(self) -> Markup:
        """Its citation marks, numbered when they are printed first: one that is not shown counts for nothing."""
        if self._marks is None:
            shown = claim_marks(self._claim, self._filling) if self._filling else ""
            self._marks = Markup(shown)  # noqa: S704 - made by citations.py, which escapes
        return self._marks

    def __html__(self) -> str:
        return self.html + self.marks

    def __str__(self) -> str:
        return self.__html__()


class ShownField:
    """A field of an article. Printed, it is its values; looped over, its claims; true when it has any."""

    __slots__ = ("claims", "disputed", "help", "label", "name", "stated")

    def __init__(self, field: Field, filling: Filling, *, marked: bool = True) -> None:
        """`marked=False` leaves the citation marks out: listings have no list of sources.

        `filling` should be a quiet one: links and sources in front matter are checked by the graph.
        """
        settings = field.settings
        self.name = settings.name
        self.label = settings.label or settings.name
        self.help = settings.help
        self.stated = field.claims
        self.claims = []
        for at, claim in enumerate(field.claims):
            filling.field = f"{settings.name}[{at}]"
            html = value_html(claim.value, settings, filling)
            self.claims.append(ShownClaim(claim, html, filling if marked else None))
        self.disputed = any(claim.disputed for claim in self.claims)

    @property
    def value(self) -> Value:
        """The preferred value, else the first; None for none."""
        preferred = [claim for claim in self.claims if claim.preferred] or self.claims
        return preferred[0].value if preferred else None

    def __iter__(self) -> Iterator[ShownClaim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def __html__(self) -> str:
        return Markup(", ").join(self.claims)

    def __str__(self) -> str:
        return self.__html__()
