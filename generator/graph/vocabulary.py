"""The words that a query may use, and what each of them takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.graph.query_terms import Takes
from generator.names import nearest
from generator.settings import PAGE, FieldSettings, Settings


class Word(Struct, frozen=True):
    """One word that may stand before a colon."""

    name: str
    takes: Takes
    types: frozenset[str] = frozenset()  # of a field, over all kinds that declare it
    choices: frozenset[str] = frozenset()
    unlimited: bool = False  # some kind takes more than the types or choices say


_BUILT_IN: dict[str, Word] = {
    word.name: word
    for word in (
        Word("kind", "kind"),
        Word("tag", "tag"),
        Word("title", "value"),
        Word("key", "value"),
        Word("summary", "value"),
        Word("alias", "value"),
        Word("language", "value"),
        Word("publish", "value", frozenset({"date"})),
        Word("words", "value", frozenset({"integer"})),
        Word("weight", "value", frozenset({"number"})),
        Word("in", "folder"),
        Word("has", "names"),
        Word("missing", "names"),
        Word("links_to", "article"),  # its prose links to the article
        Word("linked_from", "article"),  # the article's prose links to it
        Word("linked_to", "article"),  # either of these, or a relation in either direction
        Word("cites", "source"),
        Word("text", "text"),
        Word("sort", "sort"),
        Word("limit", "limit"),
    )
}
_UNSORTABLE: frozenset[Takes] = frozenset({"folder", "names", "text", "sort", "limit", "source"})
_LINKS = frozenset({"links_to", "linked_from", "linked_to"})


class Vocabulary:
    """The built-in words, every declared field, every relation and its inverse, and fields of open kinds in use."""

    def __init__(self, settings: Settings, *, used: Iterable[str] = ()) -> None:
        self._words = dict(_BUILT_IN)
        for relation in settings.relations:
            for name in (relation.name, relation.inverse):
                self._words.setdefault(name, Word(name, "article"))
        for word in _declared(settings):
            self._words.setdefault(word.name, word)
        for name in used:
            self._words.setdefault(name, Word(name, "value"))
        self.kinds = tuple(dict.fromkeys((*(kind.name for kind in settings.kinds), PAGE.name)))
        self._open = _is_open(settings)

    def word(self, name: str) -> Word | None:
        """What the word means; None when it is misspelt.

        Where kinds are open a name that is near no known one may be a field that nobody has filled yet.
        """
        known = self._words.get(name)
        if known or not self._open or self.near(name):
            return known
        return Word(name, "value")

    def near(self, name: str) -> tuple[str, ...]:
        """The known words nearest to a misspelt one."""
        return nearest(name, self._words)

    def can_be_absent(self, name: str) -> bool:
        """Whether `has:` and `missing:` can ask for it."""
        word = self.word(name)
        return word is not None and word.takes not in ("folder", "names", "text", "sort", "limit")

    def can_sort(self, name: str) -> bool:
        """Whether articles can be put in order by it."""
        word = self.word(name)
        return word is not None and word.takes not in _UNSORTABLE and name not in _LINKS


def _declared(settings: Settings) -> Iterator[Word]:
    by_name: dict[str, list[FieldSettings]] = {}
    for kind in settings.kinds:
        for field in kind.fields:
            by_name.setdefault(field.name, []).append(field)
    unlimited = _is_open(settings)
    for name, fields in by_name.items():
        types = frozenset(one for field in fields for one in field.types)
        choices = frozenset(choice for field in fields for choice in field.choices)
        yield Word(name, "value", types, choices, unlimited)


def _is_open(settings: Settings) -> bool:
    """Whether articles of some kind may have any field. The kind `page`, which every site has, does not count beside
    others: the fields that its articles use are known, and a misspelt name shall be told where all else is declared.
    """
    kinds = [kind for kind in settings.kinds if kind.name != PAGE.name]
    return not kinds or any(kind.open for kind in kinds)
