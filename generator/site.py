"""The meeting place: a site answers the view, and makes the artifacts of its plan.

    root/                        settings ─┐
      site.toml ───────────────────────────┤
      content/  ──── Content ─→ Graph ─────┼─→ Recorder, the view ─→ plan, make
      data/     ──── DataFolder ───────────┤
      templates/ ─── Theme ────────────────┘

The graph is made when the first question reaches it: to make one page again, the ledger's answers often suffice.
"""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, cast, get_type_hints

import msgspec

from generator.artifact import Artifact
from generator.build.ledger import Ledger
from generator.build.make import Made, clashes
from generator.build.reads import Recorder, encode
from generator.build.rows import Damaged
from generator.build.stale import Suspects
from generator.build.watch import UNWATCHED, Unwatched
from generator.carried import ROOT, Carried, CarriedDisk, CarriedTexts, packed_files
from generator.content import Changes, Content
from generator.data.folder import DataFolder
from generator.files import Disk
from generator.graph.graph import Graph
from generator.graph.own import LENGTH, OF_BODIES, OWN
from generator.graph.view import View
from generator.media.attachments import Attachments
from generator.media.facts import Facts
from generator.outputs import make, plan_all
from generator.problems import Place, Problem
from generator.reading import decode_body
from generator.settings import Settings
from generator.source.body import Body
from generator.sources import Memory, digest_of, doubting_what_changed
from generator.theming.theme import Theme

_decode_problems = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode


# What a page asks of its own article; with the answers to 10,000 of each, a worker took 70 MB more.
PASSING = frozenset({"fields_of", "relations_of", "backlinks_of", "headings_of", "neighbours_of", "children_of"})


class WhatChanged(msgspec.Struct, frozen=True):
    """What a site knows of its changes since the last build."""

    all: bool = False  # settings, options: any answer may be another
    theme: bool = False
    data: bool = False
    files: bool = False  # files below content/ that are no articles
    articles: Changes = Changes()

    @property
    def graph(self) -> bool:
        """True when answers about more than single bodies may be others."""
        return self.all or self.articles.reshaped or bool(self.articles.articles)

    def reached_by_length(self, name: str, arguments: tuple[Any, ...]) -> bool:
        """True for a question whose answer the number of words of an article may change: queries can ask for it."""
        return self.articles.lengths and name == "matching" and LENGTH in arguments[0]


