"""Query text becomes a query, with every mistake placed in the text; no text makes it fail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dates import parse_date
from generator.graph.order import Sort
from generator.graph.query_terms import Comparison, Operand, Operator, Query, QueryMistake, Term
from generator.graph.vocabulary import Vocabulary, Word
from generator.names import fold, nearest, or_list
from generator.settings import Settings

# Nobody writes such a query by hand, and nothing here shall take long.
LONGEST = 2_000
_CHUNK = re.compile(r'(?:"[^"]*(?:"|\Z)|\[\[.*?\]\]|[^\s"])+')
_PIECE = re.compile(r'(?:"[^"]*(?:"|\Z)|\[\[.*?\]\]|[^,"])+')
_WORD = re.compile(r"([^\W\d][\w-]*):")
_OPERATORS: tuple[Operator, ...] = ("<=", ">=", "<", ">", "=", "~")  # the longer first
_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{1,40})?", re.ASCII)
_BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}
_NUMBERS = frozenset({"integer", "number"})


def parse_query(text: str, *, settings: Settings) -> tuple[Query, tuple[QueryMistake, ...]]:
    """The query that a text states, and what is wrong with the text. Terms with a mistake are left out."""
    return parse_with(text, Vocabulary(settings))


def parse_with(text: str, vocabulary: Vocabulary) -> tuple[Query, tuple[QueryMistake, ...]]:
    """The same, for whoever keeps the vocabulary."""
    if len(text) > LONGEST:
        what = f"The query has {len(text):,} characters; {LONGEST:,} are the most."
        return Query(), (QueryMistake(LONGEST, len(text), what),)
    parsing = _Parsing(vocabulary)
    for chunk in _CHUNK.finditer(text):
        parsing.chunk(chunk[0], chunk.start())
    return Query(tuple(parsing.terms), tuple(parsing.sort), parsing.limit), tuple(parsing.mistakes)


def parse_sort(text: str) -> tuple[Sort, ...]:
    """An ordering as a kind's `order` states it: "released,-title"."""
    names = (name.strip() for name in text.split(","))
    return tuple(Sort(name.removeprefix("-"), descending=name.startswith("-")) for name in names if name.strip("-"))


