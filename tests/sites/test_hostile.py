"""Hostile files: whatever stands in them, pages have the structure of their harmless twins, and run nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.problems import CATALOGUE
from tests.sites.output import Page, complaints, pages_of
from tests.sites.stories import stemma, write_site

TOLERANT = "[problems]\n" + "".join(f'{name} = "warning"\n' for name in CATALOGUE if name != "internal-error")

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></textarea></script><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% include 'site.toml' %}",
    "javascript:alert(1)",
    "--><!--<b>",
    "]]><b>",
    "\u2028</pre></code><b>",
    "`</code>",
)
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'


def quoted(text: str) -> str:
    """A text as YAML and TOML read it back."""
    return json.dumps(text)


def data_site(text: str) -> dict[str, str]:
    """A site with the text in every value that is data."""
    t = quoted(text)
    return {
        "site.toml": f"""\
[site]
title = {t}
description = {t}
author = {t}
url = "https://small.example/"
[[menu]]
label = {t}
to = "all"
[kinds.person]
folder = "people"
label = {t}
plural = {t}
card = ["motto"]
[kinds.person.fields]
motto = {{ label = {t}, help = {t}, cite = true }}
names = {{ list = true }}
home = {{ fields = {{ street = {{}} }} }}
role = {{ choices = [{t}] }}
number = {{ type = "integer" }}
friend = {{ type = "link" }}
website = {{ type = "url" }}
[kinds.source]
folder = "sources"
[kinds.page]
open = true
[relations.knows]
label = {t}
inverse = "known_by"
inverse_label = {t}
[extra]
hero = {t}
{TOLERANT}""",
        "content/people/ada.md": f"""\
---
title: {quoted("Z" + text)}
summary: {t}
aliases: [{t}]
moved_from: [{t}]
tags: [{t}, plain]
slug: ada
language: {t}
motto:
  - {{value: {t}, source: [annals, {t}], note: {t}, preferred: true}}
  - {{value: other, source: {quoted("annals, " + text)}}}
names: [{t}, other]
home: {{street: {t}}}
role: {t}
number: {t}
friend: {t}
website: {t}
knows: "[[people/grace]]"
{t}: {t}
---
Text.

~~~text
{text}
~~~

    {text}

![dot](dot.svg)
""",
        "content/people/dot.svg": DOT,
        "content/people/dot.svg.yaml": f"alt: {t}\ncredit: {t}\nlicence: {t}\ncaption: {t}\n",
        "content/people/grace.md": "---\ntitle: Grace\nmotto: plain\n---\n[[people/ada]]\n",
        "content/sources/annals.md": f"---\ntitle: {quoted('Z' + text)}\nauthor: {t}\n---\n",
        "data/words.json": json.dumps({"one": text, text: [text]}),
        "data/rows.csv": 'name,"' + text.replace('"', '""') + '"\nx,"' + text.replace('"', '""') + '"\n',
        "templates/parts/footer.html": """\
<footer title="{{ data.words.one }}">{{ data.words }}{{ data.rows | length }}{{ site.extra.hero }}
<script type="application/json">{{ data.words | json }}</script></footer>
""",
    }


def shape(element: Any) -> object:
    """The elements of a tree with the names of their attributes, and nothing of their text."""
    return element.tag, sorted(element.keys()), [shape(child) for child in element]


def built(root: Path, files: dict[str, str]) -> dict[str, Page]:
    """The pages of a site, but those at an address that is made of the text."""
    write_site(root, files)
    said = stemma("build", "--site", root)
    assert said.exit == 0, said.err
    assert complaints(root / "_site") == []
    found = pages_of(root / "_site")
    return {path: page for path, page in found.items() if not path.startswith("tags/") and not _redirects(page)}


def _redirects(page: Page) -> bool:
    return any(element.get("http-equiv") == "refresh" for element in page.tree.iter("meta"))


def runs(page: Page) -> list[str]:
    """What a browser would run of a page, but for the theme's own scripts."""
    found = []
    for element in page.tree.iter():
        if (
            element.tag == "script"
            and "assets/" not in (element.get("src") or "")
            and element.get("type") != "application/json"
        ):
            found.append(f"script {element.text}")
        for name, value in element.items():
            if name.startswith("on") or name in ("srcdoc", "formaction") or "expression(" in value:
                found.append(f"{name}={value}")
            if name in ("href", "src", "action", "data") and value.strip().lower().startswith(
                ("javascript:", "data:", "vbscript:", "//")
            ):
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_value_changes_no_structure(payload: str, tmp_path: Path) -> None:
    hostile, harmless = built(tmp_path / "a", data_site(payload)), built(tmp_path / "b", data_site("harmless"))
    assert hostile.keys() == harmless.keys()
    for path, page in hostile.items():
        assert shape(page.tree) == shape(harmless[path].tree), path
        assert runs(page) == []


