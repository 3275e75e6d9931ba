"""Questions about one article whose answers come from that article alone."""

from __future__ import annotations

from generator.settings import Settings

# After an edit these need to be asked again only of the articles that were edited. Their first argument is the key.
# (The address of a section also depends on whether other articles lie below it; see `Site.suspects`.)
OWN = frozenset(
    {
        "kind_of",
        "title_of",
        "summary_of",
        "address_of",
        "path_of",
        "template_of",
        "language_of",
        "aliases_of",
        "tags_of",
        "words_of",
        "fields_of",
        "field_of",
        "headings_of",
        "heading_id",
        "spots_of",
        "body_of",
    }
)

# The few of these that an edited body can change, when it says the same to others as before.
OF_BODIES = frozenset({"body_of", "words_of"})

# What a query, an ordering or a field's `match` calls the number of words of an article.
LENGTH = "words"


def is_measured(settings: Settings) -> bool:
    """True when the order of a kind, or where a link leads, depends on the number of words of articles."""
    matches = (field.match for kind in settings.kinds for field in kind.fields)
    return LENGTH in matches or any(LENGTH in kind.order for kind in settings.kinds)
