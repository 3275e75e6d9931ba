"""Every example of CommonMark as an article of one site: it is built, and every page of it is valid."""

from __future__ import annotations

import json
from pathlib import Path

from generator.problems import CATALOGUE
from tests.sites.output import complaints
from tests.sites.stories import stemma, write_site

EXAMPLES = json.loads((Path(__file__).parents[1] / "spec/commonmark.json").read_text("utf-8"))
TOLERANT = "".join(f'{name} = "warning"\n' for name in CATALOGUE if name != "internal-error")


def test_every_example_can_be_an_article(tmp_path: Path) -> None:
    articles = {
        f"content/{one['section']}/{one['example']}.md": f"---\ntitle: {one['example']}\n---\n{one['markdown']}"
        for one in EXAMPLES
    }
    write_site(tmp_path, {"site.toml": f'[site]\ntitle = "Examples"\n[problems]\n{TOLERANT}', **articles})
    said = stemma("build", "--site", tmp_path)
    assert said.exit == 0, said.err
    assert said.err.splitlines()[-1].startswith("652 articles, ")
    assert complaints(tmp_path / "_site") == []
