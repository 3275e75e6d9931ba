"""SVG images: their size, and whether they are images only.

An SVG is a document: opened by itself, it runs scripts in the name of the site, and loads whatever it likes. Content is
not trusted, so only what draws is let through: known elements, links to its own parts, styles that load nothing.
What is refused is refused by name and line, and nothing is repaired: two programs that disagree about a document are
how such repairs are got around.
"""

from __future__ import annotations

import math
import re
from typing import NoReturn
from xml.parsers import expat

from msgspec import Struct

LARGEST = 10_000_000  # bytes; drawn maps have two or three million

_SVG = "http://www.w3.org/2000/svg"
_XML_BASE = "http://www.w3.org/XML/1998/namespace base"
# Documents in the document; elements of other namespaces (Inkscape's, RDF) mean nothing to a browser.
_ALIVE = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2001/xml-events")
_ENCODINGS = ("", "utf-8", "us-ascii", "iso-8859-1")

_MOVES = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set"})
_NAMES = """a altGlyph altGlyphDef altGlyphItem circle clipPath color-profile cursor defs desc ellipse filter flowDiv
    flowLine flowPara flowRegion flowRegionExclude flowRoot flowSpan font font-face font-face-format font-face-name
    font-face-src font-face-uri g glyph glyphRef hatch hatchpath hkern image line linearGradient marker mask mesh
    meshgradient meshpatch meshrow metadata missing-glyph mpath path pattern polygon polyline radialGradient rect
    solidcolor stop style svg switch symbol text textPath title tref tspan use view vkern feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence"""
_DRAWS = _MOVES.union(_NAMES.split())

_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif)[;,]", re.IGNORECASE)
_WAY_OUT = re.compile(r"(?:https?:|mailto:)", re.IGNORECASE)
# Possessive (`*+`), for a blank or quote that was given back would hide the "#" behind it.
_URL = re.compile(
    r"url\([ \t\r\n\f]*+[\"']?+[ \t\r\n\f]*+"
    r"(?!#|data:(?:image/(?:png|jpe?g|gif|webp|avif)|font/|application/(?:x-)?font))"
)
_LOADS = re.compile(r"@import|image-set\(|\bimage\(|\bsrc\(")
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)

_LENGTH = re.compile(
    r"\s*\+?([0-9]+\.?[0-9]*(?:e[-+]?[0-9]+)?|\.[0-9]+(?:e[-+]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE
)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class Drawing(Struct, frozen=True, array_like=True):
    """What is known of an SVG image."""

    width: int = 0  # in CSS pixels; 0 when it says nothing of its size
    height: int = 0
    problem: str = ""  # why it is not published, as said of it: "holds a <script> in line 3"
    unsafe: bool = False  # it is not published because it does more than draw


class _Refused(Exception):
    """It does more than draw."""


class _NoSvg(Exception):
    """It is something else."""


def look_at_svg(data: bytes) -> Drawing:
    """The size of an SVG image, or why it cannot be published. Never raises."""
    if len(data) > LARGEST:
        return Drawing(problem=f"has {len(data) / 1e6:.1f} MB, and an SVG may have {LARGEST // 1_000_000}")
    if b"\0" in data:
        return Drawing(problem="is no UTF-8 text")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except _Refused as refused:
        return Drawing(problem=str(refused), unsafe=True)
    except _NoSvg as error:
        return Drawing(problem=str(error))
    except (expat.ExpatError, ValueError, LookupError) as error:  # the latter two: an encoding that Python lacks
        return Drawing(problem=f"is no SVG that can be read: {error}")
    return Drawing(*size_of(reader.root))


class _Reader:
    """Goes through the document and stops at the first thing that does more than draw."""

    def __init__(self) -> None:
        self.root: dict[str, str] = {}
        self._seen_root = False
        self._style: list[str] | None = None  # the text of the <style> that is open
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _refuse(self, what: str) -> NoReturn:
        raise _Refused(f"{what} in line {self.parser.CurrentLineNumber}")

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "").lower() not in _ENCODINGS:
            self._refuse(f"is written in {encoding}, not in UTF-8,")

    def _doctype(self, name: str, system: str | None, public: str | None, has_subset: bool) -> None:
        if has_subset:  # it may give attributes to elements that have none in the text
            self._refuse("declares entities or attributes of its own")

    def _entity(self, *told: object) -> None:
        self._refuse("uses an entity of its own")

    def _instruction(self, target: str, data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._refuse("loads a style sheet")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._seen_root:
            self._seen_root = True
            self.root = attributes
            if name != f"{_SVG} svg":
                raise _NoSvg(f'is no SVG: it begins with <{local}>, not with <svg xmlns="{_SVG}">')
        if space in _ALIVE or (space == _SVG and local not in _DRAWS):
            self._refuse(f"holds a <{local}>")
        for attribute, value in attributes.items():
            self._attribute(local, attribute, value)
        if self._style is not None:  # browsers join the text before and after it
            self._refuse(f"holds a <{local}> in a <style>")
        if local == "style":
            self._style = []

    def _attribute(self, element: str, name: str, value: str) -> None:
        local = name.rpartition(" ")[2].lower()
        if local.startswith("on"):
            self._refuse(f"holds a script, {local}=,")
        if name == _XML_BASE or local == "ping":
            self._refuse(f"refers to another place by {local}=")
        if local in ("href", "src") and not _is_own(element, value.strip()):
            self._refuse(f'refers to "{value[:60]}"')
        if local == "attributename" and element in _MOVES and _is_risky_target(value):
            self._refuse(f"changes {value.strip()}= as time goes by")
        if local == "style":
            self._css(value)
        elif "(" in value and _URL.search(_plain(value)):
            self._refuse(f"loads another file by {local}=")

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, name: str) -> None:
        if self._style is not None:
            text, self._style = "".join(self._style), None
            self._css(text)

    def _css(self, text: str) -> None:
        plain = _plain(text)
        if _URL.search(plain) or _LOADS.search(plain):
            self._refuse("loads another file by its style")


def _is_own(element: str, address: str) -> bool:
    if element == "a" and _WAY_OUT.match(address):
        return True
    if element in ("image", "feImage") and _PICTURE.match(address):
        return True
    return address.startswith("#") or not address


def _is_risky_target(attribute: str) -> bool:
    name = attribute.strip().lower().rpartition(":")[2]
    return name in ("href", "src", "base") or name.startswith("on")


def _plain(css: str) -> str:
    """The style with its escapes resolved, in lower case: `\\75RL(` is `url(` to a browser."""
    return _CSS_ESCAPE.sub(_unescaped, css).lower() if "\\" in css else css.lower()


def _unescaped(match: re.Match[str]) -> str:
    if match[2] is not None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}"


def size_of(root: dict[str, str]) -> tuple[int, int]:
    """Width and height that the attributes of an <svg> state, in CSS pixels; (0, 0) when they do not."""
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    box = [_pixels(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:4]]
    if len(box) == 2 and all(box):
        if not width and not height:
            width, height = box
        width = width or height * box[0] / box[1]
        height = height or width * box[1] / box[0]
    if not 0.5 < width < 1e6 or not 0.5 < height < 1e6:
        return 0, 0
    return round(width), round(height)


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    value = float(found[1]) * _PIXELS[found[2].lower()] if found else 0.0
    return value if math.isfinite(value) else 0.0
