"""Places: the addresses of the pages that no article makes, and what the words of a menu or `url()` lead to.

people/                 the listing of a kind
tags/  tags/python/     all tags, one tag
all/                    all articles, A to Z
all/page/2/             the second page of any listing
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from generator.graph.view import View
from generator.names import fold, slug
from generator.render.meaning import meaning_of

ALL = "all/"
TAGS = "tags/"
SOURCE = "source"  # the kind that can be cited: its listing says how often each source is


def kind_address(view: View, kind: str) -> str:
    """Where the articles of a kind are listed: in its folder, else under its plural."""
    settings = view.kind(kind)
    folder = settings.folder.strip("/")
    return f"{folder or slug(settings.plural) or _told_apart(kind)}/"


@lru_cache(maxsize=4096)
def tag_address(tag: str) -> str:
    """Where the articles with a tag are listed: "tags/python/"; "C" and "C++" are told apart."""
    name = slug(tag)
    return f"{TAGS}{name if name == fold(tag).replace(' ', '-') else _told_apart(tag)}/"


def _told_apart(name: str) -> str:
    """A part of an address for a name that its slug does not say whole."""
    digest = blake2b(fold(name).encode(), digest_size=3).hexdigest()
    return f"{slug(name)}-{digest}".strip("-")


def page_address(address: str, number: int) -> str:
    """The address of one page of a listing; the first is the listing's own."""
    if number == 1:
        return address
    return f"{address.removesuffix('.html').rstrip('/')}/page/{number}/".lstrip("/")


def address_of_word(view: View, word: str) -> str | None:
    """What "kind:person", "tag:python", "tags", "all" or an address ("/about/", "about/") lead to; else None."""
    if word == "all":
        return ALL
    if word == "tags":
        return TAGS
    begin, _, rest = word.partition(":")
    if begin == "kind" and rest in view.kinds():
        return kind_address(view, rest)
    if begin == "tag" and rest:
        return tag_address(rest)
    return word.lstrip("/") if word.startswith("/") or word.endswith("/") else None


def locate(view: View, word: str, origin: str) -> str | None:
    """The same, or the address of the article meant by a link's words; None when nothing is meant."""
    address = address_of_word(view, word)
    if address is not None:
        return address
    found = meaning_of(view, word, "wiki", origin)
    return None if found.key is None else view.address_of(found.key)


def listings_by_address(view: View) -> dict[str, str]:
    """The words of all listings that the site has by itself, by their addresses."""
    words = {kind_address(view, kind): f"kind:{kind}" for kind in view.kinds()}
    tags = {tag_address(tag): f"tag:{tag}" for tag, _ in view.tags()}
    return {ALL: "all", **({TAGS: "tags"} if tags else {}), **tags, **words}
