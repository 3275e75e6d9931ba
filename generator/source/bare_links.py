"""Links and citations written in front matter as in prose, without the quotes that YAML asks for.

    created_by: [[people/ada]] [@census]          YAML: a list in a list, then an error
    licence: [BSD-3-Clause [@licence], MIT]       YAML: an error at the @
    uses: [[Tools: the book]]                     YAML: a mapping in a list in a list

Where such a line can mean only one thing, each piece is hidden from YAML behind a word of private-use characters that
is exactly as long, so that every line and column stays true; the reading puts the pieces back. What YAML reads well by
itself (`[[x]]`, `[[[a]], [[b]]]`) is left to it, and understood when the value is typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_LINK = r"\[\[[^\[\]\n]+\]\]"
_CITE = r"\[@[^\[\]\n]+\]"
_END = r"[ \t]*(?:[ \t]#.*)?$"

# `key: ` or `- ` (or both) before a value that begins with a bracket.
_HEAD = re.compile(r"^ *(?:- +)*(?:[^\s\[\]{}\"'#:,&*!|>%@`-][^:\n]*: +|(?<=- ))(?=\[)", re.MULTILINE)
_ONE = re.compile(rf"({_LINK}(?:[ \t]*{_CITE})*){_END}", re.MULTILINE)
_REST = re.compile(_END, re.MULTILINE)
# The parts of a list on one line. Each is read once, forwards, so that no line takes long.
_PART = re.compile(
    rf"(?P<link>{_LINK})|(?P<cite>{_CITE})|(?P<blank>[ \t]+)|(?P<comma>,)|(?P<close>\])"
    r"|(?P<quoted>\"[^\"\\\n]*\"|'[^'\n]*')|(?P<text>[^\s\[\]{}\"',#](?:[^\[\]{}\"',#\n]*[^\s\[\]{}\"',#])?)"
)
_MISREAD = re.compile(r"\[@|: |:\]| #|\[\[[\"'@&*!|>%`{}?-]")

_FILL = "\ue000"
_MOST = 6000
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HIDDEN = re.compile(f"([\ue001-\uf8ff]){_FILL}*")


def hide_bare_links(text: str) -> tuple[str, Callable[[str], str] | None]:
    """The text with bare links and citations hidden, and how to put them back; None when there was nothing to hide."""
    if ("[[" not in text and "[@" not in text) or _PRIVATE.search(text):
        return text, None
    spans = [span for head in _HEAD.finditer(text) for span in _pieces(text, head.end())][:_MOST]
    if not spans:
        return text, None
    parts, at = [], 0
    for number, (start, end) in enumerate(spans):
        parts += [text[at:start], chr(0xE001 + number).ljust(end - start, _FILL)]
        at = end
    hidden = [text[start:end] for start, end in spans]
    return "".join([*parts, text[at:]]), lambda value: _HIDDEN.sub(lambda found: hidden[ord(found[1]) - 0xE001], value)


def _pieces(text: str, start: int) -> list[tuple[int, int]]:
    one = _ONE.match(text, start)
    if one is None:
        return _items(text, start + 1)
    return [one.span(1)] if _MISREAD.search(one[1]) else []


def _items(text: str, at: int) -> list[tuple[int, int]]:
    """What to hide of a list that begins before `at`: nothing, unless all of its line is understood."""
    found: list[tuple[int, int]] = []
    before = "comma"
    start = at
    while (part := _PART.match(text, at)) is not None and part.lastgroup != "close":
        at = part.end()
        if part.lastgroup == "blank":
            continue
        if not _may_follow(str(part.lastgroup), before):
            return []
        if part.lastgroup in ("link", "text", "quoted"):
            start = part.start()
        if part.lastgroup == "cite" and found and found[-1][0] == start:
            found.pop()
        if part.lastgroup == "cite" or (part.lastgroup == "link" and _MISREAD.search(part[0])):
            found.append((start, at))
        before = str(part.lastgroup)
    return found if part and _REST.match(text, part.end()) else []


def _may_follow(part: str, before: str) -> bool:
    if part == "cite":
        return before in ("link", "text", "cite")
    return before != "comma" if part == "comma" else before == "comma"
