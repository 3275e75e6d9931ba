"""The cases of front_matter_cases.txt: front matter beside what is read from it and what is said of it.

▸ The fact that the case shows
the file, with ␉ for a tab and other invisible characters as \\u0007
▸ read
its values as JSON, or null
▸ said
line:column name
    what was found
    what to do
▸ body from line N
the body
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.source.front_matter import FrontMatter, read_front_matter
from generator.source.nodes import Mapping, Node, Scalar

CASES = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_INVISIBLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def cases() -> list[tuple[str, str]]:
    """Each case's name with its whole text."""
    texts = re.split(r"^(?=▸ (?!read$|said$|body ))", CASES, flags=re.MULTILINE)
    return [(text[2 : text.index("\n")], text.rstrip("\n")) for text in texts if text.strip()]


def source_of(case: str) -> str:
    """The file that a case is about."""
    inside = case.split("\n▸ read\n")[0].partition("\n")[2]
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), inside).replace("␉", "\t")


def render(name: str, source: str) -> str:
    """The case as it should stand in the file."""
    front = read_front_matter(source, file="a.md")
    shown = _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", source.replace("\t", "␉"))
    values = json.dumps(plain(front.mapping), ensure_ascii=False)
    lines = [f"▸ {name}", shown, "▸ read", values, *_said(front), f"▸ body from line {front.body_line}", front.body]
    return "\n".join(lines).rstrip("\n")


def _said(front: FrontMatter) -> list[str]:
    lines = ["▸ said"] if front.problems else []
    for problem in front.problems:
        lines += [f"{problem.place.line}:{problem.place.column} {problem.name}", f"    {problem.what}"]
        lines += [f"    {problem.do}"] if problem.do else []
    return lines


def plain(node: Node | None) -> object:
    """A node without its places."""
    if node is None or isinstance(node, Scalar):
        return node and node.text
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items]
