"""The wording of reports: each problem with its place, the line with the spot marked, and what to do."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from generator.problems import Place, Problem, Severities
from generator.theming.folder import THEME

# A warning that comes more often than this is told once, with its first three places; a real vault has thousands.
GROUPED_FROM = 6
SHOWN_OF_GROUP = 3
# Errors must be mended one by one, so they are told in full, as many of a sort as somebody may mend in a sitting.
MOST_ERRORS = 100
WIDEST = 100  # characters of a source line that are shown

# Control characters, ends of lines, changes of direction, and halves of characters, which cannot be written.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

COLOURS = {"error": "red", "warning": "yellow"}


class Findings:
    """The problems of a run as they count: sorted in reading order, each once, with its severity."""

    def __init__(self, problems: Iterable[Problem], severities: Severities) -> None:
        self.severity = severities.of
        found = set(problems)
        used = {(problem.name, problem.about) for problem in found}
        self.problems = [
            problem
            for problem in sorted(found, key=_reading_order)
            if self.severity(problem) != "off"
            and (problem.place.line or (problem.name, problem.place.file) not in used)
        ]

    def count(self, severity: str) -> int:
        """How many of a severity there are."""
        return sum(self.severity(problem) == severity for problem in self.problems)

    def counted(self) -> str:
        """How many there are, in words."""
        found = [counted(self.count(severity), severity) for severity in ("error", "warning") if self.count(severity)]
        return ", ".join(found) or "no problems"

    def as_data(self) -> list[dict[str, Any]]:
        """For --json."""
        return [
            {
                "name": problem.name,
                "severity": self.severity(problem),
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "what": problem.what,
                "do": problem.do,
            }
            for problem in self.problems
        ]

    def __bool__(self) -> bool:
        return bool(self.problems)


def _reading_order(problem: Problem) -> tuple[Place, str, str]:
    return problem.place, problem.name, problem.what


def report(findings: Findings, root: Path, *, every: bool = False) -> None:
    """Tell all findings on standard error; unless `every`, those that are very many in short."""
    lines = SourceLines(root)
    spots = Counter(map(_spot, findings.problems))
    told = findings.problems if every else _once_a_spot(findings.problems, spots)
    groups: dict[str, list[Problem]] = {}
    for problem in told:
        groups.setdefault(problem.name, []).append(problem)
    times: Counter[str] = Counter()
    for problem in told:
        group, severity = groups[problem.name], findings.severity(problem)
        times[problem.name] += 1
        if severity == "warning" and len(group) >= GROUPED_FROM and not every:
            if times[problem.name] == 1:
                _tell_group(problem.name, group)
        elif times[problem.name] <= MOST_ERRORS or every:
            _tell(problem, severity, lines, alike=0 if every else spots[_spot(problem)] - 1)
    for name, number in times.items():
        if findings.severity(groups[name][0]) == "error" and number > MOST_ERRORS and not every:
            click.echo(f"{_head('error')} [{name}] … and {number - MOST_ERRORS:,} more; list them with --all", err=True)


def _spot(problem: Problem) -> tuple[str, Place]:
    return problem.name, problem.place


def _once_a_spot(problems: Iterable[Problem], spots: Mapping[tuple[str, Place], int]) -> list[Problem]:
    """The problems, of many at one spot the first: a template that fails on every page is one mistake."""
    seen: set[tuple[str, Place]] = set()
    kept = []
    for problem in problems:
        spot = _spot(problem)
        if spots[spot] < GROUPED_FROM or spot not in seen:
            kept.append(problem)
        seen.add(spot)
    return kept


def _head(severity: str) -> str:
    return click.style(severity, fg=COLOURS[severity], bold=True)


def _tell(problem: Problem, severity: str, lines: SourceLines, *, alike: int) -> None:
    click.echo(f"{where(problem.place)}: {_head(severity)} [{problem.name}] {printable(problem.what)}", err=True)
    shown = lines.marked(problem.place)
    if shown:
        click.echo(shown, err=True)
    if problem.do:
        click.echo(f"    {click.style('→', fg='cyan')} {printable(problem.do)}", err=True)
    if alike >= GROUPED_FROM - 1:
        click.echo(f"    … and {alike:,} more like it there; list them with --all", err=True)


def _tell_group(name: str, group: list[Problem]) -> None:
    click.echo(f"{_head('warning')} [{name}] {len(group):,} times:", err=True)
    for problem in group[:SHOWN_OF_GROUP]:
        click.echo(f"    {where(problem.place)}: {printable(problem.what)}", err=True)
    click.echo(
        f"    … and {len(group) - SHOWN_OF_GROUP:,} more; list them with --all, or silence them in site.toml:"
        f' [problems] {name} = "off"',
        err=True,
    )


def where(place: Place) -> str:
    """file:line:column, as far as it is known; editors and terminals make links of it."""
    return ":".join([printable(place.file), *(str(number) for number in (place.line, place.column) if number)])


def printable(text: str) -> str:
    """The text without what a terminal would obey instead of showing it: names of files and titles are content."""
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", text)


class SourceLines:
    """Lines of the site's files, for showing where a problem is."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, list[str]] = {}

    def marked(self, place: Place) -> str:
        """The line of a place with the spot marked below it; "" when there is nothing to show."""
        line = self._line(place)
        if not line.strip():
            return ""
        number = f"{place.line:>5} | "
        start = max(0, place.column - WIDEST + 20)
        shown = printable(line[start : start + WIDEST].replace("\t", " "))
        if not place.column:
            return number + shown
        width = max(1, min(place.width, len(shown) - (place.column - 1 - start)))
        return f"{number}{shown}\n{' ' * (len(number) + place.column - 1 - start)}{'^' * width}"

    def _line(self, place: Place) -> str:
        if place.file not in self._files:
            self._files[place.file] = self._read(place.file)
        lines = self._files[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def _read(self, file: str) -> list[str]:
        path = THEME / file.removeprefix("theme/") if file.startswith("theme/") else self._root / file
        try:
            text = path.read_text("utf-8-sig", "replace")
        except OSError:
            return []
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def report_broken_settings(problems: Iterable[Problem], root: Path, *, as_json: bool) -> None:
    """Tell why site.toml cannot be used."""
    findings = Findings(problems, Severities())
    if as_json:
        print_json({"problems": findings.as_data()})
    else:
        report(findings, root)


def print_json(data: object) -> None:
    """Data on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 page", "2 pages"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
