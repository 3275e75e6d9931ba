"""The meeting place: opens a site, answers the view, makes the artifacts of its plan.

root/                        settings ─┐
  site.toml ───────────────────────────┤
  content/  ──── Reader (in a crew) ───┼─→ Graph ─┐
  data/     ──── DataFolder ───────────┼──────────┼─→ Recorder, the view ─→ plan, make
  templates/ ─── Theme ────────────────┘──────────┘
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from generator.attachments import Attachments
from generator.build.crew import Crew
from generator.build.make import Made, Maker, clashes
from generator.build.reads import Recorder
from generator.data import DataFolder
from generator.files import Disk
from generator.graph.graph import Graph
from generator.graph.view import View
from generator.outputs import make, plan_all
from generator.outputs.artifact import Artifact
from generator.problems import Place, Problem, Severities
from generator.reading import Parsed, Reader, decode_article, decode_body, read_some
from generator.render.holes import Body
from generator.settings import Settings, read_settings
from generator.theme import Theme

# Fewer files than this are read in this process: a file takes about 1 ms, two workers about 40 ms to start.
SMALL = 60
BATCH = 50


class BrokenSettings(Exception):
    """site.toml cannot be used."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("site.toml")
        self.problems = problems


class Site(Maker):
    """A folder with a site.toml, read: its graph, its files, and the problems found on the way."""

    def __init__(
        self,
        root: Path,
        *,
        settings: Settings,
        parsed: dict[str, Parsed],
        disk: Disk,
        drafts: bool,
        date: str,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.root = root
        self.settings = settings
        self.articles = [decode_article(parsed[path].article) for path in parsed]  # drafts too
        self.graph = Graph(self.articles, settings=settings, drafts=drafts, date=date)
        self.theme = Theme(root / "templates", disk, light=settings.light, dark=settings.dark)
        self.data = DataFolder(root / "data", disk)
        self.attachments = Attachments(root / "content", disk, path_of=self.graph.path_of)
        self._bodies = Bodies({article.key: parsed[article.path].body for article in self.articles})
        self.problems = (
            *problems,
            *(problem for path in parsed for problem in parsed[path].problems),
            *self.graph.problems(),
            *self.data.problems(),
            *self.attachments.problems(),
        )
        self.recorder = Recorder(
            self.graph,
            self.theme,
            self.data,
            self.attachments,
            self._bodies,
            Chosen(settings),
            large=frozenset({"body_of", "asset_bytes", "attachment_bytes"}),
        )

    @property
    def view(self) -> View:
        """The site as rendering, outputs and checks see it."""
        return cast(View, self.recorder)

    def plan(self) -> list[Artifact]:
        """Every file of the output, in a fixed order."""
        return list(plan_all(self.view))

    def clashes(self, plan: list[Artifact]) -> list[Problem]:
        """Artifacts that want the same path."""
        return clashes(plan, self.place_of)

    def place_of(self, artifact: Artifact) -> Place:
        """Where an artifact comes from, for messages."""
        if artifact.subject in self.graph.articles():
            return Place("content/" + self.graph.path_of(artifact.subject))
        return Place("site.toml")

    def make(self, artifact: Artifact) -> Made:
        """One artifact's bytes, with what was wrong on the way and what it asked."""
        found: list[Problem] = []
        self.recorder.begin()
        try:
            data = make(artifact, self.view, found.append)
        except Exception as error:  # a mistake of ours: named, so that it can be told, and no other page suffers
            data = b""
            found.append(_internal_error(error, artifact, self.place_of(artifact)))
        return Made(data, tuple(found), tuple(self.recorder.finish()))


class Bodies:
    """Answers `body_of`; bodies are kept encoded and decoded at each use, as most are used once."""

    def __init__(self, encoded: dict[str, bytes]) -> None:
        self._encoded = encoded

    def body_of(self, key: str) -> Body:
        """The body of an article with its holes."""
        return decode_body(self._encoded[key])

    def body_of_mark(self, key: str) -> bytes:
        """What stands for a body in the ledger."""
        return self._encoded[key]


class Chosen:
    """Answers the view's questions about settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def setting(self, name: str) -> object:
        """A setting by its dotted name, "markdown.html"; None for one of [extra] that is not there."""
        value: Any = self._settings
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else getattr(value, part)
        return value


def open_site(
    root: Path,
    *,
    crew: Crew,
    disk: Disk | None = None,
    drafts: bool | None = None,
    date: str = "",
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Site:
    """Read a whole site. BrokenSettings when there is no use in going on."""
    disk = disk or Disk()
    settings, found = read_settings(_text_of(disk, root / "site.toml"), file="site.toml")
    if any(map(Severities(settings.problems).is_error, found)):
        raise BrokenSettings(found)
    parsed = dict(_read_content(root / "content", settings, crew=crew, disk=disk, progress=progress))
    return Site(
        root,
        settings=settings,
        parsed=parsed,
        disk=disk,
        drafts=settings.drafts if drafts is None else drafts,
        date=date or settings.date,
        problems=found,
    )


def _text_of(disk: Disk, path: Path) -> str:
    try:
        return disk.read(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = f"site.toml cannot be read: {error}"
        raise BrokenSettings((Problem("settings", Place("site.toml"), what, "write it as UTF-8 text"),)) from None


def _read_content(
    folder: Path, settings: Settings, *, crew: Crew, disk: Disk, progress: Callable[[int, int], None]
) -> Iterator[tuple[str, Parsed]]:
    paths = [path for path in disk.scan(folder) if path.endswith((".md", ".markdown"))]
    files = list(_contents(folder, paths, disk))
    hands = crew if len(files) >= SMALL else Crew(1)
    results = hands.run(read_some, Reader(settings), files, batch=BATCH)
    for done, ((path, _), parsed) in enumerate(zip(files, results, strict=True), 1):
        yield path, parsed
        progress(done, len(files))


def _contents(folder: Path, paths: list[str], disk: Disk) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        try:
            yield path, disk.read(folder / path)
        except FileNotFoundError:  # it vanished since the listing: it is not there
            continue


def _internal_error(error: Exception, artifact: Artifact, place: Place) -> Problem:
    last = traceback.extract_tb(error.__traceback__)[-1]
    spot = f"{Path(last.filename).name}:{last.lineno}"
    return Problem(
        "internal-error",
        place,
        f"making {artifact.path} failed inside Stemma: {type(error).__name__}: {error} ({spot})",
        "this is a mistake of Stemma's, please report it with the article",
    )
