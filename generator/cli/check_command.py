"""stemma check: say what is wrong."""

from __future__ import annotations

import time
from pathlib import Path

import click

from generator.build.make import BATCH, SMALL, check_some
from generator.cli.opening import open_for_reading
from generator.cli.options import drafts_options, jobs_option, json_option, site_option, strict_options
from generator.cli.progress import Progress
from generator.cli.report import Findings, counted, print_json, report
from generator.problems import Severities


@click.command("check")
@site_option
@drafts_options
@jobs_option
@strict_options
@json_option
def command(
    start: Path, drafts: bool | None, date: str, jobs: int | None, strict: bool, every: bool, as_json: bool
) -> int:
    """Say what is wrong with the content and the templates, without writing anything.

    Exit code 1 when there is an error, 2 when site.toml itself is broken.
    """
    began = time.perf_counter()
    site, crew = open_for_reading(start, drafts=drafts, date=date, jobs=jobs, as_json=as_json)
    plan = site.plan()
    found = [*site.problems(plan)]
    with Progress("checking") as progress:
        for done, (_, problems) in enumerate(crew.run(check_some, site, plan, batch=BATCH, small=SMALL), 1):
            found += problems
            progress.at(done, len(plan))
    findings = Findings(found, Severities(site.settings.problems, strict))
    if as_json:
        print_json({"problems": findings.as_data()})
    else:
        report(findings, site.root, every=every)
        click.echo(_summary(findings, len(site.content.ids), time.perf_counter() - began), err=True)
    return 1 if findings.count("error") else 0


def _summary(findings: Findings, articles: int, seconds: float) -> str:
    return f"{findings.counted().capitalize()} in {counted(articles, 'article')}, {seconds:.2f} s"
