"""Where articles are published: addresses below the output, made from each kind's pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.dates import Date
from generator.graph.article import Article
from generator.graph.claims import standing
from generator.graph.kinds import Kinds
from generator.graph.plain_text import plain_text
from generator.graph.values import Link, Value
from generator.names import fold, nfc, slug

_HOLE = re.compile(r"\{([\w-]+)\}")
# Blanks, what means something in an address, and what Windows allows in no file name.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\s<>:\"|?*\\#%/]+")
_DATE_PARTS = {
    "year": re.compile(r"(-?[0-9]{4})"),
    "month": re.compile(r"-?[0-9]{4}-([0-9]{2})"),
    "day": re.compile(r"-?[0-9]{4}-[0-9]{2}-([0-9]{2})"),
}


class Addresses:
    """The address of each article: "frameworks/flask/", "" for home."""

    def __init__(self, articles: Mapping[str, Article], kinds: Kinds) -> None:
        self._articles = articles
        self._kinds = kinds
        self._known: dict[str, str] = {}

    def of(self, key: str) -> str:
        """The address of a published article; "" for home and for what is not published."""
        known = self._known.get(key)
        if known is not None:
            return known
        article = self._articles.get(key)
        address = self._made(article) if article and key else ""
        self._known[key] = address
        return address

    @cached_property
    def taken(self) -> dict[str, tuple[str, ...]]:
        """Output paths, folded (systems that know no case would mix them up), with the keys that want them."""
        taken: dict[str, tuple[str, ...]] = {}
        for key in self._articles:
            path = fold(output_path(self.of(key)))
            taken[path] = (*taken.get(path, ()), key)
        return taken

    def at(self, address: str) -> tuple[str, ...]:
        """The keys published at an address, with or without its last slash."""
        if not address or address.endswith((".html", "/")):
            return self.taken.get(fold(output_path(address)), ())
        return self.taken.get(fold(output_path(f"{address}/")), ())

    def _made(self, article: Article) -> str:
        pattern = self._kinds.get(article.kind).address
        if article.section and article.key in self._folders:
            pattern = "{key}/"  # the page of a folder with articles in it stays above them
        filled = _HOLE.sub(lambda hole: _part(article, hole[1]), pattern)
        parts = [part for part in filled.split("/") if part] or [_key_part(article)]
        ending = "" if parts[-1].endswith(".html") else "/"
        return "/".join(parts) + ending

    @cached_property
    def _folders(self) -> frozenset[str]:
        folders = set()
        for key in self._articles:
            while key := key.rpartition("/")[0]:
                if key in folders:
                    break
                folders.add(key)
        return frozenset(folders)


def output_path(address: str) -> str:
    """The file that holds the page of an address: "flask/" is flask/index.html."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def _part(article: Article, name: str) -> str:
    if name == "key":
        return _key_part(article)
    if name == "slug":
        return safe(article.slug) if article.slug else _last_part(article)
    if name == "kind":
        return slug(article.kind)
    if name in _DATE_PARTS and name not in article.fields:
        return _date_part(article, name)
    claims = standing(article.fields.get(name, ()))
    return _slug_of(claims[0].value) if claims else ""


def _key_part(article: Article) -> str:
    parts = article.key.split("/")
    if article.slug:
        parts[-1] = article.slug
    return "/".join(safe(part) for part in parts)


def _last_part(article: Article) -> str:
    last = article.key.rpartition("/")[2]
    return slug(last) or safe(last)


def safe(text: str) -> str:
    """The text as one part of an address and one name of a folder, as little changed as all systems allow.

    Never empty, "." or ".."; what is replaced leaves a "-" behind, so that "C#" and "C" stay two.
    """
    return _UNSAFE.sub("-", nfc(text)).rstrip(".") or "-"


def _slug_of(value: Value) -> str:
    text = value.target.strip("/").rpartition("/")[2] if isinstance(value, Link) else plain_text(value)
    return slug(text)


def _date_part(article: Article, name: str) -> str:
    date = article.publish or next(_dates(article), None)
    match = _DATE_PARTS[name].match(date.text) if date else None
    return match[1] if match else ""


def _dates(article: Article) -> Iterator[Date]:
    for claims in article.fields.values():
        for claim in standing(claims):
            if isinstance(claim.value, Date):
                yield claim.value
