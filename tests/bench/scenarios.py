"""The situations a build is measured in: each sets the scene before the tool is run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.bench.articles import Article, corpus
from tests.bench.flavours import FLAVOURS
from tests.bench.measure import run
from tests.bench.tools import Tool


@dataclass
class Site:
    """A site of the corpus on disk, belonging to one tool."""

    folder: Path
    tool: Tool
    articles: int
    edits: count[int] = field(default_factory=lambda: count(1))
    moves: count[int] = field(default_factory=lambda: count(1))

    def remove(self, *paths: str) -> None:
        """Move files or folders of it out of the way, where they are.

        Deleted they would disturb the next run: ext4 does not use the inodes of deleted files again for a minute, and
        looks for others one by one; 10,000 new files were seen to take 20 times as long.
        """
        aside = self.folder.with_name(f"{self.folder.name}-aside")
        aside.mkdir(exist_ok=True)
        for path in paths:
            target = self.folder / path
            if target.exists():
                target.rename(aside / f"{next(self.moves)} {target.name}")

    def built(self) -> None:
        """Build it unless it is built."""
        if not (self.folder / self.tool.output).exists():
            run(self.tool.command(), folder=self.folder)

    def rewrite(self, change: Callable[[str, Article], str]) -> None:
        """Change the text of the article in the middle, which is linked to about as often as any."""
        article = middle_article(self.articles)
        path = self.folder / FLAVOURS[self.tool.flavour].article_path(article)
        path.write_bytes(change(path.read_bytes().decode(), article).encode())


def middle_article(articles: int) -> Article:
    """The article that is edited: a framework from the middle of the corpus."""
    number = articles // 2 // 4 * 4 + 1
    return next(article for place, article in enumerate(corpus(articles)) if place == number)


@dataclass(frozen=True)
class Scenario:
    """One situation: its name on the command line, its name in the table, what is done before each run."""

    name: str
    heading: str
    prepare: Callable[[Site], None]


def _clean(site: Site) -> None:
    site.remove(site.tool.output, *site.tool.state)


def _noop(site: Site) -> None:
    site.built()


def _body(site: Site) -> None:
    site.built()
    number = next(site.edits)
    site.rewrite(lambda text, _: f"{text.rstrip()}\n\nThis sentence was added by edit {number}.\n")


def _title(site: Site) -> None:
    site.built()
    number = next(site.edits)
    site.rewrite(lambda text, article: _retitled(text, f"{article.title} {number}"))


def _restored(site: Site) -> None:
    """A fresh checkout beside a restored cache: every source file has a new time and inode, and no output is there."""
    site.built()
    site.remove(site.tool.output)
    sources = site.folder / "content"
    if sources.is_dir():
        shutil.copytree(sources, site.folder / "content.new", copy_function=shutil.copyfile)
        site.remove("content")
        (site.folder / "content.new").rename(sources)


def _retitled(text: str, title: str) -> str:
    """The text with another title: in each flavour it stands on a line of its own that begins with its name."""
    lines = text.split("\n")
    place = next(place for place, line in enumerate(lines) if line.lower().startswith("title: "))
    lines[place] = lines[place][: len("title: ")] + title
    return "\n".join(lines)


SCENARIOS = (
    Scenario("clean", "clean build", _clean),
    Scenario("noop", "nothing changed", _noop),
    Scenario("body", "one body edited", _body),
    Scenario("title", "one title edited", _title),
    Scenario("restored", "output gone, state kept", _restored),
)
