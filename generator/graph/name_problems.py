"""Names that clash: two articles with one key, title or address, and redirects from what is taken."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.addresses import output_path
from generator.graph.indexes import Indexes
from generator.graph.placing import place_of
from generator.problems import Problem

# A title that hundreds share (a vault's "Index") is one problem, and its message stays readable.
_NAMED = 5


def doubled_keys(indexes: Indexes) -> Iterator[Problem]:
    """Files that are the same article: flask.md beside flask/index.md."""
    for kept, other in indexes.doubles:
        what = f'content/{kept.path} is the article "{kept.key or "home"}" already, so this file is not shown.'
        yield Problem("same-address", place_of(other), what, "Join the two files, or rename one of them.")


def same_titles(indexes: Indexes) -> Iterator[Problem]:
    """Articles with one title, told once for all of them: [[its title]] could mean any."""
    for keys in indexes.resolver.titles.titles.values():
        if len(keys) < 2 or not indexes.articles[keys[0]].title:
            continue
        first, *others = (indexes.articles[key] for key in keys)
        shown = ", ".join(f"content/{other.path}" for other in others[:_NAMED])
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        what = f'The title "{first.title}" is also that of {shown}{more}.'
        do = f"Give each a title of its own; until then link to it by key: [[{first.key or '/'}]]."
        yield Problem("same-title", place_of(first, "title"), what, do)


def same_addresses(indexes: Indexes) -> Iterator[Problem]:
    """Articles that would be written to one file, also on systems that do not tell upper from lower case."""
    for keys in indexes.addresses.taken.values():
        for key in keys[1:]:
            article, first = indexes.articles[key], indexes.articles[keys[0]]
            path = output_path(indexes.addresses.of(key))
            what = f'The page is to be "{path}", which content/{first.path} has already.'
            do = 'Give one of them another "slug".'
            yield Problem("same-address", place_of(article, "slug", "title"), what, do)


def redirect_clashes(indexes: Indexes) -> Iterator[Problem]:
    """Old addresses from which no redirect can lead."""
    for refusal in indexes.redirects.refused:
        place = place_of(indexes.articles[refusal.key], refusal.field, refusal.field.partition("[")[0])
        what = f'No redirect can lead from "{refusal.old}": {refusal.why}.'
        yield Problem("redirect-clash", place, what, "Correct it, or take it out.")
