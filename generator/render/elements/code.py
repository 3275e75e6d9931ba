"""Code: fences in colour, indented code, and the blocks that draw from the graph."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.render.elements.composition import Composition
from generator.render.elements.pieces import Block, text_of
from generator.render.highlight import Highlighted, highlight
from generator.source.body import GraphHole
from generator.source.rules.fence_info import FenceInfo, fence_info
from generator.source.tokens import Token

GRAPH_BLOCKS = frozenset({"query", "timeline", "lineage"})


def fence(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """A fence: code, or a block that draws from the graph."""
    token = tokens[index]
    info = fence_info(token.info)
    line = composition.spots.line_of(token)
    if info.language in GRAPH_BLOCKS:
        composition.out.append(GraphHole(info.language, info.rest, token.content, line))
        return index + 1
    code = highlight(token.content, info.language, marks=info.marks, diff=info.diff)
    if code.problem:
        _report(composition, info, code, line)
    kind = "code output" if info.language == "output" else "code"
    composition.out.append(_html(code.html, code.language if info.language else "", info.title, kind))
    return index + 1


def _report(composition: Composition, info: FenceInfo, code: Highlighted, line: int) -> None:
    if code.problem == "unknown-language":
        what = f'There is no language "{info.language[:60]}", so the code stays plain.'
        do = f'Did you mean "{code.nearest}"?' if code.nearest else 'Write its usual name, or "text" for none.'
    else:
        what = f"The code stays plain: {code.detail}."
        do = 'Make the block shorter, or write "text" for the language.'
    composition.problem(code.problem, what, do, line=line)


def _html(html: str, language: str, title: str, kind: str = "code") -> Block:
    of_language = f' class="language-{escape(language)}"' if language else ""
    code = f'<pre tabindex="0"><code{of_language}>{html}</code></pre>'
    if not title:
        return Block(f'<div class="{kind}">{code}</div>\n')
    return Block(f'<figure class="{kind}"><figcaption>{text_of(title)}</figcaption>{code}</figure>\n')


def indented(composition: Composition, tokens: Sequence[Token], index: int) -> int:
    """Code that is indented by four."""
    composition.out.append(_html(text_of(tokens[index].content), "", ""))
    return index + 1
