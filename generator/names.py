"""Names: how they are compared, made into addresses, and which known one a misspelt one was meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from heapq import nlargest

# Letters that Unicode does not take apart into a Latin letter and its accent.
_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_NO_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_ASCII_OTHERS = re.compile(r"[^a-z0-9]+")

# Below this likeness (difflib's ratio) a suggestion is a guess: "teh" and "the" are 0.67 alike.
_ALIKE = 0.66
# The exact comparison costs some 30 µs, so only this many of the most promising candidates meet it.
_COMPARED = 40


_INVISIBLE = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(path: str) -> str:
    """A path as a message may hold it: without what cannot be written or would break the line."""
    return _INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", path)


def nfc(text: str) -> str:
    """The same text in Unicode's composed form: file systems and keyboards write "é" in two ways."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text as it is compared: upper and lower case, Unicode forms and runs of blanks make no difference."""
    if text.isascii():
        return " ".join(text.lower().split())
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", text).casefold().split()))


def slug(text: str) -> str:
    """The text as a part of an address: lower case, letters and digits of any script, "-" for all else.

    Latin letters lose their accents, others keep their marks (Hindi vowels are marks). Never begins with "_";
    empty when the text has no letter and no digit.
    """
    if text.isascii():
        return _ASCII_OTHERS.sub("-", text.lower().replace("'", "")).strip("-")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(_slug_characters(plain.translate(_NO_APOSTROPHES).translate(_LATIN)))
    return re.sub("-+", "-", unicodedata.normalize("NFC", kept)).strip("-")


def github_anchor(text: str) -> str:
    """The anchor that GitHub, and much that follows it, makes of a heading: "HTTP/S & more" is "https--more"."""
    kept = (c for c in text.lower() if c.isalnum() or c in " -_" or unicodedata.category(c)[0] == "M")
    return "".join(kept).replace(" ", "-")


def _slug_characters(decomposed: str) -> Iterable[str]:
    before = "-"  # the letter that a mark would sit on; "-" when there is none
    for character in decomposed:
        category = unicodedata.category(character)
        if category[0] == "M":
            if before != "-" and not before.isascii():
                yield character
        elif category[0] in "LN":
            before = character
            yield character
        elif category != "Cf":  # soft hyphens and joiners are not seen, so they part no word
            before = "-"
            yield "-"


def nearest(name: str, names: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """The known names that a misspelt one was probably meant to be, the likeliest first; often none.

    10,000 names take some 20 ms: cheap comparisons choose whom the exact one meets.
    """
    wanted = fold(name)
    if not wanted:
        return ()
    scored = ((_likeness(wanted, fold(known)), known) for known in _promising(wanted, names))
    return tuple(known for score, known in sorted(scored, key=_best_first) if score >= _ALIKE)[:limit]


def _best_first(scored: tuple[float, str]) -> tuple[float, str]:
    return -scored[0], scored[1]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _promising(wanted: str, names: Iterable[str]) -> list[str]:
    letters, pairs = set(wanted), _pairs(wanted)
    shortest, longest = len(wanted) * _ALIKE / (2 - _ALIKE), len(wanted) * (2 - _ALIKE) / _ALIKE
    enough = len(letters) * 0.6
    near = [
        known
        for known in sorted(set(names))
        if shortest <= len(known) <= longest and len(letters.intersection(known.lower())) >= enough
    ]
    return nlargest(_COMPARED, near, key=lambda known: len(pairs & _pairs(known.lower())) / (len(known) + len(wanted)))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def did_you_mean(name: str, names: Iterable[str], *, otherwise: str = "") -> str:
    """The sentence that offers the nearest names, or `otherwise` when none is near."""
    found = nearest(name, names)
    return f"Did you mean {or_list(found)}?" if found else otherwise


def or_list(names: Sequence[str]) -> str:
    """The names as one says them: "a", "a or b", "a, b or c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"
