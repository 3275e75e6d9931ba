"""Files that vanish between listing and reading, or that the system does not let us read."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.files import Disk
from tests.cli.small import small_site
from tests.sites.stories import Said, stemma

GONE = FileNotFoundError(errno.ENOENT, "No such file or directory")
FORBIDDEN = PermissionError(errno.EACCES, "Permission denied")

MORE = {
    "content/people/letter.txt": "Dear …",
    "content/people/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>',
    "content/people/dot.svg.yaml": "alt: A dot",
    "content/shows.md": "# Shows\n\n![A dot](people/dot.svg) and [a letter](people/letter.txt).\n",
    "data/menu.yaml": "one: 1",
    "templates/parts/footer.html": "<footer></footer>",
    "templates/assets/site.css": "p { color: red }",
}


@contextmanager
def victim(path: Path, error: OSError) -> Iterator[None]:
    """Let reading one file fail."""

    class Faulty(Disk):
        def read(self, wanted: Path) -> bytes:
            if wanted == path:
                raise error
            return super().read(wanted)

    with patch("generator.cli.build_command.Disk", Faulty), patch("generator.cli.opening.Disk", Faulty):
        yield


def without(name: str, error: OSError, site: Path) -> tuple[Said, Said]:
    """What check and build say of a site in which reading one file fails."""
    small_site(site, **MORE)
    with victim(site / name, error):
        return stemma("check", "--site", site), stemma("build", "--site", site)


@pytest.mark.parametrize("name", ["site.toml", "content/people/grace.md", *MORE])
def test_a_file_that_may_not_be_read_is_told_and_nothing_is_published(name: str, tmp_path: Path) -> None:
    for said in without(name, FORBIDDEN, tmp_path):
        assert said.exit == (2 if name == "site.toml" else 1)
        assert "cannot be read: Permission denied." in said.err
        assert "→ Let its owner allow reading it." in said.err
        assert "internal" not in said.err
        assert not (tmp_path / "_site/index.html").exists()


@pytest.mark.parametrize("name", ["content/alone.md", "content/people/grace.md", *MORE])
def test_a_file_that_has_vanished_is_as_good_as_not_there_or_told(name: str, tmp_path: Path) -> None:
    for said in without(name, GONE, tmp_path):
        assert said.exit in (0, 1)
        assert "internal" not in said.err
        assert "Traceback" not in said.err


def test_an_article_that_has_vanished_is_missed_by_those_who_link_to_it(tmp_path: Path) -> None:
    said, _ = without("content/people/grace.md", GONE, tmp_path)
    assert 'No article is called "Grace".' in said.err
    assert "4 articles" in said.err


def test_a_folder_that_may_not_be_opened_ends_the_build(tmp_path: Path) -> None:
    small_site(tmp_path)
    refused = PermissionError(errno.EACCES, "Permission denied", "content/people")
    with patch("generator.files.os.scandir", side_effect=refused):
        said = stemma("build", "--site", tmp_path)
    assert said.exit == 1
    assert said.err.startswith("Error: Permission denied: content/people\n    → Let its owner allow it")
