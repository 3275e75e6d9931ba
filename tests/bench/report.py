"""Words for what was measured: Markdown tables with ratios, and the machine they were taken on."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import Measurement

OURS = "stemma"


@dataclass(frozen=True)
class Result:
    """What one tool took in one scenario."""

    articles: int
    scenario: str  # its heading
    tool: str
    measured: Measurement | None  # None when it failed


def tables(results: Sequence[Result]) -> str:
    """A table for each size, and one of how the cost grows from the smallest size to the largest."""
    sizes = sorted({result.articles for result in results})
    parts = [_table(size, [result for result in results if result.articles == size]) for size in sizes]
    if len(sizes) > 1:
        parts.append(_growth(results, sizes[0], sizes[-1]))
    return "\n".join(parts)


def machine() -> str:
    """Processor, cores, memory, system and Python, in one line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    known = [_processor(), f"{cores} cores", _memory(), f"{platform.system()} {platform.release()}"]
    return ", ".join([part for part in known if part] + [f"Python {platform.python_version()}"])


def _table(size: int, results: Sequence[Result]) -> str:
    ours = {result.scenario: result.measured for result in results if result.tool == OURS}
    lines = [
        f"### {size:,} articles",
        "",
        "| | tool | seconds | lowest to highest | times Stemma | processor s | peak MB |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [_row(result, ours.get(result.scenario)) for result in results]
    return "\n".join(lines) + "\n"


def _row(result: Result, ours: Measurement | None) -> str:
    found = result.measured
    if not found:
        return f"| {result.scenario} | {result.tool} | failed | | | | |"
    ratio = f"{found.seconds / ours.seconds:.2f}" if ours else ""
    span = f"{found.low:.2f} to {found.high:.2f}"
    peak = f"{found.peak / 1e6:,.0f}" if found.peak else ""
    costs = f"{ratio} | {found.processor:.2f} | {peak}"
    return f"| {result.scenario} | {result.tool} | {found.seconds:.2f} | {span} | {costs} |"


def _growth(results: Iterable[Result], small: int, large: int) -> str:
    times = {(r.scenario, r.tool, r.articles): r.measured.seconds for r in results if r.measured}
    lines = [
        f"### Times as long, {large:,} articles against {small:,}",
        "",
        "| | tool | growth |",
        "| --- | --- | ---: |",
    ]
    for (scenario, tool, size), seconds in times.items():
        if size == large and (before := times.get((scenario, tool, small))):
            lines.append(f"| {scenario} | {tool} | {seconds / before:.1f} |")
    return "\n".join(lines) + "\n"


def _processor() -> str:
    return _line_of("/proc/cpuinfo", "model name") or platform.processor()


def _memory() -> str:
    kilobytes = _line_of("/proc/meminfo", "MemTotal").split()
    return f"{int(kilobytes[0]) / 1024**2:.0f} GB" if kilobytes else ""


def _line_of(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
