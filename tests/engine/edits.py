"""What may be edited in the example site, and into what: the pools from which random sequences of edits draw."""

# ruff: noqa: E501 - one edit a line, as long as it is

from __future__ import annotations

import re

from tests.engine.example import picture

# Paragraphs that may be added to any article: each asks something of another file.
PARAGRAPHS = (
    "Plain words.",
    "Other words, some more of them.",
    "See [[Ada]] and [[flask|the flask]].",
    "See [[people/grace]], [[Cobol]] and [[Zoë]].",
    "See [[The Countess]], [[guide/start#install]] and [[guide/start#Nowhere]].",
    "See [Start](/guide/start.md#run), [Zoë](../people/zoe.md) and [gone](gone.md).",
    "As the chronicle says [@annals, p. 4], and another [@nobody].",
    "![[guide/start]]",
    "![[frameworks/django#past]]",
    "![[people/ada#age]]",
    "![[cobol]]",
    "## Install",
    "## Youth\n\nA section.",
    "### Past {#past}",
    "```query\nkind:person sort:born\n```",
    "```query as=table fields=released,created_by\nbuilt_on:this sort:words\n```",
    "```query\nkind:framework words:>30\n```",
    "```query\nwritten:in sort:-title\n```",
    "```timeline\nreleased:>2006\n```",
    "```lineage\n```",
    "```python title=x {1}\nprint(1)\n```",
    "```klingon\nQapla'\n```",
    '::: note {title="More"}\nInside, [[Grace]].\n:::',
    "::: aside\nInside.\n:::",
    "::: extra\nInside, ![[about]].\n:::",
    "![](/people/ada/portrait.png)",
    "![Small](/people/ada/small.png)",
    "A [file](/people/ada/letter.txt) and [another](notes.txt).",
    "A note.[^1]\n\n[^1]: Below, [[about]].",
    'Raw <b onclick="x()">html</b>.',
)

# Front matter: name -> values that a line of it may get; "" takes the line away.
FRONT = {
    "title": ("Ada", "Flask", "Grace", "Cobol", "Émile", "A & B <c>", "zebra", ""),
    "summary": ("Short.", "Longer than before.", ""),
    "aliases": ("[The Countess]", "[Flask, old/flask]", "[Cobol]", "[a/b]", ""),
    "moved_from": ("[old/flask]", "[people/ada]", "[somewhere/else, old/two.html]", ""),
    "tags": ("[web]", "[web, Navy]", "[C++, maths]", "[new]", ""),
    "draft": ("true", "false", ""),
    "publish": ("2027-01-01", "2025-12-31", "2026-01-01", ""),
    "weight": ("1", "2", "-3", ""),
    "slug": ("other", "start", "flask", ""),
    "template": ("article.html", "framework.html", "listing.html", ""),
    "language": ("de", "en", ""),
    "kind": ("person", "framework", "guide", "page", "source", ""),
    "born": ("1815", "1906-12-09 [@annals]", "1700~", ""),
    "released": ("2001", "2010-04-16 [@annals]", "2030-01", "[{value: 1999, source: annals}, {value: 2000}]", ""),
    "number": ("1", "2", "7", ""),
    "rival": ("1", "[[Flask]]", "7", ""),
    "created": ("[[frameworks/django]]", "[frameworks/flask, frameworks/werkzeug]", ""),
    "created_by": ("[[Grace]]", "people/ada", ""),
    "built_on": ("[[Django]]", "frameworks/flask", ""),
    "by": ("A scribe", "[[Ada]]", ""),
    "motto": ("*None*", "See [[Grace]] and [@annals].", ""),
    "tint": ("red", "2011-01-01", ""),
}

# Where articles may be moved to, or begun.
PLACES = (
    "content/cobol.md",
    "content/people/ada.md",
    "content/people/ada/index.md",
    "content/people/ada/README.md",
    "content/people/grace.md",
    "content/people/index.md",
    "content/people/Émile.md",
    "content/frameworks/flask.md",
    "content/frameworks/flask/index.md",
    "content/frameworks/index.md",
    "content/frameworks/_index.md",
    "content/guide/start.md",
    "content/guide/deep/down.md",
    "content/guide.md",
    "content/tags.md",
    "content/all.md",
    "content/tags/web.md",
    "content/sources/nobody.md",
    "content/index.md",
    "content/old/flask.md",
    "content/plain.markdown",
)

