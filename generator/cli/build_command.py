"""stemma build: make the site."""

from __future__ import annotations

import time
from pathlib import Path

import click

from generator.build.crew import WorkerLost
from generator.build.make import Outcome, make_all, publish
from generator.cli.options import drafts_options, jobs_option, json_option, open_for, site_option
from generator.cli.progress import Progress
from generator.cli.report import Findings, counted, print_json, report
from generator.files import Disk, NotOurs, claim_output
from generator.problems import Severities


@click.command("build")
@site_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Where the site is written; without it [build] output of site.toml, _site.",
)
@drafts_options
@jobs_option
@click.option("--keep-going", is_flag=True, help="Write all that is sound, even if something is not.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--all", "every", is_flag=True, help="List every problem, also those that repeat.")
@json_option
def command(
    start: Path,
    output: Path | None,
    drafts: bool | None,
    date: str,
    jobs: int | None,
    keep_going: bool,
    strict: bool,
    every: bool,
    as_json: bool,
) -> int:
    """Make the site: every page of it, into the output folder.

    A build with errors writes nothing and keeps the old output. Files that would not change are left alone.
    """
    began = time.perf_counter()
    site, crew = open_for(start, drafts=drafts, date=date, jobs=jobs, as_json=as_json)
    severities = Severities(site.settings.problems, strict)
    folder = output or site.root / site.settings.output
    try:
        target = claim_output(folder, site=site.root, disk=Disk())
        plan = site.plan()
        with Progress("making") as progress:
            made = make_all(plan, site, crew, progress=lambda done: progress.at(done, len(plan)))
            outcome = publish(
                plan,
                made,
                target,
                is_error=severities.is_error,
                found_before=(*site.problems, *site.clashes(plan)),
                keep_going=keep_going,
            )
    except NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    except WorkerLost as lost:
        raise click.ClickException(str(lost)) from None
    findings = Findings(outcome.problems, severities)
    if as_json:
        print_json({**_counts(outcome), "problems": findings.as_data()})
    else:
        report(findings, site.root, every=every)
        click.echo(_summary(outcome, findings, len(site.graph.articles()), time.perf_counter() - began), err=True)
    return 1 if findings.count("error") else 0


def _counts(outcome: Outcome) -> dict[str, object]:
    return {
        "published": outcome.published,
        "files": outcome.planned,
        "written": outcome.written,
        "unchanged": outcome.unchanged,
        "deleted": outcome.deleted,
    }


def _summary(outcome: Outcome, findings: Findings, articles: int, seconds: float) -> str:
    errors, warnings = findings.count("error"), findings.count("warning")
    wrong = ", ".join(
        [counted(number, word) for number, word in ((errors, "error"), (warnings, "warning")) if number]
        or ["no problems"]
    )
    if not outcome.published:
        return f"Nothing written, the old output is kept: {wrong} in {counted(articles, 'article')}, {seconds:.2f} s"
    return (
        f"{counted(articles, 'article')}, {counted(outcome.planned, 'file')}: {outcome.written:,} written, "
        f"{outcome.unchanged:,} unchanged, {outcome.deleted:,} deleted; {wrong}; {seconds:.2f} s"
    )
