"""A small, rich site as text: every way in which one file of a site may shape the page of another."""

# ruff: noqa: E501 - templates and articles, as long as they are

from __future__ import annotations

import struct
import zlib

SETTINGS = """\
[site]
title = "The Ancestors"
url = "https://ancestors.example/docs/"
description = "Who begat whom."
footer = "Kept by [[people/ada|Ada]]."

[build]
date = "2026-01-01"

[listing]
per_page = 3

[highlight]
light = "friendly"

[[menu]]
label = "People"
to = "kind:person"

[[menu]]
label = "About"
to = "about"

[extra]
hero = "Built by hand"

[problems]
dangling-link = "warning"
ambiguous-link = "warning"
missing-heading = "warning"
missing-file = "warning"
unknown-source = "warning"
redirect-clash = "warning"
wrong-kind = "warning"
query-syntax = "warning"
transclusion-circle = "warning"
template-error = "warning"
missing-template = "warning"
unknown-field = "warning"
front-matter-syntax = "warning"
data-syntax = "warning"
same-address = "warning"

[kinds.person]
folder = "people"
plural = "People"
card = ["born"]
[kinds.person.fields]
born = { type = "date", cite = true }
site = { type = "url" }
motto = { type = "markdown" }

[kinds.framework]
folder = "frameworks"
plural = "Frameworks"
address = "f/{slug}/"
order = "released,title"
card = ["released", "created_by"]
template = "framework.html"
[kinds.framework.fields]
released = { type = "date", cite = true }
number = { type = "integer" }
rival = { type = "link", kinds = ["framework"], match = "number" }

[kinds.source]
folder = "sources"
plural = "Sources"
card = ["by"]
[kinds.source.fields]
by = { type = "text" }

[kinds.guide]
folder = "guide"
plural = "Guides"
address = "g/{slug}/"
order = "weight,title"

[kinds.page]
open = true

[relations.created]
label = "Created"
inverse = "created_by"
inverse_label = "Created by"
from = ["person"]
to = ["framework"]

[relations.built_on]
label = "Built on"
inverse = "basis_of"
inverse_label = "Basis of"
from = ["framework"]
to = ["framework"]
acyclic = true
"""

ADA = """\
---
title: Ada
summary: She began it.
born: 1815-12-10 [@annals]
created: "[[frameworks/flask]] [@annals, p. 3]"
motto: Ask *[[guide/start]]* first.
aliases: [The Countess, people/lovelace]
tags: [maths, web]
---
Ada wrote [[Flask]] when nobody asked.

![At the piano](portrait.png)

## Youth

She was young, see [[guide/start#install|how to begin]].

```python
print("ada")
```

## Age

She was older, as [the letter](letter.txt) says.

### Late

Later still [@annals].
"""

FLASK = """\
---
title: Flask
summary: Small and quick.
released: 2010-04-16
number: 1
rival: 2
built_on: "[[Werkzeug]]"
moved_from: [old/flask]
tags: [web]
---
Flask stands on [Werkzeug](werkzeug.md#past) and answers [[Django]].

![[people/ada#youth]]

::: note {title="Beware"}
The [[guide/start]] says so.
:::
"""

HOME = """\
---
title: Home
summary: Where it begins.
---
See [[people/ada]] and [[frameworks/flask]].

```query as=table fields=released
kind:framework sort:-released
```
"""