MARKDOWN = """\
# Title {0}

{0}

[{0}]({0}) [x](<{0}>) [x](x "{0}") [[{0}]] [[people/ada|{0}]] [[people/ada#{0}]] ![{0}]({0} "{0}") ![[{0}]]

[ref]: <{0}> "{0}"
[ref] [^{0}] [@{0}] [@annals, {0}] `{0}` <{0}> *{0}* ~~{0}~~ [x]{{title="{0}" .{0} #{0} onclick="{0}"}}

## {0} {{#{0} .{0} style="{0}"}}

> [!note]- {0}
> {0}

> [!{0}] {0}
> {0}

| {0} | {0} |
|-----|-----|
| {0} | {0} |

- [ ] {0}
- {0}

{0}
: {0}

=== "{0}"

    {0}

::: {0} {{{0}={0}}}
{0}
:::

~~~{0} title="{0}" {{1}}
{0}
~~~

```diff-{0}
{0}
```

```query as={0} fields={0}
kind:{0} "{0}" sort:{0}
```

```timeline dates={0}
"{0}"
```

```lineage relations={0} depth={0}
{0}
```

::: aside {title="{0}" {0}}
{0}
:::

<div title="{0}" style="{0}" onclick="{0}">{0}</div>
<a href="{0}">x</a> <img src="{0}" alt="{0}"> <p id="{0}">

<!-- {0} -->

[^{0}]: {0}
"""
ALSO = (
    "&#106;avascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "java\tscript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example",
    "\\\\evil.example",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=jav&#x09;ascript:alert(1)>",
    "<math><mtext></table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<svg><style><img src=x onerror=alert(1)>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<x-y onclick=alert(1)>",
    "![x](javascript:alert(1))",
    "[x](  javascript:alert(1)  )",
    "<javascript:alert(1)>",
)


@pytest.mark.parametrize("payload", PAYLOADS + ALSO)
def test_no_text_makes_a_page_run_anything(payload: str, tmp_path: Path) -> None:
    files = {
        "site.toml": f'[site]\ntitle = "Small"\n{TOLERANT}',
        "content/a.md": "---\ntitle: A\n---\n" + MARKDOWN.replace("{0}", payload).replace("{{", "{").replace("}}", "}"),
        "content/people/ada.md": "# Ada\n\n![[a]]\n",
        "content/sources/annals.md": "---\nkind: source\n---\n",
    }
    for page in built(tmp_path, files).values():
        assert runs(page) == []
        assert "49" not in page.text()


NAMES = [
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}",
    "javascript:alert(1)",
    "a%2e%2e",
    "&lt;b&gt;",
    "CON",
    "#x?y",
    "a b",
    "-",
    "..a",
    "x" * 240,
]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_runs_nothing(name: str, tmp_path: Path) -> None:
    files = {
        "site.toml": f'[site]\ntitle = "Small"\n{TOLERANT}',
        f"content/z{name}.md": "Text.\n",
        f"content/folder {name[:200]}/index.md": f"![dot](<{name}.svg>) [[z{name}]]\n",
        f"content/folder {name[:200]}/{name}.svg": DOT,
        f"data/{name}.json": "{}",
    }
    for page in built(tmp_path, files).values():
        assert runs(page) == []
        assert "49" not in page.text()
