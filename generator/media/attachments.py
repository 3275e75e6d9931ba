"""Attachments: the files below content/ that are no articles, and where each is published.

people/ada/index.md
people/ada/portrait.png         ->  people/ada/portrait.3f9c2e81d0.png, and smaller sizes
people/ada/portrait.png.yaml    what is said of it: alt, credit, licence; not published
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.files import Disk
from generator.graph.content_paths import ARTICLES, folder_of, joined
from generator.graph.view import Attachment
from generator.media.facts import SHEET, Facts, digest_of, facts_of, refused, unreadable
from generator.media.metadata import Metadata, read_metadata
from generator.media.published_names import published_name, sized_name
from generator.names import nfc, shown
from generator.problems import Place, Problem


class Attachments:
    """Answers the view's questions about attachments. A file is read when it is first asked for."""

    def __init__(
        self,
        folder: Path,
        disk: Disk,
        *,
        path_of: Callable[[str], str],
        published: Collection[str] | None = None,
        facts: Mapping[str, Facts | None] = {},
    ) -> None:
        """`published` are the paths of the articles that the site shows, if it does not show all.

        A file belongs to the articles of its folder, or of the nearest one above that has any; it is published if one
        of them is: the portrait beside a draft waits with it. Files whose `facts` are known need not be read for them.
        """
        self._folder, self._disk, self._path_of = folder, disk, path_of
        listing = disk.scan(folder)
        files = [path for path in listing if not path.lower().endswith(ARTICLES)]
        sheets = {path: path + SHEET for path in files if path + SHEET in listing}
        descriptions = frozenset(sheets.values())
        waiting = _waiting_folders(listing, published)
        self._sizes = {
            path: listing[path].size for path in files if path not in descriptions and not _waits(path, waiting)
        }
        self._sheets = {path: sheets[path] for path in self._sizes if path in sheets}
        self._facts: dict[str, Facts | None] = dict(facts)
        self._metadata: dict[str, tuple[Metadata, tuple[Problem, ...]]] = {}

    def attachment(self, path: str, origin: str) -> Attachment | None:
        """The file that an article means by a path: relative to its own file, or from content/ with a "/" in front.

        Else the only file anywhere whose path ends so, as other programs write them: `![[portrait.png]]`.
        None when there is no such file below content/; a path that leads out of it finds none.
        """
        folder = "" if path.startswith("/") else folder_of(self._path_of(origin))
        found = joined(folder, nfc(path))
        if found is None or path.endswith("/"):
            return None
        return self._described(found) or self._described(self._only_one(path))

    def _only_one(self, path: str) -> str:
        """The file whose path ends like this one, if there is one and no other; else ""."""
        if path.startswith(("/", ".")):
            return ""
        ending = nfc(path)
        same = self._by_name.get(PurePosixPath(ending).name, ())
        found = [other for other in same if other == ending or other.endswith("/" + ending)]
        return found[0] if len(found) == 1 else ""

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        named: dict[str, list[str]] = {}
        for path in self._sizes:
            named.setdefault(PurePosixPath(path).name, []).append(path)
        return named

    def attachment_paths(self) -> tuple[str, ...]:
        """The paths of all attachments below content/ that can be written out."""
        return tuple(path for path in self._sizes if path.isascii() or shown(path) == path)

    def attachment_bytes(self, path: str) -> bytes:
        """The content of an attachment; FileNotFoundError when there is none at that path.

        Also when it is another than the one after which it is named: browsers keep what bears a hash for ever.
        """
        facts = self._facts_of(path)
        if facts is None:
            raise FileNotFoundError(path)
        data = self._disk.read(self._folder / path)
        if facts.digest and digest_of(data) != facts.digest:
            raise FileNotFoundError(path)
        return data

    def attachment_bytes_mark(self, path: str) -> str:
        """What stands for the content of an attachment in the ledger; "" for none."""
        facts = self._facts_of(path)
        return facts.digest if facts else ""

    def facts(self) -> dict[str, Facts | None]:
        """What the bytes of every file tell of it."""
        return {path: self._facts_of(path) for path in self._sizes}

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files, used or not, and with what is said of them."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        for path in self._sizes:
            facts = self._facts_of(path)
            if facts and facts.problem:
                what = f'The file "{shown(PurePosixPath(path).name)}" {facts.problem}.'
                yield Problem(facts.fault, Place("content/" + shown(path)), what, facts.do)
            yield from self._metadata_of(path)[1]

    def _described(self, path: str) -> Attachment | None:
        facts = self._facts_of(path)
        if facts is None:
            return None
        metadata = self._metadata_of(path)[0]
        if facts.problem:
            return Attachment(path, "", facts.size, metadata, problem=facts.problem, fault=facts.fault, do=facts.do)
        picture, address = facts.picture, published_name(path, facts.digest)
        sizes = tuple((width, sized_name(address, width)) for width in picture.widths)
        return Attachment(path, address, facts.size, metadata, picture.width, picture.height, sizes)

    def _facts_of(self, path: str) -> Facts | None:
        """None for a file that is not there, or no longer."""
        if path not in self._facts:
            self._facts[path] = self._look(path) if path in self._sizes else None
        return self._facts[path]

    def _look(self, path: str) -> Facts | None:
        size = self._sizes[path]
        known = refused(path, size)
        if known is not None:
            return known
        try:
            return facts_of(path, self._disk.read(self._folder / path))
        except FileNotFoundError:
            return None
        except OSError as error:
            return unreadable(size, error)

    def _metadata_of(self, path: str) -> tuple[Metadata, tuple[Problem, ...]]:
        if path not in self._metadata:
            sheet = self._sheets.get(path)
            self._metadata[path] = self._read_metadata(sheet) if sheet else ((), ())
        return self._metadata[path]

    def _read_metadata(self, sheet: str) -> tuple[Metadata, tuple[Problem, ...]]:
        file = "content/" + shown(sheet)
        try:
            return read_metadata(self._disk.read(self._folder / sheet), file=file)
        except FileNotFoundError:
            return (), ()
        except OSError as error:
            what = f"The file cannot be read: {error.strerror}."
            return (), (Problem("data-syntax", Place(file), what, "Let its owner allow reading it."),)


def _waiting_folders(listing: Iterable[str], published: Collection[str] | None) -> dict[str, bool]:
    """Folders that hold articles, and whether all of them wait."""
    waiting: dict[str, bool] = {}
    for path in listing:
        if path.lower().endswith(ARTICLES):
            waits = published is not None and path not in published
            waiting[folder_of(path)] = waits and waiting.get(folder_of(path), True)
    return waiting


def _waits(path: str, waiting: dict[str, bool]) -> bool:
    folder = folder_of(path)
    while folder and folder not in waiting:
        folder = folder_of(folder)
    return waiting.get(folder, False)
