"""The articles of a site, parsed: remembered from the ledger where the text is the same, read anew where it is not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from generator.build.crew import Crew
from generator.build.ledger import Ledger
from generator.build.rows import Damaged
from generator.files import Disk, Stamp
from generator.graph.article import Article, decode_article, decode_folded
from generator.graph.content_paths import key_of
from generator.problems import Problem
from generator.reading import Reader, read_some
from generator.source.text import unreadable
from generator.sources import Known, digest_of, encode, is_article, is_sure, now

# Fewer files than this are read in this process: a file takes about 1 ms, two workers about 40 ms to start.
SMALL = 60
BATCH = 50
COMMITTED = 4000  # texts at a time are committed to the ledger; until then they are in memory, some 13 kB each


class Changes(Struct, frozen=True):
    """Which articles are not what they were in the last build; keys."""

    reshaped: bool = False  # an article came or went, or may be shown no more, or at last
    articles: frozenset[str] = frozenset()  # what is said of them changed: title, fields, links, headings …
    bodies: frozenset[str] = frozenset()  # only their bodies
    lengths: bool = False  # one of these bodies has more or fewer words

    @property
    def edited(self) -> frozenset[str]:
        """All articles whose text is another."""
        return self.articles | self.bodies


class Texts(Protocol):
    """Where parsed texts lie, by id: in the ledger, or in the memory of a worker elsewhere."""

    def articles(self, ids: Iterable[bytes]) -> Iterator[bytes]: ...
    def body(self, id_: bytes) -> bytes: ...
    def reopened(self) -> Texts: ...
    def problems_of_parsed(self) -> dict[bytes, tuple[Problem, ...]]: ...
    def forget_parsed_except(self, ids: Sequence[bytes]) -> None: ...


class Content:
    """Parsed articles, by path below content/. They lie in the ledger; what is needed is fetched from there."""

    def __init__(self, ids: dict[str, bytes], ledger: Texts, unreadable: Sequence[Problem] = ()) -> None:
        """`unreadable`: what is wrong with files that the system does not let us read."""
        self.ids = ids
        self._unreadable = unreadable
        self._ledger = ledger
        self._paths: dict[str, tuple[str, ...]] = {}
        for path in ids:
            key = key_of(path)
            self._paths[key] = (*self._paths.get(key, ()), path)
        self._process = os.getpid()

    def articles(self) -> list[Article]:
        """Every article, drafts too, by path."""
        found = [decode_folded(data) for data in self._ledger.articles(self.ids.values())]
        if len(found) != len(self.ids):
            raise Damaged("a text is missing")
        return found

    def article(self, id_: bytes) -> Article | None:
        """One article by the id of its text, if that is known."""
        return next((decode_article(data) for data in self._ledger.articles([id_])), None)

    def paths_of(self, key: str) -> tuple[str, ...]:
        """The files that want to be the article of a key; more than one is a mistake, unless all but one are drafts."""
        return self._paths.get(key, ())

    def body(self, path: str) -> bytes:
        """The body of an article, encoded."""
        if os.getpid() != self._process:  # a forked worker: its parent's connection is not for it to use
            self._ledger, self._process = self._ledger.reopened(), os.getpid()
        return self._ledger.body(self.ids[path])

    def texts(self) -> dict[str, tuple[bytes, bytes]]:
        """Every article and its body, encoded, by path."""
        articles = self._ledger.articles(self.ids.values())
        return {path: (article, self.body(path)) for path, article in zip(self.ids, articles, strict=True)}

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the articles taken one by one, by path."""
        yield from self._unreadable
        known = self._ledger.problems_of_parsed()
        for id_ in self.ids.values():
            yield from known.get(id_, ())

    def tidy(self) -> None:
        """Let the ledger forget texts that have long gone."""
        self._ledger.forget_parsed_except(list(self.ids.values()))


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
    desk = _Desk(root, known, salt=digest_of(encode(reader.settings)), disk=disk, parsed=ledger.known_parsed())
    articles = {path: stamp for path, stamp in stamps.items() if is_article(path)}
    ledger.begin()
    try:
        for done, ((path, _), read) in enumerate(
            crew.run(read_some, reader, desk.to_parse(articles), batch=BATCH, small=SMALL), 1
        ):
            ledger.add_parsed(desk.ids[path], read.article, read.body, read.problems)
            if done % COMMITTED == 0:
                ledger.commit()
                ledger.begin()
            progress(done, len(articles))
        ledger.commit()
    finally:
        ledger.rollback()
    return Content(dict(sorted(desk.ids.items())), ledger, desk.unreadable), desk.seen


