"""What to say of a link that leads to no article: one wording for prose, fields, relations and queries."""

from __future__ import annotations

from generator.graph.resolve import HELD
from generator.graph.view import Resolution
from generator.names import or_list

# More than these help nobody to choose.
_OFFERED = 5


def what_is_wrong(target: str, form: str, found: Resolution) -> tuple[str, str, str]:
    """The problem's name, what was found and what to do, for a link that means no article or several."""
    names = or_list(found.candidates[:_OFFERED])
    if found.matched == HELD:
        return "dangling-link", f'"{target}" leads to {names}.', "Publish it, or take the link out."
    if found.matched:
        links = or_list([_written(key, form) for key in found.candidates[:_OFFERED]])
        return "ambiguous-link", f'"{target}" is the {_SAID[found.matched]} of several articles.', f"Write {links}."
    if form == "cite":
        do = f"Did you mean {names}?" if names else "Correct the name, or add an article of kind source."
        return "unknown-source", f'No source is called "{target}".', do
    do = f"Did you mean {names}?" if names else "Correct the link, or write that article."
    return "dangling-link", _nothing(target, form), do


def what_was_taken(target: str, found: Resolution) -> tuple[str, str, str]:
    """The same for a link that could mean several articles, of which the nearest is taken."""
    others = or_list([f"[[{key}]]" for key in found.candidates if key != found.key][:_OFFERED])
    what = f'"{target}" could mean several articles; the nearest is taken, {found.key or "home"}.'
    return "nearest-link", what, f"Write [[{found.key or '/'}]] to say so, or {others}."


_SAID = {"key": "key", "title": "title", "alias": "alias", "path": "path", "match": "value"}


def _nothing(target: str, form: str) -> str:
    if form == "path":
        return f'No article is at "{target}".'
    if form.startswith("match:"):
        return f'No article has the {form.removeprefix("match:")} "{target}".'
    return f'No article is called "{target}".'


def _written(key: str, form: str) -> str:
    return f"@{key}" if form == "cite" else f"[[{key}]]"
