"""Foreign syntax: the shortcodes and template tags of other generators stay as they are written."""

from __future__ import annotations

import re

from generator.source.rules.inline_state import InlineState

_TAG = re.compile(r"\{\{[^{}\n]*+\}\}|\{%[^{}\n]++(?<=%)\}")


def foreign_tag(state: InlineState, silent: bool) -> bool:
    """`{{< shortcode >}}`, `{{ variable }}` and `{% tag %}` are text as a whole: no link, no curly quote in them."""
    found = None if silent else _TAG.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state._pending_buffer.append(found[0])
    state.pos = state.text_start = found.end()
    return True
