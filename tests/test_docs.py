"""The guide in content/guide/ is true: what there is, is described; what is described, is there; its examples build."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
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
SITE_FILE = re.compile(r"site\.toml|(?:content|templates|data)/.+")
LEAST = '[site]\ntitle = "Example"\n'


class Fence(NamedTuple):
    """One block of code of the guide."""

    section: str
    info: FenceInfo
    text: str
    line: int

    @property
    def words(self) -> dict[str, str]:
        return dict(self.info.words)


def tokens_of(page: str) -> list[Token]:
    front = read_front_matter((GUIDE / f"{page}.md").read_text("utf-8"), file=page)
    return parse(front.body, settings=MarkdownSettings())


def fences_of(page: str) -> list[Fence]:
    """The fences of a page, each with the heading that it stands below."""
    found, section = [], ""
    tokens = tokens_of(page)
    for token, after in zip(tokens, [*tokens[1:], Token("")], strict=True):
        if token.type == "heading_open":
            section = after.content
        if token.type == "fence":
            found.append(Fence(section, fence_info(token.info), token.content, (token.map or [0])[0]))
    return found


# --- The examples: a reader follows a page from top to bottom, and gets what it says ------------------------------


def run(root: Path, *arguments: str) -> Result:
    """Run a command in a folder."""
    before = Path.cwd()
    os.chdir(root)
    try:
        return CliRunner().invoke(stemma, arguments, catch_exceptions=False)
    finally:
        os.chdir(before)


def reported(root: Path) -> list[str]:
    """What is wrong with a site."""
    found = json.loads(run(root, "check", "--json", "--jobs", "1").stdout)["problems"]
    return [f"{problem['name']}: {problem['file']}:{problem['line']} {problem['what']}" for problem in found]


class Reader:
    """Somebody who does what a page of the guide says, in a folder.

    A fence with the name of a file is written there; `new` throws away what there was. `reports="NAME"` and `instead`
    are variations: all of one section together are tried on the site as it is, and taken back. What stands in a
    `console` fence is run.
    """

    def __init__(self, folder: Path) -> None:
        self.root = self.here = folder / "site"
        self.aside = folder / "variation"
        self.changed = False
        self.renew()

    def renew(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        self.here = self.root
        write(self.root / "site.toml", LEAST)

    def read(self, fences: list[Fence]) -> None:
        """Read one section."""
        for fence in fences:
            if fence.info.language == "console":
                self.run(fence)
            elif SITE_FILE.fullmatch(fence.info.title) and not {"reports", "instead"} & fence.words.keys():
                if "new" in fence.words:
                    self.renew()
                write(self.root / fence.info.title, fence.text)
                self.changed = True
        if self.changed:
            assert reported(self.root) == []
            self.changed = False
        for word in ("reports", "instead"):
            self.vary([fence for fence in fences if word in fence.words], word)

    def vary(self, fences: list[Fence], word: str) -> None:
        if not fences:
            return
        shutil.rmtree(self.aside, ignore_errors=True)
        shutil.copytree(self.root, self.aside, ignore=shutil.ignore_patterns("_site", ".stemma"))
        for fence in fences:
            write(self.aside / fence.info.title, fence.text)
        found = reported(self.aside)
        expected = {name for fence in fences for name in fence.words[word].split()}
        assert {problem.partition(":")[0] for problem in found} == expected, found

    def run(self, fence: Fence) -> None:
        for command, expected in transcript(fence.text):
            name, *arguments = shlex.split(command)
            if name == "cd":
                self.here = self.here / arguments[0]
                continue
            assert name == "stemma", f"a reader cannot run {command!r}"
            output = run(self.here, *arguments).output
            assert matches(output, expected), f"$ {command}\n{output}"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def transcript(text: str) -> Iterator[tuple[str, str]]:
    """The commands after `$`, each with what is printed below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def matches(output: str, expected: str) -> bool:
    """Whether the output is the expected one; "…" stands for anything."""
    pattern = ".*".join(map(re.escape, expected.strip().split("…")))
    return re.fullmatch(pattern, output.strip(), re.DOTALL) is not None


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_who_follows_the_page_gets_what_it_says(page: str, tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    fences = fences_of(page)
    for section in dict.fromkeys(fence.section for fence in fences):
        reader.read([fence for fence in fences if fence.section == section])