class Site:
    """A folder with a site.toml, read."""

    def __init__(
        self,
        root: Path,
        *,
        settings: Settings,
        content: Content,
        ledger: Ledger | None,
        memory: Memory,
        changed: WhatChanged,
        drafts: bool,
        date: str,
        disk: Disk,
        problems: tuple[Problem, ...] = (),
        facts: Mapping[str, Facts | None] = {},
        watch: Unwatched = UNWATCHED,
    ) -> None:
        """Without a ledger nothing is known of earlier builds. `facts` are of attachments whose bytes are not here."""
        self.root = root
        self.settings = settings
        self.content = content
        self._ledger = ledger
        self._memory = memory
        self._changed = changed
        self._drafts, self._date = drafts, date
        self._disk = disk
        self._problems = problems
        self._facts = facts
        self._watch = watch
        self._whole: tuple[Problem, ...] = ()
        self.theme = Theme(root / "templates", disk, light=settings.light, dark=settings.dark)
        self.recorder = Recorder(
            Later(lambda: self.graph, Graph),
            self.theme,
            Later(lambda: self.data, DataFolder),
            Later(lambda: self.attachments, Attachments),
            Bodies(content, lambda key: self.graph.path_of(key)),
            Chosen(settings),
            large=frozenset({"body_of", "asset_bytes", "attachment_bytes"}),
            passing=PASSING,
        )

    @cached_property
    def graph(self) -> Graph:
        """The articles as a graph."""
        with self._watch.step("graph"):
            return Graph(self.content.articles(), settings=self.settings, drafts=self._drafts, date=self._date)

    @cached_property
    def data(self) -> DataFolder:
        """The data files."""
        return DataFolder(self.root / "data", self._disk)

    @cached_property
    def attachments(self) -> Attachments:
        """The files beside the articles that are shown."""
        shown = frozenset(self.graph.path_of(key) for key in self.graph.articles())
        return Attachments(
            self.root / "content", self._disk, path_of=self.graph.path_of, published=shown, facts=self._facts
        )

    @property
    def view(self) -> View:
        """The site as rendering, outputs and checks see it."""
        return cast(View, self.recorder)

    # to workers that do not have the files

    def parcel(self) -> Callable[[], Site]:
        """What makes the site again where its files are not, to make artifacts there."""
        files, facts = packed_files(self.root, self._disk), self.attachments.facts()
        return partial(
            Site.opened, Carried(self.settings, self._drafts, self._date, self.content.texts(), files, facts)
        )

    @classmethod
    def opened(cls, carried: Carried) -> Site:
        """A site as a worker has it: it answers and makes, and knows nothing of earlier builds."""
        texts = CarriedTexts(carried.texts)
        return cls(
            ROOT,
            settings=carried.settings,
            content=Content(texts.ids, texts),
            ledger=None,
            memory=Memory(),
            changed=WhatChanged(),
            drafts=carried.drafts,
            date=carried.date,
            disk=CarriedDisk(carried.files),
            facts=carried.facts,
        )

    def stays(self, artifact: Artifact) -> bool:
        """Whether an artifact can only be made where the files are: its bytes are those of a file, or of its image."""
        return artifact.output in ("assets", "files", "images")

    # what the engine asks

    def plan(self) -> list[Artifact]:
        """Every file of the output, in a fixed order."""
        with self._watch.step("graph"):
            self.graph.prepare()
        return list(plan_all(self.view))

    def make(self, artifact: Artifact) -> Made:
        """One artifact's bytes, with what was wrong on the way and what it asked."""
        found: list[Problem] = []
        self.recorder.begin()
        try:
            data = make(artifact, self.view, found.append)
        except (Damaged, sqlite3.DatabaseError):  # the build begins again without the ledger
            raise
        except Exception as error:  # a mistake of ours: named, so that it can be told, and no other page suffers
            if isinstance(error, OSError) and error.errno:  # the disk fails, or the theme has lost a file: no mistake
                raise
            data = b""
            found.append(_internal_error(error, artifact, self._place_of(artifact)))
        return Made(data, tuple(found), self.recorder.finish(), tuple(self.recorder.news()))

    def problems(self, plan: Sequence[Artifact]) -> tuple[Problem, ...]:
        """What is wrong with settings, articles, graph, data and files, and with the plan."""
        kept = self._ledger.get("problems") if self._ledger else None
        changed = self._changed
        if kept is None or changed.graph or changed.data or changed.files:
            found = self.graph.problems()
            told = {problem.place.file for problem in found if problem.name == "same-address"}
            clashing = (self._clash(*pair) for pair in clashes(plan))
            self._whole = (
                *found,
                *self.data.problems(),
                *self.attachments.problems(),
                *(problem for problem in clashing if problem.place.file not in told),
            )
        else:
            self._whole = _decode_problems(kept)
        return (*self._problems, *self.content.problems(), *self.theme.problems(), *self._whole)

    def suspects(self) -> Suspects:
        """Which questions may have another answer than in the last build."""
        changed = self._changed
        if changed.all:
            return Suspects(None)
        wide: set[str] = set()  # questions that may be answered by more than the article they name
        if changed.graph:
            wide |= questions_of(Graph) - OWN
        if changed.articles.reshaped:
            wide |= {"address_of"}  # a section's depends on whether its folder holds articles
        if changed.theme:
            wide |= questions_of(Theme)
        if changed.data:
            wide |= questions_of(DataFolder)
        if changed.files or changed.graph:
            wide |= questions_of(Attachments)
        measured = {"matching"} if changed.articles.lengths else set()
        return Suspects(
            frozenset(wide | measured),
            lambda name, arguments: name in wide or changed.reached_by_length(name, arguments),
            own={**dict.fromkeys(OWN, changed.articles.articles), **dict.fromkeys(OF_BODIES, changed.articles.edited)},
        )

    def recallers(self) -> Mapping[str, Callable[[bytes], object]]:
        """How to read the kept answers of the questions that are costly to ask: those of the graph."""
        return _recallers()

    def told(self, ledger: Ledger) -> None:
        """Keep what tells the next build what has changed since."""
        self.content.tidy()
        files = doubting_what_changed(self.root, self._memory.files, self._disk)
        ledger.put("sources", encode(msgspec.structs.replace(self._memory, files=files)))
        ledger.put("problems", encode(self._whole))

    def _place_of(self, artifact: Artifact) -> Place:
        if artifact.output in ("files", "images"):
            return Place("content/" + artifact.subject)
        path = self.graph.path_of(artifact.subject)
        return Place("content/" + path if path else "site.toml")

    def _clash(self, artifact: Artifact, other: Artifact) -> Problem:
        """Told at the one of the two that is made of a file of its own, for that can have another name."""
        if self._place_of(artifact).file == "site.toml":
            artifact, other = other, artifact
        there = self._place_of(other).file
        owner = f"Stemma makes itself ({other.output})" if there == "site.toml" else f"is made of {there}"
        again = "which" if other.path == artifact.path else f'and that cannot be beside "{other.path}", which'
        what = f'It is to be "{artifact.path}", {again} {owner}.'
        return Problem("same-address", self._place_of(artifact), what, 'Give it another name, or another "slug".')


