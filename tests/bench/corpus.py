"""Writes the made-up corpus as a site of one of the generators."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from tests.bench.articles import corpus
from tests.bench.flavours import FLAVOURS

SITES = Path(__file__).parent / "sites"


def make_corpus(folder: Path, articles: int, flavour: str) -> None:
    """Make `folder` a site of that many articles (and the sources they cite): settings, templates and content."""
    style = FLAVOURS[flavour]
    copytree(SITES / style.SKELETON, folder, dirs_exist_ok=True)
    for article in corpus(articles):
        _write(folder / style.article_path(article), style.article_text(article))
    for path, text in style.other_files(corpus(articles)).items():
        _write(folder / path, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())  # the same bytes on every system, whatever its line ends
