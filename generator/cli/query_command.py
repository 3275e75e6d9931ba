"""stemma query: ask the graph a question."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.cli.opening import open_for_reading
from generator.cli.options import drafts_options, json_option, site_option
from generator.cli.report import print_json, printable


class QueryCommand(click.Command):
    """A command whose terms may begin with "-", which elsewhere begins an option: `-tag:web`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put such terms last; the order of terms means nothing."""
        end = args.index("--") if "--" in args else len(args)
        negated = [word for word in args[:end] if re.match("-[^-]", word) and word != "-h"]
        others = [word for word in args[:end] if word not in negated]
        return super().parse_args(ctx, [*others, "--", *negated, *args[end + 1 :]])


@click.command("query", cls=QueryCommand)
@click.argument("text", nargs=-1, required=True)
@site_option
@drafts_options
@json_option
def command(text: tuple[str, ...], start: Path, drafts: bool | None, date: str, as_json: bool) -> int:
    """List the articles that match TEXT, as in `stemma query kind:framework released:<2015 sort:released`."""
    site, _ = open_for_reading(start, drafts=drafts, date=date, as_json=as_json)
    query = " ".join(text)
    mistakes = site.view.mistakes_in(query, "")
    if mistakes:
        for mistake in mistakes:
            marked = " " * (4 + mistake.start) + "^" * max(1, mistake.end - mistake.start)
            click.echo(f"{mistake.what}\n    {query}\n{marked}", err=True)
            if mistake.do:
                click.echo(f"    → {mistake.do}", err=True)
        return 2
    keys = site.view.matching(query, "")
    if as_json:
        print_json([_as_data(key, site.view.title_of(key), site.view.kind_of(key)) for key in keys])
        return 0
    width = max((len(key) for key in keys), default=0)
    for key in keys:
        click.echo(printable(f"{key:<{width}}  {site.view.title_of(key)}"))
    return 0


def _as_data(key: str, title: str, kind: str) -> dict[str, str]:
    return {"key": key, "kind": kind, "title": title}
