"""An article from its front matter and outline: kind, title, typed fields, relations."""

from __future__ import annotations

import re
from typing import Any

from generator.graph.article import Article
from generator.graph.content_paths import folder_of, key_of
from generator.graph.reading.claims import is_nothing
from generator.graph.reading.desk import Desk
from generator.graph.reading.kinds import KindReader
from generator.graph.reading.own import OWN, read_text
from generator.graph.reading.scalars import example
from generator.graph.reading.untyped import untyped_claims
from generator.graph.values import Claim
from generator.names import did_you_mean, nfc
from generator.problems import Place, Problem
from generator.settings import PAGE, KindSettings, Settings, kind_of_folder
from generator.source.front_matter import FrontMatter
from generator.source.nodes import Node, Scalar
from generator.source.outline import Outline

SUMMARY = 200
"""Characters of a summary taken from the text: about what a search engine shows of one."""

_DAY_PREFIX = re.compile(r"\d{4}-\d\d-\d\d-(?=.)")  # Jekyll's names of posts


def type_article(
    front: FrontMatter, outline: Outline, *, path: str, file: str, settings: Settings
) -> tuple[Article, tuple[Problem, ...]]:
    """The article at `path` below content/, and what is wrong with its values. For many, make one ArticleReader."""
    return ArticleReader(settings).read(front, outline, path=path, file=file)


