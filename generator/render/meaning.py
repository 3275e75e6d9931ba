"""What a link means: asked so that pages which ask the same thing ask the same question."""

from __future__ import annotations

from generator.graph.view import Resolution, View


def meaning_of(view: View, target: str, form: str, origin: str) -> Resolution:
    """The article that a link means, or why none.

    The origin is named only where the answer depends on it. With it, 10,000 pages asked 128,000 different questions,
    and each would be asked again when a title changes; without, 25,000.
    """
    return view.resolve(target, form, origin if _depends_on_origin(view, target, form) else "")


def _depends_on_origin(view: View, target: str, form: str) -> bool:
    if form == "path" or not target or target.startswith(("./", "../")):
        return True
    return form == "wiki" and view.setting("markdown.ambiguous") == "nearest"