class Later:
    """Answers by an answerer that is made when the first question is asked."""

    def __init__(self, answerer: Callable[[], object], kind: type) -> None:
        self._answerer = answerer
        self._names = questions_of(kind) | {name for name in dir(kind) if name.endswith("_mark")}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_") or name not in self._names:
            raise AttributeError(name)
        return lambda *arguments: getattr(self._answerer(), name)(*arguments)


class Bodies:
    """Answers `body_of`. Bodies are kept encoded and decoded at each use, as most are used once."""

    def __init__(self, content: Content, path_of: Callable[[str], str]) -> None:
        self._content = content
        self._path_of = path_of

    def body_of(self, key: str) -> Body:
        """The body of an article with its holes."""
        data = self._body(key)
        return decode_body(data) if data else Body(())

    def body_of_mark(self, key: str) -> bytes:
        """What stands for a body in the ledger."""
        return digest_of(self._body(key))

    def _body(self, key: str) -> bytes:
        """Of several files with one key the graph says which is shown: another may be a draft. Nothing of none."""
        paths = self._content.paths_of(key)
        path = paths[0] if len(paths) == 1 else self._path_of(key) if paths else ""
        return self._content.body(path) if path else b""


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


def questions_of(kind: type) -> frozenset[str]:
    """The names of the view's questions that a class answers."""
    return frozenset(name for name in dir(kind) if hasattr(View, name) and not name.startswith("_"))


def _recallers() -> dict[str, Callable[[bytes], object]]:
    """How to read kept answers of the graph: by the types that the view promises."""
    if not _known_recallers:
        for name in questions_of(Graph):
            kind = get_type_hints(getattr(View, name), include_extras=True)["return"]
            _known_recallers[name] = msgspec.msgpack.Decoder(kind).decode
    return _known_recallers


_known_recallers: dict[str, Callable[[bytes], object]] = {}


def _internal_error(error: Exception, artifact: Artifact, place: Place) -> Problem:
    last = traceback.extract_tb(error.__traceback__)[-1]
    spot = f"{Path(last.filename).name}:{last.lineno}"
    return Problem(
        "internal-error",
        place,
        f"Making {artifact.path} failed inside Stemma: {type(error).__name__}: {error} ({spot}).",
        "This is a mistake of Stemma's: please report it with the article.",
    )
