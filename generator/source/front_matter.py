"""Where front matter begins and ends, in whichever of its three languages, and what the body is.

    ---                     +++                     {
    title: Flask            title = "Flask"           "title": "Flask"
    ---                     +++                     }
    YAML: every check       TOML: read, and named   JSON: read, and named

Whatever begins like front matter is never published as text, even when it cannot be read.
"""

from __future__ import annotations

import json
import re

from msgspec import Struct

from generator.problems import Place, Problem
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.toml_nodes import toml_nodes
from generator.source.yaml_nodes import Composed, compose

LIMIT = 256_000
"""Characters of front matter. The longest that people write has some thousand; libyaml takes 10 ms for this much."""

_RESUMES = 10  # mistakes in one front matter that are reported

_YAML_BEGIN = re.compile(r"---[ \t]*(?:ya?ml[ \t]*)?(?:\n|\Z)", re.IGNORECASE)
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_OTHER_BEGIN = re.compile(r"(?:---[ \t]*(toml|json5?|js|javascript|ts|coffee|cson)|(;;;))[ \t]*\n", re.IGNORECASE)
_OTHER_END = re.compile(r"^(?:---|;;;)[ \t]*$", re.MULTILINE)
_TOML_BEGIN = re.compile(r"\+\+\+[ \t]*(?:\n|\Z)")
_TOML_END = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_JSON_BEGIN = re.compile(r"\{\s*(?:\"(?:[^\"\\\n]|\\.)*\"\s*:|\}[ \t]*(?:\n|\Z))")
_JSON_END = re.compile(r"^\}[ \t]*$", re.MULTILINE)
_BLANK_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)
_KEY_LINE = re.compile(r"^[^\s#:\-\[{][^:\n]*:(?:[ \t]|$)", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """An article's text in two: what its head says, and the body."""

    mapping: Mapping | None  # None: there is no front matter, or nothing of it could be read
    body: str
    body_line: int  # the line of the file on which the body begins
    problems: tuple[Problem, ...] = ()
    whole: bool = True  # False: something of it could not be read, so what seems to be missing may well be written


def read_front_matter(text: str, *, file: str) -> FrontMatter:
    """The front matter and body of a text whose lines end with "\\n". Never raises."""
    if text.startswith("---"):
        return _yaml(text, file) or _other(text, file) or _none(text)
    if text.startswith("+++"):
        return _toml(text, file) or _none(text)
    if text.startswith("{"):
        return _json(text, file) or _none(text)
    if text.startswith(";;;"):
        return _other(text, file) or _none(text)
    return _none(text)


def _none(text: str) -> FrontMatter:
    return FrontMatter(None, text, 1)


def _cut(text: str, end: int) -> tuple[str, int]:
    """The body after the line in which `end` lies, and the number of its first line."""
    _, _, body = text[end:].partition("\n")
    return body, text.count("\n", 0, end) + 2


# YAML


def _yaml(text: str, file: str) -> FrontMatter | None:
    begin = _YAML_BEGIN.match(text)
    if begin is None:
        return None
    end = _YAML_END.search(text, begin.end())
    if end is None:
        return _unclosed(text, begin.end(), file)
    body, body_line = _cut(text, end.end())
    content = text[begin.end() : end.start()]
    composed = _compose(content, file=file, first_line=2)
    problems = composed.problems
    if text.startswith("...", end.start()):
        problems += (_dots(file, body_line - 1),)
    mapping, wrong = _mapping(composed.node, file)
    return FrontMatter(mapping, body, body_line, problems + wrong, composed.whole and not wrong)


def _compose(content: str, *, file: str, first_line: int) -> Composed:
    if len(content) > LIMIT:
        return Composed(None, (_too_long(content, file),), whole=False)
    composed = compose(content, file=file, first_line=first_line)
    return composed if composed.whole else _resumed(composed, content, file, first_line)


def _resumed(composed: Composed, content: str, file: str, first_line: int) -> Composed:
    """Reading goes on at the next key after a mistake, so that one run reports all mistakes of a file."""
    entries = composed.node.entries if isinstance(composed.node, Mapping) else ()
    problems = composed.problems
    rows = content.split("\n")
    for _ in range(_RESUMES):
        mistake = problems[-1] if problems else None
        if composed.whole or mistake is None or mistake.name != "front-matter-syntax":
            break
        skipped = mistake.place.line - first_line + 1
        while skipped < len(rows) and not _KEY_LINE.match(rows[skipped]):
            skipped += 1
        if skipped >= len(rows):
            break
        composed = compose("\n".join(rows[skipped:]), file=file, first_line=first_line + skipped)
        entries += composed.node.entries if isinstance(composed.node, Mapping) else ()
        problems += composed.problems
    known = dict.fromkeys(key.text for key, _ in reversed(entries))
    first = {key.text: (key, value) for key, value in reversed(entries)}
    return Composed(Mapping(tuple(first[key] for key in reversed(known)), first_line, 1), problems, whole=False)


def _mapping(node: Node | None, file: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    if node is None:
        return Mapping((), 2, 1), ()
    if isinstance(node, Mapping):
        return node, ()
    found = "a list" if isinstance(node, Sequence) else "text"
    what = f"Front matter is made of lines like `key: value`; this is {found}."
    do = "Write keys; or put an empty line above the first ---, if that was meant to be a line on the page."
    width = len(node.text.partition("\n")[0]) if isinstance(node, Scalar) else 1
    return None, (Problem("front-matter-syntax", Place(file, node.line, node.column, width), what, do),)


def _unclosed(text: str, start: int, file: str) -> FrontMatter | None:
    """Front matter without its end: read up to the first empty line. None when it is but a line across the page."""
    content = text[start:].lstrip("\n")
    if not _KEY_LINE.match(content):
        return None
    blank = _BLANK_LINE.search(text, len(text) - len(content))
    end = blank.start() if blank else len(text)
    composed = compose(text[start:end][:LIMIT], file=file, first_line=2)
    last = text[:end].rstrip().count("\n") + 1
    what = "The front matter that begins here is not closed."
    problem = Problem("front-matter-syntax", Place(file, 1, 1, 3), what, f"Write a line `---` after line {last}.")
    body, body_line = _cut(text, end)
    mapping = composed.node if isinstance(composed.node, Mapping) else None
    return FrontMatter(mapping, body, body_line, (problem,), whole=False)


def _dots(file: str, line: int) -> Problem:
    what = "The front matter ends with `...`, which other programs take for text."
    return Problem("front-matter-format", Place(file, line, 1, 3), what, "Write `---` instead.")


def _too_long(content: str, file: str) -> Problem:
    what = f"The front matter has {len(content):,} characters; {LIMIT:,} are read at most."
    return Problem("limit-reached", Place(file, 1, 1, 3), what, "Move text into the body, or data into data/.")


# The others


def _toml(text: str, file: str) -> FrontMatter | None:
    begin = _TOML_BEGIN.match(text)
    if begin is None:
        return None
    end = _TOML_END.search(text, begin.end())
    if end is None:
        what, do = "The TOML front matter that begins here is not closed.", "Write a line `+++` after it."
        problem = Problem("front-matter-syntax", Place(file, 1, 1, 3), what, do)
        return FrontMatter(None, "", text.count("\n") + 2, (problem,), whole=False)
    mapping, problems = toml_nodes(text[begin.end() : end.start()], file=file, first_line=2)
    body, body_line = _cut(text, end.end())
    return FrontMatter(mapping, body, body_line, (_named("TOML", file), *problems), mapping is not None)


def _json(text: str, file: str) -> FrontMatter | None:
    if not _JSON_BEGIN.match(text):
        return None
    end = _json_end(text)
    body, body_line = _cut(text, end)
    composed = _compose(text[:end], file=file, first_line=1)
    mapping = composed.node if isinstance(composed.node, Mapping) else None
    return FrontMatter(mapping, body, body_line, (_named("JSON", file), *composed.problems), composed.whole)


def _json_end(text: str) -> int:
    try:
        return json.JSONDecoder().raw_decode(text)[1]
    except (ValueError, RecursionError):  # broken: the first brace at the beginning of a line is taken for its end
        end = _JSON_END.search(text)
        return end.end() if end else len(text)


def _other(text: str, file: str) -> FrontMatter | None:
    begin = _OTHER_BEGIN.match(text)
    if begin is None:
        return None
    end = _OTHER_END.search(text, begin.end())
    body, body_line = _cut(text, end.end() if end else len(text))
    what = f"The front matter is written in {begin[1] or 'JSON'}, which is not read here, and never run."
    do = "Write it in YAML: `key: value` lines between two lines `---`."
    problem = Problem("front-matter-syntax", Place(file, 1, 1, begin.end() - 1), what, do)
    return FrontMatter(None, body, body_line, (problem,), whole=False)


def _named(language: str, file: str) -> Problem:
    what = f"The front matter is {language}; it is read, but not all that YAML can say can be said in it."
    do = "Write it in YAML, `key: value` lines between two lines `---`, to have links and sources in it."
    return Problem("front-matter-format", Place(file, 1, 1), what, do)
