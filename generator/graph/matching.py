"""A query is answered from indexes first (kinds, tags, relations, links), then by looking at what is left."""

from __future__ import annotations

from collections.abc import Callable, Set

from generator.graph.comparing import passes
from generator.graph.indexes import Indexes
from generator.graph.link_problems import what_is_wrong
from generator.graph.own_values import OWN_VALUES
from generator.graph.query import parse_with
from generator.graph.query_terms import Comparison, Operand, Query, QueryMistake, Takes, Term
from generator.graph.values import Link, Value
from generator.graph.view import Resolution
from generator.names import fold

THIS = "this"  # as a value: the article that asks

Keys = Set[str]
Parsed = tuple[Query, tuple[QueryMistake, ...]]


class Matcher:
    """Answers queries. Parsed queries and answers are kept: thousands of pages may ask the same."""

    def __init__(self, indexes: Indexes) -> None:
        self._indexes = indexes
        self._parsed: dict[str, Parsed] = {}
        self._answers: dict[tuple[str, str], tuple[str, ...]] = {}
        self._from_index: dict[Takes, Callable[[str, Operand, str], Keys]] = {
            "kind": self._of_kind,
            "tag": self._tagged,
            "folder": self._inside,
            "article": self._connected,
            "source": self._citing,
        }

    @property
    def _all(self) -> Keys:
        return self._indexes.articles.keys()

    def matching(self, text: str, origin: str) -> tuple[str, ...]:
        """The keys that a query asks for, in its order. A query with a mistake matches nothing."""
        query, mistakes = self._parse(text)
        if mistakes:
            return ()
        asked = (text, origin if self._is_local(query) else "")
        answer = self._answers.get(asked)
        if answer is None:
            answer = self._answers[asked] = self._answer(query, origin)
        return answer

    def mistakes_in(self, text: str, origin: str) -> tuple[QueryMistake, ...]:
        """What is wrong with a query: in its text, and articles in it that are not there."""
        query, mistakes = self._parse(text)
        lost = [
            QueryMistake(operand.start, operand.end, *what_is_wrong(operand.text, form, found)[1:])
            for term in query.terms
            if (form := _FORMS.get(term.takes))
            for operand in _operands(term)
            if (found := self._resolve(operand, form, origin, explain=True)).key is None and not _is_this(operand)
        ]
        return tuple(sorted((*mistakes, *lost), key=lambda mistake: mistake.start))

    def _parse(self, text: str) -> Parsed:
        parsed = self._parsed.get(text)
        if parsed is None:
            parsed = self._parsed[text] = parse_with(text, self._indexes.vocabulary)
        return parsed

    def _is_local(self, query: Query) -> bool:
        depends = self._indexes.resolver.depends_on_origin
        return any(
            _is_this(operand) or depends(operand.text)
            for term in query.terms
            if term.takes in ("article", "value")
            for operand in _operands(term)
        )

    def _answer(self, query: Query, origin: str) -> tuple[str, ...]:
        keys: Keys = self._all
        for term in sorted(query.terms, key=_cost):
            if not keys:
                break
            found = self._keys(term, keys, origin)
            keys = keys - found if term.negated else keys & found
        return tuple(self._indexes.order.arrange(keys, query.sort)[: query.limit])

    def _keys(self, term: Term, among: Keys, origin: str) -> Keys:
        """The keys for which any test of the term holds; only `among` need be looked at."""
        if term.takes == "value":
            return self._with_value(term, among, origin)
        if term.takes == "text":
            words = [fold(operand.text) for operand in _operands(term)]
            searched = self._indexes.searched
            return {key for key in among if any(word in searched[key] for word in words)}
        if term.takes == "names":
            ask = self._having if term.name == "has" else self._missing
            return frozenset().union(*(ask(operand.text) for operand in _operands(term)))
        find = self._from_index[term.takes]
        return frozenset().union(*(find(term.name, operand, origin) for operand in _operands(term)))

    # terms with an index

    def _of_kind(self, name: str, operand: Operand, origin: str) -> Keys:
        wanted = fold(operand.text)
        return {key for kind, keys in self._indexes.of_kind.items() if fold(kind) == wanted for key in keys}

    def _tagged(self, name: str, operand: Operand, origin: str) -> Keys:
        return frozenset(self._indexes.tags.tagged(operand.text))

    def _inside(self, name: str, operand: Operand, origin: str) -> Keys:
        folder = fold(operand.text.strip("/"))
        if not folder:
            return self._all
        return {key for key in self._all if fold(key) == folder or fold(key).startswith(f"{folder}/")}

    def _citing(self, name: str, operand: Operand, origin: str) -> Keys:
        source = self._resolve(operand, "cite", origin).key
        return frozenset() if source is None else frozenset(self._indexes.backlinks.citing(source))

    def _connected(self, name: str, operand: Operand, origin: str) -> Keys:
        key = self._resolve(operand, "wiki", origin).key
        if key is None:
            return frozenset()
        relations, backlinks = self._indexes.relations, self._indexes.backlinks
        if name == "links_to":
            return backlinks.linking_to(key)
        if name == "linked_from":
            return backlinks.linked_from(key)
        if name == "linked_to":
            related = {edge.key for group in relations.groups_of(key) for edge in group.edges}
            return related | backlinks.linking_to(key) | backlinks.linked_from(key)
        side = relations.side(name)
        return frozenset() if side is None else frozenset(relations.at(key, relations.opposite(side)))

    def _having(self, name: str) -> Keys:
        relations, backlinks = self._indexes.relations, self._indexes.backlinks
        if side := relations.side(name):
            return frozenset(relations.holding(side))
        if name == "links_to":
            return backlinks.linking
        if name == "linked_from":
            return backlinks.linked
        if name == "linked_to":
            return backlinks.linking | backlinks.linked | relations.connected
        if name == "cites":
            return backlinks.all_citing
        return self._indexes.fields.values(name).keys()

    def _missing(self, name: str) -> Keys:
        """Those without it among the articles that could have it: a person lacks no date of release."""
        return self._possible(name) - self._having(name)

    def _possible(self, name: str) -> Keys:
        indexes = self._indexes
        if side := indexes.relations.side(name):
            kinds = indexes.relations.kinds_at(side)
        elif name in OWN_VALUES:
            return self._all
        else:
            kinds = tuple(kind for kind in indexes.of_kind if indexes.kinds.field(kind, name))
        return {key for kind in kinds for key in indexes.of_kind.get(kind, ())} if kinds else self._all

    # terms without one

    def _with_value(self, term: Term, among: Keys, origin: str) -> Keys:
        values = self._indexes.fields.values(term.name)
        few = among if len(among) < len(values) else values.keys() & among
        return {key for key in few if key in values and self._passes(term, values[key], key, origin)}

    def _passes(self, term: Term, values: tuple[Value, ...], key: str, origin: str) -> bool:
        return any(self._holds(test, value, term.name, key, origin) for value in values for test in term.tests)

    def _holds(self, test: Comparison, value: Value, name: str, key: str, origin: str) -> bool:
        if name == "key" and test.operand is not None and _is_this(test.operand):
            return key == origin
        if not isinstance(value, Link) or test.operator not in ("", "=") or test.operand is None:
            return passes(value, test)
        target = self._indexes.fields.resolve(value, name, key).key
        return target is not None and target == self._resolve(test.operand, "wiki", origin).key

    def _resolve(self, operand: Operand, form: str, origin: str, *, explain: bool = False) -> Resolution:
        if _is_this(operand):
            return Resolution(origin if origin in self._all else None)
        resolver = self._indexes.resolver
        return (resolver.explain if explain else resolver.find)(operand.text, form, origin)


_FORMS: dict[Takes, str] = {"article": "wiki", "source": "cite"}
_COSTS: dict[Takes, int] = {"kind": 0, "tag": 0, "article": 0, "source": 0, "names": 1, "folder": 2, "value": 3}


def _cost(term: Term) -> tuple[bool, int]:
    return term.negated, _COSTS.get(term.takes, 4)


def _operands(term: Term) -> tuple[Operand, ...]:
    return tuple(test.operand for test in term.tests if test.operand is not None)


def _is_this(operand: Operand) -> bool:
    return operand.text == THIS and not operand.literal
