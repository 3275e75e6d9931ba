"""HTML of the author's among our own: how far it reaches, and what becomes of its links and images."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from generator.render.elements.addresses import address
from generator.render.elements.composition import Composition, RawRange
from generator.render.elements.images import picture
from generator.render.elements.pieces import Piece, Raw, attributes_of, joined
from generator.render.sanitise import BLOCKS, PHRASING, neutral, sanitise
from generator.source.body import LinkHole
from generator.source.tokens import Token

# What can be named in a link without being written in another way there.
_ID = re.compile(r"[\w.:-]+")


def block(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A block of HTML: kept apart until what it opens is closed, and sanitised then."""
    token = tokens[index]
    if composition.settings.html == "allow":
        composition.out.append(token.content)
        return index + 1
    ranges = composition.raw_ranges
    if not ranges or ranges[-1].level != token.level:
        ranges.append(RawRange(token, len(composition.out)))
    latest = ranges[-1]
    html = neutral(token.content, BLOCKS, latest.open)
    if html.strip():
        composition.out.append(Raw(html))
    latest.end = len(composition.out)
    if not latest.open:
        _end_range(composition)
    return index + 1


def leave(composition: Composition, level: int) -> None:
    """A token of that level comes: what is open in deeper blocks ends where their last HTML stood."""
    while composition.raw_ranges and composition.raw_ranges[-1].level > level:
        _end_range(composition)


def _end_range(composition: Composition) -> None:
    ended, out = composition.raw_ranges.pop(), composition.out
    line = composition.spots.line_of(ended.token)
    out[ended.begin : ended.end] = _sanitised(composition, out[ended.begin : ended.end], line)


def in_text(composition: Composition, token: Token) -> None:
    """HTML in a text: kept apart until the whole text is there to be sanitised."""
    if composition.settings.html == "allow":
        composition.out.append(token.content)
        return
    composition.has_raw = True
    composition.out.append(Raw(token.content))


def clean(composition: Composition, pieces: list[Piece], *, in_link: bool = False) -> list[Piece]:
    """The pieces of a text with its HTML sanitised. In a link, HTML can make no other link."""
    allowed = PHRASING - {"a"} if in_link else PHRASING
    names: list[str] = []
    pieces = [Raw(neutral(piece, allowed, names)) if isinstance(piece, Raw) else piece for piece in pieces]
    return _sanitised(composition, pieces, composition.spots.line_of(composition.token))


def _sanitised(composition: Composition, pieces: list[Piece], line: int) -> list[Piece]:
    if not composition.nonce:
        composition.nonce = "m" + blake2b(composition.text.encode("utf-8", "replace"), digest_size=12).hexdigest()
    return sanitise(pieces, composition.nonce, _Addresses(composition, line))


class _Addresses:
    """Links and images of the author's HTML become what those of Markdown become."""

    def __init__(self, composition: Composition, line: int) -> None:
        self.composition, self.line = composition, line

    def own(self, attributes: dict[str, str]) -> dict[str, str]:
        """The attributes with an id only if nothing else has it."""
        name = attributes.pop("name", "")
        if not _ID.fullmatch(attributes.setdefault("id", name)):
            del attributes["id"]
        return self.composition.allowed(attributes)

    def image(self, attributes: dict[str, str]) -> Piece:
        """The image as a hole or as HTML; the author's own title, width and so on stay."""
        attributes = self.own(attributes)
        token = Token("image", "img", attrs={"src": attributes.pop("src", "")})
        alt, title = attributes.get("alt", ""), attributes.pop("title", "")
        return picture(self.composition, token, alt, title, attributes, figure=False, line=self.line, column=1)

    def link(self, attributes: dict[str, str], label: list[Piece]) -> list[Piece]:
        """The link as a hole or as HTML; without an address that may be, only its label, and its id if it has one."""
        attributes = self.own(attributes)
        found = address(attributes.get("href", ""))
        anchor = {"id": attributes["id"]} if "id" in attributes else {}
        if found.kind == "path":
            title = attributes.get("title", "")
            label = [LinkHole(found.target, found.heading, "path", joined(label)[0], title, self.line, 1)]
        if found.kind in ("path", "refused"):
            return [f"<span{attributes_of(anchor)}>", *label, "</span>"] if anchor else label
        of_web = {"class": "external", "rel": "noopener"} if found.kind == "web" else {}
        return [f"<a{attributes_of(of_web)}{attributes_of(attributes)}>", *label, "</a>"]