NEW_ARTICLES = (
    "---\ntitle: Cobol\n---\nIt is new, says [[Grace]].\n",
    "No front matter at all, and [[Ada]].\n",
    "# A heading for a title\n\nThen text.\n",
    "---\ntitle: Zoë\nreleased: 2011\nkind: framework\n---\n## Past\n\nNone.\n",
    "---\ntitle: [broken\n---\nText.\n",
    "",
)

HEADINGS = ("Install", "Past", "Youth", "Dates", "Something else", "Age {#install}")

# Replacements in site.toml: (pattern, replacements).
SETTINGS_EDITS = (
    (r'^title = .*', ('title = "The Ancestors"', 'title = "Others"')),
    (r'^description = .*', ('description = "Who begat whom."', 'description = ""')),
    (r'^footer = .*', ('footer = "Kept by [[people/ada|Ada]]."', 'footer = "By [[Cobol]] and *nobody*."')),
    (r'^url = .*', ('url = "https://ancestors.example/docs/"', 'url = ""', 'url = "https://other.example"')),
    (r'^date = .*', ('date = "2026-01-01"', 'date = "2028-01-01"', 'date = ""')),
    (r'^per_page = .*', ("per_page = 3", "per_page = 2", "per_page = 100")),
    (r'^light = .*', ('light = "friendly"', 'light = "vs"')),
    (r'^label = "About".*', ('label = "About"', 'label = "More"')),
    (r'^to = "about"', ('to = "about"', 'to = "tags"', 'to = "cobol"')),
    (r'^hero = .*', ('hero = "Built by hand"', 'hero = "Grown"')),
    (r'^dangling-link = .*', ('dangling-link = "warning"', 'dangling-link = "off"', 'dangling-link = "error"')),
    (r'^same-address = .*', ('same-address = "warning"', 'same-address = "error"')),
    (r'^template-error = .*', ('template-error = "warning"', 'template-error = "error"')),
    (r'^order = "released,title"', ('order = "released,title"', 'order = "-title"')),
    (r'^order = "weight,title"', ('order = "weight,title"', 'order = "words"')),
    (r'^address = "f/.*', ('address = "f/{slug}/"', 'address = "{key}/"', 'address = "f/{year}/{slug}.html"')),
    (r'^card = \["born"\]', ('card = ["born"]', 'card = ["born", "created"]')),
    (r'^plural = "People"', ('plural = "People"', 'plural = "Persons"')),
    (r'^inverse_label = "Created by"', ('inverse_label = "Created by"', 'inverse_label = "By"')),
    (r'^template = .*', ('template = "framework.html"', 'template = "article.html"', 'template = "gone.html"')),
    (r'^\[kinds.page\]', ("[kinds.page]", "[kinds.zero]\n[kinds.page]")),
    (r'^number = .*', ('number = { type = "integer" }', 'number = { type = "text" }')),
    (r"^per_page = .*", ("per_page = 3", "per_page = three")),
)  # fmt: skip
MARKDOWN = ("", '[markdown]\nambiguous = "nearest"\n', '[markdown]\nhtml = "escape"\n', "[build.nothing]\n")

