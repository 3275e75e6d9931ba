"""Where a build's time goes: Stemma's build in this process, under cProfile."""

from __future__ import annotations

import cProfile
import pstats
import runpy
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.corpus import make_corpus


def profile(articles: int, *, top: int, sort: str) -> None:
    """Build a fresh corpus with one job and print the functions that took most."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        make_corpus(site, articles, "stemma")
        profiler = cProfile.Profile()
        _build(site, profiler)
        pstats.Stats(profiler).strip_dirs().sort_stats(sort).print_stats(top)


def _build(site: Path, profiler: cProfile.Profile) -> None:
    """As the command line does it, from the first import on."""
    sys.argv = ["stemma", "build", "--site", str(site), "--jobs", "1"]
    profiler.enable()
    try:
        runpy.run_module("generator", run_name="__main__")
    except SystemExit as exit_:
        if exit_.code:
            print(f"the build ended with exit code {exit_.code}", file=sys.stderr)
    finally:
        profiler.disable()
