"""Addresses: which leave the site, which lead to something in it, and which are refused."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import unquote

# Blanks and control characters, also encoded: browsers drop some of them before they look for a scheme.
_UNSEEN = re.compile(r"(?:[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]|%(?:[01][0-9A-Fa-f]|20|7[Ff]))+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BACKSLASH = re.compile(r"\\|%5[Cc]")
_WEB = frozenset({"http", "https"})
_OTHERS = frozenset({"mailto", "tel"})


class Address(NamedTuple):
    """An address, told apart."""

    kind: Literal["web", "other", "path", "refused"]  # "other": mailto: and tel:
    target: str  # of a path: what is before "#", decoded
    heading: str  # of a path: what is behind it, decoded


@lru_cache(maxsize=4096)
def address(written: str) -> Address:
    """What an address is. Nothing, `//host` and all schemes but http, https, mailto and tel are refused."""
    bare = _UNSEEN.sub("", written)
    scheme = _SCHEME.match(bare)
    if scheme is not None:
        name = scheme[1].lower()
        if not written.startswith(scheme[0]):
            return Address("refused", "", "")
        kind: Literal["web", "other", "refused"]
        kind = "web" if name in _WEB else "other" if name in _OTHERS else "refused"
        return Address(kind, "", "")
    if not bare or _BACKSLASH.sub("/", bare).startswith("//"):
        return Address("refused", "", "")
    target, _, heading = written.partition("#")
    return Address("path", unquote(target), unquote(heading))
