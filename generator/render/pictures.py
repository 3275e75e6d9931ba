"""Images: with their size, smaller versions for small screens, and words for those who cannot see them."""

from __future__ import annotations

import re
from html import escape

from generator.graph.view import Attachment
from generator.render.filling import Filling
from generator.render.sheet import Sheet
from generator.source.body import ImageHole

# The widest that the theme shows an image; a screen narrower than that needs no wider file.
_SIZES = "(max-width: 48rem) 100vw, 48rem"
# What `![](x.png){…}` may state; anything else is dropped by the reader of attributes already.
_ATTRIBUTE = re.compile(r"(?:class|id|lang|dir|width|height|data-[a-z0-9-]+)")


def image_hole(hole: ImageHole, filling: Filling) -> str:
    """An image, or a figure with its caption; one that cannot be shown leaves its words, and is reported."""
    attachment = filling.view.attachment(hole.src, filling.origin)
    if attachment is None:
        what = f'There is no file "{hole.src}".'
        do = 'Put the image beside the article, or write its path from content/ with a "/" in front.'
        filling.problem("missing-file", hole.line, hole.column, what, do)
        return _instead(hole)
    if attachment.problem:
        filling.faulty(attachment, hole.src, hole.line, hole.column)
        return _instead(hole)
    told = dict(attachment.metadata)
    alt = hole.alt or told.get("alt", "")
    if not alt and ("alt", "") not in hole.attributes:
        what = f'The image "{hole.src}" has no text for those who cannot see it.'
        do = f'Write ![what it shows]({hole.src}), or alt: in {hole.src}.yaml; {{alt=""}} if it only decorates.'
        filling.problem("missing-alt", hole.line, hole.column, what, do)
    shown = _img(hole, attachment, alt, filling)
    return _figure(shown, hole, told) if hole.figure else shown


def _instead(hole: ImageHole) -> str:
    return f'<span class="missing-image">{escape(hole.alt or hole.src)}</span>'


def _img(hole: ImageHole, attachment: Attachment, alt: str, filling: Filling) -> str:
    attributes = {"src": filling.sheet.link(attachment.address), "alt": alt}
    if attachment.width and attachment.height:
        attributes |= {"width": str(attachment.width), "height": str(attachment.height)}
        attributes |= srcset(attachment, filling.sheet)
    attributes["loading"] = "lazy"
    if hole.title and not hole.figure:
        attributes["title"] = hole.title
    attributes |= _stated(hole, attachment, filling)
    return "<img " + " ".join([f'{name}="{escape(value)}"' for name, value in attributes.items()]) + ">"


def srcset(attachment: Attachment, sheet: Sheet) -> dict[str, str]:
    """The attributes that offer the smaller sizes of an image; none when it has none."""
    if not attachment.sizes:
        return {}
    widths = [*attachment.sizes, (attachment.width, attachment.address)]
    return {"srcset": ", ".join([f"{sheet.link(address)} {width}w" for width, address in widths]), "sizes": _SIZES}


def _stated(hole: ImageHole, attachment: Attachment, filling: Filling) -> dict[str, str]:
    """What the author states of the image; of width and height one gives the other."""
    stated = {name: value for name, value in hole.attributes if _ATTRIBUTE.fullmatch(name)}
    if "id" in stated and filling.prefix:
        stated["id"] = filling.prefix + stated["id"]
    for name in ("width", "height"):
        if name in stated and not stated[name].isdecimal():
            del stated[name]
    if "width" in stated and "height" not in stated and attachment.width:
        stated["height"] = str(round(int(stated["width"]) * attachment.height / attachment.width))
    if "height" in stated and "width" not in stated and attachment.height:
        stated["width"] = str(round(int(stated["height"]) * attachment.width / attachment.height))
    return stated


def _figure(image: str, hole: ImageHole, told: dict[str, str]) -> str:
    credit = " · ".join([told[name] for name in ("credit", "licence") if told.get(name)])
    caption = escape(hole.title or told.get("caption", ""))
    if credit:
        caption += f' <small class="credit">{escape(credit)}</small>'
    return f"<figure>{image}<figcaption>{caption.strip()}</figcaption></figure>\n"
