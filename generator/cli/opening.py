"""Opening a site for a command that reads it and writes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build.crew import Crew, default_jobs
from generator.build.ledger import Ledger
from generator.cli.options import root_of
from generator.cli.progress import Progress
from generator.cli.report import report_broken_settings
from generator.files import Disk
from generator.memory import Options
from generator.opening import open_site
from generator.problems import BrokenSettings
from generator.site import Site


def open_for_reading(
    start: Path, *, drafts: bool | None = None, date: str = "", jobs: int | None = None, as_json: bool = False
) -> tuple[Site, Crew]:
    """The site around `start`, with hands to work on it; a report and exit code 2 when its settings are broken."""
    root = root_of(start)
    crew = Crew(jobs or default_jobs())
    ledger = Ledger.nowhere()
    click.get_current_context().call_on_close(ledger.close)  # the site asks it until the command has ended
    try:
        with Progress("reading") as progress:
            site = open_site(
                root,
                ledger=ledger,
                crew=crew,
                disk=Disk(),
                options=Options(drafts, date),
                progress=progress.at,
            )
    except BrokenSettings as broken:
        report_broken_settings(broken.problems, root, as_json=as_json)
        raise SystemExit(2) from None
    return site, crew
