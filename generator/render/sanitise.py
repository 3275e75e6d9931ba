"""HTML that the author wrote, made safe and whole: nh3 cleans and closes it, with our own HTML around it kept as it is.

Three steps. `neutral` turns into text each tag that may not be here. `masked` hides our own HTML from nh3: pieces that
are whole become a word, tags with attributes keep their name only, each with a number and a nonce that the author
cannot know, for it is a digest of the author's text. `nh3` builds the tree of it, as a browser would, and writes
it out; so whatever the author opened is closed, and nothing is left that could close something of ours. `_restored`
puts our pieces back, and only ever between tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple, Protocol

from markdown_it.common.html_re import close_tag, open_tag

from generator.render.elements.pieces import Atom, Block, Piece, Raw, Start, attributes_of
from generator.source.body import CiteHole, FlowHole, GraphHole, ImageHole, LinkHole, TranscludeHole

if TYPE_CHECKING:
    import nh3


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


PHRASING = _names(
    """a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strike strong sub sup
    time u var wbr"""
)
"""What may stand in a text."""

# What loses its tags and keeps its inside: old ways to look, and places of a page that are the theme's to make.
_ONLY_INSIDE = _names("address article big center font footer header picture section source tt")

BLOCKS = (
    PHRASING
    | _ONLY_INSIDE
    | _names(
        """blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre
        summary table tbody td tfoot th thead tr ul"""
    )
)
"""What may stand among blocks."""

# Parts of a whole that are nothing without it; an item without its list would end one of ours around it.
_ITEMS = {"li": _names("ul ol li"), "dt": _names("dl dt dd"), "dd": _names("dl dt dd")}
_CELLS = _names("caption col colgroup tbody td tfoot th thead tr")

_VOID = _names("br col hr img source wbr")
_OURS = _names("aside label input")

DEEPEST = 100

_ATTRIBUTES = {
    "*": {"data-m", "dir", "id", "lang", "title"},
    "a": {"href", "name"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    **{name: {"align"} for name in ("div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "tr")},
}

_TAG = re.compile(f"(?:{open_tag}|{close_tag})")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_HIDDEN = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "<!": ">"}

# What nh3 writes: names in lower case, every value in double quotes with quotes in it escaped.
_WRITTEN_TAG = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?: [^\s=>"/]+(?:="[^"]*")?)*) ?/?>')
_WRITTEN_ATTRIBUTE = re.compile(r' ([^\s=>"/]+)(?:="([^"]*)")?')
_OUR_TAG = re.compile(r"<([a-z][a-z0-9]*)( [^<>]*)>")


class Addresses(Protocol):
    """What becomes of the addresses and ids in the author's HTML."""

    def own(self, attributes: dict[str, str]) -> dict[str, str]:
        """The attributes of an element, with an id only if the page can have it."""

    def image(self, attributes: dict[str, str]) -> Piece:
        """The piece for an image."""

    def link(self, attributes: dict[str, str], label: list[Piece]) -> list[Piece]:
        """The pieces for a link."""


def neutral(html: str, allowed: frozenset[str], open_names: list[str]) -> str:
    """The HTML without comments, every other tag than the allowed ones turned into text.

    `open_names` are the elements that are open where it begins; they become those that are open where it ends. What is
    nested deeper than DEEPEST is text too: building the tree takes time by the square of its depth.
    """
    kept: list[str] = []
    at = 0
    absent: set[str] = set()  # ends that do not come any more: looked for once
    while (start := html.find("<", at)) >= 0:
        kept.append(html[at:start])
        at = _hidden_end(html, start, absent)
        if at >= 0:
            continue
        tag = _TAG.match(html, start)
        at = tag.end() if tag else start + 1
        stays = tag is not None and _goes_on(tag[0], allowed, open_names)
        kept.append(html[start:at] if stays else html[start:at].replace("<", "&lt;"))
    kept.append(html[at:])
    return "".join(kept)


def _goes_on(tag: str, allowed: frozenset[str], open_names: list[str]) -> bool:
    """Whether the tag may stay; if so, the open elements are those behind it."""
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    if name not in allowed or not _is_in_place(name, open_names):
        return False
    if tag[1] == "/":
        if name in open_names:
            while open_names.pop() != name:
                pass
    elif name not in _VOID:
        if len(open_names) >= DEEPEST:
            return False
        open_names.append(name)
    return True


def _is_in_place(name: str, open_names: Sequence[str]) -> bool:
    """Whether an element may begin here: items directly in their list or behind its items, cells in a table."""
    if name in _ITEMS:
        inside = next((each for each in reversed(open_names) if each != "p" and each not in PHRASING), "")
        return inside in _ITEMS[name]
    return name not in _CELLS or "table" in open_names


def _hidden_end(html: str, start: int, absent: set[str]) -> int:
    """Where a comment or the like that begins here ends; -1 when none does."""
    for opening, closing in _HIDDEN.items():
        if html.startswith(opening, start):
            # `<!-->` and `<!--->` are comments as well.
            end = -1 if closing in absent else html.find(closing, start + 2)
            if end < 0:
                absent.add(closing)
            return end + len(closing) if end >= 0 else -1
    return -1


