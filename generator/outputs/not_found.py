"""404.html: what a server shows for an address that is not there.

The same file is shown at every depth, so its links cannot be relative. They begin at the root of the site, which is
the path of [site] url ("/docs/" of https://example.org/docs/), and "/" where no url is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.artifact import Artifact
from generator.graph.view import View
from generator.problems import Report
from generator.render.generated import Generated
from generator.render.making import draw, sheet_for

PATH = "404.html"


def plan(view: View) -> Iterator[Artifact]:
    """404.html."""
    yield Artifact(PATH, "not_found")


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """The page that says so."""
    sheet = sheet_for(view, report, PATH, root=_root(str(view.setting("url"))))
    return draw(sheet, "not_found.html", Generated(sheet, "Page not found"))


def _root(url: str) -> str:
    """The path of the site on its server; one slash in front, so that no host can be read into it."""
    path = urlsplit(url).path.strip("/")
    return f"/{path}/" if path else "/"
