"""sitemap.xml: the addresses of all articles for search engines, where [site] url says what they begin with."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.artifact import Artifact
from generator.graph.view import View
from generator.problems import Report
from generator.render.relative import quoted

# The protocol allows 50,000 addresses in one file; more go into several, with an index.
MOST = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def plan(view: View) -> Iterator[Artifact]:
    """One file, or an index and its parts; none without [site] url, for addresses there must be whole."""
    if not view.setting("url"):
        return
    parts = -(-(len(view.articles()) + 1) // MOST)
    yield Artifact("sitemap.xml", "sitemap", "", "index" if parts > 1 else "1")
    if parts > 1:
        for number in range(1, parts + 1):
            yield Artifact(f"sitemap-{number}.xml", "sitemap", "", str(number))


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """The index, or one part."""
    url = str(view.setting("url")).rstrip("/")
    addresses = sorted({"", *(view.address_of(key) for key in view.articles())})
    if artifact.part == "index":
        parts = range(1, -(-len(addresses) // MOST) + 1)
        return _document("sitemapindex", "sitemap", [f"{url}/sitemap-{number}.xml" for number in parts])
    first = (int(artifact.part) - 1) * MOST
    return _document("urlset", "url", [f"{url}/{quoted(address)}" for address in addresses[first : first + MOST]])


def _document(root: str, element: str, addresses: list[str]) -> bytes:
    lines = [f"<{element}><loc>{escape(address)}</loc></{element}>" for address in addresses]
    inner = "\n".join(lines)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{inner}\n</{root}>\n'.encode()
