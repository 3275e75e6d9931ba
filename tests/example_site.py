"""The example site, as `stemma init` writes it and `stemma build` makes it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def stemma(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command, which must do well."""
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def start_and_build(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Start the example in a folder and build it: where its pages are, and what the build said."""
    site, output = folder / "site", folder / "out"
    stemma("init", str(site))
    said = stemma("build", "--site", str(site), "--output", str(output), "--json")
    return output, json.loads(said.stdout)
