"""The pages of a listing as artifacts: the articles are spread over as many as they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.artifact import Artifact
from generator.graph.addresses import output_path
from generator.graph.view import View
from generator.render.listed import listed, per_page, taken
from generator.render.listing import pages_of
from generator.render.places import page_address


def pages_planned(view: View, output: str, listings: Iterable[tuple[str, str]]) -> Iterator[Artifact]:
    """The pages of listings, given as (word, address). An article that stands at such an address shows the listing."""
    by_articles = taken(view)
    for word, address in listings:
        if address not in by_articles:
            yield from _pages(view, output, word, address)


def _pages(view: View, output: str, word: str, address: str) -> Iterator[Artifact]:
    for number in range(1, pages_of(len(listed(view, word)), per_page(view, word)) + 1):
        yield Artifact(output_path(page_address(address, number)), output, word, str(number))
