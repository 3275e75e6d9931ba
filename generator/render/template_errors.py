"""Whatever goes wrong in a template becomes a problem that names the template, its line and the page being made."""

from __future__ import annotations

from types import TracebackType

from jinja2 import Template, TemplateError, TemplateNotFound, TemplatesNotFound, TemplateSyntaxError

from generator.graph.view import View
from generator.names import nearest, or_list
from generator.problems import Place, Problem
from generator.render.filters import Refused


def problem_of(error: Exception, name: str, view: View, making: str) -> Problem:
    """The problem that an error in template `name`, or in one that it uses, stands for."""
    if isinstance(error, TemplateSyntaxError):
        place = Place(view.template_place(error.name or name), error.lineno)
        return Problem("template-error", place, f"{_sentence(error.message or '')} (making {making})")
    where, line = _spot(error.__traceback__) or (name, 0)
    place = Place(view.template_place(where), line)
    if isinstance(error, TemplatesNotFound | TemplateNotFound):
        return _missing(error, place, view, making)
    what, do = _said(error)
    return Problem("template-error", place, f"{_sentence(what)} (making {making})", do)


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
    what = f"There is no template {quoted} (making {making})."
    known = view.template_names()
    near = next((found for name in asked if (found := nearest(name, known))), ())
    do = f"Did you mean {or_list(near)}?" if near else f"Write templates/{asked[0]}, or name another."
    return Problem("missing-template", place, what, do)


def _said(error: Exception) -> tuple[str, str]:
    if isinstance(error, RecursionError):
        return "Templates use each other without end", "Let no template include or extend itself, however indirectly."
    if isinstance(error, Refused):
        return str(error), error.do
    if isinstance(error, TemplateError):
        return error.message or type(error).__name__, ""
    if isinstance(error, LookupError) and type(error).__module__.startswith("generator."):
        return str(error.args[0]), ""
    text = str(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__, ""


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."