class ArticleReader:
    """Reads articles by the kinds and relations of a site. Never raises."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.kinds = {kind.name: KindReader(kind, settings) for kind in (PAGE, *settings.kinds)}
        self._unknown = KindReader(KindSettings("", "", "", open=True), settings)
        # Defaults that do not fit their own fields, by kind and field; nobody sees them before there is a reader.
        self.misfits = {
            (kind, field): problem for kind, reader in self.kinds.items() for field, problem in reader.misfits
        }

    def read(
        self, front: FrontMatter, outline: Outline, *, path: str, file: str
    ) -> tuple[Article, tuple[Problem, ...]]:
        """The article at `path` below content/, and what is wrong with its values, in reading order."""
        return _Reading(self, front, outline, path, Desk(file)).article()

    def kind_called(self, name: str) -> KindReader:
        """The reader of a kind; of one that is not declared nothing is known, so anything is kept."""
        return self.kinds.get(name, self._unknown)


class _Reading:
    """One article while it is read."""

    def __init__(self, reader: ArticleReader, front: FrontMatter, outline: Outline, path: str, desk: Desk) -> None:
        self.reader, self.front, self.outline, self.path, self.desk = reader, front, outline, path, desk
        self.entries = front.mapping.entries if front.mapping else ()
        self.key = nfc(key_of(path))
        self.own: dict[str, Any] = {}
        self.fields: dict[str, tuple[Claim, ...]] = {}
        self.relations: dict[str, tuple[Claim, ...]] = {}

    def article(self) -> tuple[Article, tuple[Problem, ...]]:
        kind = self.kind()
        known = self.reader.kind_called(kind)
        for key, node in self.entries:
            self.take(known, key, node)
        self.complete(known)
        title = self.own.pop("title", "") or self.title(known)
        summary = self.own.pop("summary", "") or shortened(self.outline.opening)
        if isinstance(self.own.get("publish"), bool):
            shown = self.own.pop("publish")
            self.own["draft"] = self.own.get("draft", False) or not shown
        article = Article(
            self.key,
            self.path,
            kind,
            title,
            section=key_of(self.path) == folder_of(self.path),
            summary=summary,
            fields=self.fields,
            relations=self.relations,
            headings=self.outline.headings,
            anchors=self.outline.anchors,
            mentions=self.outline.mentions,
            words=self.outline.words,
            spots=self.desk.spots,
            **self.own,
        )
        return article, tuple(sorted(self.desk.problems, key=_by_place))

    def kind(self) -> str:
        """The kind that the article states, else its folder's."""
        node = next((node for key, node in self.entries if key.text == "kind"), None)
        stated = None if node is None or is_nothing(node) else read_text(self.desk, "kind", node)
        if stated is None or node is None:
            return kind_of_folder(self.reader.settings, self.key)
        self.desk.spot("kind", node)
        if stated not in self.reader.kinds:
            table = f"Declare [kinds.{stated}] in site.toml, or write one of {', '.join(self.reader.kinds)}."
            do = did_you_mean(stated, self.reader.kinds, otherwise=table)
            self.desk.report("unknown-kind", node, f"There is no kind {stated}.", do)
        return stated

    def take(self, known: KindReader, key: Scalar, node: Node) -> None:
        """Read one key with its value."""
        name = key.text
        if reader := known.fields.get(name):
            if claims := reader.read(self.desk, node, name):
                self.fields[name] = claims
        elif reader := known.relations.get(name):
            if claims := reader.read(self.desk, node, name):
                self.relations[name] = claims
        elif own := OWN.get(name):
            if not is_nothing(node) and (value := own(self.desk, name, node)) is not None:
                self.own[name] = value
                self.desk.spot(name, node)
        elif name != "kind":
            self.take_other(known, key, node)

    def take_other(self, known: KindReader, key: Scalar, node: Node) -> None:
        name = key.text
        if name in known.elsewhere:
            what = f"An article of kind {known.kind.name} cannot state {name}; {known.who_may(name)} can."
            do = f"Write it in the article at its other end, or allow {known.kind.name} in site.toml."
            self.desk.report("unknown-field", key, what, do)
        elif known.kind.open:
            self.desk.spot(name, node)
            if claims := untyped_claims(self.desk, node, name):
                self.fields[name] = claims
        else:
            do = did_you_mean(
                name, known.names, otherwise=f"Remove it, or declare it in [kinds.{known.kind.name}.fields]."
            )
            self.desk.report("unknown-field", key, f"The kind {known.kind.name} has no field {name}.", do)

    def complete(self, known: KindReader) -> None:
        """Put the fields in declared order, with defaults; report what is required and missing."""
        written = self.fields
        self.fields = {
            name: claims for name in known.fields if (claims := written.get(name) or known.defaults.get(name))
        }
        self.fields.update(written)  # those that the kind does not declare follow, as written
        if known.required and self.front.whole:
            self.report_missing(known)

    def report_missing(self, known: KindReader) -> None:
        written = {key.text for key, node in self.entries if not is_nothing(node)}
        for field in known.required:
            if field.name not in written:
                help_text = f" ({field.help})" if field.help else ""
                what = f"An article of kind {known.kind.name} needs {field.name}{help_text}."
                self.report_above("missing-field", what, f"Write {field.name}: {example(field)}")

    def title(self, known: KindReader) -> str:
        """The title of an article that states none: its first heading, else its file's name."""
        if self.outline.title:
            return nfc(self.outline.title)
        if not known.kind.open and self.front.whole:
            self.report_above("missing-title", "The article has no title; its file's name is shown.", "Write title: …")
        return title_of_file(self.key) if self.key else self.reader.settings.title

    def report_above(self, problem: str, what: str, do: str) -> None:
        place = Place(self.desk.file, 1, 1, 3) if self.front.mapping else Place(self.desk.file)
        self.desk.problems.append(Problem(problem, place, what, do))


def _by_place(problem: Problem) -> Place:
    return problem.place


def title_of_file(key: str) -> str:
    """The last part of a key as a title: "release-notes" is "Release notes"; a name with spaces is one already."""
    name = key.rpartition("/")[2]
    if " " in name:
        return name
    words = _DAY_PREFIX.sub("", name).replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or name


def shortened(text: str) -> str:
    """The text, or as many whole words of it as a summary holds."""
    if len(text) <= SUMMARY:
        return text
    return text[: SUMMARY + 1].rsplit(None, 1)[0][:SUMMARY].rstrip(",;:.–— ") + "…"
