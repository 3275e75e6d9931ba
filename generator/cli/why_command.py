"""stemma why: say why a page was made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from generator.artifact import Artifact
from generator.build.build import Build
from generator.build.crew import Crew
from generator.build.ledger import Ledger
from generator.build.reads import arguments_of
from generator.build.stale import Reason
from generator.cli.answers import change_in_words
from generator.cli.options import drafts_options, json_option, output_option, root_of, site_option
from generator.cli.questions import in_words
from generator.cli.report import print_json, report_broken_settings
from generator.cli.waiting import note, patience
from generator.files import Disk, real
from generator.memory import Options, with_ledger
from generator.names import nearest
from generator.opening import open_site
from generator.problems import BrokenSettings, Severities
from generator.publishing import Output

Reasons = dict[Artifact, tuple[bytes, ...]]

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

    def work(ledger: Ledger) -> tuple[Reasons, Reasons]:
        last = {Artifact(one.path, one.output, one.subject, one.part): one.why for one in ledger.artifacts()}
        if not last:
            raise click.UsageError("There is no memory of a build here; run `stemma build` first.")
        return last, _would(root, ledger, output, Options(drafts, date)) if would else last

    try:
        last, reasons = with_ledger(root, work, patience=patience(wait=True), note=note)
    except BrokenSettings as broken:
        report_broken_settings(broken.problems, root, as_json=as_json)
        return 2
    named = _named(path, {**last, **reasons})
    told = {artifact: [_decode(reason) for reason in reasons[artifact]] for artifact in named if artifact in reasons}
    if as_json:
        print_json({artifact.path: [_as_data(reason) for reason in found] for artifact, found in told.items()})
        return 0
    for artifact, found in told.items():
        click.echo("\n".join(_lines(artifact, found, would=would)))
    if not told:
        click.echo("A build would leave it as it is.")
    return 0


def _named(path: str, artifacts: Iterable[Artifact]) -> list[Artifact]:
    """The artifact at a path, or those made of an article."""
    artifacts = list(artifacts)
    bare = path.removeprefix("./").removeprefix("content/")
    stem = bare.removesuffix(".md")
    keys = {bare, stem, stem.rpartition("/")[0] if stem.endswith("index") else stem, bare.strip("/")}
    found = [one for one in artifacts if one.path in (path, f"{path.strip('/')}/index.html".lstrip("/"))]
    found = found or [one for one in artifacts if one.subject in keys and one.subject]
    if not found:
        near = nearest(path, [one.path for one in artifacts] + [one.subject for one in artifacts if one.subject])
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise click.UsageError(f"The last build made nothing called {path!r}.{hint}")
    return found


def _would(root: Path, ledger: Ledger, output: Path | None, options: Options) -> Reasons:
    disk, crew = Disk(), Crew(1)
    site = open_site(root, ledger=ledger, crew=crew, disk=disk, options=options)
    target = Output(real(output or root / site.settings.output), disk)  # looked at, not claimed
    return Build(site, target, crew, ledger, Severities()).would()


def _lines(artifact: Artifact, reasons: list[Reason], *, would: bool) -> list[str]:
    cause = reasons[0].cause
    if cause == "gone":
        return [f"{artifact.path} would be deleted: nothing asks for it any more."]
    if cause == "lost":
        return [f"{artifact.path} would be written again, as it was: it is missing, or not as Stemma wrote it."]
    if cause == "first":
        return [f"{artifact.path} {'would be' if would else 'was'} made for the first time."]
    head = f"{artifact.path} {'would be made again' if would else 'was made last'}, because"
    return [head, *(f"  - {_sentence(reason)}" for reason in reasons)]


def _sentence(reason: Reason) -> str:
    question = in_words(reason.name, arguments_of(reason.arguments))
    return f"{question} {change_in_words(reason.name, reason.before, reason.after)}."


def _as_data(reason: Reason) -> dict[str, object]:
    if reason.cause != "changed":
        return {"cause": reason.cause}
    return {
        "cause": reason.cause,
        "question": reason.name,
        "arguments": list(arguments_of(reason.arguments)),
        "said": _sentence(reason),
    }
