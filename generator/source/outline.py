"""What one article's text says of itself: its headings, and what it mentions."""

from __future__ import annotations

from msgspec import Struct


class Heading(Struct, frozen=True, array_like=True):
    """A heading of the body."""

    level: int
    text: str  # plain text
    id: str  # unique in the article; a slug, so it never begins with "_" (the layout's ids do)


class Mention(Struct, frozen=True, array_like=True):
    """A link, citation or transclusion in prose: the untyped edge of the graph."""

    target: str  # as written
    heading: str
    form: str  # "wiki", "path", "cite", "transclude"
    sentence: str  # plain text of the sentence around it, at most 300 characters
    line: int
    column: int


class Outline(Struct, frozen=True, array_like=True):
    """Everything about a body that others may ask for, without its HTML."""

    headings: tuple[Heading, ...] = ()
    mentions: tuple[Mention, ...] = ()
    title: str = ""  # text of a first-level heading that opens the body: a title for an article that states none
    opening: str = ""  # plain text of the first paragraph, at most 300 characters: a summary for one that states none
    words: int = 0
    anchors: tuple[str, ...] = ()  # ids that the author gave to what is no heading: `{#id}`, `<a name="id">`