class _Parsing:
    """What has been read of one text so far."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.terms: list[Term] = []
        self.sort: list[Sort] = []
        self.limit: int | None = None
        self.mistakes: list[QueryMistake] = []

    def chunk(self, text: str, start: int) -> None:
        if text.count('"') % 2:
            self._mistake(start, text, "The quotation mark is not closed.", f'Write {text}"')
            return
        negated = text.startswith("-")
        bare, at = text[negated:], start + negated
        if not bare:
            self._mistake(start, text, 'Nothing stands after "-".', "Write what is to be left out: -tag:web")
        elif word := _WORD.match(bare):
            self._named(word[1], bare[word.end() :], at, negated)
        else:
            test = Comparison("~", Operand(bare.replace('"', ""), at, at + len(bare)))
            self.terms.append(Term("text", "text", (test,), negated))

    def _named(self, name: str, rest: str, start: int, negated: bool) -> None:
        word = self._vocabulary.word(name)
        at = start + len(name) + 1
        if word is None:
            self._mistake(start, name, f'No field, relation or built-in word is called "{name}".', self._instead(name))
        elif not rest:
            self._mistake(start, f"{name}:", f'Nothing stands after "{name}:".', f"Write {name}:{_example(word)}")
        elif word.takes in ("sort", "limit") and negated:
            self._mistake(start, name, f'"{name}" cannot be negated.', f'Take the "-" before {name}: away.')
        elif word.takes == "limit":
            self._limit(rest, at)
        else:
            self._listed(word, rest, at, negated)

    def _instead(self, name: str) -> str:
        near = self._vocabulary.near(name)
        if near:
            return f"Did you mean {or_list(near)}?"
        return f'To search for the text, put it in quotation marks: "{name}:…".'

    def _limit(self, rest: str, at: int) -> None:
        if not re.fullmatch("[0-9]{1,9}", rest, re.ASCII):
            self._mistake(at, rest, f'"{rest}" is no number of articles.', "Write limit:10")
            return
        self.limit = int(rest)

    def _listed(self, word: Word, rest: str, at: int, negated: bool) -> None:
        pieces = list(_PIECE.finditer(rest))
        if sum(len(piece[0]) for piece in pieces) + len(pieces) - 1 != len(rest):
            self._mistake(at, rest, "Nothing stands on one side of a comma.", "Take the comma away.")
            return
        if word.takes == "sort":
            for piece in pieces:
                self._sort(piece[0], at + piece.start())
            return
        before = len(self.mistakes)
        tests = tuple(test for piece in pieces for test in self._test(word, piece[0], at + piece.start()))
        if len(self.mistakes) == before:
            self.terms.append(Term(word.name, word.takes, tests, negated))

    def _sort(self, text: str, at: int) -> None:
        name = text.removeprefix("-")
        if self._vocabulary.can_sort(name):
            self.sort.append(Sort(name, descending=text.startswith("-")))
            return
        self._mistake(at, text, f'Articles cannot be sorted by "{name}".', self._instead_of_sort(name))

    def _instead_of_sort(self, name: str) -> str:
        known = self._vocabulary.word(name) is not None
        near = [] if known else [word for word in self._vocabulary.near(name) if self._vocabulary.can_sort(word)]
        return f"Did you mean {or_list(near)}?" if near else "Write a field or relation: sort:title"

    def _test(self, word: Word, text: str, at: int) -> Iterator[Comparison]:
        operator = _operator(text)
        value, start = text[len(operator) :], at + len(operator)
        if not value:
            self._mistake(at, text, f'Nothing stands after "{operator}".', f"Write {word.name}:{_example(word)}")
            return
        if operator not in ("", "=") and word.takes != "value":
            what = f'"{operator}" compares values, and {word.name} has none.'
            self._mistake(at, text, what, f"Write {word.name}:{value}")
            return
        low, dots, high = value.partition("..")
        ranged = dots and not operator and word.takes == "value" and _is_range(value)
        test = (
            Comparison("..", _operand(low, start), _operand(high, start + len(low) + 2))
            if ranged
            else Comparison(operator, _operand(value, start))
        )
        if self._fits(word, test):
            yield test

    def _fits(self, word: Word, test: Comparison) -> bool:
        before = len(self.mistakes)
        for operand in (test.operand, test.high):
            if operand is not None and test.operator != "~":
                what, do = self._objection(word, operand)
                if what:
                    self.mistakes.append(QueryMistake(operand.start, operand.end, what, do))
        return len(self.mistakes) == before

    def _objection(self, word: Word, operand: Operand) -> tuple[str, str]:
        if word.takes == "kind":
            return _among(operand.text, self._vocabulary.kinds, "No kind")
        if word.takes == "names" and not self._vocabulary.can_be_absent(operand.text):
            return f'No article can have "{operand.text}".', self._instead(operand.text)
        if word.takes == "value" and not word.unlimited:
            return _of_type(word, operand)
        return "", ""

    def _mistake(self, start: int, text: str, what: str, do: str) -> None:
        self.mistakes.append(QueryMistake(start, start + len(text), what, do))


def _operator(text: str) -> Operator:
    return next((operator for operator in _OPERATORS if text.startswith(operator)), "")


def _is_range(value: str) -> bool:
    """Whether the dots part two ends: not those of a path, of EDTF's 2015/.. or in a quoted text."""
    return not value.startswith(("../", '"', "[[")) and value.strip(".") != "" and parse_date(value) is None


def _operand(text: str, start: int) -> Operand | None:
    if not text:
        return None
    bare = text[2:-2].partition("|")[0] if text.startswith("[[") and text.endswith("]]") else text.replace('"', "")
    bare = bare.strip()
    return Operand(
        bare,
        start,
        start + len(text),
        date=parse_date(bare),
        number=_number(bare),
        boolean=_BOOLEANS.get(bare.lower()),
        literal=text[0] in '"[',
    )


def _number(text: str) -> int | float | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    return float(text) if match[1] else int(text)


def _of_type(word: Word, operand: Operand) -> tuple[str, str]:
    shown = f'"{operand.text}"'
    if word.types == {"date"} and operand.date is None:
        return f"{shown} is no date, and {word.name} is one.", "Write 2015, 2015-04 or 2015-04-16"
    if word.types and word.types <= _NUMBERS and operand.number is None:
        return f"{shown} is no number, and {word.name} is one.", f"Write {word.name}:10 or {word.name}:>10"
    if word.types == {"boolean"} and operand.boolean is None:
        return f"{shown} is neither true nor false, and {word.name} is.", f"Write {word.name}:true"
    if word.types == {"choice"}:
        return _among(operand.text, tuple(sorted(word.choices)), f"No choice of {word.name}")
    return "", ""


def _among(text: str, names: tuple[str, ...], nothing: str) -> tuple[str, str]:
    if fold(text) in map(fold, names):
        return "", ""
    near = nearest(text, names)
    do = f"Did you mean {or_list(near)}?" if near else f"Write {or_list(names[:8])}."
    return f'{nothing} is called "{text}".', do


def _example(word: Word) -> str:
    if word.types == {"date"}:
        return "2015"
    if word.types and word.types <= _NUMBERS:
        return "10"
    examples = {"names": "summary", "folder": "frameworks", "sort": "title", "limit": "10", "article": "this"}
    return examples.get(word.takes, "…")
