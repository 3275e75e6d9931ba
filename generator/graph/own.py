"""Questions about one article whose answers come from that article alone."""

from __future__ import annotations

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
