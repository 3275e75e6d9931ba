"""Old addresses that lead to where an article is now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.graph.addresses import Addresses, output_path
from generator.graph.article import Article
from generator.names import fold, nfc

# Schemes, hosts, queries and what no file name on every system may hold.
_FOREIGN = re.compile(r"^//|[\x00-\x1f\x7f\\?#:*\"<>|]")


class Refusal(Struct, frozen=True):
    """An old address that gets no redirect."""

    key: str  # the article that states it
    field: str  # where: "moved_from[0]"
    old: str  # as written
    why: str


class Redirects:
    """The redirects that `moved_from` and aliases that look like paths ask for, and those that cannot be."""

    def __init__(self, articles: Mapping[str, Article], addresses: Addresses) -> None:
        self._addresses = addresses
        self._claimed: dict[str, tuple[str, str]] = {}  # folded output path -> (old address, key)
        self.refused = tuple(refusal for article in articles.values() for refusal in self._claim_all(article))
        self.accepted = tuple(sorted(self._claimed.values()))

    def _claim_all(self, article: Article) -> Iterator[Refusal]:
        for at, text in enumerate(article.moved_from):
            if why := self._claim(text, article.key):
                yield Refusal(article.key, f"moved_from[{at}]", text, why)
        for at, text in enumerate(article.aliases):
            if _own(article, text, self._addresses) or not looks_like_path(text):
                continue
            if why := self._claim(text, article.key):
                yield Refusal(article.key, f"aliases[{at}]", text, why)

    def _claim(self, text: str, key: str) -> str:
        old = old_address(text)
        if not old:
            return "it is no address of this site"
        path = fold(output_path(old))
        if there := self._addresses.taken.get(path):
            return "the article is there itself" if key in there else f"{_said(there[0])} is there"
        if self._claimed.setdefault(path, (old, key))[1] != key:
            return f"{_said(self._claimed[path][1])} states it too"
        return ""


def looks_like_path(alias: str) -> bool:
    """Whether an alias is an old address as well as a name: it has a "/" and no blank ("Input / Output" is a name)."""
    return "/" in alias and not any(character.isspace() for character in alias) and bool(old_address(alias))


def old_address(text: str) -> str:
    """The address that an old key or address means: "frameworks/old.md" is "frameworks/old/"; "" when it means none."""
    stripped = nfc(text.strip())
    if _FOREIGN.search(stripped):
        return ""
    parts = [part for part in stripped.removesuffix(".md").split("/") if part]
    if not parts or any(not part.strip(".") for part in parts):
        return ""
    if parts[-1] == "index.html":
        parts.pop()
    address = "/".join(parts)
    return address if not address or address.endswith(".html") else f"{address}/"


def _own(article: Article, alias: str, addresses: Addresses) -> bool:
    old = old_address(alias)
    return bool(old) and article.key in addresses.at(old)


def _said(key: str) -> str:
    return key or "the home page"
