"""Whether the parts of site.toml agree: kinds that are named exist, and no two things have one name."""

from __future__ import annotations

import re

from generator.names import did_you_mean
from generator.settings.records import (
    ARTICLE_FIELDS,
    QUERY_NAMES,
    FieldSettings,
    KindSettings,
    RelationSettings,
    Settings,
)
from generator.settings.tables import Document
from generator.source.toml_places import Path


def check_agreement(settings: Settings, document: Document) -> None:
    """Report what only shows when the tables are seen together."""
    _check_folders(settings, document)
    for kind in settings.kinds:
        _check_kind(kind, settings, document)
    for number, relation in enumerate(settings.relations):
        _check_kinds_exist(relation.sources, ("relations", relation.name, "from"), settings, document)
        _check_kinds_exist(relation.targets, ("relations", relation.name, "to"), settings, document)
        _check_names_are_free(relation, settings.relations[:number], settings, document)


def _check_folders(settings: Settings, document: Document) -> None:
    owners: dict[str, str] = {}
    for kind in settings.kinds:
        owner = owners.setdefault(kind.folder, kind.name) if kind.folder else kind.name
        if owner != kind.name:
            what = f"The folder {kind.folder} belongs to the kind {owner} already."
            document.report(("kinds", kind.name, "folder"), what, "Give each kind its own folder.", at="value")


def _check_kind(kind: KindSettings, settings: Settings, document: Document) -> None:
    here: Path = ("kinds", kind.name)
    for field in kind.fields:
        if field.name in (*ARTICLE_FIELDS, *QUERY_NAMES):
            what = f"Every article has {field.name} already; a field of a kind cannot have this name."
            document.report((*here, "fields", field.name), what, f"Call it {kind.name}_{field.name}, say.")
    _check_fields(kind.fields, (*here, "fields"), settings, document)
    names = [*_names_of(kind, settings), *ARTICLE_FIELDS]
    for number, name in enumerate(kind.card):
        if name not in names:
            what = f"The kind {kind.name} has no field {name} to show on a card."
            document.report((*here, "card", number), what, did_you_mean(name, names), at="value")
    _check_address(kind, document)


def _names_of(kind: KindSettings, settings: Settings) -> list[str]:
    relations = [name for relation in settings.relations for name in (relation.name, relation.inverse)]
    return [field.name for field in kind.fields] + relations


def _check_fields(fields: tuple[FieldSettings, ...], here: Path, settings: Settings, document: Document) -> None:
    for field in fields:
        _check_kinds_exist(field.kinds, (*here, field.name, "kinds"), settings, document)
        _check_match(field, (*here, field.name, "match"), settings, document)
        _check_fields(field.fields, (*here, field.name, "fields"), settings, document)


def _check_match(field: FieldSettings, here: Path, settings: Settings, document: Document) -> None:
    if not field.match:
        return
    kinds = [kind for kind in settings.kinds if kind.name in field.kinds or not field.kinds]
    names = sorted({inner.name for kind in kinds for inner in kind.fields} | set(ARTICLE_FIELDS))
    if field.match not in names and not any(kind.open for kind in kinds):
        what = f"None of the kinds that {field.name} may lead to has a field {field.match}."
        document.report(here, what, did_you_mean(field.match, names), at="value")


def _check_address(kind: KindSettings, document: Document) -> None:
    here: Path = ("kinds", kind.name, "address")
    known = ["key", "slug", "kind", "year", "month", "day", *(field.name for field in kind.fields)]
    for name in re.findall(r"\{([^{}]*)\}", kind.address):
        if name not in known:
            what = f"There is no {{{name}}} to put into an address of the kind {kind.name}."
            listed = f"There are {', '.join(f'{{{word}}}' for word in known)}."
            document.report(here, what, did_you_mean(name, known, otherwise=listed), at="value")
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", kind.address)):
        document.report(here, "A brace in this address has no partner.", 'Write address = "{key}/"', at="value")
    if kind.address.startswith("/") or ".." in kind.address.split("/") or "\\" in kind.address:
        what = "An address lies below the output folder: without a slash at its beginning, `..` and backslashes."
        document.report(here, what, 'Write address = "people/{slug}/"', at="value")


def _check_kinds_exist(names: tuple[str, ...], here: Path, settings: Settings, document: Document) -> None:
    known = [kind.name for kind in settings.kinds]
    for number, name in enumerate(names):
        if name not in known:
            path = (*here, number) if (*here, number) in document.places else here
            document.report(path, f"There is no kind {name}.", did_you_mean(name, known), at="value")


def _check_names_are_free(
    relation: RelationSettings, before: tuple[RelationSettings, ...], settings: Settings, document: Document
) -> None:
    ends: list[tuple[str, tuple[str, ...], Path]] = [(relation.name, relation.sources, ("relations", relation.name))]
    if not relation.symmetric:
        ends.append((relation.inverse, relation.targets, ("relations", relation.name, "inverse")))
    for name, kinds, path in ends:
        owner = _owner(name, kinds, before, settings)
        if owner:
            what = f"The name {name} is taken: {owner}."
            do = "Give the relation another name at this end."
            document.report(path, what, do, at="value" if path[-1] == "inverse" else "key")


def _owner(name: str, kinds: tuple[str, ...], before: tuple[RelationSettings, ...], settings: Settings) -> str:
    """Who has a name already, of those that an article of these kinds could meet; empty when it is free."""
    if name in (*ARTICLE_FIELDS, *QUERY_NAMES):
        return f"every article has a {name}"
    for other in before:
        if name in (other.name, other.inverse):
            return f"the relation {other.name} has it at one of its ends"
    for kind in settings.kinds:
        if (not kinds or kind.name in kinds) and any(field.name == name for field in kind.fields):
            return f"the kind {kind.name} has a field of this name"
    return ""
