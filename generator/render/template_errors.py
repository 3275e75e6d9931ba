"""Whatever goes wrong in a template becomes a problem that names the template, its line and the page being made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import TracebackType

from jinja2 import Template, TemplateError, TemplateNotFound, TemplatesNotFound, TemplateSyntaxError

from generator.graph.view import View
from generator.names import did_you_mean, nearest, or_list
from generator.problems import Place, Problem
from generator.render.filters import Refused

_UNDEFINED = re.compile(r"'(\w+)' is undefined")


def problem_of(error: Exception, name: str, view: View, making: str, known: Iterable[str] = ()) -> Problem:
    """The problem that an error in template `name`, or in one that it uses, stands for.

    `known` are the names that its templates have.
    """
    if isinstance(error, TemplateSyntaxError):
        place = Place(view.template_place(error.name or name), error.lineno)
        return Problem("template-error", place, _while(error.message or "", making), _CORRECT)
    spot = _spot(error.__traceback__)
    if isinstance(error, TemplatesNotFound | TemplateNotFound):
        # What a page itself is to be drawn with stands nowhere in a template: its article says so, or its kind.
        place = Place(view.template_place(spot[0]), spot[1]) if spot else Place(_asking(making))
        return _missing(error, place, view, making)
    where, line = spot or (name, 0)
    what, do = _said(error, known)
    return Problem("template-error", Place(view.template_place(where), line), _while(what, making), do)


def _asking(making: str) -> str:
    return making if making.startswith("content/") else "site.toml"


def _spot(traceback: TracebackType | None) -> tuple[str, int] | None:
    """The innermost template on the way to the error, and its line."""
    found = None
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template) and template.name:
            found = template.name, template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def _missing(error: TemplateNotFound, place: Place, view: View, making: str) -> Problem:
    names = error.templates if isinstance(error, TemplatesNotFound) else [error.name]
    asked = [str(name) for name in names]
    quoted = or_list([f'"{name}"' for name in asked])
    what = _while(f"There is no template {quoted}", making)
    known = {name.removesuffix(".html"): name for name in view.template_names()}
    near = next((found for name in asked if (found := nearest(name.removesuffix(".html"), known))), ())
    do = (
        f"Did you mean {or_list([known[name] for name in near])}?"
        if near
        else f"Write templates/{asked[0]}, or name another."
    )
    return Problem("missing-template", place, what, do)


_CORRECT = "Correct the template at this line."


def _said(error: Exception, known: Iterable[str]) -> tuple[str, str]:
    if isinstance(error, RecursionError):
        return "Templates use each other without end", "Let no template include or extend itself, however indirectly."
    if isinstance(error, Refused):
        return str(error), error.do
    if isinstance(error, TemplateError):
        return _undefined(error.message or type(error).__name__, known)
    if isinstance(error, LookupError) and type(error).__module__.startswith("generator."):
        return str(error.args[0]), _CORRECT
    text = str(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__, _CORRECT


def _undefined(message: str, known: Iterable[str]) -> tuple[str, str]:
    what, question, names = message.partition(" Did you mean ")
    if question:
        return what, f"Did you mean {names}"
    name = _UNDEFINED.fullmatch(message)
    if name is None:
        return message, _CORRECT
    return f'There is no "{name[1]}" here', did_you_mean(name[1], known, otherwise="Set it, or take it out.")


def _while(text: str, making: str) -> str:
    return f"{text.strip().removesuffix('.')} (making {making})."
