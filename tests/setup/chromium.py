"""Finds a Chromium for the browser tests, gets one where there is none, and notes its path in .venv/chromium.path.

    noted before? ─→ on PATH? ─→ Playwright's own? ─→ Debian's package, as root ─→ Playwright's download ─→ give up

Each find is asked for its version before it is believed: Ubuntu's package is a stub that only names its snap.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NOTE = Path(sys.prefix, "chromium.path")
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

NEITHER = """\
The browser tests need a Chromium, and none could be had: there is none on PATH, Debian's package is only for root on a
machine with apt-get, and Playwright's download failed. Install Chromium or Chrome, so that one of these names is found:
{names}. Then run `make test` again.
"""


def runs(browser: Path) -> bool:
    """Whether this is a browser that starts here."""
    try:
        answer = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and answer.stdout.strip() != b""


def places() -> Iterator[Path]:
    """Where a Chromium may be, the likeliest first."""
    if NOTE.is_file():
        yield Path(NOTE.read_text(encoding="utf-8").strip())
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield MAC
    yield from playwrights_own()


def playwrights_own() -> Iterator[Path]:
    """Where this version of Playwright keeps its own Chromium, there or not."""
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    if answer.returncode == 0:
        yield Path(answer.stdout.strip())


def found() -> Path | None:
    """The first browser that is there and runs."""
    return next((place for place in places() if place.is_file() and runs(place)), None)


def get_from_debian() -> None:
    """Install Debian's Chromium, where apt-get is there and we may."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("No Chromium here: installing Debian's package.", file=sys.stderr)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *step], env=quietly, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def get_from_playwright() -> None:
    """Let Playwright download the Chromium it was made for."""
    print("No Chromium here: asking Playwright for its own.", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)


def main() -> int:
    """Find or get a Chromium and note where it is."""
    browser = found()
    for get in (get_from_debian, get_from_playwright):
        if browser is None:
            get()
            browser = found()
    if browser is None:
        NOTE.unlink(missing_ok=True)
        print(NEITHER.format(names=", ".join(NAMES)), file=sys.stderr)
        return 1
    NOTE.write_text(f"{browser}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
