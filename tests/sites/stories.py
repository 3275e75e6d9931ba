"""Stories: a whole small site in one text file, with the commands run on it and what they say.

=== site.toml
[site]
title = "Small"
=== content/a.md
A file of the site; `(escaped)` behind its name stands for bytes written as \\xNN, `(no line end)` drops the last one.
=== stemma check
what the command says, its time as "…", and last its exit code:
exit 1
=== in a/index.html
a line that stands in that file of the output, and another

After a change of wording: `python -m tests.sites.stories FILE …` writes what the commands say now.
"""

from __future__ import annotations

import contextlib
import gc
import io
import re
import shlex
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.cli.main import main

_HEADING = re.compile(r"^=== (.+)\n", re.MULTILINE)
_BYTE = re.compile(rb"\\x([0-9a-fA-F]{2})")
_FLAG = re.compile(r" \((escaped|no line end)\)$")
_TIME = re.compile(r"\d+\.\d\d s$", re.MULTILINE)


@dataclass(frozen=True)
class Said:
    """What a command said."""

    out: str
    err: str
    exit: int

    @property
    def text(self) -> str:
        """All of it as a story tells it."""
        return f"{self.out}{_TIME.sub('… s', self.err)}exit {self.exit}\n"


def stemma(*arguments: str | Path) -> Said:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(*arguments)
    return Said(out.getvalue(), err.getvalue(), code)


def run(*arguments: str | Path) -> int:
    """A command's exit code, as the process would have it."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        gc.enable()  # which a command does without, and the tests after it not


@dataclass(frozen=True)
class Story:
    """A site and what is said of it."""

    name: str
    files: dict[str, bytes]
    commands: tuple[tuple[str, str], ...]  # (command, what it says)
    inside: tuple[tuple[str, str], ...] = ()  # (file of the output, a line that is in it)

    def write(self, root: Path) -> Path:
        """The site in a folder."""
        return write_site(root, self.files)

    def told(self, root: Path) -> list[tuple[str, str]]:
        """The commands with what they say of the site now."""
        self.write(root)
        return [(command, said_in(root, command)) for command, _ in self.commands]


def said_in(root: Path, command: str) -> str:
    """What a command says in a site's folder, without the folder's own name."""
    _, name, *others = shlex.split(command)
    return stemma(name, *others, "--site", root).text.replace(str(root.resolve()), "SITE").replace(str(root), "SITE")


def write_site(root: Path, files: dict[str, bytes] | dict[str, str]) -> Path:
    """Files in a folder."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def read_story(path: Path) -> Story:
    """The story that a file tells."""
    parts = _HEADING.split(path.read_text("utf-8"))
    files: dict[str, bytes] = {}
    commands = []
    inside: list[tuple[str, str]] = []
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        if heading.startswith("stemma "):
            commands.append((heading, text))
        elif heading.startswith("in "):
            inside += [(heading.removeprefix("in "), line) for line in text.splitlines() if line]
        else:
            files[_FLAG.sub("", heading)] = _content(heading, text)
    return Story(path.stem, files, tuple(commands), tuple(inside))


def _content(heading: str, text: str) -> bytes:
    if heading.endswith("(no line end)"):
        return text.removesuffix("\n").encode()
    data = text.encode()
    return _BYTE.sub(lambda found: bytes([int(found[1], 16)]), data) if heading.endswith("(escaped)") else data


def read_stories(folder: Path) -> list[Story]:
    """All stories of a folder, by name."""
    return [read_story(path) for path in sorted(folder.glob("*.txt"))]


def rewrite(paths: Iterable[Path]) -> None:
    """Write into each story what its commands say now."""
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            told = dict(read_story(path).told(Path(folder)))
        parts = _HEADING.split(path.read_text("utf-8"))
        sections = zip(parts[1::2], parts[2::2], strict=True)
        path.write_text("".join(f"=== {heading}\n{told.get(heading, text)}" for heading, text in sections), "utf-8")


if __name__ == "__main__":
    rewrite(map(Path, sys.argv[1:]))
