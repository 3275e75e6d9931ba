"""The tables [kinds] and [relations] of site.toml."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any, cast

from generator.dates import format_pattern
from generator.names import did_you_mean
from generator.settings.lookup import PAGE
from generator.settings.records import FIELD_TYPES, FieldSettings, KindSettings, RelationSettings, TimeRule
from generator.settings.tables import Table

_NAME = re.compile(r"[^\W\d][\w-]*")
_OTHER_TYPE_NAMES = {"string": "text", "str": "text", "bool": "boolean", "int": "integer", "float": "number"}
_TIME_RULES = ("from-before-to", "to-before-from", "overlap")


def read_kinds(top: Table) -> Iterator[KindSettings]:
    """The kinds below [kinds], and `page` when the site declares none of its own."""
    declared = [_kind(name, table) for name, table in top.tables("kinds")]
    yield from declared
    if all(kind.name != PAGE.name for kind in declared):
        yield PAGE


def _kind(name: str, table: Table) -> KindSettings:
    _check_name(name, table, "kind")
    label = table.text("label") or _humanised(name)
    kind = KindSettings(
        name=name,
        label=label,
        plural=table.text("plural") or f"{label}s",
        folder=_folder(table),
        address=table.text("address", "{key}/"),
        order=table.text("order", "title"),
        per_page=table.count("per_page", 0, least=1),
        open=table.flag("open"),
        template=table.text("template", "article.html"),
        card=table.texts("card"),
        schema=table.text("schema"),
        fields=tuple(_field(inner, of) for inner, of in table.tables("fields")),
    )
    table.no_others()
    return kind


def _folder(table: Table) -> str:
    folder = table.text("folder").strip("/")
    if folder and any(part in ("", ".", "..") for part in folder.split("/")):
        table.wrong("folder", f"“{folder}” is no folder below content/.", 'Write folder = "people"', at="value")
        return ""
    return folder


def _field(name: str, table: Table) -> FieldSettings:
    _check_name(name, table, "field")
    types = _types(table)
    separator = table.text("separator")
    field = FieldSettings(
        name=name,
        types=types,
        many=table.flag("list") or bool(separator),
        label=table.text("label") or _humanised(name),
        help=table.text("help"),
        required=table.flag("required"),
        default=_default(table),
        cite=table.flag("cite"),
        choices=table.texts("choices"),
        kinds=table.texts("kinds"),
        match=table.text("match"),
        separator=separator,
        format=table.text("format"),
        fields=tuple(_field(inner, of) for inner, of in table.tables("fields")),
    )
    _check_field(field, table)
    table.no_others()
    return field


def _types(table: Table) -> tuple[str, ...]:
    found = []
    for name in table.texts("type") or (_implied_type(table),):
        if name in FIELD_TYPES:
            found.append(name)
            continue
        meant = _OTHER_TYPE_NAMES.get(name)
        hint = "Write list = true beside the type of its values." if name == "list" else ""
        near = f"Did you mean {meant}?" if meant else did_you_mean(name, FIELD_TYPES)
        listed = f"There are {', '.join(FIELD_TYPES)}."
        table.wrong("type", f"There is no type {name}.", hint or near or listed, at="value")
    return tuple(found) or ("text",)


def _implied_type(table: Table) -> str:
    implied = {"choices": "choice", "kinds": "link", "match": "link", "format": "date", "fields": "record"}
    return next((implied[name] for name in table.values if name in implied), "text")


def _check_field(field: FieldSettings, table: Table) -> None:
    """A setting that belongs to one type needs it, and two types need a setting."""
    needs = {"choices": "choice", "match": "link", "kinds": "link", "format": "date", "fields": "record"}
    for name, wanted in needs.items():
        if getattr(field, name) and wanted not in field.types:
            table.wrong(name, f"{name} belongs to fields of type {wanted}.", f'Write type = "{wanted}"')
    for wanted, name in (("choice", "choices"), ("record", "fields")):
        if wanted in field.types and not getattr(field, name):
            do = 'Write choices = ["…", "…"]' if name == "choices" else f"Write a table {table.name[:-1]}.fields]"
            table.wrong("type", f"A field of type {wanted} needs {name}.", do)
    if field.format and format_pattern(field.format) is None:
        what = f"“{field.format}” is no format of a date; it is made of %Y, %m or %B or %b, and %d, each once."
        table.wrong("format", what, 'Write it as in format = "%m/%d/%Y"', at="value")


def _default(table: Table) -> str:
    """The default as it would be written in front matter, whatever TOML took it for."""
    value = table.raw("default")
    if isinstance(value, dict):
        table.wrong("default", "A default cannot be a table.", "Write it as in front matter, in quotes.", at="value")
        return ""
    if isinstance(value, list):
        return f"[{', '.join(_written(item) for item in value)}]"
    return "" if value is None else value if isinstance(value, str) else _written(value)


def _written(value: Any) -> str:
    if isinstance(value, str):
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_relation(name: str, table: Table) -> RelationSettings:
    """One relation, from the table [relations.NAME]."""
    _check_name(name, table, "relation")
    symmetric = table.flag("symmetric")
    label = table.text("label") or _humanised(name)
    inverse = _inverse(name, table, symmetric=symmetric)
    relation = RelationSettings(
        name=name,
        label=label,
        inverse=inverse,
        inverse_label=table.text("inverse_label") or (label if symmetric else _humanised(inverse)),
        sources=table.texts("from"),
        targets=table.texts("to"),
        symmetric=symmetric,
        one=table.flag("one"),
        inverse_one=table.flag("inverse_one"),
        acyclic=table.flag("acyclic"),
        time=cast(TimeRule, table.one_of("time", _TIME_RULES, "")),
        cite=table.flag("cite"),
    )
    table.no_others()
    return relation


def _inverse(name: str, table: Table, *, symmetric: bool) -> str:
    inverse = table.text("inverse")
    if symmetric and inverse not in ("", name):
        what = f"{name} is symmetric: it has the same name at both ends, and {inverse} is another."
        table.wrong("inverse", what, "Remove inverse, or symmetric = true.", at="value")
    elif not symmetric and not inverse:
        what = f"The relation {name} has no name at its other end."
        table.wrong("inverse", what, f'Write inverse = "{name}_of", or as one would say it; or symmetric = true.')
        return f"{name}_of"
    elif not symmetric and inverse == name:
        what = f"{name} has the same name at both ends."
        table.wrong("inverse", what, "Write symmetric = true instead, or another name.", at="value")
    return name if symmetric else inverse


def _check_name(name: str, table: Table, what: str) -> None:
    if not _NAME.fullmatch(name):
        do = "Write it with letters, digits and _, beginning with a letter."
        table.document.report(table.path, f"“{name}” cannot be the name of a {what}.", do)


def _humanised(name: str) -> str:
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
