"""Options that commands share, and the site they lead to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.files import site_folder

F = TypeVar("F", bound=Callable[..., Any])


def site_option(function: F) -> F:
    """--site DIR: which site, as a folder."""
    return click.option(
        "--site",
        "start",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        metavar="DIR",
        help="The site's folder; without it the nearest folder upward with a site.toml.",
    )(function)


def output_option(function: F) -> F:
    """--output DIR: where the site is written."""
    return click.option(
        "--output",
        type=click.Path(path_type=Path),
        default=None,
        metavar="DIR",
        help="Where the site is written; without it [build] output of site.toml, _site.",
    )(function)


def json_option(function: F) -> F:
    """--json: data on standard output, and nothing else there."""
    return click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")(function)


def strict_options(function: F) -> F:
    """--strict and --all: how problems count and are told."""
    function = click.option("--all", "every", is_flag=True, help="List every problem, also those that repeat.")(
        function
    )
    return click.option("--strict", is_flag=True, help="Count warnings as errors.")(function)


def drafts_options(function: F) -> F:
    """--drafts and --date: which articles are there."""
    function = click.option(
        "--date",
        default="",
        metavar="YYYY-MM-DD",
        callback=_checked_date,
        help="The day to compare `publish:` with; without it [build] date of site.toml.",
    )(function)
    return click.option("--drafts/--no-drafts", default=None, help="Show drafts and what is to be published later.")(
        function
    )


def jobs_option(function: F) -> F:
    """--jobs N: how many processes."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(1, 256), default=None, metavar="N", help="Processes; as many as cores."
    )(function)


def cluster_option(function: F) -> F:
    """--cluster ADDRESS: workers of a Dask scheduler in place of processes."""
    return click.option(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="Work on the cluster of your own Dask scheduler, tcp://HOST:8786, in place of processes here.",
    )(function)


def _checked_date(context: click.Context, option: click.Parameter, value: str) -> str:
    from generator.dates import parse_date  # most commands get no date

    date = parse_date(value) if value else None
    if value and (date is None or date.first != date.last):
        raise click.BadParameter(f"{value!r} is no day; write it as 2027-01-31", context, option)
    return value


def root_of(start: Path) -> Path:
    """The folder of the site around `start`."""
    root = site_folder(start)
    if root is None:
        raise click.UsageError(
            f"There is no site.toml in {start.resolve()} or above it.\n"
            "Start a site with `stemma init DIR`, or name one with `--site DIR`."
        )
    return root
