"""The vocabulary of the made-up corpus: some 2,500 English words, grown from the stems in words.txt."""

from __future__ import annotations

from pathlib import Path


def _sections(text: str) -> dict[str, tuple[str, ...]]:
    """The words below each `[heading]` of words.txt."""
    sections: dict[str, tuple[str, ...]] = {}
    heading = ""
    for line in text.splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif heading:
            sections[heading] = (*sections.get(heading, ()), *line.split())
    return sections


def verb_forms(verb: str) -> tuple[str, str, str]:
    """The third person, the past and the -ing form, as regular verbs make them (all of ours are)."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "ch", "sh", "z")):
        return verb + "es", verb + "ed", verb + "ing"
    return verb + "s", verb + "ed", verb + "ing"


def plural(noun: str) -> str:
    """The plural as regular nouns make it."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"


def _descriptions(adjectives: tuple[str, ...], pasts: tuple[str, ...], gerunds: tuple[str, ...]) -> tuple[str, ...]:
    """What may stand before a noun: adjectives, and what verbs give (`folded`, `folding`, `refolded`, `unfolded`)."""
    again = ("re" + word for word in pasts if word[0] not in "aeior")
    never = ("un" + word for word in pasts if word[0] != "u")
    return (*adjectives, *pasts, *gerunds, *again, *never)


_STEMS = _sections((Path(__file__).parent / "words.txt").read_text(encoding="utf-8"))

NOUNS = _STEMS["nouns"]
VERBS = _STEMS["verbs"]
ADJECTIVES = _STEMS["adjectives"]
ADVERBS = _STEMS["adverbs"]
PREPOSITIONS = _STEMS["prepositions"]
FIRST_NAMES = _STEMS["first names"]
LAST_NAME_STARTS = _STEMS["last name starts"]
LAST_NAME_ENDS = _STEMS["last name ends"]

PLURALS = tuple(plural(noun) for noun in NOUNS)
THIRD_PERSONS, PASTS, GERUNDS = zip(*(verb_forms(verb) for verb in VERBS), strict=True)
DESCRIPTIONS = _descriptions(ADJECTIVES, PASTS, GERUNDS)
