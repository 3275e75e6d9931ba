"""Options that commands share, and the site they lead to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.build.crew import Crew, default_jobs
from generator.cli.progress import Progress
from generator.cli.report import report_broken_settings
from generator.files import site_folder
from generator.site import BrokenSettings, Site, open_site

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


def json_option(function: F) -> F:
    """--json: data on standard output, and nothing else there."""
    return click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")(function)


def drafts_options(function: F) -> F:
    """--drafts and --date: which articles are there."""
    function = click.option(
        "--drafts/--no-drafts", default=None, help="Show drafts and what is to be published later."
    )(function)
    return click.option(
        "--date",
        default="",
        metavar="YYYY-MM-DD",
        callback=_checked_date,
        help="The day to compare `publish:` with; without it [build] date of site.toml.",
    )(function)


def jobs_option(function: F) -> F:
    """--jobs N: how many processes."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(1, 256), default=None, metavar="N", help="Processes; as many as cores."
    )(function)


def _checked_date(context: click.Context, option: click.Parameter, value: str) -> str:
    from generator.dates import parse_date  # most commands get no date

    if value and parse_date(value) is None:
        raise click.BadParameter(f"{value!r} is no date; write it as 2027-01-31", context, option)
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


def open_for(
    start: Path, *, drafts: bool | None = None, date: str = "", jobs: int | None = None, as_json: bool = False
) -> tuple[Site, Crew]:
    """The site around `start`, read; a report and exit code 2 when its settings cannot be used."""
    root = root_of(start)
    crew = Crew(jobs or default_jobs())
    try:
        with Progress("reading") as progress:
            return open_site(root, crew=crew, drafts=drafts, date=date, progress=progress.at), crew
    except BrokenSettings as broken:
        report_broken_settings(broken.problems, root, as_json=as_json)
        raise SystemExit(2) from None