# Templates: texts that each of them may get; None takes the file away, so that the theme's shows, or none.
ADDED = ("\n<!-- one -->\n", "<p>{{ site.title }} of {{ site.kinds | length }}</p>\n", "  \n", "{# silent #}")
TEMPLATES: dict[str, tuple[str | bytes | None, ...]] = {
    "templates/parts/foot.html": ("<p>Foot</p>\n", '{% include "parts/more.html" ignore missing %}\n', "{{ gone }}\n"),
    "templates/parts/more.html": ("<p>More {{ data.facts.motto }}</p>\n", "{{ data.other }}\n", None),
    "templates/macros.html": (b"{% macro loud(text) %}\xff{% endmacro %}\n", "{% macro loud(text) %}<b>{{ text }}</b>{% endmacro %}\n",),
    "templates/blocks/note.html": ('{% set properties = {"title": "None"} %}\n<div>{{ block.inner }}</div>\n', None),
    "templates/blocks/extra.html": ("<i>{{ block.inner }}</i>\n", None),
    "templates/blocks/aside.html": ('{% set properties = {"title": "x"} %}\n<p>{{ block.inner }}</p>\n', None),
    "templates/graph/list.html": ("{% for entry, cells in rows %}{{ entry.title }} {% endfor %}\n", None),
    "templates/graph/timeline.html": ('{% include "theme/graph/timeline.html" %}<!-- ours -->\n', None),
    "templates/sources.html": ('{% extends "listing.html" %}\n', None),
    "templates/unused.html": ("<p>Still unused.</p>\n", "{% broken\n", b"\xff is no UTF-8\n"),
    "templates/parts/facts.html": ("<p>{{ data.facts.numbers }} {{ data.facts }}</p>\n", "{{ setting('extra.hero') }}\n"),
    "templates/parts/trail.html": ("<p>A trail nobody follows</p>\n", None),
    "templates/assets/site.css": ("body { color: blue }\n", '@import "more.css";\n', "body { color: red }\n"),
    "templates/assets/more.css": ("p { margin: 0 }\n", "p { margin: 1px }\n", None),
    "templates/assets/style.css": ("p { margin: 2px }\n", None),
}  # fmt: skip

FILES: dict[str, tuple[str | bytes | None, ...]] = {
    "data/facts.yaml": (
        "motto: Slow and sure\nnumbers:\n  one: 1\n  two: 2\n",
        "numbers:\n  two: 2\n  one: 1\nmotto: Slow and sure\n",
        "motto: Quick\nnumbers:\n  one: '1'\n  two: 2.0\n",
        "motto: 2020-01-01\nnumbers: {}\n",
        "motto: '2020-01-01'\nnumbers: {}\n",
        "motto: 123456789012345678901234567890\nnumbers: {a: true, b: 1}\n",
        "motto: [broken\n",
    ),
    "data/other.json": ('{"a": 1}', '{"a": 1.0}', "[true, null]", None),
    "content/people/ada/letter.txt": ("Dear Charles\n", "Dear Mary\n", None),
    "content/people/ada/portrait.png": (picture(600, 4, 90), picture(600, 4, 91), picture(300, 4, 9), b"no image", None),
    "content/people/ada/portrait.png.yaml": ("alt: A portrait\ncredit: Nobody\n", "credit: Nobody\nalt: Ada\n", None),
    "content/people/ada/small.png": (picture(8, 8, 1), picture(8, 8, 2), None),
    "content/notes.txt": ("Notes\n", "Other notes\n", None),
    "content/people/zoe.txt": ("Secret\n", None),
}  # fmt: skip


def with_line(text: str, name: str, value: str) -> str:
    """A text whose front matter says `name: value`; without that line when the value is empty."""
    head, mark, body = text.removeprefix("---\n").partition("\n---\n")
    if not text.startswith("---\n") or not mark:
        return f"---\n{name}: {value}\n---\n{text}" if value else text
    lines = [line for line in head.split("\n") if not line.startswith(f"{name}:")]
    lines += [f"{name}: {value}"] if value else []
    return "---\n" + "\n".join(lines) + mark + body


def with_heading(text: str, which: int, heading: str) -> str:
    """A text one of whose headings is another one."""
    found = list(re.finditer(r"^## .*$", text, re.M))
    if not found:
        return text
    spot = found[which % len(found)]
    return f"{text[: spot.start()]}## {heading}{text[spot.end() :]}"


def without_paragraph(text: str, which: int) -> str:
    """A text without one of the paragraphs of its body."""
    head, mark, body = text.partition("\n---\n")
    paragraphs = (body if mark else text).split("\n\n")
    del paragraphs[which % len(paragraphs)]
    return head + mark + "\n\n".join(paragraphs) if mark else "\n\n".join(paragraphs)