# Templates of the site's own for every page, so that what a page asks is written here.
TEMPLATES = {
    "templates/base.html": """\
<!doctype html>
<html lang="{{ page.language or site.language }}">
<head>
<meta charset="utf-8">
<title>{{ page.title }} · {{ site.title }}</title>
<meta name="description" content="{{ page.summary or site.description }}">
<link rel="stylesheet" href="{{ asset("site.css") }}">
<link rel="stylesheet" href="{{ asset("highlight.css") }}">
{% block head %}{% endblock %}
</head>
<body>
<nav>{% for link in site.menu %}<a href="{{ link.url }}">{{ link.label }}</a> {% endfor %}</nav>
{% block main %}{% endblock %}
{% block foot %}{% include "parts/foot.html" %}{% endblock %}
</body>
</html>
""",
    "templates/parts/foot.html": "<footer>{{ site.footer | markdown(inline=true) }}</footer>\n",
    "templates/parts/entry.html": '<a href="{{ entry.url }}">{{ entry.title }}</a>'
    "{% for field in entry.card %} <b>{{ field }}</b>{% endfor %} {{ entry.summary }}\n",
    "templates/article.html": """\
{% extends "base.html" %}
{% block main %}
<p>{% for crumb in page.trail %}<a href="{{ crumb.url }}">{{ crumb.title }}</a> / {% endfor %}</p>
<h1>{{ page.title }}</h1>
{% for heading in page.headings %}<a href="#{{ heading.id }}">{{ heading.text }}</a>{% endfor %}
{% for field in page.fields %}<p>{{ field.label }}: {% for claim in field.claims %}{{ claim.html }}{{ claim.marks }}{% endfor %}</p>
{% endfor %}
{{ page.body }}
{% for group in page.relations %}<p>{{ group.label }}: {% for edge in group.edges %}<a href="{{ edge.url }}">{{ edge.title }}</a>{{ edge.marks }} {% endfor %}</p>
{% endfor %}
{% block below %}{% endblock %}
{% if listing %}<ul>{% for entry in listing.entries %}<li>{% include "parts/entry.html" %}</li>{% endfor %}</ul>{% endif %}
{% for source in page.sources %}<p>{{ source.number }} <a href="{{ source.page.url }}">{{ source.page.title }}</a></p>{% endfor %}
{% for each, sentence in page.backlinks %}<p><a href="{{ each.url }}">{{ each.title }}</a> <q>{{ sentence }}</q></p>
{% endfor %}
{% for each in page.cited_by %}<p>Cited by {{ each.title }}</p>{% endfor %}
{% for tag in page.tags %}<a href="{{ tag_url(tag) }}">{{ tag }}</a>{% endfor %}
{% if page.previous %}<a rel="prev" href="{{ page.previous.url }}">{{ page.previous.title }}</a>{% endif %}
{% if page.next %}<a rel="next" href="{{ page.next.url }}">{{ page.next.title }}</a>{% endif %}
{% endblock %}
""",
    "templates/framework.html": """\
{% extends "article.html" %}
{% import "macros.html" as macros %}
{% block head %}<!-- {{ macros.loud(site.extra.hero) }} -->{% endblock %}
{% block below %}{% include "parts/facts.html" %}{% endblock %}
""",
    "templates/home.html": """\
{% extends "base.html" %}
{% block main %}
<h1>{{ opening.title }}</h1>
{{ opening.body }}
{% for kind in site.kinds %}<p><a href="{{ kind.url }}">{{ kind.plural }}</a> {{ kind.count }}</p>{% endfor %}
{% endblock %}
""",
    "templates/listing.html": """\
{% extends "base.html" %}
{% block main %}
<h1>{{ page.title }}</h1>
<ul>{% for entry in listing.entries %}<li>{% include "parts/entry.html" %}</li>{% endfor %}</ul>
{% for link in listing.links %}<a href="{{ link.url }}">{{ link.number }}</a>{% endfor %}
{% endblock %}
""",
    "templates/all.html": """\
{% extends "listing.html" %}
{% block main %}
{% for letter, entries in listing.letters %}<h2>{{ letter }}</h2>
{% for entry in entries %}<p><a href="{{ entry.url }}">{{ entry.title }}</a> {{ entry.kind_label }}</p>{% endfor %}
{% endfor %}
{% endblock %}
""",
    "templates/tags.html": """\
{% extends "base.html" %}
{% block main %}
{% for tag in site.tags %}<p><a href="{{ tag.url }}">{{ tag.name }}</a> {{ tag.count }}</p>{% endfor %}
{% endblock %}
""",
    "templates/sources.html": """\
{% extends "listing.html" %}
{% block main %}
{% for entry in listing.entries %}<p>{{ entry.title }} {{ entry.cited_by | length }}</p>{% endfor %}
{% endblock %}
""",
    "templates/not_found.html": """\
{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1>{% endblock %}
""",
    "templates/graph/list.html": "{% for entry, cells in rows %}<a href='{{ entry.url }}'>{{ entry.title }}</a> {% endfor %}\n",
    "templates/graph/table.html": "{% for entry, cells in rows %}<p>{{ entry.title }}{% for cell in cells %} {{ cell }}"
    "{% endfor %}</p>{% endfor %}\n",
    "templates/graph/timeline.html": "{% for event in events %}{{ event.when }} {{ event.page.title }} {% endfor %}\n",
    "templates/graph/lineage.html": "{% macro branch(steps) %}{% for step in steps %}({{ step.label }} {{ step.page.title }}"
    "{{ branch(step.steps) }}){% endfor %}{% endmacro %}\n{{ branch(lineage.ancestors) }}{{ branch(lineage.descendants) }}\n",
    "templates/redirect.html": '<!doctype html>\n<title>{{ page.title }}</title><a href="{{ target }}">{{ canonical }}</a>\n',
}

