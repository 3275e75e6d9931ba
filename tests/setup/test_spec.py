"""The specs that set-up fetched are the ones we promise to follow."""

from __future__ import annotations

import io
import json
import tarfile
from typing import TYPE_CHECKING

from tests.setup import spec

if TYPE_CHECKING:
    from pathlib import Path


def test_commonmark_has_its_652_examples() -> None:
    examples = json.loads((spec.SPEC / "commonmark.json").read_text(encoding="utf-8"))
    assert [example["example"] for example in examples] == list(range(1, 653))
    assert {"markdown", "html", "section"} <= examples[0].keys()


def test_githubs_extensions_have_their_examples() -> None:
    text = (spec.SPEC / "gfm.txt").read_text(encoding="utf-8")
    assert "GitHub Flavored Markdown Spec" in text
    fence = "`" * 32
    assert {kind: text.count(f"{fence} example {kind}\n") for kind in ("table", "strikethrough", "autolink")} == {
        "table": 8,
        "strikethrough": 2,
        "autolink": 11,
    }


def test_a_source_package_gives_only_the_files_asked_for(tmp_path: Path) -> None:
    package = tmp_path / "marko-1.tar.gz"
    with tarfile.open(package, "w:gz") as archive:
        for name in ("marko-1/tests/spec/gfm.txt", "marko-1/other/gfm.txt", "marko-1/../commonmark.json"):
            entry = tarfile.TarInfo(name)
            entry.size = 4
            archive.addfile(entry, io.BytesIO(b"text"))
    assert spec.specs_in(package) == {"gfm.txt": b"text"}
