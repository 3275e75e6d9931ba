"""A built site, looked at from outside: whether its pages are valid, and every link in them leads to something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import dirname, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import html5lib
from html5lib.constants import E

_SRCSET = re.compile(r"\s*(\S+) \d+w\s*(?:,|$)")
_STYLE_URL = re.compile(r"""url\((['"]?)(.*?)\1\)""")


@dataclass(frozen=True)
class Page:
    """One page of the output."""

    path: str
    html: str

    @cached_property
    def parsed(self) -> tuple[Any, list[str]]:
        """The page as a browser reads it, and where it is not valid."""
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(self.html)
        return tree, [f"{line}:{column} {E[code] % names}" for (line, column), code, names in parser.errors]

    @property
    def tree(self) -> Any:
        """The page as a browser reads it."""
        return self.parsed[0]

    @cached_property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [element.get("id") for element in self.tree.iter() if element.get("id") is not None]

    def links(self) -> Iterator[str]:
        """What the page names in any attribute that leads somewhere."""
        for element in self.tree.iter():
            for name in ("href", "src", "poster", "data", "action", "formaction", "cite"):
                if element.get(name) is not None:
                    yield element.get(name)
            yield from _SRCSET.findall(element.get("srcset") or "")
            if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
                yield element.get("content").partition("url=")[2]

    def text(self) -> str:
        """What the page shows."""
        return " ".join("".join(self.tree.itertext()).split())


def pages_of(folder: Path) -> dict[str, Page]:
    """All pages of an output folder."""
    found = sorted(folder.rglob("*.html"))
    return {
        path.relative_to(folder).as_posix(): Page(path.relative_to(folder).as_posix(), path.read_text("utf-8"))
        for path in found
    }


def complaints(folder: Path, *, canonical: str = "") -> list[str]:
    """What a careful reader would complain of; nothing about a whole site. `canonical`: the site's own address."""
    pages = pages_of(folder)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert pages, "there is no page"
    found: list[str] = []
    for page in pages.values():
        found += [f"{page.path}:{error}" for error in page.parsed[1]]
        if len(set(page.ids)) != len(page.ids):
            found.append(f"{page.path}: an id is given twice: {sorted(page.ids)}")
        for link in page.links():
            found += _leads_nowhere(link, page, pages, files, canonical)
    for path in files:
        if path.endswith(".css"):
            found += _broken_style(folder, path, files)
    return found


def _leads_nowhere(link: str, page: Page, pages: dict[str, Page], files: set[str], canonical: str) -> list[str]:
    parts = urlsplit(link)
    if parts.scheme in ("http", "https", "mailto", "tel"):
        return _not_canonical(link, page, files, canonical)
    if parts.scheme or parts.netloc:
        return [f"{page.path}: {link} has a scheme or host that no page may have"]
    if link.startswith("/") and page.path != "404.html":  # which is shown at any address
        return [f"{page.path}: {link} is not relative"]
    root = urlsplit(canonical).path or "/"
    target = _target(parts.path.replace(root, "/", 1) if link.startswith(root) else parts.path, page)
    if target not in files:
        return [f"{page.path}: {link} leads to {target}, which is not there"]
    if parts.fragment and (target not in pages or unquote(parts.fragment) not in pages[target].ids):
        return [f"{page.path}: {link} leads to an anchor that is not there"]
    return []


def _not_canonical(link: str, page: Page, files: set[str], canonical: str) -> list[str]:
    if not canonical or not link.startswith(canonical):
        return []
    path = unquote(link.removeprefix(canonical))
    name = path + "index.html" if path.endswith("/") or not path else path
    return [] if name in files else [f"{page.path}: {link} names {name}, which is not there"]


def _target(path: str, page: Page) -> str:
    decoded = unquote(path)
    if not decoded:
        return page.path
    at = normpath(f"{dirname(page.path)}/{decoded}" if not decoded.startswith("/") else decoded).lstrip("/")
    if decoded.endswith(("/", "/.", "/..")) or decoded in (".", ".."):
        return "index.html" if at in (".", "") else f"{at}/index.html"
    return at


def _broken_style(folder: Path, path: str, files: set[str]) -> list[str]:
    text = (folder / path).read_text("utf-8")
    used = [found[1] for found in _STYLE_URL.findall(text) if not found[1].startswith(("data:", "#"))]
    return [
        f"{path}: url({name}) is not there"
        for name in used
        if normpath(f"{dirname(path)}/{name.partition('#')[0]}") not in files
    ]
