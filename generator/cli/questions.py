"""The view's questions in words, for `stemma why`."""

from __future__ import annotations

from typing import Any

# Question -> how it is said; {0}, {1} … are its arguments.
WORDS = {
    "articles": "the list of all articles",
    "articles_of_kind": "the list of articles of kind {0}",
    "articles_tagged": "the list of articles tagged {0}",
    "matching": "the answer to the query “{0}”",
    "mistakes_in": "what is wrong with the query “{0}”",
    "kind_of": "the kind of {0}",
    "title_of": "the title of {0}",
    "summary_of": "the summary of {0}",
    "address_of": "the address of {0}",
    "path_of": "the file of {0}",
    "template_of": "the template of {0}",
    "language_of": "the language of {0}",
    "aliases_of": "the aliases of {0}",
    "tags_of": "the tags of {0}",
    "words_of": "the number of words of {0}",
    "fields_of": "the fields of {0}",
    "field_of": "the field {1} of {0}",
    "relations_of": "the relations of {0}",
    "related": "what {0} is related to by {1}",
    "headings_of": "the headings of {0}",
    "body_of": "the body of {0}",
    "backlinks_of": "what links to {0}",
    "cited_by": "what cites {0}",
    "trail_of": "the sections above {0}",
    "children_of": "what lies below {0}",
    "neighbours_of": "the neighbours of {0}",
    "spots_of": "where things stand in the file of {0}",
    "resolve": "where the link “{0}” in {2} leads",
    "heading_id": "the heading “{1}” of {0}",
    "attachment": "the file “{0}” beside {1}",
    "attachment_paths": "the list of files beside articles",
    "attachment_bytes": "the content of the file {0}",
    "setting": "the setting {0}",
    "kinds": "the list of kinds",
    "kind": "the declaration of the kind {0}",
    "tags": "the list of tags",
    "data": "the data {0}",
    "data_names": "the list of data files",
    "template_text": "the text of the template {0}",
    "template_names": "the list of templates",
    "template_place": "where the template {0} stands",
    "asset": "the address of the asset {0}",
    "asset_names": "the list of assets",
    "asset_bytes": "the content of the asset {0}",
    "redirects": "the list of redirects",
}


def in_words(name: str, arguments: tuple[Any, ...]) -> str:
    """A question as part of a sentence."""
    if name == "resolve" and not arguments[-1]:  # it means the same wherever it stands
        return f"where the link “{arguments[0]}” leads"
    return WORDS[name].format(*(argument if argument != "" else "the home page" for argument in arguments))
