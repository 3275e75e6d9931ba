"""Finding a kind or relation in the settings by its name."""

from __future__ import annotations

from generator.settings.records import KindSettings, RelationSettings, Settings

PAGE = KindSettings("page", "Page", "Pages", open=True)
"""What an article is about when nothing says otherwise; a site may declare its own kind `page`."""


def kind_named(settings: Settings, name: str) -> KindSettings | None:
    """The kind of this name; there is always a `page`."""
    found = next((kind for kind in settings.kinds if kind.name == name), None)
    return PAGE if found is None and name == PAGE.name else found


def kind_of_folder(settings: Settings, key: str) -> str:
    """The kind whose folder an article lies in, the deepest one; the page of the folder itself is of kind `page`."""
    inside = [kind for kind in settings.kinds if kind.folder and key.startswith(kind.folder + "/")]
    return max(inside, key=lambda kind: kind.folder.count("/")).name if inside else PAGE.name


def relation_named(settings: Settings, name: str) -> RelationSettings | None:
    """The relation that has this name at either end."""
    return next((relation for relation in settings.relations if name in (relation.name, relation.inverse)), None)
