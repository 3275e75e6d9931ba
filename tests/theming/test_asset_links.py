"""What style sheets use, and how it is renamed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.theming.asset_links import used_by, with_published_names

USES = [
    ("a{b:url(icons/x.svg)}", "main.css", ("icons/x.svg",)),
    ("a{b:url( 'icons/x.svg' )}", "main.css", ("icons/x.svg",)),
    ('a{b:URL("../x.svg")}', "css/main.css", ("x.svg",)),
    ("a{b:url(x.svg#part)}", "css/main.css", ("css/x.svg",)),
    ("a{b:url(x.woff2?v=1)}", "main.css", ("x.woff2",)),
    ("a{b:url('my icon.svg')} c{d:url(my%20icon.svg)}", "main.css", ("my icon.svg",)),
    (
        '@import "base.css";\n@import url(base.css);\n@import url("print.css") print;',
        "m.css",
        ("base.css", "print.css"),
    ),
    ("a{b:url(data:image/png;base64,AA)}", "main.css", ()),
    ("a{b:url(https://example.org/x.png)}", "main.css", ()),
    ("a{b:url(//example.org/x.png)}", "main.css", ()),
    ("a{b:url(/x.png)}", "main.css", ()),
    ("a{b:url(#part)}", "main.css", ()),
    ("a{b:url()}", "main.css", ()),
    ("a{b:url(../../x.png)}", "css/main.css", ()),
    ("a{b:curl(x.png)}", "main.css", ()),
]


@pytest.mark.parametrize(("sheet", "name", "used"), USES)
def test_a_style_sheet_tells_what_it_uses(sheet: str, name: str, used: tuple[str, ...]) -> None:
    assert used_by(sheet.encode(), name) == used


RENAMED = [
    ("a{b:url(../i/x.svg#part)}", "a{b:url(../i/x.1.svg#part)}"),
    ("a{b:url( 'x.svg?v=2' )}", "a{b:url( 'y%201.svg?v=2' )}"),
    ('@import "base.css" screen;', '@import "base.2.css" screen;'),
    ("a{b:url(absent.svg)}", "a{b:url(absent.svg)}"),
    ("a{b:url(//i/x.svg)}", "a{b:url(//i/x.svg)}"),
]


@pytest.mark.parametrize(("sheet", "renamed"), RENAMED)
def test_only_the_name_of_what_is_used_changes(sheet: str, renamed: str) -> None:
    published = {"i/x.svg": "i/x.1.svg", "css/base.css": "css/base.2.css", "css/x.svg": "css/y 1.svg"}

    assert with_published_names(sheet.encode(), "css/main.css", published).decode() == renamed


@given(sheet=st.binary(max_size=200))
def test_a_style_sheet_that_uses_nothing_keeps_its_bytes(sheet: bytes) -> None:
    assert with_published_names(sheet, "main.css", {}) == sheet
