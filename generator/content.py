"""The articles of a site, parsed: remembered from the ledger where the text is the same, read anew where it is not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.build.crew import Crew
from generator.build.ledger import Ledger
from generator.files import Disk, Stamp
from generator.graph.article import Article
from generator.graph.content_paths import key_of
from generator.problems import Problem
from generator.reading import Reader, decode_article, read_some
from generator.sources import Known, digest_of, encode, is_article, is_sure, now

# Fewer files than this are read in this process: a file takes about 1 ms, two workers about 40 ms to start.
SMALL = 60
BATCH = 50


class Changes(Struct, frozen=True):
    """Which articles are not what they were in the last build; keys."""

    reshaped: bool = False  # an article came or went
    articles: frozenset[str] = frozenset()  # what is said of them changed: title, fields, links, headings …
    bodies: frozenset[str] = frozenset()  # only their bodies


class Content:
    """Parsed articles, by path below content/."""

    def __init__(self, ids: dict[str, bytes], ledger: Ledger) -> None:
        self.ids = ids
        self._ledger = ledger
        self._fresh: dict[bytes, tuple[bytes, bytes, tuple[Problem, ...]]] = {}  # parsed in this build
        self._keys = {key_of(path): id_ for path, id_ in ids.items()}
        self._process = os.getpid()

    def add(self, id_: bytes, article: bytes, body: bytes, problems: tuple[Problem, ...]) -> None:
        """Take what has just been parsed."""
        self._fresh[id_] = (article, body, problems)

    def articles(self) -> list[Article]:
        """Every article, drafts too, by path."""
        return [decode_article(self._article(id_)) for id_ in self.ids.values()]

    def article(self, id_: bytes) -> Article | None:
        """One article by the id of its text, if that is known."""
        if id_ in self._fresh:
            return decode_article(self._fresh[id_][0])
        return next((decode_article(data) for _, data, _ in self._ledger.parsed([id_])), None)

    def body(self, key: str) -> bytes:
        """The body of an article, encoded."""
        id_ = self._keys[key]
        if id_ in self._fresh:
            return self._fresh[id_][1]
        if os.getpid() != self._process:  # a forked worker: its parent's connection is not for it to use
            self._ledger, self._process = self._ledger.reopened(), os.getpid()
        return self._ledger.body(id_)

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the articles taken one by one, by path."""
        known = self._ledger.problems_of_parsed()
        for id_ in self.ids.values():
            yield from self._fresh[id_][2] if id_ in self._fresh else known.get(id_, ())

    def keep(self) -> None:
        """Let the ledger keep what has just been parsed."""
        self._ledger.add_parsed((id_, *parsed) for id_, parsed in self._fresh.items())
        self._ledger.forget_parsed_except(list(self.ids.values()))

    def _article(self, id_: bytes) -> bytes:
        if id_ in self._fresh:
            return self._fresh[id_][0]
        return next(data for _, data, _ in self._ledger.parsed([id_]))


def read_content(
    root: Path,
    stamps: Mapping[str, Stamp],
    known: Mapping[str, Known],
    *,
    reader: Reader,
    ledger: Ledger,
    crew: Crew,
    disk: Disk,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Content, dict[str, Known]]:
    """The articles below root/content, and what is now known of their files.

    Only files that may have changed are opened, and only texts that nobody has parsed before are parsed.
    """
    began = now()
    salt = digest_of(encode(reader.settings))
    ids: dict[str, bytes] = {}
    seen: dict[str, Known] = {}
    texts: dict[str, bytes] = {}
    for path, stamp in stamps.items():
        if not is_article(path):
            continue
        old = known.get(path)
        if old is None or not old.sure or old.stamp != stamp:
            try:
                texts[path] = disk.read(root / path)
            except FileNotFoundError:  # it vanished since the listing: it is not there
                continue
            old = Known(stamp, digest_of(texts[path]), is_sure(stamp, began))
        seen[path] = old
        ids[path] = digest_of(salt + old.digest + path.encode())
    parsed = ledger.known_parsed() if known or not texts else frozenset()
    missing = [path for path, id_ in ids.items() if id_ not in parsed]
    content = Content({path.removeprefix("content/"): id_ for path, id_ in ids.items()}, ledger)
    files = [(path.removeprefix("content/"), texts.pop(path, b"")) for path in missing]
    files = [(path, data or _read(disk, root / "content" / path)) for path, data in files]
    texts.clear()
    hands = crew if len(files) >= SMALL else Crew(1)
    results = hands.run(read_some, reader, files, batch=BATCH)
    for done, (path, read) in enumerate(zip(missing, results, strict=True), 1):
        content.add(ids[path], read.article, read.body, read.problems)
        progress(done, len(files))
    return content, seen


def _read(disk: Disk, path: Path) -> bytes:
    try:
        return disk.read(path)
    except FileNotFoundError:
        return b""


def changes_between(content: Content, old_ids: Mapping[str, bytes]) -> Changes:
    """How the articles differ from those of the last build, given by path with the ids of their texts."""
    reshaped = content.ids.keys() != old_ids.keys()
    articles, bodies = set(), set()
    for path in content.ids.keys() | old_ids.keys():
        new, old = content.ids.get(path), old_ids.get(path)
        if new == old:
            continue
        before = content.article(old) if old else None
        after = content.article(new) if new else None
        if before is not None and after is not None and _says(before) == _says(after):
            bodies.add(key_of(path))
        else:
            articles.add(key_of(path))
    return Changes(reshaped, frozenset(articles), frozenset(bodies))


def _says(article: Article) -> Article:
    """What an article says to others: all but its body, and where in the file things stand."""
    return Article(
        **{
            **{name: getattr(article, name) for name in article.__struct_fields__},
            "headings": tuple((heading.level, heading.text, heading.id) for heading in article.headings),
            "mentions": tuple((m.target, m.heading, m.form, m.sentence) for m in article.mentions),
            "words": 0,
            "body": "",
        }
    )
