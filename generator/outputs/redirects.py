"""Old addresses lead to where an article is now: a page each, since any server can serve one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.graph.addresses import output_path
from generator.graph.view import View
from generator.names import fold
from generator.problems import Report
from generator.render.generated import Generated
from generator.render.making import draw, sheet_for
from generator.render.relative import quoted


def plan(view: View) -> Iterator[Artifact]:
    """A page for each old address; the graph has refused those where an article is, or that are no address.

    So a redirect always leads to an article's page, which is none: there are no circles, and no way to other sites.
    """
    pages = {fold(output_path(view.address_of(key))) for key in view.articles()}
    for old, key in view.redirects():
        if fold(output_path(old)) not in pages:
            yield Artifact(output_path(old), "redirects", key, old)


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """The page that leads on."""
    key = artifact.subject
    sheet = sheet_for(view, report, artifact.part)
    page = Generated(sheet, view.title_of(key))
    return draw(sheet, "redirect.html", page, target=sheet.link(view.address_of(key)), canonical=_canonical(view, key))


def _canonical(view: View, key: str) -> str:
    url = str(view.setting("url")).rstrip("/")
    return f"{url}/{quoted(view.address_of(key))}" if url else ""
