"""Links: those that leave the site at once, those inside it as holes, refused ones as their text."""

from __future__ import annotations

from html import escape
from typing import Any, NamedTuple

from generator.render.elements.addresses import Address, address
from generator.render.elements.composition import Composition
from generator.render.elements.pieces import attributes_of, joined, text_of
from generator.render.elements.raw_html import clean
from generator.render.holes import LinkHole
from generator.source.tokens import Token


class OpenLink(NamedTuple):
    """A link whose label is being read."""

    token: Token
    form: str  # "wiki", "path", "web", or "none" for one that is only its label
    address: Address
    first: int  # the piece of the plain text that its label begins with


_NOWHERE = Address("refused", "", "")


def link_open(composition: Composition, token: Token) -> None:
    """The beginning of a link."""
    first = len(composition.plain)
    if "target" in token.meta:
        composition.links.append(OpenLink(token, "wiki", _NOWHERE, first))
        composition.enter()
        return
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
    pieces, token = composition.leave(), link.token
    if composition.has_raw:
        pieces = clean(composition, pieces, in_link=True)
    if link.form == "wiki":
        target, heading, title = token.meta["target"], token.meta["heading"], ""
        if not pieces:
            composition.plain.append(target or heading)
    else:
        target, heading, title = link.address.target, link.address.heading, token.attrs.get("title", "")
    line, column = composition.note(target, heading, link.form, token, link.first)
    if not target:
        composition.noted.pop()  # the article itself is no mention
    composition.out.append(LinkHole(target, heading, link.form, joined(pieces)[0], title, line, column))


def transclusion(composition: Composition, token: Token) -> None:
    """`![[article]]` within a text: a link, for a text cannot have blocks in it."""
    label = token.meta["label"].strip()
    opening = Token("link_open", "a", 1, meta={"target": token.meta["target"], "heading": token.meta["heading"]})
    opening.at = token.at
    if composition.links:
        composition.plain.append(label or token.meta["target"])
        composition.out.append(text_of(label or token.meta["target"]))
        return
    link_open(composition, opening)
    if label:
        composition.plain.append(label)
        composition.out.append(text_of(label))
    link_close(composition, opening)
