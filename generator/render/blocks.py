"""Blocks: `::: name {key=value}` … `:::`, each drawn by templates/blocks/NAME.html.

The template says at its top which properties it takes, each with its default; `none` is for one that must be stated,
a list for one that takes only these words, the first being the default:

    {% set properties = {"title": none, "tone": ["plain", "loud"], "open": false} %}
    <aside class="{{ block.tone }}"><h2>{{ block.title }}</h2>{{ block.inner }}</aside>
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from markupsafe import Markup

from generator.names import did_you_mean, or_list
from generator.render.filling import Filling
from generator.source.body import FlowHole

# A name is part of a template's name, and comes from content.
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]{0,63}")
_SAID = {"": True, "true": True, "yes": True, "false": False, "no": False}


def flow_hole(hole: FlowHole, filling: Filling) -> str:
    """The block as its template draws it; one without a template passes through as text, and is reported."""
    name = f"blocks/{hole.name}.html"
    templates = filling.sheet.templates
    if not _NAME.fullmatch(hole.name) or not templates.has(name):
        return _as_text(hole, filling)
    inner = filling.fill(hole.inner)
    declared = templates.constant(name, "properties")
    if declared is None:  # its template cannot be read, or states no dictionary: that has been reported
        return inner
    mistakes, properties = _properties(hole, declared)
    for what, do in mistakes:
        filling.problem("block-property", hole.line, 1, what, do)
    if mistakes:
        return inner
    block = {**properties, "name": hole.name, "number": filling.sheet.number(), "inner": Markup(inner)}  # noqa: S704
    return templates.draw(name, {"block": block}) + "\n"


def _as_text(hole: FlowHole, filling: Filling) -> str:
    what = f'There is no block "{hole.name}", so its lines stand as text.'
    names = [name for name in filling.view.template_names() if name.startswith("blocks/")]
    known = [name.removeprefix("blocks/").removesuffix(".html") for name in names]
    near = did_you_mean(hole.name, known, otherwise=f"Write templates/blocks/{hole.name}.html, or another name.")
    filling.problem("unknown-block", hole.line, 1, what, near)
    closing = f"<p>{escape(hole.closing)}</p>\n" if hole.closing else ""
    return f"<p>{escape(hole.opening)}</p>\n{filling.fill(hole.inner)}{closing}"


def _properties(hole: FlowHole, declared: dict[str, Any]) -> tuple[list[tuple[str, str]], dict[str, Any]]:
    """What is wrong with the properties as (what, do), and all of them with their values."""
    stated = dict(hole.properties)
    mistakes = []
    for name in stated:
        if name not in declared:
            takes = f"It takes {or_list(list(declared))}." if declared else "It takes none."
            what = f'The block {hole.name} has no property "{name}".'
            mistakes.append((what, did_you_mean(name, declared, otherwise=takes)))
    values: dict[str, Any] = {}
    for name, default in declared.items():
        values[name], wrong = _value(stated.get(name), default)
        if wrong:
            what = f'The property "{name}" of the block {hole.name} {wrong}.'
            mistakes.append((what, f"Write {_example(name, default)} after ::: {hole.name}."))
    return mistakes, values


def _value(stated: str | None, default: Any) -> tuple[Any, str]:
    """A property's value by what its default is, and what is wrong with it."""
    if stated is None:
        if default is None:
            return None, "is missing"
        return (default[0] if isinstance(default, list | tuple) else default), ""
    if isinstance(default, bool):
        return _SAID.get(stated.lower(), default), "" if stated.lower() in _SAID else f'is yes or no, not "{stated}"'
    if isinstance(default, int):
        return (int(stated), "") if re.fullmatch("-?[0-9]{1,9}", stated) else (default, f'is a number, not "{stated}"')
    if isinstance(default, list | tuple):
        return stated, "" if stated in default else f'is {or_list(list(map(str, default)))}, not "{stated}"'
    return stated, ""


def _example(name: str, default: Any) -> str:
    if default is None or default == "":
        return f'{{{name}="…"}}'
    shown = default[0] if isinstance(default, list | tuple) else default
    return f"{{{name}={str(shown).lower() if isinstance(shown, bool) else shown}}}"
