"""Reading one file of content: bytes in, an article and its body out, in the form in which they are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import blake2b

import msgspec
from msgspec import Struct

from generator.build.travelling import Traveller
from generator.graph.reading import ArticleReader
from generator.problems import Problem
from generator.render.compose import compose
from generator.settings import Settings
from generator.source.body import Body
from generator.source.front_matter import read_front_matter
from generator.source.text import decode

_encode = msgspec.msgpack.Encoder().encode  # fields in the order written
decode_body = msgspec.msgpack.Decoder(Body).decode


class Parsed(Struct, frozen=True, array_like=True):
    """One file of content, read: the article and its body encoded, for they are kept and sent more often than used."""

    article: bytes
    body: bytes
    problems: tuple[Problem, ...]


class Reader(Traveller):
    """Reads files of content by the settings of a site. Workers have a copy."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._articles = ArticleReader(settings)
        self.misfits = self._articles.misfits

    def parcel(self) -> Callable[[], Reader]:
        """A reader is known by its settings."""
        return partial(Reader, self.settings)

    def read(self, path: str, data: bytes) -> Parsed:
        """The article in a file below content/. Never fails: what is wrong is among the problems."""
        file = "content/" + path
        text, unreadable = decode(data, file=file)
        front = read_front_matter(text, file=file)
        composed = compose(front.body, file=file, first_line=front.body_line, settings=self.settings.markdown)
        article, mistyped = self._articles.read(front, composed.outline, path=path, file=file)
        body = _encode(composed.body)
        article = msgspec.structs.replace(article, body=blake2b(body, digest_size=12).hexdigest())
        return Parsed(_encode(article), body, (*unreadable, *front.problems, *mistyped, *composed.problems))


def read_some(reader: Reader, files: Sequence[tuple[str, bytes]]) -> list[Parsed]:
    """The task that a crew runs."""
    return [reader.read(path, data) for path, data in files]
