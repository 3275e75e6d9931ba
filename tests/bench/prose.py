"""Prose for the made-up corpus: English-like sentences in sections, with links, citations, code, a table and a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from string import Formatter

from tests.bench import words
from tests.bench.samples import samples

SECTIONS = 5
PARAGRAPHS = 10  # of three or four sentences: with table and list some 600 words


@dataclass(frozen=True)
class Link:
    """A link to another article, by its key, with the text shown."""

    key: str
    text: str


@dataclass(frozen=True)
class Citation:
    """A citation of a source, by its key; the text is its title."""

    key: str
    text: str


Piece = str | Link | Citation

LINK_HERE = "\0"

# What the letters in the patterns below stand for.
WORDS = {
    "a": words.DESCRIPTIONS,  # adjectives and what is used like them
    "n": words.NOUNS,
    "p": words.PLURALS,
    "v": words.VERBS,
    "s": words.THIRD_PERSONS,  # folds
    "d": words.PASTS,  # folded
    "g": words.GERUNDS,  # folding
    "av": words.ADVERBS,
    "on": words.PREPOSITIONS,
}

SENTENCES = tuple(
    line.strip()
    for line in """
    The {a} {n} {d} a {a} {n}, and the {p} {on} it were {d} {av}.
    Nobody {d} the {a} {p} before the {n} was {d} by hand.
    When a {n} {s} its {a} {n}, each {n} is {av} {d} once more.
    It {av} {s} {p} that are {a}, {a} or simply {a} enough for the {n}.
    A {n} should {v} {a} {p} and {v} the {n} {on} them.
    Such {a} {p} {v} the {n} while {g} a `{n}_{n}` of their own.
    In practice the {a} {n} is *{a}*: it {s} what the {n} {d} and {s} the rest.
    Two {p} {d} the same {n}, which made {g} it {a}.
    The first {n} {d} {p} by {g} them; the second one, **{a} {g}**, {d} none.
    There are {a} reasons to {v} a {n}, {g} {p} among them.
    With `{v}_{p}()` the {a} {n} {s} {p} {on} the {n}.
    What {s} the {n} is not the {a} {n} but the {p} that {v} it.
    Later {p} {av} {d} this {n}, although its {a} {n} {d} for years.
    As long as the {n} {s} {a} {p}, {g} stays {a} and the {n} stays {a}.
    Its {n} {on} the {a} {n} is {a}, so most {p} {v} it {av}.
    """.strip().splitlines()
)

LINKING = tuple(
    line.strip()
    for line in """
    Much of the {n} goes back to {link}, whose {p} {d} the same {a} {n}.
    Compare {link}, which {s} {p} {on} a {a} {n}.
    The {a} {n} of {link} {d} this {n} {av}.
    Without {link} the {n} would {v} {a} {p} only.
    It {d} {p} from {link} and {d} their {n}.
    """.strip().splitlines()
)

HEADINGS = ("A {a} {n}", "{g:t} {p}", "The {n} and its {p}", "How {p} {v}", "{g:t} a {a} {n}")


def body(rng: Random, *, serial: int, links: Sequence[Link], citations: Sequence[Citation]) -> tuple[Piece, ...]:
    """A whole body: a paragraph, then SECTIONS sections that hold the other paragraphs and all the blocks."""
    paragraphs = [[_sentence(rng) for _ in range(rng.randint(3, 4))] for _ in range(PARAGRAPHS)]
    for link in links:
        _put(rng, paragraphs, _around(link, _filled(rng, rng.choice(LINKING))))
    for citation in citations:
        rng.choice(rng.choice(paragraphs)).extend([" ", citation, ". " + _filled(rng, "So the {n} {s}")])
    pieces = _joined(paragraphs[0])
    for number, blocks in enumerate(_blocks(rng, serial)):
        pieces += [f"\n\n## {_heading(rng, number)}\n\n"]
        first, second = paragraphs[1 + 2 * number : 3 + 2 * number] if number < SECTIONS - 1 else (paragraphs[-1], [])
        pieces += [*_joined(first), f"\n\n{blocks}"]
        pieces += ["\n\n", *_joined(second)] if second else []
    return (*pieces, "\n")


def summary_sentence(rng: Random) -> str:
    """One sentence, for a summary or a short article."""
    return _filled(rng, rng.choice(("A {a} {n} that {s} {a} {p} {on} the {n}.", "{g:t} {p} for every {a} {n}.")))


def _sentence(rng: Random) -> list[Piece]:
    """A sentence without its full stop's blank; citations and links may be added to it."""
    return [_filled(rng, rng.choice(SENTENCES)).removesuffix(".")]


def _around(link: Link, sentence: str) -> list[Piece]:
    before, after = sentence.removesuffix(".").split(LINK_HERE)
    return [before, link, after]


def _put(rng: Random, paragraphs: list[list[list[Piece]]], sentence: list[Piece]) -> None:
    """In the place of some sentence without a link."""
    while True:
        paragraph = rng.choice(paragraphs)
        place = rng.randrange(len(paragraph))
        if len(paragraph[place]) == 1:
            paragraph[place] = sentence
            return


def _joined(paragraph: list[list[Piece]]) -> list[Piece]:
    pieces: list[Piece] = []
    for sentence in paragraph:
        pieces += [*sentence, ". "]
    pieces[-1] = "."
    return pieces


def _blocks(rng: Random, serial: int) -> list[str]:
    """The blocks of the sections, one each: two samples, a table, a list and a quotation, in any order."""
    first, second = samples(rng, serial)
    blocks = [f"```python\n{first}\n```", f"```python\n{second}\n```", _table(rng), _list(rng), _quotation(rng)]
    rng.shuffle(blocks)
    return blocks


def _table(rng: Random) -> str:
    rows = [f"| {_filled(rng, '{n}')} | {rng.randint(1, 900)} | {_filled(rng, '{a} {n}')} |" for _ in range(5)]
    return "\n".join([_filled(rng, "| {n:t} | {p:t} | {a:t} |"), "| --- | ---: | --- |", *rows])


def _list(rng: Random) -> str:
    return "\n".join(_filled(rng, "- {a} {p} that {v} the {n}") for _ in range(rng.randint(4, 6)))


def _quotation(rng: Random) -> str:
    return "> " + _filled(rng, rng.choice(SENTENCES))


def _heading(rng: Random, number: int) -> str:
    """Headings of one article differ in shape, so no two of them are alike."""
    return _filled(rng, HEADINGS[number])


@cache
def _parts(pattern: str) -> tuple[str | tuple[str, ...], ...]:
    """The pattern's text, and in the place of each letter in braces the words to draw from."""
    parts: list[str | tuple[str, ...]] = []
    for text, letter, form, _ in Formatter().parse(pattern):
        parts.append(text)
        if letter == "link":
            parts.append(LINK_HERE)
        elif letter:
            parts.append(tuple(word.title() for word in WORDS[letter]) if form == "t" else WORDS[letter])
    return tuple(parts)


def _filled(rng: Random, pattern: str) -> str:
    # int(random() * n) takes a third of choice()'s time, and there are two million words in 10,000 articles.
    drawn = (part if isinstance(part, str) else part[int(rng.random() * len(part))] for part in _parts(pattern))
    return "".join(drawn)
