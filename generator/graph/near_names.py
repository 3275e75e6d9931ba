"""Which names a misspelt one was probably meant to be, quickly enough for thousands of dangling links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest

from generator.names import fold, nearest

# `nearest` looks at every name, some 20 ms for 20,000 of them; a vault may have thousands of dangling links.
# Names that share the most three-letter pieces, rare pieces first, are looked at instead: 1 to 3 ms.
_SHORTLIST = 40
_LOOKED_AT = 3_000


class NearNames:
    """A set of names, each with what a message shows for it and the article it belongs to."""

    def __init__(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Each name comes with what is shown and the key."""
        self._names: dict[str, list[tuple[str, str]]] = {}
        for name, text, key in names:
            self._names.setdefault(name, []).append((key, text))
        self._known = sorted(self._names)
        self._pieces: dict[str, list[int]] = {}
        for at, name in enumerate(self._known):
            for piece in _pieces(name):
                self._pieces.setdefault(piece, []).append(at)

    def like(self, name: str, *, limit: int = 3) -> tuple[str, ...]:
        """What to show for the nearest names, the likeliest first, no article twice."""
        shown: dict[str, str] = {}
        for near in nearest(name, self._shortlist(name), limit=limit * 2):
            for key, text in self._names[near]:
                shown.setdefault(key, text)
        return tuple(shown.values())[:limit]

    def _shortlist(self, name: str) -> list[str]:
        shared: Counter[int] = Counter()
        for known in sorted((self._pieces.get(piece, ()) for piece in _pieces(name)), key=len):
            if len(shared) + len(known) > _LOOKED_AT and shared:
                break  # pieces that most names have tell nothing
            shared.update(known)
        # The share of a long name's pieces counts, not their number; the name's place breaks ties.
        best = nsmallest(_SHORTLIST, shared, key=lambda at: (-shared[at] / (len(self._known[at]) + 3), at))
        return [self._known[at] for at in best]


def _pieces(name: str) -> set[str]:
    padded = f"  {fold(name)}  "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
