"""Which heading of an article a link means: by its id, its text, or the anchor that another program makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.names import fold, github_anchor, slug
from generator.source.outline import Heading


def id_of_heading(headings: Sequence[Heading], wanted: str) -> str:
    """The id of the heading that is meant; "" when there is none."""
    text, name = fold(wanted), slug(wanted)
    if not text:
        return ""
    by_id = (heading.id for heading in headings if heading.id == wanted)
    by_text = (heading.id for heading in headings if fold(heading.text) == text)
    by_slug = (heading.id for heading in headings if name and name in (heading.id, slug(heading.text)))
    by_anchor = (heading.id for heading, anchor in _github_anchors(headings) if anchor == text)
    return next(by_id, "") or next(by_text, "") or next(by_slug, "") or next(by_anchor, "")


def _github_anchors(headings: Sequence[Heading]) -> Iterator[tuple[Heading, str]]:
    """Headings with the anchors that GitHub gives them; most READMEs link to these."""
    times: Counter[str] = Counter()
    for heading in headings:
        anchor = github_anchor(heading.text)
        yield heading, f"{anchor}-{times[anchor]}" if times[anchor] else anchor
        times[anchor] += 1
