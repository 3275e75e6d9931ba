"""What shapes the bytes of the output without being part of a site: Stemma itself and the packages it stands on."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from generator import __version__

PACKAGE = Path(__file__).resolve().parent

# Whatever shapes the bytes of the output without being part of the site.
SHAPING = (
    "jinja2",
    "markupsafe",
    "markdown-it-py",
    "mdit-py-plugins",
    "pygments",
    "pyyaml",
    "nh3",
    "pillow",
    "msgspec",
)

_INSTALLED = re.compile(r"(.+)-([^-]+)\.dist-info")


def versions() -> str:
    """One line that differs whenever another version of anything that shapes bytes is at work.

    The names of the folders in which packages are installed say it: reading each package's own word takes 20 ms, a
    tenth of a second for a build that has nothing to do.
    """
    found = dict(_installed())
    packages = (f"{name} {found.get(name, '?')}" for name in SHAPING)
    return "; ".join([f"stemma {__version__}{_own_code()}", f"python {platform.python_version()}", *packages])


def _installed() -> Iterator[tuple[str, str]]:
    """(name, version) of the installed packages; of several the first that Python would find."""
    for folder in reversed(sys.path):
        place = Path(folder or ".")
        if not place.is_dir():
            continue
        for entry in place.iterdir():
            named = _INSTALLED.fullmatch(entry.name)
            if named:
                yield re.sub(r"[-_.]+", "-", named[1]).lower(), named[2]


def _own_code() -> str:
    """In a checkout, where code changes without a new version, the digest of the code."""
    if not (PACKAGE.parent / "pyproject.toml").is_file():
        return ""
    digest = blake2b(digest_size=8)
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return f" {digest.hexdigest()}"
