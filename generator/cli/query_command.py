"""stemma query: ask the graph a question."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.opening import open_for_reading
from generator.cli.options import drafts_options, json_option, site_option
from generator.cli.report import print_json
from generator.graph.query import parse_query


@click.command("query")
@click.argument("text", nargs=-1, required=True)
@site_option
@drafts_options
@json_option
def command(text: tuple[str, ...], start: Path, drafts: bool | None, date: str, as_json: bool) -> int:
    """List the articles that match TEXT, as in `stemma query kind:framework released:<2015 sort:released`."""
    site, _ = open_for_reading(start, drafts=drafts, date=date, as_json=as_json)
    query = " ".join(text)
    _, mistakes = parse_query(query, settings=site.settings)
    if mistakes:
        for mistake in mistakes:
            marked = " " * (4 + mistake.start) + "^" * max(1, mistake.end - mistake.start)
            click.echo(f"{mistake.what}\n    {query}\n{marked}\n    → {mistake.do}", err=True)
        return 2
    keys = site.view.matching(query, "")
    if as_json:
        print_json([_as_data(key, site.view.title_of(key), site.view.kind_of(key)) for key in keys])
        return 0
    width = max((len(key) for key in keys), default=0)
    for key in keys:
        click.echo(f"{key:<{width}}  {site.view.title_of(key)}")
    return 0


def _as_data(key: str, title: str, kind: str) -> dict[str, str]:
    return {"key": key, "kind": kind, "title": title}
