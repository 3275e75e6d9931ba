"""stemma build: make the site."""

from __future__ import annotations

import time
from pathlib import Path

import click

from generator.build.ledger import Ledger
from generator.build.outcome import Outcome
from generator.cli.options import (
    cluster_option,
    drafts_options,
    jobs_option,
    json_option,
    output_option,
    root_of,
    site_option,
    strict_options,
)
from generator.cli.progress import Progress
from generator.cli.report import Findings, counted, print_json, report, report_broken_settings
from generator.cli.waiting import note, patience, wait_option
from generator.files import Disk
from generator.lock import PATIENT, Patience
from generator.memory import Options, last_outcome, with_ledger, without_ledger
from generator.problems import BrokenSettings, Severities
from generator.publishing import NotOurs, claim_output


@click.command("build")
@site_option
@output_option
@drafts_options
@jobs_option
@cluster_option
@click.option("--keep-going", is_flag=True, help="Write all that is sound, even if something is not.")
@click.option("--ledger/--no-ledger", "remember", default=True, help="Keep what the next build can use; the default.")
@wait_option
@strict_options
@json_option
def command(
    start: Path,
    output: Path | None,
    drafts: bool | None,
    date: str,
    jobs: int | None,
    cluster: str,
    keep_going: bool,
    remember: bool,
    wait: bool,
    strict: bool,
    every: bool,
    as_json: bool,
) -> int:
    """Make the site: every page of it, into the output folder.

    A build with errors writes nothing and keeps the old output. Files that would not change are left alone.
    """
    began = time.perf_counter()
    root, disk, options, waiting = root_of(start), Disk(), Options(drafts, date), patience(wait=wait)

    def work(ledger: Ledger) -> tuple[Outcome, int]:
        last = last_outcome(root, ledger=ledger, disk=disk, options=options, output=output)
        return last or run_build(
            root,
            ledger=ledger,
            disk=disk,
            jobs=jobs,
            cluster=cluster,
            options=options,
            output=output,
            strict=strict,
            keep_going=keep_going,
            patience=waiting,
        )

    try:
        if remember:
            outcome, articles = with_ledger(root, work, patience=waiting, note=note)
        else:
            outcome, articles = without_ledger(work)
        chosen = _chosen_severities(root, disk) if outcome.problems else {}
    except BrokenSettings as broken:
        report_broken_settings(broken.problems, root, as_json=as_json)
        return 2
    except NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    findings = Findings(outcome.problems, Severities(chosen, strict))
    if as_json:
        print_json({**_counts(outcome), "problems": findings.as_data()})
    else:
        report(findings, root, every=every)
        click.echo(_summary(outcome, findings, articles, time.perf_counter() - began), err=True)
    return 1 if findings.count("error") else 0


def run_build(
    root: Path,
    *,
    ledger: Ledger,
    disk: Disk,
    jobs: int | None,
    options: Options,
    output: Path | None,
    strict: bool,
    keep_going: bool,
    cluster: str = "",
    patience: Patience = PATIENT,
) -> tuple[Outcome, int]:
    """Build what has changed; with the number of articles."""
    from generator.build.build import Build  # only a build that has something to do pays for Markdown and Jinja2
    from generator.cli.hands import hands
    from generator.opening import open_site, read_site_settings

    # The output is held before anything is read: of two builders the one that has read the newer files comes last.
    target = claim_output(output or root / read_site_settings(root, disk)[0].output, site=root, disk=disk)
    with target.held(patience), hands(jobs, cluster) as crew:
        with Progress("reading") as progress:
            site = open_site(root, ledger=ledger, crew=crew, disk=disk, options=options, progress=progress.at)
        severities = Severities(site.settings.problems, strict)
        with Progress("making") as progress:
            outcome = Build(site, target, crew, ledger, severities).run(keep_going=keep_going, progress=progress.at)
    return outcome, len(site.content.ids)


def _chosen_severities(root: Path, disk: Disk) -> dict[str, str]:
    from generator.opening import read_site_settings  # only who has something to tell pays for it

    return read_site_settings(root, disk)[0].problems


def _counts(outcome: Outcome) -> dict[str, object]:
    return {
        "published": outcome.published,
        "files": outcome.planned,
        "made": outcome.made,
        "written": outcome.written,
        "unchanged": outcome.unchanged,
        "deleted": outcome.deleted,
    }


def _summary(outcome: Outcome, findings: Findings, articles: int, seconds: float) -> str:
    wrong = findings.counted()
    if not outcome.published:
        return f"Nothing written, the old output is kept: {wrong} in {counted(articles, 'article')}, {seconds:.2f} s"
    return (
        f"{counted(articles, 'article')}, {counted(outcome.planned, 'file')}: {outcome.written:,} written, "
        f"{outcome.unchanged:,} unchanged, {outcome.deleted:,} deleted; {wrong}; {seconds:.2f} s"
    )
