"""stemma list: drafts, orphans, wanted articles, tags."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from generator.cli.opening import open_for_reading
from generator.cli.options import drafts_options, json_option, site_option
from generator.cli.report import print_json, printable
from generator.graph.article import mentions_of
from generator.names import fold
from generator.site import Site

Rows = list[tuple[str, str]]


@click.command("list")
@click.argument("what", type=click.Choice(["drafts", "orphans", "wanted", "tags"]))
@site_option
@drafts_options
@json_option
def command(what: str, start: Path, drafts: bool | None, date: str, as_json: bool) -> int:
    """List what is to be done: drafts, orphans (articles that no other leads to), wanted (linked to, but not
    written), or the tags with how often they are used."""
    site, _ = open_for_reading(start, drafts=drafts, date=date, as_json=as_json)
    rows = LISTS[what](site)
    if as_json:
        print_json([{"name": name, "note": note} for name, note in rows])
        return 0
    width = max((len(name) for name, _ in rows), default=0)
    for name, note in rows:
        click.echo(printable(f"{name:<{width}}  {note}".rstrip()))
    return 0


def drafts_of(site: Site) -> Rows:
    """Articles that an ordinary build leaves out, and why."""
    published = set(site.graph.articles())
    return [
        (
            article.path,
            "draft" if article.draft else f"to be published {article.publish.text if article.publish else ''}",
        )
        for article in site.content.articles()
        if article.draft or article.key not in published
    ]


def orphans_of(site: Site) -> Rows:
    """Articles that no other article leads to, by a link, a relation or a citation."""
    view = site.view
    return [
        (key, view.title_of(key))
        for key in view.articles()
        if key
        and not view.backlinks_of(key)
        and not view.cited_by(key)
        and not view.relations_of(key)
        and not view.children_of(key)
    ]


def wanted_of(site: Site) -> Rows:
    """Targets of links that no article answers to, with who wants them."""
    wanted: dict[str, tuple[str, set[str]]] = {}  # folded -> as first written, who wants it
    published = set(site.graph.articles())
    for article in site.content.articles():
        if article.key not in published:
            continue
        for mention in mentions_of(article):
            if mention.form not in ("wiki", "transclude") or not mention.target:
                continue
            found = site.view.resolve(mention.target, "wiki", article.key)
            if found.key is None and found.matched == "" and not site.view.attachment(mention.target, article.key):
                wanted.setdefault(fold(mention.target), (mention.target, set()))[1].add(article.key)
    order = sorted(wanted.values(), key=lambda item: (-len(item[1]), item[0]))
    return [(target, "wanted by " + ", ".join(sorted(origins))) for target, origins in order]


def tags_of(site: Site) -> Rows:
    """All tags with the number of articles."""
    return [(tag, str(count)) for tag, count in site.view.tags()]


LISTS: dict[str, Callable[[Site], Rows]] = {
    "drafts": drafts_of,
    "orphans": orphans_of,
    "wanted": wanted_of,
    "tags": tags_of,
}
