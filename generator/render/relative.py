"""Relative links: they lead from one page to another wherever the site is put."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

# Letters, digits and "_.-~" are always safe. No ":" since "a:b/" would be read as a scheme, no "&" and "'" since the
# result stands in an attribute, no ";" since some take it for the beginning of parameters.
_SAFE = "/~!$()*+,=@"


@lru_cache(maxsize=1 << 16)
def quoted(text: str) -> str:
    """An address as it is written in a link: what is no letter, digit or plain mark becomes %XX."""
    return quote(text, safe=_SAFE)


def root_from(address: str) -> str:
    """The way from a page up to the root of the output: "../../" for "frameworks/flask/", "" for the home page."""
    return "../" * address.count("/")
