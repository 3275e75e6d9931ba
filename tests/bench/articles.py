"""The articles of the made-up corpus as facts: drawn from a seed, alike on every machine, in no tool's syntax yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.bench import words
from tests.bench.prose import Citation, Link, Piece, body, summary_sentence

KINDS = ("person", "framework", "library", "concept")
FOLDERS = {
    "person": "people",
    "framework": "frameworks",
    "library": "libraries",
    "concept": "concepts",
    "source": "sources",
}
TAGS = tuple(sorted(words.NOUNS[7::10]))

ROLES = ("author", "maintainer", "researcher", "teacher")
COUNTRIES = ("Austria", "Denmark", "Finland", "Germany", "Norway", "Poland", "Portugal", "Sweden")
LICENCES = ("Apache-2.0", "BSD-3-Clause", "GPL-3.0", "MIT", "MPL-2.0")
LANGUAGES = ("C", "Elixir", "Go", "Java", "JavaScript", "Python", "Ruby", "Rust")
STATUSES = ("active", "archived", "experimental", "maintained")
AREAS = ("architecture", "language", "process", "protocol", "storage")

# relation -> (its label, the kind at its other end); the three of each kind
RELATIONS: dict[str, dict[str, tuple[str, str]]] = {
    "person": {
        "works_with": ("Works with", "person"),
        "maintains": ("Maintains", "library"),
        "studied": ("Studied", "concept"),
    },
    "framework": {
        "created_by": ("Created by", "person"),
        "built_on": ("Built on", "library"),
        "implements": ("Implements", "concept"),
    },
    "library": {
        "created_by": ("Created by", "person"),
        "influenced_by": ("Influenced by", "framework"),
        "implements": ("Implements", "concept"),
    },
    "concept": {
        "described_by": ("Described by", "person"),
        "refines": ("Refines", "concept"),
        "known_from": ("Known from", "framework"),
    },
    "source": {},
}


@dataclass(frozen=True)
class Field:
    """One typed value of an article."""

    name: str
    value: str
    source: str = ""  # key of the source that it cites


@dataclass(frozen=True)
class Article:
    """One article of the corpus."""

    key: str  # people/ada-berg
    kind: str
    title: str
    summary: str
    tags: tuple[str, ...]
    fields: tuple[Field, ...]
    relations: dict[str, Link]  # three, by the names of RELATIONS
    body: tuple[Piece, ...]

    @property
    def prose(self) -> str:
        """The body as plain text, links as their labels, for counting words."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.body)


def corpus(articles: int) -> Iterator[Article]:
    """The articles of a corpus of that size, its sources last; a larger corpus begins with the same titles."""
    for index in range(articles):
        yield _article(index, articles)
    for index in range(source_count(articles)):
        yield _source(index)


