"""stemma why: say why a page was made."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from generator.build.build import Build
from generator.build.crew import Crew
from generator.build.ledger import Kept, Ledger
from generator.build.reads import arguments_of
from generator.build.stale import Reason
from generator.building import BrokenSettings, Options, open_ledger, open_site
from generator.cli.options import drafts_options, json_option, output_option, root_of, site_option
from generator.cli.questions import in_words, shown_answer
from generator.cli.report import print_json, report_broken_settings
from generator.files import Disk, NotOurs, claim_output
from generator.names import nearest
from generator.problems import Severities

_decode = msgspec.msgpack.Decoder(Reason).decode


@click.command("why")
@click.argument("path")
@site_option
@output_option
@drafts_options
@click.option("--would", is_flag=True, help="Say it of the build that would run now, without running it.")
@json_option
def command(
    path: str, start: Path, output: Path | None, drafts: bool | None, date: str, would: bool, as_json: bool
) -> int:
    """Say why the last build made PATH: a file of the output, or an article by its key or file.

    For each reason, which question of the page got another answer, from what to what.
    """
    root = root_of(start)
    ledger = open_ledger(root)
    try:
        kept = _named(path, ledger)
        if would:
            reasons = _would(root, ledger, kept, output, Options(drafts, date))
        else:
            reasons = {found.path: found.why for found in kept}
    except BrokenSettings as broken:
        report_broken_settings(broken.problems, root, as_json=as_json)
        return 2
    except NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    finally:
        ledger.close()
    told = {name: [_sentence(_decode(reason)) for reason in found] for name, found in reasons.items()}
    if as_json:
        print_json(told)
        return 0
    for name, sentences in told.items():
        click.echo(f"{name} {'would be made' if would else 'was made last'}, because")
        for sentence in sentences:
            click.echo(f"  - {sentence}")
    if not told:
        click.echo("Nothing of it would be made.")
    return 0


def _named(path: str, ledger: Ledger) -> list[Kept]:
    """The artifact at a path, or those made of an article."""
    kept = list(ledger.artifacts())
    if not kept:
        raise click.UsageError("There is no memory of a build here; run `stemma build` first.")
    bare = path.removeprefix("./").removeprefix("content/")
    keys = {bare, bare.removesuffix(".md"), bare.removesuffix("/index.md"), bare.strip("/")}
    found = [one for one in kept if one.path == path or one.path == f"{path.strip('/')}/index.html"]
    found = found or [one for one in kept if one.subject in keys]
    if not found:
        near = nearest(path, [one.path for one in kept] + [one.subject for one in kept if one.subject])
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise click.UsageError(f"The last build made nothing called {path!r}.{hint}")
    return found


def _would(
    root: Path, ledger: Ledger, kept: list[Kept], output: Path | None, options: Options
) -> dict[str, tuple[bytes, ...]]:
    disk, crew = Disk(), Crew(1)
    site = open_site(root, ledger=ledger, crew=crew, disk=disk, options=options)
    target = claim_output(output or root / site.settings.output, site=root, disk=disk)
    stale = Build(site, target, crew, ledger, Severities()).would()
    wanted = {one.path for one in kept}
    return {artifact.path: reasons for artifact, reasons in stale.items() if artifact.path in wanted}


def _sentence(reason: Reason) -> str:
    if reason.cause == "first":
        return "it had not been made before."
    question = in_words(reason.name, arguments_of(reason.arguments))
    return f"{question} changed from {shown_answer(reason.before)} to {shown_answer(reason.after)}."
