"""Whatever is edited in whatever order: an incremental build gives what a clean one gives, byte for byte.

STEMMA_HUNT=500 python -m pytest tests/engine/test_incremental_equals_clean.py     # hunt longer, at random
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import generator.build.build
from generator.build.ledger import Ledger
from generator.files import STATE, Disk
from generator.memory import Options
from generator.publishing import MANIFEST
from generator.site import Site
from tests.engine import edits
from tests.engine.sites import ELSEWHERE, OUTPUT, Result, build, clean, theme_of_its_own, tree, write, write_site

HUNT = int(os.environ.get("STEMMA_HUNT") or 0)
JOBS = int(os.environ.get("STEMMA_JOBS") or 1)

MEMORY = Path("/dev/shm")  # where there is such a folder nothing waits for a disk: half the time of the test

SECOND = 1_000_000_000
TICK = 2 * SECOND  # of the file system that we play: all that is written within a tick has one stamp

which = st.integers(0, 30)
chosen: Any = st.sampled_from


class Edits(RuleBasedStateMachine):
    """A site that is edited, and built after each edit, or after some."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="stemma-", dir=MEMORY if MEMORY.is_dir() else None))
        self.root = self.folder / "site"
        self.clock = 1_700_000_000 * SECOND
        self.version = 0
        self.held = 0  # edits until the next build
        self.options = Options()
        self.output = OUTPUT
        self.borrowed = ExitStack()
        self.theme = self.borrowed.enter_context(theme_of_its_own(self.folder / "theme"))
        self.borrowed.enter_context(patch("generator.sources.time", SimpleNamespace(time_ns=lambda: self.clock)))
        self.borrowed.enter_context(patch("generator.memory.versions", lambda: f"version {self.version}"))
        for name in ("generator.build.build.SAVED", "generator.content.COMMITTED"):
            self.borrowed.enter_context(patch(name, 5))  # the ledger of a small site is committed half-way too
        self.borrowed.enter_context(patch("generator.build.build.FEW", 200))
        self.borrowed.enter_context(patch("generator.build.build.SWEPT", 3))
        if JOBS > 1:
            for name in ("generator.build.build.SMALL", "generator.content.SMALL"):
                self.borrowed.enter_context(patch(name, 0))

    def teardown(self) -> None:
        self.borrowed.close()
        shutil.rmtree(self.folder)

    # the disk, whose clock is ours

    @initialize()
    def begin(self) -> None:
        write_site(self.root)
        for path in [*self.root.rglob("*"), *self.theme.rglob("*")]:
            self.stamp(path)
        self.clock += 5 * SECOND

    def write(self, path: Path, content: str | bytes) -> None:
        write(path, content)
        self.stamp(path)

    def stamp(self, path: Path) -> None:
        os.utime(path, ns=(self.clock, self.clock // TICK * TICK))

    def articles(self) -> list[Path]:
        found = [path for path in (self.root / "content").rglob("*") if path.suffix in (".md", ".markdown")]
        return sorted(found) or [self.root / "content/index.md"]

    def rewrite(self, at: int, change: Any, *arguments: Any) -> None:
        paths = self.articles()
        path = paths[at % len(paths)]
        text = path.read_text("utf-8") if path.exists() else ""
        self.write(path, change(text, *arguments))

    # articles

    @rule(at=which, paragraph=chosen(edits.PARAGRAPHS))
    def add_a_paragraph(self, at: int, paragraph: str) -> None:
        self.rewrite(at, lambda text: f"{text}\n{paragraph}\n")

    @rule(at=which, paragraph=chosen(edits.PARAGRAPHS))
    def put_a_paragraph_first(self, at: int, paragraph: str) -> None:
        self.rewrite(at, lambda text: text.replace("\n---\n", f"\n---\n{paragraph}\n\n", 1))

    @rule(at=which, paragraph=which)
    def take_a_paragraph_out(self, at: int, paragraph: int) -> None:
        self.rewrite(at, edits.without_paragraph, paragraph)

    @rule(at=which, line=chosen([(name, value) for name, values in edits.FRONT.items() for value in values]))
    def change_front_matter(self, at: int, line: tuple[str, str]) -> None:
        self.rewrite(at, edits.with_line, *line)

    @rule(at=which, value=chosen(edits.FRONT["draft"]))
    def change_whether_it_is_a_draft(self, at: int, value: str) -> None:
        self.rewrite(at, edits.with_line, "draft", value)

    @rule(at=which, heading=which, text=chosen(edits.HEADINGS))
    def rename_a_heading(self, at: int, heading: int, text: str) -> None:
        self.rewrite(at, edits.with_heading, heading, text)

    @rule(at=which)
    def add_blanks(self, at: int) -> None:
        self.rewrite(at, lambda text: f"{text}\n \n")

    @rule(at=which, place=chosen(edits.PLACES))
    def move_an_article(self, at: int, place: str) -> None:
        paths, target = self.articles(), self.root / place
        if paths[at % len(paths)].exists() and not self.is_blocked(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            paths[at % len(paths)].replace(target)

    @rule(place=chosen(edits.PLACES), text=chosen(edits.NEW_ARTICLES))
    def begin_an_article(self, place: str, text: str) -> None:
        if not self.is_blocked(self.root / place):
            self.write(self.root / place, text)

    @rule(at=which)
    def delete_an_article(self, at: int) -> None:
        paths = self.articles()
        paths[at % len(paths)].unlink(missing_ok=True)

    def is_blocked(self, path: Path) -> bool:
        return path.is_dir() or any(parent.is_file() for parent in path.parents)

    # everything else that is the author's

    @rule(edit=chosen([(pattern, text) for pattern, texts in edits.SETTINGS_EDITS for text in texts]))
    def change_settings(self, edit: tuple[str, str]) -> None:
        path = self.root / "site.toml"
        self.write(path, re.sub(edit[0], lambda _: edit[1], path.read_text("utf-8"), count=1, flags=re.M))

    @rule(table=chosen(edits.MARKDOWN))
    def change_how_markdown_is_read(self, table: str) -> None:
        path = self.root / "site.toml"
        self.write(path, path.read_text("utf-8").partition("\n#more\n")[0] + "\n#more\n" + table)

    @rule(at=which, added=chosen(edits.ADDED))
    def add_to_a_template(self, at: int, added: str) -> None:
        paths = sorted([*(self.root / "templates").rglob("*.html"), *self.theme.rglob("*.html")])
        path = paths[at % len(paths)]
        self.write(path, path.read_text("utf-8") + added)

    @rule(change=chosen([(path, text) for path, texts in edits.TEMPLATES.items() for text in texts]))
    def change_a_template_or_asset(self, change: tuple[str, str | bytes | None]) -> None:
        self.put(*change)

    @rule(change=chosen([(path, content) for path, contents in edits.FILES.items() for content in contents]))
    def change_data_or_an_attachment(self, change: tuple[str, str | bytes | None]) -> None:
        self.put(*change)

    def put(self, name: str, content: str | bytes | None) -> None:
        if content is None:
            (self.root / name).unlink(missing_ok=True)
        elif not self.is_blocked(self.root / name):
            self.write(self.root / name, content)

    # what happens to a folder

    @rule()
    def touch_everything(self) -> None:
        for path in self.root.rglob("*"):
            if path.is_file() and not {OUTPUT, ELSEWHERE, STATE} & set(path.relative_to(self.root).parts):
                self.stamp(path)

    @rule()
    def move_the_site(self) -> None:
        target = self.folder / ("other" if self.root.name == "site" else "site")
        self.root.rename(target)
        self.root = target

    @rule(at=which)
    def delete_a_file_of_the_output(self, at: int) -> None:
        for path in self.outputs(at):
            path.unlink()

    @rule(at=which)
    def edit_a_file_of_the_output(self, at: int) -> None:
        for path in self.outputs(at):
            path.write_bytes(path.read_bytes() + b"x")

    @rule()
    def delete_the_output(self) -> None:
        shutil.rmtree(self.root / self.output, ignore_errors=True)

    def outputs(self, at: int) -> list[Path]:
        paths = sorted(
            path for path in (self.root / self.output).rglob("*") if path.is_file() and path.name != MANIFEST
        )
        return paths[at % len(paths) :][:1] if paths else []

    @rule()
    def delete_the_ledger(self) -> None:
        shutil.rmtree(self.root / STATE, ignore_errors=True)

    @rule(eighths=st.integers(0, 7))
    def truncate_the_ledger(self, eighths: int) -> None:
        path = self.root / STATE / "ledger.db"
        if path.exists():
            os.truncate(path, path.stat().st_size * eighths // 8)

    @rule(at=st.integers(0, 30))
    def damage_the_ledger(self, at: int) -> None:
        path = self.root / STATE / "ledger.db"
        if path.exists():
            data = bytearray(path.read_bytes())
            start = at * 4096 % max(1, len(data))
            data[start + 5 : start + 1500] = b"\x07" * 1495
            path.write_bytes(data)

    @rule()
    def upgrade(self) -> None:
        self.version += 1

    @rule(drafts=st.sampled_from([None, None, True, False]), date=st.sampled_from(["", "", "2027-06-01"]))
    def choose_options(self, drafts: bool | None, date: str) -> None:
        self.options = Options(drafts, date)

    # time, and the builds

    @rule(output=chosen([OUTPUT, ELSEWHERE]))
    def build_elsewhere(self, output: str) -> None:
        self.output = output

    @rule(few=chosen([0, 200]))
    def remember_for_a_few_pages(self, few: int) -> None:
        generator.build.build.FEW = few

    @rule(
        where=chosen([(Site, "make"), (Disk, "replace"), (Disk, "remove"), (Disk, "write"), (Ledger, "commit")]),
        at=st.integers(0, 12),
    )
    def break_a_build_off(self, where: tuple[type, str], at: int) -> None:
        method, left = getattr(*where), at

        def breaking(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise KeyboardInterrupt
            return method(*arguments, **options)

        with patch.object(*where, breaking), suppress(KeyboardInterrupt):
            self.build()

    @rule()
    def wait(self) -> None:
        self.clock += 3 * SECOND

    @rule(edits=st.integers(1, 3))
    def hold_the_next_builds(self, edits: int) -> None:
        self.held = edits

    @invariant()
    def incremental_equals_clean(self) -> None:
        if self.held:
            self.held -= 1
            return
        before = tree(self.root / self.output)
        incremental = self.build()
        after = tree(self.root / self.output)
        wanted, wanted_tree = clean(self.root, self.folder / "clean", options=self.options)
        assert incremental.problems == wanted.problems
        assert incremental.exit == wanted.exit
        if wanted.exit:
            assert after == before, "a build with errors has written"
            return
        assert after.keys() == wanted_tree.keys()
        assert [path for path in after if after[path] != wanted_tree[path]] == []
        again = self.build()
        assert (again.outcome.made, again.outcome.written, again.outcome.deleted) == (0, 0, 0), again.made
        assert (again.problems, again.exit) == (wanted.problems, wanted.exit)
        assert tree(self.root / self.output) == after

    def build(self) -> Result:
        return build(self.root, options=self.options, output=self.root / self.output, jobs=JOBS)


PHASES = [Phase.generate] if os.environ.get("STEMMA_NOSHRINK") else list(Phase)

TestIncrementalEqualsClean = Edits.TestCase
TestIncrementalEqualsClean.settings = (
    settings(max_examples=HUNT, stateful_step_count=40, deadline=None, print_blob=True, phases=PHASES)
    if HUNT
    else settings(max_examples=5, stateful_step_count=18, deadline=None, derandomize=True, database=None)
)
