"""The benchmarks' command line: `python -m tests.bench`, and `peers`, `profile`, `corpus` below it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from itertools import product
from os import getloadavg
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.corpus import make_corpus
from tests.bench.flavours import FLAVOURS
from tests.bench.measure import CommandFailedError, measure
from tests.bench.profiling import profile
from tests.bench.report import Result, machine, tables
from tests.bench.scenarios import SCENARIOS, Scenario, Site
from tests.bench.tools import BY_NAME, INSTALLABLE, TOOLS, Tool, install

RESULTS = Path(__file__).parent / "RESULTS.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the options, do what they ask, give the exit code."""
    options = _parser().parse_args(arguments)
    return {"peers": _peers, "profile": _profile, "corpus": _corpus, None: _bench}[options.command](options)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m tests.bench", description="Measure Stemma beside its peers.")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000], metavar="N", help="sizes of the corpus")
    parser.add_argument("--scenario", nargs="+", choices=[s.name for s in SCENARIOS], help="all, unless some are named")
    parser.add_argument("--only", nargs="+", choices=list(BY_NAME), metavar="TOOL", help=f"of {', '.join(BY_NAME)}")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="timed runs after the warm-up")
    parser.add_argument("--write", action="store_true", help="append the tables to RESULTS.md")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the day to write above them")
    commands = parser.add_subparsers(dest="command", metavar="peers | profile | corpus")
    peers = commands.add_parser("peers", help="install the other generators beside us")
    # argparse checks the empty list against the choices, too
    peers.add_argument(
        "names", nargs="*", choices=[*INSTALLABLE, []], metavar="PEER", help=f"of {', '.join(INSTALLABLE)}"
    )
    profiled = commands.add_parser("profile", help="say where a clean build's time goes")
    profiled.add_argument("--articles", type=int, default=300, metavar="N")
    profiled.add_argument("--top", type=int, default=40, metavar="N")
    profiled.add_argument("--sort", default="tottime", choices=["tottime", "cumulative", "ncalls"])
    made = commands.add_parser("corpus", help="write the corpus as a site, to look at")
    made.add_argument("folder", type=Path)
    made.add_argument("--articles", type=int, default=100, metavar="N")
    made.add_argument("--flavour", default="stemma", choices=list(FLAVOURS))
    return parser


def _peers(options: Namespace) -> int:
    for name in options.names or INSTALLABLE:
        print(f"installing {name} …", flush=True)
        install(name)
    return 0


def _profile(options: Namespace) -> int:
    profile(options.articles, top=options.top, sort=options.sort)
    return 0


def _corpus(options: Namespace) -> int:
    make_corpus(options.folder, options.articles, options.flavour)
    return 0


def _bench(options: Namespace) -> int:
    if options.write and not options.date:
        print("--write needs --date YYYY-MM-DD", file=sys.stderr)
        return 2
    if getloadavg()[0] > 0.5:
        print(f"The machine is busy (load {getloadavg()[0]:.1f}): trust the ratios little.", file=sys.stderr)
    tools = [tool for tool in TOOLS if not options.only or tool.name in options.only]
    versions = {tool.name: tool.version_text() for tool in tools}
    present = [tool for tool in tools if versions[tool.name]]
    results = list(_results(present, options))
    text = f"{_about(versions, options.runs)}\n\n{tables(results)}"
    print(text)
    if options.write:
        _append(f"## {options.date}\n\n{text}")
    return 0


def _results(tools: Sequence[Tool], options: Namespace) -> Iterator[Result]:
    """All measurements, by size, then scenario, then tool, so that those to be compared are taken close together."""
    chosen = [scenario for scenario in SCENARIOS if not options.scenario or scenario.name in options.scenario]
    for articles in options.articles:
        with TemporaryDirectory(prefix="stemma-bench-") as folder:
            sites = {tool.name: _site(Path(folder), tool, articles) for tool in tools}
            for scenario, tool in product(chosen, tools):
                if scenario.name not in tool.scenarios or tool.name not in sites:
                    continue
                print(f"{articles:,} articles, {scenario.heading}: {tool.name} …", file=sys.stderr, flush=True)
                result = _measured(sites[tool.name], scenario, options.runs)
                yield result
                if not result.measured:
                    del sites[tool.name]  # what fails once is not asked again


def _site(folder: Path, tool: Tool, articles: int) -> Site:
    place = folder / tool.name
    make_corpus(place, articles, tool.flavour)
    tool.make_ready(place)
    return Site(place, tool, articles)


def _measured(site: Site, scenario: Scenario, runs: int) -> Result:
    command = site.tool.command()
    try:
        found = measure(command, folder=site.folder, runs=runs, before=lambda: scenario.prepare(site))
    except CommandFailedError as error:
        print(error, file=sys.stderr)
        return Result(site.articles, scenario.heading, site.tool.name, None)
    return Result(site.articles, scenario.heading, site.tool.name, found)


def _about(versions: dict[str, str], runs: int) -> str:
    found = [f"{name} {version}" for name, version in versions.items() if version and name != "scan"]
    missing = [name for name, version in versions.items() if not version]
    lines = [
        f"{machine()}. Median of {runs} runs after a warm-up, in which the memory was watched.",
        ", ".join(found) + ".",
    ]
    if missing:
        lines.append(f"Not measured, for they are missing: {', '.join(missing)}.")
    return "\n".join(lines)


def _append(text: str) -> None:
    before = (
        RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Measured\n\nBy `make bench`, newest last.\n"
    )
    RESULTS.write_text(f"{before.rstrip()}\n\n{text.rstrip()}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