class _Desk:
    """Files on their way to the reader: opened one after the other, when the reader has time for them."""

    def __init__(
        self, root: Path, known: Mapping[str, Known], *, salt: bytes, disk: Disk, parsed: frozenset[bytes]
    ) -> None:
        self._folder = root / "content"
        self._known = known
        self._salt = salt
        self._disk = disk
        self._parsed = parsed
        self.ids: dict[str, bytes] = {}  # path below content/ -> id of its text
        self.seen: dict[str, Known] = {}  # path below the site -> what is known of the file now
        self.unreadable: list[Problem] = []

    def to_parse(self, stamps: Mapping[str, Stamp]) -> Iterator[tuple[str, bytes]]:
        """(path, content) of the files whose text nobody has parsed."""
        for name, stamp in stamps.items():
            path = name.removeprefix("content/")
            old = self._known.get(name)
            data = None
            if old is None or not old.sure or old.stamp != stamp:
                began = now()
                data = self._read(path)
                if data is None:
                    continue
                old = Known(stamp, digest_of(data), is_sure(stamp, began))
            id_ = digest_of(self._salt + old.digest + path.encode())
            if id_ not in self._parsed:
                data = self._read(path) if data is None else data
                if data is None:
                    continue
                if digest_of(data) != old.digest:  # it changed since its stamp was taken: what is read is what counts
                    old = Known(stamp, digest_of(data), sure=False)
                    id_ = digest_of(self._salt + old.digest + path.encode())
            self.seen[name], self.ids[path] = old, id_
            if id_ not in self._parsed:
                assert data is not None
                yield path, data

    def _read(self, path: str) -> bytes | None:
        """None for a file that vanished since the listing: it is not there; or that cannot be read, which is told."""
        try:
            return self._disk.read(self._folder / path)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.unreadable.append(unreadable("content/" + path, error))
            return None


def changes_between(content: Content, old_ids: Mapping[str, bytes], *, measured: bool) -> Changes:
    """How the articles differ from those of the last build, given by path with the ids of their texts.

    `measured`: the number of words is one of the things that an article says to others; see `graph/own.py`.
    """
    reshaped, lengths = content.ids.keys() != old_ids.keys(), False
    articles, bodies = set(), set()
    for path in content.ids.keys() | old_ids.keys():
        new, old = content.ids.get(path), old_ids.get(path)
        if new == old:
            continue
        before = content.article(old) if old else None
        after = content.article(new) if new else None
        if before is not None and after is not None and _says(before) == _says(after):
            bodies.add(key_of(path))
            lengths = lengths or before.words != after.words
            if measured and before.words != after.words:
                articles.add(key_of(path))
        else:
            articles.add(key_of(path))
            reshaped = reshaped or _is_shown_when(before) != _is_shown_when(after)
    return Changes(reshaped, frozenset(articles), frozenset(bodies), lengths)


def _is_shown_when(article: Article | None) -> object:
    return article and (article.draft, article.publish)


def _says(article: Article) -> Article:
    """What an article says to others: all but its body, and where in the file things stand."""
    return Article(
        **{
            **{name: getattr(article, name) for name in article.__struct_fields__},
            "mentions": tuple((m.target, m.heading, m.form, m.sentence) for m in article.mentions),
            "words": 0,
            "body": "",
        }
    )
