"""Which names a misspelt one was probably meant to be, quickly enough for thousands of dangling links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.names import fold, nearest

# `nearest` looks at every name, some 20 ms for 20,000 of them; a vault may have thousands of dangling links.
# Names that share the most three-letter pieces are looked at instead: under 1 ms.
_SHORTLIST = 40


class NearNames:
    """A set of names, each with what a message shows for it and the article it belongs to."""

    def __init__(self, names: Mapping[str, tuple[str, str]]) -> None:
        self._names = names  # name -> (shown, key)
        self._known = sorted(names)
        self._pieces: dict[str, list[int]] = {}
        for at, name in enumerate(self._known):
            for piece in _pieces(name):
                self._pieces.setdefault(piece, []).append(at)

    def like(self, name: str, *, limit: int = 3) -> tuple[str, ...]:
        """What to show for the nearest names, the likeliest first, no article twice."""
        shown = {}
        for near in nearest(name, self._shortlist(name), limit=limit * 2):
            text, key = self._names[near]
            shown.setdefault(key, text)
        return tuple(shown.values())[:limit]

    def _shortlist(self, name: str) -> list[str]:
        pieces = _pieces(name)
        shared: Counter[int] = Counter()
        for piece in pieces:
            shared.update(self._pieces.get(piece, ()))
        # The share of a long name's pieces counts, not their number; the name's place breaks ties.
        best = sorted(shared.items(), key=lambda found: (-found[1] / (len(self._known[found[0]]) + 3), found[0]))
        return [self._known[at] for at, _ in best[:_SHORTLIST]]


def _pieces(name: str) -> set[str]:
    padded = f"  {fold(name)}  "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
