"""Small sites for the tests of commands, and a process for those that cannot run in ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.sites.stories import write_site

SETTINGS = """\
[site]
title = "Small"

[kinds.person]
folder = "people"
plural = "People"
[kinds.person.fields]
born = { type = "date", help = "Only where it is public." }
role = { choices = ["author", "editor"], required = true }

[kinds.page]
open = true

[relations.knows]
inverse = "known_by"
"""

FILES = {
    "site.toml": SETTINGS,
    "content/index.md": "# Welcome\n\nTo [[Ada]].\n",
    "content/people/ada.md": """\
---
title: Ada
born: 1815
role: author
knows: "[[Grace]]"
tags: [maths]
---
She.
""",
    "content/people/grace.md": "---\ntitle: Grace\nborn: 1906\nrole: editor\ntags: [maths, navy]\n---\nShe too.\n",
    "content/alone.md": "# Alone\n\nNobody leads here.\n",
}


def small_site(root: Path, **more: str) -> Path:
    """The small site in a folder; more files by name, as in `small_site(root, **{"content/b.md": "…"})`."""
    return write_site(root, FILES | more)


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
    """A command in a process of its own."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    where = {"cwd": Path(__file__).parents[2], "stdin": subprocess.DEVNULL}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    return subprocess.Popen(command, **{**where, **pipes, **options})