def source_count(articles: int) -> int:
    """How many sources a corpus of that size cites."""
    return max(5, min(40, articles // 50))


def reference(index: int) -> Link:
    """Key and title of the article with that number, without making it."""
    kind = KINDS[index % len(KINDS)]
    title = _title(kind, index // len(KINDS))
    return Link(key=f"{FOLDERS[kind]}/{slug(title)}", text=title)


def source_reference(index: int) -> Citation:
    """Key and title of the source with that number."""
    title = f"The {_concept_name(100_000 + index).lower()} papers"
    return Citation(key=f"{FOLDERS['source']}/{slug(title)}", text=title)


def slug(title: str) -> str:
    """The title as a file name: `Grün & Sons` -> `gruen-sons`."""
    plain = title.lower().replace("ü", "ue").replace("ö", "oe")
    return "-".join("".join(char if char.isalnum() else " " for char in plain).split())


def _article(index: int, articles: int) -> Article:
    rng = Random(f"stemma {index}")
    kind = KINDS[index % len(KINDS)]
    own = reference(index)
    return Article(
        key=own.key,
        kind=kind,
        title=own.text,
        summary=summary_sentence(rng),
        tags=tuple(sorted(rng.sample(TAGS, rng.randint(2, 4)))),
        fields=_fields(kind, rng, articles),
        relations=_relations(index, rng, articles),
        body=body(
            rng,
            serial=index,
            links=[reference(other) for other in _others(index, rng, articles)],
            citations=[_some_source(rng, articles) for _ in range(3)],
        ),
    )


def _source(index: int) -> Article:
    rng = Random(f"stemma source {index}")
    own = source_reference(index)
    fields = (Field("author", _person_name(200_000 + index)), Field("published", _date(rng)))
    text = "\n\n".join(summary_sentence(rng) for _ in range(3)) + "\n"
    return Article(own.key, "source", own.text, summary_sentence(rng), (), fields, {}, (text,))


def _some_source(rng: Random, articles: int) -> Citation:
    return source_reference(rng.randrange(source_count(articles)))


def _others(index: int, rng: Random, articles: int) -> list[int]:
    """Eight to ten other articles; early ones are linked to more often, as well-known things are."""
    wanted = rng.randint(8, 10)
    found: dict[int, None] = {}
    while len(found) < wanted:
        other = int(articles * rng.random() ** 1.5)
        if other != index:
            found[other] = None
    return list(found)


def _relations(index: int, rng: Random, articles: int) -> dict[str, Link]:
    kind = KINDS[index % len(KINDS)]
    return {name: reference(_other_of(end, index, rng, articles)) for name, (_, end) in RELATIONS[kind].items()}


def _other_of(kind: str, index: int, rng: Random, articles: int) -> int:
    """The number of another article of that kind."""
    while True:
        other = rng.randrange(articles // len(KINDS)) * len(KINDS) + KINDS.index(kind)
        if other != index:
            return other


def _fields(kind: str, rng: Random, articles: int) -> tuple[Field, ...]:
    source = _some_source(rng, articles).key
    if kind == "person":
        return (
            Field("born", _date(rng), source),
            Field("country", rng.choice(COUNTRIES)),
            Field("role", rng.choice(ROLES)),
        )
    if kind == "framework":
        licence = Field("licence", rng.choice(LICENCES))
        return Field("released", _date(rng), source), licence, Field("written_in", rng.choice(LANGUAGES))
    if kind == "library":
        licence = Field("licence", rng.choice(LICENCES))
        return Field("released", _date(rng), source), licence, Field("status", rng.choice(STATUSES))
    return Field("introduced", str(rng.randint(1950, 2024)), source), Field("area", rng.choice(AREAS))


def _date(rng: Random) -> str:
    return f"{rng.randint(1950, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _title(kind: str, number: int) -> str:
    if kind == "person":
        return _person_name(number)
    if kind == "concept":
        return _concept_name(number)
    return _product_name(2 * number + (kind == "library"))


def _person_name(number: int) -> str:
    firsts, starts, ends = words.FIRST_NAMES, words.LAST_NAME_STARTS, words.LAST_NAME_ENDS

    def name(drawn: int) -> str:
        rest, first = divmod(drawn, len(firsts))
        return f"{firsts[first]} {starts[rest // len(ends)]}{ends[rest % len(ends)]}"

    return _drawn("people", number, len(firsts) * len(starts) * len(ends), name)


def _product_name(number: int) -> str:
    adjectives, nouns = words.ADJECTIVES, words.NOUNS

    def name(drawn: int) -> str:
        return f"{adjectives[drawn // len(nouns)].title()}{nouns[drawn % len(nouns)].title()}"

    return _drawn("products", number, len(adjectives) * len(nouns), name)


def _concept_name(number: int) -> str:
    describing, nouns = words.DESCRIPTIONS, words.NOUNS

    def name(drawn: int) -> str:
        return f"{describing[drawn // len(nouns)].title()} {nouns[drawn % len(nouns)]}"

    return _drawn("concepts", number, len(describing) * len(nouns), name)


def _drawn(what: str, number: int, size: int, name: Callable[[int], str]) -> str:
    """The name with that number in a shuffled list of all names; used again with a numeral when the list is through."""
    again, place = divmod(number, size)
    return name(_shuffled(what, size)[place]) + (f" {again + 1}" if again else "")


@cache
def _shuffled(what: str, size: int) -> list[int]:
    return Random(f"stemma {what}").sample(range(size), size)
