"""The guide in content/guide/ as its tests see it: its fences and tables, and a reader who does what a page says.

A fence with the name of a file of a site (```` ```toml title="site.toml" ````) is written there; more words behind it:

new             throw away what there was, and begin another site
reports="NAME"  a variation: all of one section together, tried on the site as it is, must report exactly these problems
instead         the variation that mends it: no problem is left
told            of a `text` fence: what `stemma check` says of the variation in its section
shown           of a `markdown` fence: the same text follows it, so that the page shows what becomes of it

What stands behind `$` in a `console` fence is run, and must print what stands below it; "…" is anything.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner, Result

from generator.cli.main import stemma
from generator.settings import MarkdownSettings
from generator.source.front_matter import read_front_matter
from generator.source.markdown import parse
from generator.source.rules.fence_info import FenceInfo, fence_info
from generator.source.tokens import Token

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "content" / "guide"
PAGES = sorted(path.stem for path in GUIDE.glob("*.md"))
LEAST = '[site]\ntitle = "Example"\n'
_SITE_FILE = re.compile(r"site\.toml|(?:content|templates|data)/.+")


class Fence(NamedTuple):
    """One block of code of the guide."""

    section: str
    info: FenceInfo
    text: str
    end: int  # the line of the body after it

    @property
    def words(self) -> dict[str, str]:
        return dict(self.info.words)

    def is_file(self) -> bool:
        return _SITE_FILE.fullmatch(self.info.title) is not None


class Section(NamedTuple):
    """What stands below one heading, up to the next."""

    heading: str
    level: int
    text: str  # without fences
    codes: tuple[str, ...]  # all `code` in it
    names: tuple[str, ...]  # the `code` in the first column of its tables


@cache
def body_of(page: str) -> str:
    return read_front_matter((GUIDE / f"{page}.md").read_text("utf-8"), file=page).body


@cache
def _tokens(page: str) -> list[Token]:
    return parse(body_of(page), settings=MarkdownSettings())


@cache
def fences_of(page: str) -> list[Fence]:
    """The fences of a page, each with the heading that it stands below."""
    found, section, tokens = [], "", _tokens(page)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            section = tokens[at + 1].content
        if token.type == "fence":
            found.append(Fence(section, fence_info(token.info), token.content, (token.map or [0, 0])[1]))
    return found


@cache
def sections_of(page: str) -> dict[str, Section]:
    """The sections of a page by their headings as written; what stands above them by ""."""
    begun: list[tuple[str, int, list[str], list[str], list[str]]] = [("", 0, [], [], [])]
    column, tokens = 0, _tokens(page)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            begun.append((tokens[at + 1].content, int(token.tag[1]), [], [], []))
        column = 0 if token.type == "tr_open" else column + (token.type == "td_open")
        if token.type == "inline" and tokens[at - 1].type != "heading_open":
            _, _, texts, codes, names = begun[-1]
            here = [child.content for child in token.children or [] if child.type == "code_inline"]
            texts.append(token.content)
            codes += here
            names += here if column == 1 and tokens[at - 1].type == "td_open" else []
    return {
        heading: Section(heading, level, "\n".join(texts), tuple(codes), tuple(names))
        for heading, level, texts, codes, names in begun
    }


def run(folder: Path, *arguments: str) -> Result:
    """Run a command in a folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(stemma, arguments)
    finally:
        os.chdir(before)


def reported(site: Path) -> list[str]:
    """What is wrong with a site, each problem's name first."""
    found = json.loads(run(site, "check", "--json", "--jobs", "1").stdout)["problems"]
    return [f"{problem['name']}: {problem['file']}:{problem['line']} {problem['what']}" for problem in found]


class Reader:
    """Somebody who does what a page of the guide says, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._site = self._here = folder / "site"
        self._aside = folder / "variation"
        self._renew()

    def read(self, fences: list[Fence]) -> None:
        """Read one section, and check that all is as it says."""
        changed = False
        for fence in fences:
            if fence.info.language == "console":
                self._run(fence)
            elif fence.is_file() and not {"reports", "instead"} & fence.words.keys():
                if "new" in fence.words:
                    self._renew()
                _write(self._site / fence.info.title, fence.text)
                changed = True
        if changed:
            assert reported(self._site) == []
        told = "".join(fence.text for fence in fences if "told" in fence.words)
        self._vary([fence for fence in fences if "reports" in fence.words], "reports", told)
        self._vary([fence for fence in fences if "instead" in fence.words], "instead")

    def _renew(self) -> None:
        shutil.rmtree(self._site, ignore_errors=True)
        self._here = self._site
        _write(self._site / "site.toml", LEAST)

    def _vary(self, fences: list[Fence], word: str, told: str = "") -> None:
        if not fences:
            return
        shutil.rmtree(self._aside, ignore_errors=True)
        shutil.copytree(self._site, self._aside, ignore=shutil.ignore_patterns("_site", ".stemma"))
        for fence in fences:
            _write(self._aside / fence.info.title, fence.text)
        found = reported(self._aside)
        expected = {name for fence in fences for name in fence.words[word].split()}
        assert {problem.partition(":")[0] for problem in found} == expected, found
        if told:
            assert told in run(self._aside, "check").output

    def _run(self, fence: Fence) -> None:
        for command, expected in _transcript(fence.text):
            name, *arguments = shlex.split(command)
            if name == "cd":
                self._here = self._here / arguments[0]
                continue
            assert name == "stemma", f"the reader cannot run {command!r}"
            output = run(self._here, *arguments).output
            assert _matches(output, expected), f"$ {command}\n{output}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _transcript(text: str) -> Iterator[tuple[str, str]]:
    """The commands after `$`, each with what is printed below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def _matches(output: str, expected: str) -> bool:
    pattern = ".*".join(map(re.escape, expected.strip().split("…")))
    return re.fullmatch(pattern, output.strip(), re.DOTALL) is not None
