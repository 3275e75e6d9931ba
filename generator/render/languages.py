"""The names of languages that authors write after ``` and the lexers they mean."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import NamedTuple

from pygments.lexer import Lexer

# The table that Pygments' own look-up walks from the start for each name, asking the installed packages for more where
# it finds nothing (40 ms for each unknown name). Lexers of other packages are left out on purpose: what a site looks
# like must not depend on what else is installed.
from pygments.lexers._mapping import LEXERS

from generator.names import nearest

_ALSO = {
    "bash-session": "console",
    "cjs": "javascript",
    "cmd": "batch",
    "dotenv": "ini",
    "feature": "gherkin",
    "fs": "fsharp",
    "geojson": "json",
    "htm": "html",
    "ipython": "pycon",
    "jinja2": "jinja",
    "jsonc": "json",
    "jsonl": "json",
    "kt": "kotlin",
    "mjs": "javascript",
    "ndjson": "json",
    "node": "javascript",
    "patch": "diff",
    "python-repl": "pycon",
    "service": "systemd",
    "shellsession": "console",
    "sqlite": "sql",
    "svg": "xml",
    "terminal": "console",
    "vb": "vb.net",
    "viml": "vim",
    "wasm": "wast",
    "webmanifest": "json",
}
"""Names that people write and Pygments does not know, with one that it does."""


class Language(NamedTuple):
    """A language that can be coloured."""

    name: str  # the canonical name: the first alias of its lexer, safe to be a class in HTML
    lexer: type[Lexer]


def language_of(name: str) -> Language | None:
    """The language that a name means, in any case; None for one that nobody knows."""
    name = name.strip().lower().partition(",")[0]  # "rust,ignore", as Rust's own books have it
    found = _modules_by_name().get(_ALSO.get(name, name))
    if found is None:
        return None
    module, lexer, canonical = found
    return Language(canonical, getattr(import_module(module), lexer))


def nearest_language(name: str) -> str:
    """The known name that is most like an unknown one; "" when none is close."""
    if len(name) > 40:  # no slip of the pen, and long names take long to compare
        return ""
    return next(iter(nearest(name, known_languages(), limit=1)), "")


def known_languages() -> tuple[str, ...]:
    """Every name that `language_of` knows, in order."""
    return tuple(sorted({*_modules_by_name(), *_ALSO}))


@cache
def _modules_by_name() -> dict[str, tuple[str, str, str]]:
    by_name: dict[str, tuple[str, str, str]] = {}
    for lexer, (module, _, aliases, _, _) in LEXERS.items():
        for alias in aliases:
            by_name.setdefault(alias.lower(), (module, lexer, aliases[0]))
    return by_name
