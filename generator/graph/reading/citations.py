"""Sources cited in front matter: `2010-04-16 [@flask-changes]`, and the `source` of a claim."""

from __future__ import annotations

import re

from generator.graph.values import Citation

_ENDING = re.compile(r"(?P<text>.*?\S)\s*(?P<cites>(?:\[@[^\[\]]+\]\s*)+)\Z", re.DOTALL)
_GROUP = re.compile(r"\[(@[^\[\]]+)\]")


def split_citations(text: str) -> tuple[str, tuple[Citation, ...]]:
    """The text without the citations at its end, and these."""
    if not text.endswith("]") or "[@" not in text:
        return text, ()
    match = _ENDING.match(text)
    if match is None:
        return text, ()
    groups = [citations_in(group[1]) for group in _GROUP.finditer(match["cites"])]
    if not all(groups):
        return text, ()
    return match["text"], tuple(citation for group in groups for citation in group)


def citations_in(group: str) -> tuple[Citation, ...]:
    """The citations of what stands between brackets, `@a; @b, p. 3`; none when one of the parts cites nothing."""
    parts = [part.strip() for part in group.split(";")]
    if not all(part.startswith("@") and part[1:].strip(" ,") for part in parts):
        return ()
    return tuple(_citation(part[1:]) for part in parts)


def cited(text: str) -> tuple[Citation, ...]:
    """The sources that a claim's `source` names: `flask-changes, p. 3`, `@a`, `[@a; @b]` or `[[sources/a]]`."""
    text = text.strip()
    groups = _GROUP.findall(text)
    if groups and not _GROUP.sub("", text).strip():
        return tuple(citation for group in groups for citation in citations_in(group))
    if text.startswith("[[") and text.endswith("]]"):
        return (Citation(text[2:-2].partition("|")[0].strip()),)
    return citations_in(text if text.startswith("@") else f"@{text}")


def _citation(text: str) -> Citation:
    source, _, locator = text.partition(",")
    return Citation(source.strip(), locator.strip())
