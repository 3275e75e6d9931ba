"""The text of site.toml becomes Settings: frozen records, with every mistake in the file reported at its line."""

from __future__ import annotations

from generator.settings.lookup import PAGE, kind_named, kind_of_folder, relation_named
from generator.settings.reading import place_of_default, read_settings
from generator.settings.records import (
    ARTICLE_FIELDS,
    FIELD_TYPES,
    FieldSettings,
    KindSettings,
    MarkdownSettings,
    MenuEntry,
    RelationSettings,
    Settings,
    TimeRule,
)

__all__ = [
    "ARTICLE_FIELDS",
    "FIELD_TYPES",
    "PAGE",
    "FieldSettings",
    "KindSettings",
    "MarkdownSettings",
    "MenuEntry",
    "RelationSettings",
    "Settings",
    "TimeRule",
    "kind_named",
    "kind_of_folder",
    "place_of_default",
    "read_settings",
    "relation_named",
]
