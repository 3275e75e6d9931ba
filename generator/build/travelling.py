"""Contexts that can be worked on where their files are not: on other machines, by `cluster.py`.

here                                          on a worker
context ── parcel() ────────────────────────→ context
   │                                             │
 items ─── all but those that `stays` ──────→ task(context, items)
   │                                             │
 arrived(item, result) ←───────────────────── results
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any


class Traveller:
    """A context whose work can be done elsewhere. One that is no Traveller is worked on here."""

    def parcel(self) -> Callable[[], Any]:
        """What makes the context again: it can be pickled, and needs no file of this machine."""
        return partial(_same, self)

    def stays(self, item: Any) -> bool:
        """Whether an item needs what is only here, the bytes of an image for one."""
        return False

    def arrived(self, item: Any, result: Any) -> Any:
        """An item's result from elsewhere, after what can only be done here."""
        return result


def _same(context: Traveller) -> Traveller:
    return context
