"""The home page: content/index.md where there is one, else the article that [site] home names, else the kinds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.graph.view import View
from generator.problems import Place, Problem, Report
from generator.render.generated import Generated
from generator.render.making import draw, sheet_for
from generator.render.page import page_on

TEMPLATE = "home.html"
_OF_ARTICLE = "article"


def plan(view: View) -> Iterator[Artifact]:
    """index.html, always."""
    at_home = next((key for key in view.articles() if not view.address_of(key)), None)
    if at_home is None:
        yield Artifact("index.html", "home")
    else:
        yield Artifact("index.html", "home", at_home, _OF_ARTICLE)


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """The home page."""
    key = artifact.subject if artifact.part == _OF_ARTICLE else _named(view, report)
    if key is None:
        sheet = sheet_for(view, report, "")
        page = Generated(sheet, str(view.setting("title")), summary=str(view.setting("description")))
        return draw(sheet, TEMPLATE, page, opening=None)
    sheet = sheet_for(view, report, "", key=key)
    opening = page_on(sheet, key)
    return draw(sheet, _template(view, key), opening, opening=opening)


def _template(view: View, key: str) -> str:
    """The template that the article names itself; its kind's is for pages below home."""
    template = view.template_of(key)
    return TEMPLATE if template == view.kind(view.kind_of(key)).template else template


def _named(view: View, report: Report) -> str | None:
    """The article that [site] home names."""
    name = str(view.setting("home"))
    if not name:
        return None
    found = view.resolve(name, "wiki", "")
    if found.key is None:
        what = f'[site] home is "{name}", and no article is called so.'
        report(
            Problem("settings", Place("site.toml"), what, "Name an article that is there, or write content/index.md.")
        )
    return found.key