FILES: dict[str, str | bytes] = {
    "site.toml": SETTINGS,
    "content/index.md": HOME,
    "content/about.md": "---\ntitle: About\nsummary: What this is.\ntint: blue\n---\nWritten by [[Grace]], see "
    "[[history|all]].\n\n```query\ntag:web words:<400\n```\n",
    "content/history.md": "---\ntitle: History\nsummary: In order.\n---\n## Dates\n\n```timeline\nkind:framework\n```\n\n"
    "```lineage\n[[Flask]]\n```\n",
    "content/people/ada/index.md": ADA,
    "content/people/ada/letter.txt": "Dear Charles\n",
    "content/people/ada/portrait.png.yaml": "alt: A portrait\ncredit: Nobody\n",
    "content/people/grace.md": "---\ntitle: Grace\nsummary: She debugged it.\nborn: 1906\ntags: [maths, navy]\n---\n"
    "Grace knew [[The Countess]] only by name, and [[Cobol]] and the [[guide]] by heart.\n",
    "content/people/zoe.md": "---\ntitle: Zoë\nsummary: Nobody knows her.\ndraft: true\ntags: [secret]\n---\n"
    "Zoë knows [[Grace]].\n",
    "content/frameworks/flask.md": FLASK,
    "content/frameworks/django.md": "---\ntitle: Django\nsummary: Large and quick.\nreleased: 2005\nnumber: 2\n"
    "created_by: [[Grace]]\ntags: [web]\n---\nDjango came first.\n\n## Past\n\nIn a newspaper, long ago.\n\n"
    "::: fancy\nNobody draws this.\n:::\n",
    "content/frameworks/werkzeug.md": "---\ntitle: Werkzeug\nsummary: A workshop.\nreleased: 2007-12\nnumber: 3\n---\n"
    "Tools.\n\n## Past\n\nOnce a [letter](../people/ada/letter.txt), now a library.\n\n## Parts\n\n"
    "::: aside\nMany.\n:::\n",
    "content/guide/index.md": "---\ntitle: Guide\nkind: guide\nsummary: How to.\n---\nRead all of it.\n",
    "content/guide/start.md": "---\ntitle: Start\nsummary: At the beginning.\nweight: 1\n---\nBegin here.\n\n"
    "## Install {#install}\n\nType it.\n\n## Run\n\nPress it, says [[about]].\n",
    "content/guide/later.md": "---\ntitle: Later\nsummary: To come.\nweight: 2\npublish: 2027-01-01\n---\n"
    "After [[guide/start#run]].\n",
    "content/sources/annals.md": "---\ntitle: The Annals\nsummary: A chronicle.\nby: A scribe\n---\nOf [[Ada]].\n",
    "data/facts.yaml": "motto: Slow and sure\nnumbers:\n  one: 1\n  two: 2\n",
    **TEMPLATES,
    "templates/macros.html": "{% macro loud(text) %}{{ text | upper }}{% endmacro %}\n",
    "templates/parts/facts.html": "<p>{{ data.facts.motto }}"
    "{% for name, value in data.facts.numbers.items() %} {{ name }}={{ value }}{% endfor %}</p>\n",
    "templates/blocks/note.html": '{% set properties = {"title": ""} %}\n<aside><b>{{ block.title }}</b>'
    "{{ block.inner }}</aside>\n",
    "templates/unused.html": "<p>Nobody asks for this.</p>\n",
    "templates/assets/site.css": "body { color: red }\n",
}


def picture(width: int, height: int, shade: int) -> bytes:
    """A grey PNG."""
    rows = (b"\0" + bytes([shade]) * width) * height
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(rows)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


FILES["content/people/ada/portrait.png"] = picture(600, 4, 90)
