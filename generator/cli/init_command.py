"""stemma init: start a site."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.report import counted
from generator.files import Disk
from generator.theming.folder import PACKAGE

EXAMPLE = PACKAGE / "example"


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> int:
    """Start a site in FOLDER: a small example to write over.

    The folder must be empty or not there yet.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; start the site in another folder")
    disk = Disk()
    files = disk.scan(EXAMPLE)
    for path in files:
        disk.write(folder / path, disk.read(EXAMPLE / path))
    disk.write(folder / ".gitignore", b"_site/\n.stemma/\n")
    click.echo(f"{counted(len(files), 'file')} written. Now:\n\n    cd {folder}\n    stemma build\n", err=True)
    return 0