def sanitise(pieces: Sequence[Piece], nonce: str, addresses: Addresses) -> list[Piece]:
    """The pieces with the author's HTML (Raw, already neutral) made safe and whole."""
    if not any(isinstance(piece, Raw) for piece in pieces):
        return list(pieces)
    kept: list[Piece | str] = []
    cleaned = _stable("".join(_masked(pieces, nonce, kept)))
    if cleaned is None:
        return [escape(piece) if isinstance(piece, Raw) else piece for piece in pieces]
    return _Restoring(kept, nonce, addresses).restored(cleaned)


def _stable(html: str) -> str | None:
    """The cleaned HTML, if a browser makes of it what is written there; None when there is no end to it.

    A tree can be one that no text stands for, as `<h2><b><h1>` gives: written out and read again, it is another.
    """
    before, clean = html, _cleaner().clean
    for _ in range(5):
        after = clean(before)
        if after == before:
            return after
        before = after
    return None


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3  # here, for most sites have no HTML in their text

    return nh3.Cleaner(
        tags=set((BLOCKS - _ONLY_INSIDE) | _OURS),
        clean_content_tags=set(),
        attributes=_ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )


def _masked(pieces: Sequence[Piece], nonce: str, kept: list[Piece | str]) -> Iterator[str]:
    """The pieces as HTML that shows nh3 no more of ours than it needs to know. What was hidden is appended to kept."""

    def hide(piece: Piece) -> str:
        kept.append(piece)
        return f"{nonce}-{len(kept) - 1}"

    def without_attributes(tag: re.Match[str]) -> str:
        return f'<{tag[1]} data-m="{hide(tag[0])}">'

    for piece in pieces:
        if isinstance(piece, Start):
            continue  # a heading within other HTML begins no section
        if isinstance(piece, Raw):
            yield piece
        elif isinstance(piece, Block) or _is_block(piece):
            yield f'<div data-m="{hide(piece)}"></div>'
        elif isinstance(piece, Atom) or not isinstance(piece, str):
            yield f"\ue000{hide(piece)}\ue001"
        else:
            yield _OUR_TAG.sub(without_attributes, piece)


def _is_block(piece: Piece) -> bool:
    return isinstance(piece, TranscludeHole | GraphHole | FlowHole) or (isinstance(piece, ImageHole) and piece.figure)


class _Link(NamedTuple):
    """A link of the author's that is open: its attributes, and where its label begins."""

    attributes: dict[str, str]
    begin: int


class _Restoring:
    """Puts back what was hidden, and hands the author's links and images on."""

    def __init__(self, kept: Sequence[Piece | str], nonce: str, addresses: Addresses) -> None:
        self.kept, self.addresses = kept, addresses
        self.word = re.compile(f"\ue000{nonce}-(\\d+)\ue001")
        self.mark = re.compile(f"{nonce}-(\\d+)")
        self.out: list[Piece] = []
        self.links: list[_Link | None] = []  # that are open; None for one of ours

    def restored(self, html: str) -> list[Piece]:
        """The pieces of what nh3 wrote."""
        at = 0
        tags = _WRITTEN_TAG.finditer(html)
        for tag in tags:
            self._text(html[at : tag.start()])
            at = tag.end()
            mark = self.mark.search(tag[3]) if tag[3] else None
            if mark is not None and self._put_back(self.kept[int(mark[1])], tag[2]):
                at = next(tags).end()  # of the element that stood for a block
            elif mark is None:
                self._tag(tag[1] == "/", tag[2], tag[3], tag[0])
        self._text(html[at:])
        return self.out

    def _text(self, text: str) -> None:
        for number, part in enumerate(self.word.split(text)):
            if number % 2:
                self.out.append(self.kept[int(part)])
            elif part:
                self.out.append(part)

    def _put_back(self, piece: Piece | str, name: str) -> bool:
        """Put back what stood behind a mark; tells whether it was a block."""
        self.out.append(piece)
        if isinstance(piece, Block) or not isinstance(piece, str):
            return True
        if name == "a":
            self.links.append(None)
        return False

    def _tag(self, closing: bool, name: str, attributes: str, written: str) -> None:
        """Put one tag that was not hidden, of the author's or a plain one of ours."""
        if name == "a":
            self._end_link() if closing else self.links.append(_Link(_parsed(attributes), len(self.out)))
        elif name == "img":
            self.out.append(self.addresses.image(_parsed(attributes)))
        elif "data-m" in attributes or " id=" in attributes:
            self.out.append(f"<{name}{attributes_of(self.addresses.own(_parsed(attributes)))}>")
        else:
            self.out.append(written)

    def _end_link(self) -> None:
        link = self.links.pop()
        if link is None:
            self.out.append("</a>")
            return
        label = self.out[link.begin :]
        # A link that has another in it is none: what is inside counts.
        if not any(map(_has_link, label)):
            self.out[link.begin :] = self.addresses.link(link.attributes, label)


def _parsed(attributes: str) -> dict[str, str]:
    found = _WRITTEN_ATTRIBUTE.finditer(attributes)
    return {each[1]: unescape(each[2] or "") for each in found if each[1] != "data-m"}


def _has_link(piece: Piece) -> bool:
    if isinstance(piece, str):
        return "<a " in piece
    return isinstance(piece, LinkHole | CiteHole | TranscludeHole | FlowHole | GraphHole)
