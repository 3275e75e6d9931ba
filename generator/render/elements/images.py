"""Images: those of the web at once, those of the site as holes; and figures, images with a caption."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.render.elements.addresses import address
from generator.render.elements.composition import Composition
from generator.render.elements.pieces import Atom, Block, Piece, attributes_of, text_of
from generator.source.body import ImageHole
from generator.source.tokens import Token


def image(composition: Composition, token: Token) -> None:
    """An image in a text."""
    composition.out.append(_image(composition, token, figure=False))


def figure(composition: Composition, token: Token) -> None:
    """An image that stands alone in its paragraph and has a title: the caption."""
    composition.out.append(_image(composition, token, figure=True))


def _image(composition: Composition, token: Token, *, figure: bool) -> Piece:
    given = composition.allowed(token.meta["attributes"]) if "attributes" in token.meta else {}
    alt = plain_text(token.children) if token.children else token.content
    alt = given.get("alt", alt)
    composition.plain.append(alt)
    title = token.attrs.get("title", "")
    line, column = composition.spots.spot(composition.token, token.at)
    return picture(composition, token, alt, title, given, figure=figure, line=line, column=column)


def picture(
    composition: Composition,
    token: Token,
    alt: str,
    title: str,
    given: dict[str, str],
    *,
    figure: bool,
    line: int,
    column: int,
) -> Piece:
    """The image by where its address leads. `alt` among what is given is `alt` again: "" is meant then."""
    src = token.attrs["src"]
    if given.get("alt"):
        del given["alt"]
    if "file" in token.meta:
        return ImageHole(src, alt, title, figure, tuple(given.items()), line, column)
    found = address(src)
    if found.kind == "path" and found.target:
        return ImageHole(found.target, alt, title, figure, tuple(given.items()), line, column)
    if found.kind == "web":
        if not alt and "alt" not in given:
            what = "The image has no text for those who cannot see it."
            do = 'Write ![what it shows](…) or alt="what it shows"; alt="" if it only decorates.'
            composition.problem("missing-alt", what, do, line=line, column=column)
        given.pop("alt", None)
        return _remote(src, alt, title, given, figure=figure)
    what = f'The address "{src[:100]}" is not one that an image may have.' if src else "The image has no address."
    do = "Write an address with http: or https:, or the path of a file of this site."
    composition.problem("unsafe-address", what, do, line=line, column=column)
    return f"<p>{text_of(alt)}</p>\n" if figure else text_of(alt)


def _remote(src: str, alt: str, title: str, given: dict[str, str], *, figure: bool) -> Piece:
    tag = f'<img src="{escape(src)}" alt="{escape(alt)}" loading="lazy"'
    if not figure:
        named = {"title": title, **given} if title else given
        return Atom(f"{tag}{attributes_of(named)}>")
    return Block(f"<figure>{tag}{attributes_of(given)}><figcaption>{text_of(title)}</figcaption></figure>\n")


def plain_text(tokens: Sequence[Token]) -> str:
    """What is left of tokens where only text can be: in an attribute."""
    pieces = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.children:
            pieces.append(plain_text(token.children))
        elif token.type == "wiki_link":
            pieces.append(token.meta["target"] or token.meta["heading"])
        elif token.type != "html_inline":
            pieces.append(token.content)
    return "".join(pieces)
