"""stemma build: make the site."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from generator.build.ledger import Ledger
from generator.build.outcome import Outcome
from generator.build.watch import UNWATCHED, Unwatched, Watch
from generator.cli import profile_report
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

if TYPE_CHECKING:
    from generator.build.crew import Crew
    from generator.cli.verifying import Verdict


@click.command("build")
@site_option
@output_option
@drafts_options
@jobs_option
@cluster_option
@click.option("--keep-going", is_flag=True, help="Write all that is sound, even if something is not.")
@click.option("--ledger/--no-ledger", "remember", default=True, help="Keep what the next build can use; the default.")
@click.option("--verify", "verifying", is_flag=True, help="Build clean as well, and say where the two differ.")
@click.option("--profile", is_flag=True, help="Tell where the time went.")
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
    verifying: bool,
    profile: bool,
    wait: bool,
    strict: bool,
    every: bool,
    as_json: bool,
) -> int:
    """Make the site: every page of it, into the output folder.

    A build with errors writes nothing and keeps the old output. Files that would not change are left alone.
    """
    began = time.perf_counter()
    if verifying and not remember:
        raise click.UsageError("--verify compares what the ledger knows; leave out --no-ledger.")
    if profile and cluster:
        raise click.UsageError("--profile measures this machine; leave out --cluster.")
    root, disk, options, waiting = root_of(start), Disk(), Options(drafts, date), patience(wait=wait)
    watch = Watch() if profile else UNWATCHED

    def work(ledger: Ledger) -> Done:
        with watch.step("scan"):
            last = last_outcome(root, ledger=ledger, disk=disk, options=options, output=output)
        outcome, articles = last or run_build(
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
            watch=watch,
        )
        return Done(outcome, articles, time.perf_counter() - began)

    def verified(ledger: Ledger) -> Done:
        from generator.cli.verifying import verify  # it builds, which a build with nothing to do does not

        with closing(ledger.copied()) as before:
            done = work(ledger)
            verdict = verify(
                root,
                done.outcome,
                ledger=ledger,
                before=before,
                output=output,
                jobs=jobs,
                options=options,
                strict=strict,
            )
        return replace(done, verdict=verdict)

    try:
        if remember:
            done = with_ledger(root, verified if verifying else work, patience=waiting, note=note)
        else:
            done = without_ledger(work)
        chosen = _chosen_severities(root, disk) if done.outcome.problems else {}
    except BrokenSettings as broken:
        report_broken_settings(broken.problems, root, as_json=as_json)
        return 2
    except NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    findings = Findings(done.outcome.problems, Severities(chosen, strict))
    if as_json:
        print_json({**done.as_data(watch), "problems": findings.as_data()})
    else:
        report(findings, root, every=every)
        for line in done.lines(watch):
            click.echo(line, err=True)
        click.echo(_summary(done.outcome, findings, done.articles, time.perf_counter() - began), err=True)
    return 1 if findings.count("error") or not done.is_verified() else 0


class Done(Struct, frozen=True):
    """A build, and what was found out about it."""

    outcome: Outcome
    articles: int
    seconds: float
    verdict: Verdict | None = None

    def is_verified(self) -> bool:
        """False when a clean build was found to differ."""
        return self.verdict is None or bool(self.verdict)

    def lines(self, watch: Unwatched) -> Iterator[str]:
        """What --profile and --verify tell."""
        if isinstance(watch, Watch):
            yield from profile_report.lines_of(watch, self.seconds)
        if self.verdict is not None:
            yield from self.verdict.lines()

    def as_data(self, watch: Unwatched) -> dict[str, object]:
        """The counts, and the same for --json."""
        data = _counts(self.outcome)
        if isinstance(watch, Watch):
            data["profile"] = profile_report.as_data(watch, self.seconds)
        if self.verdict is not None:
            data["verified"] = self.verdict.as_data()
        return data


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
    watch: Unwatched = UNWATCHED,
) -> tuple[Outcome, int]:
    """Build what has changed; with the number of articles."""
    from generator.build.build import Build  # only a build that has something to do pays for Markdown and Jinja2
    from generator.cli.hands import hands
    from generator.opening import open_site, read_site_settings

    # The output is held before anything is read: of two builders the one that has read the newer files comes last.
    target = claim_output(output or root / read_site_settings(root, disk)[0].output, site=root, disk=disk)
    with target.held(patience), hands(jobs, cluster) as crew:
        if isinstance(watch, Watch):
            crew = _watched(crew, watch)
        with Progress("reading") as progress:
            site = open_site(
                root, ledger=ledger, crew=crew, disk=disk, options=options, progress=progress.at, watch=watch
            )
        build = Build(site, target, crew, ledger, Severities(site.settings.problems, strict), watch=watch)
        with Progress("making") as progress:
            outcome = build.run(keep_going=keep_going, progress=progress.at)
    return outcome, len(site.content.ids)


def _watched(crew: Crew, watch: Watch) -> Crew:
    from generator.profiling import watched  # only who asks for it pays for it

    return watched(crew, watch)


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
