"""Templates: Jinja2, with the compiled code kept for the whole process and each use asked of the page's own view.

    templates = Templates(view, report)       # one for each page; costs some microseconds
    templates.globals = {...}                 # what its templates can use, macros included
    templates.draw("article.html", {...})     # -> HTML; "" when a template fails, and why is reported

Jinja2's own loader would keep loaded templates, and the second page to use one would not be seen to use it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, TemplateNotFound, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.utils import missing
from markupsafe import Markup, escape

from generator.graph.view import View
from generator.names import did_you_mean
from generator.problems import Place, Problem, Report
from generator.render.filters import FILTERS, checked_range
from generator.render.template_errors import problem_of

# What Jinja2 brings that would make output differ from one build to the next.
_UNSTABLE_FILTERS = ("random",)
_UNSTABLE_GLOBALS = ("lipsum",)

# Compiled code by name, with the text it was made from: the newest only, for a preview server runs for days.
_compiled: dict[str, tuple[str, CodeType]] = {}
_special = re.compile("[&<>\"']").search

_constants: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}


class Undefined(StrictUndefined):
    """Says which names there are, when one is asked for that is not."""

    @property
    def _undefined_message(self) -> str:
        message = super()._undefined_message
        thing, name = self._undefined_obj, self._undefined_name
        if thing is missing or self._undefined_hint or not isinstance(name, str):
            return message
        known = thing if isinstance(thing, Mapping) else [each for each in dir(thing) if each[0] != "_"]
        called = "This value" if isinstance(thing, Mapping) else _called(type(thing))
        offer = did_you_mean(name, [str(each) for each in known])
        return f'{called} has no "{name}". {offer}'.strip()


def _called(kind: type) -> str:
    """A kind of value as a message calls it: a Page is "A page", unless it states how it is called."""
    if kind is type(None):
        return "none"
    stated: str | None = getattr(kind, "_called", None)
    return stated or "A" + re.sub("([A-Z])", lambda capital: " " + capital[1].lower(), kind.__name__)


def shown(value: object) -> str:
    """What stands in the output for a value. Most text has nothing to escape, and making Markup of it costs more."""
    if type(value) is Markup or (type(value) is str and _special(value) is None):
        return value
    return escape(value)


class Templates(Environment):
    """The templates as one page uses them: a copy of one environment, lent to a page until it is `done`.

    Templates are bound to their environment, and binding them anew for each page would take a fifth of its time.
    """

    _view: View
    _report: Report
    _making: Callable[[], str]
    _bound: dict[str, tuple[str, Template]]  # name -> text, template

    def for_page(self, view: View, report: Report, making: Callable[[], str]) -> Templates:
        """The templates for one page, whoever makes others meanwhile. `making` says what is made, for messages."""
        lent = _idle.pop() if _idle else self._copy()
        lent._view, lent._report, lent._making = view, report, making
        lent.globals.clear()
        lent.globals.update(self.globals)
        return lent

    def done(self) -> None:
        """Give the templates back; the page is made."""
        del self._view, self._report, self._making
        for _, template in self._bound.values():
            template._module = None  # an imported template keeps what it saw of the page
        self.globals.clear()
        _idle.append(self)

    def _copy(self) -> Templates:
        copy = object.__new__(Templates)
        copy.__dict__.update(self.__dict__)
        copy.globals = {}
        copy._bound = {}
        return copy

    def draw(self, name: str, variables: dict[str, Any]) -> str:
        """What a template makes of some variables; "" when it fails, and why is reported."""
        try:
            template = self.get_template(name)
            context = template.new_context(variables)
            return "".join(template.root_render_func(context))
        except Exception as error:  # filters and functions may raise whatever they like
            self._report(problem_of(error, name, self._view, self._making(), {*self.globals, *variables}))
            return ""

    def has(self, name: str) -> bool:
        """True when there is such a template."""
        return self._view.template_text(name) is not None

    def constant(self, name: str, variable: str) -> dict[str, Any] | None:
        """The dictionary that a template sets at its top, {} when it sets none; None when it cannot be read."""
        text = self._view.template_text(name) or ""
        known = _constants.get((name, variable))
        if known is None or known[0] != text:
            value = self._read_constant(name, text, variable)
            if value is None:
                return None
            known = _constants[name, variable] = text, value
        return known[1]

    def _read_constant(self, name: str, text: str, variable: str) -> dict[str, Any] | None:
        try:
            return self._set_at_top(text, variable)
        except TemplateSyntaxError as error:
            error.name = name
            self._report(problem_of(error, name, self._view, self._making()))
        except nodes.Impossible:
            what = f"{variable} is not a dictionary of plain values."
            do = f'Write {{% set {variable} = {{"title": none, "tone": "plain"}} %}}'
            self._report(Problem("template-error", Place(self._view.template_place(name), 1), what, do))
        return None

    def _set_at_top(self, text: str, variable: str) -> dict[str, Any]:
        for node in self.parse(text).find_all(nodes.Assign):
            if isinstance(node.target, nodes.Name) and node.target.name == variable:
                value = node.node.as_const() if isinstance(node.node, nodes.Expr) else None
                if not isinstance(value, dict):
                    raise nodes.Impossible
                return value
        return {}

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:  # noqa: A002
        """Where extends, include and import all come: the view is asked at each use."""
        text = self._view.template_text(name)
        if text is None:
            raise TemplateNotFound(name)
        bound = self._bound.get(name)
        if bound is None or bound[0] != text:
            bound = self._bound[name] = text, self._bind(name, text)
        return bound[1]

    def _bind(self, name: str, text: str) -> Template:
        known = _compiled.get(name)
        if known is None or known[0] != text:
            known = _compiled[name] = text, self.compile(text, name, name)
        module: dict[str, Any] = {"environment": self, "__file__": name}
        exec(known[1], module)  # noqa: S102 - what Jinja2 does with the code that it compiled
        module["escape"] = shown
        return Template.from_module_dict(self, module, self.globals)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute or item; of a dictionary the item first, so that `data.menu.items` is what the file says."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            pass
        try:
            return obj[attribute]
        except (TypeError, LookupError, AttributeError):
            return self.undefined(obj=obj, name=attribute)


def _environment() -> Templates:
    environment = Templates(
        autoescape=True,
        undefined=Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=0,
    )
    environment.filters.update(FILTERS)
    for name in _UNSTABLE_FILTERS:
        del environment.filters[name]
    for name in _UNSTABLE_GLOBALS:
        del environment.globals[name]
    environment.globals["range"] = checked_range
    return environment


TEMPLATES = _environment()

# Copies that no page uses just now, with their templates bound.
_idle: list[Templates] = []
