"""stemma clean: delete what Stemma has written."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import root_of, site_option
from generator.cli.report import counted, report_broken_settings
from generator.cli.waiting import patience, wait_option
from generator.files import STATE, Disk
from generator.lock import Patience, locked
from generator.memory import LOCK
from generator.problems import Severities
from generator.publishing import NotOurs, Output, claim_output, remove_output
from generator.settings import read_settings


@click.command("clean")
@site_option
@click.option("--output", type=click.Path(path_type=Path), default=None, metavar="DIR", help="The output to delete.")
@wait_option
def command(start: Path, output: Path | None, wait: bool) -> int:
    """Delete the output that Stemma wrote, and what it keeps between builds. Nothing else is touched."""
    root = root_of(start)
    disk = Disk()
    settings, found = read_settings(disk.read(root / "site.toml").decode("utf-8", "replace"), file="site.toml")
    if output is None and any(map(Severities(settings.problems).is_error, found)):
        report_broken_settings(found, root, as_json=False)  # where the output is cannot be told; --output says it
        return 2
    try:
        target = claim_output(output or root / settings.output, site=root, disk=disk)
        with locked(root / STATE / LOCK, patience(wait=wait)):
            removed = _remove(target, patience(wait=wait)) if target.folder.is_dir() else 0
            disk.remove_tree(root / STATE)
    except NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    click.echo(f"{counted(removed, 'file')} deleted", err=True)
    if disk.kind(root / STATE):
        raise click.ClickException(f"{root / STATE} cannot be removed wholly; remove it by hand.")
    return 0


def _remove(target: Output, waiting: Patience) -> int:
    with target.held(waiting):
        removed = remove_output(target)
    target.disk.remove_empty_folders(target.folder, target.folder.parent)
    return removed
