"""Links: those that leave the site at once, those inside it as holes, refused ones as their text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple

from generator.render.elements.addresses import Address, address
from generator.render.elements.composition import Composition
from generator.render.elements.pieces import attributes_of, joined, text_of
from generator.render.elements.raw_html import clean
from generator.source.body import LinkHole, Part
from generator.source.tokens import Token


class OpenLink(NamedTuple):
    """A link whose label is being read."""

    token: Token
    form: str  # "path", "web", or "none" for one that is only its label
    address: Address
    first: int  # the piece of the plain text that its label begins with


def link_open(composition: Composition, token: Token) -> None:
    """The beginning of a link."""
    first = len(composition.plain)
    found = address(token.attrs["href"])
    form = "web" if found.kind in ("web", "other") else "path" if found.kind == "path" else "none"
    if composition.links:
        form = "none"  # no link stands in a link
    composition.links.append(OpenLink(token, form, found, first))
    if form == "path":
        composition.enter()
    elif form == "web":
        composition.out.append(_opening_tag(composition, token, found))
    elif found.kind == "refused":
        _refuse(composition, token)


def _opening_tag(composition: Composition, token: Token, found: Address) -> str:
    tag = '<a class="external" rel="noopener"' if found.kind == "web" else "<a"
    tag = f'{tag} href="{escape(token.attrs["href"])}"'
    if token.attrs.get("title"):
        tag += f' title="{escape(token.attrs["title"])}"'
    given = _given(composition, token)
    if given:
        own = given.pop("class", "")
        tag = tag.replace('class="external', f'class="external {escape(own)}', 1) if own else tag
        tag += attributes_of({name: value for name, value in given.items() if f" {name}=" not in tag})
    return tag + ">"


def _given(composition: Composition, token: Token) -> dict[str, str]:
    given: dict[str, Any] = token.meta.get("attributes", {})
    return composition.allowed(given) if given else {}


def _refuse(composition: Composition, token: Token) -> None:
    href = token.attrs["href"]
    what = f'The address "{href[:100]}" is not one that a page may link to.' if href else "The link has no address."
    do = "Write an address with http:, https:, mailto: or tel:, or the path of a file of this site."
    composition.problem_here("unsafe-address", what, do, token)


def link_close(composition: Composition, token: Token) -> None:
    """The end of a link."""
    link = composition.links.pop()
    assert isinstance(link, OpenLink)
    if link.form == "web":
        composition.out.append("</a>")
    elif link.form != "none":
        _push_hole(composition, link)


def _push_hole(composition: Composition, link: OpenLink) -> None:
    pieces, found, token = composition.leave(), link.address, link.token
    if composition.has_raw:
        pieces = clean(composition, pieces, in_link=True)
    line, column = composition.note(found.target, found.heading, "path", token, link.first)
    label, title = joined(pieces)[0], token.attrs.get("title", "")
    composition.out.append(LinkHole(found.target, found.heading, "path", label, title, line, column))


def wiki_link(composition: Composition, token: Token) -> None:
    """`[[Title]]`, `[[key#heading|label]]`; or `![[article]]` within a text, for a text cannot have blocks in it."""
    target, heading = token.meta["target"], token.meta["heading"]
    plain, children = composition.plain, token.children
    first = len(plain)
    label: tuple[Part, ...] = ()
    if not children:
        plain.append(target or heading)
    elif len(children) == 1 and children[0].type == "text":
        plain.append(children[0].content)
        label = (text_of(children[0].content),)
    else:
        label = _label(composition, children)
    if composition.links:  # no link stands in a link
        composition.out.extend(label or (text_of(target or heading),))
        return
    line, column = composition.note(target, heading, "wiki", token, first)
    composition.out.append(LinkHole(target, heading, "wiki", label, "", line, column))


def _label(composition: Composition, children: Sequence[Token]) -> tuple[Part, ...]:
    composition.enter()
    composition.read_tokens(children)
    pieces = composition.leave()
    if composition.has_raw:
        pieces = clean(composition, pieces, in_link=True)
    return joined(pieces)[0]
