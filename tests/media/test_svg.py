"""SVG images: their size, and what is not let through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.media.svg import look_at_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30">'


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


SIZES = [
    ('width="40" height="30"', (40, 30)),
    ('width="40px" height="30.4px"', (40, 30)),
    ('width=" 2in" height="2.54cm"', (192, 96)),
    ('width="30pt" height="25.4mm"', (40, 96)),
    ('viewBox="0 0 640 480"', (640, 480)),
    ('viewBox="-10,-10, 640,480"', (640, 480)),
    ('width="100%" height="100%" viewBox="0 0 640 480"', (640, 480)),
    ('width="320" viewBox="0 0 640 480"', (320, 240)),
    ('height="240" viewBox="0 0 640 480"', (320, 240)),
    ("", (0, 0)),
    ('width="40"', (0, 0)),
    ('width="-40" height="30"', (0, 0)),
    ('width="1e999" height="30"', (0, 0)),
    ('width="NaN" height="30"', (0, 0)),
    ('viewBox="0 0 0 0"', (0, 0)),
    ('viewBox="0 0 640"', (0, 0)),
    ('width="&#x661;" height="30"', (0, 0)),
]


@pytest.mark.parametrize(("attributes", "size"), SIZES)
def test_the_size_is_what_the_attributes_say(attributes: str, size: tuple[int, int]) -> None:
    drawing = look_at_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())

    assert (drawing.width, drawing.height, drawing.problem) == (*size, "")


HARMLESS = [
    '<g opacity="0.5"/>',
    '<path d="M0 0L1 1" style="fill:url(#a);stroke:red"/>',
    "<path fill=\"url( '#a' )\" filter='url(\"#b\")'/>",
    '<linearGradient id="a" xlink:href="#b"/>',
    '<use href="#a"/>',
    '<a href="https://example.org/"><text>there</text></a>',
    '<a xlink:href="mailto:ada@example.org"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<image xlink:href=" data:image/jpeg,AAAA"/>',
    "<style>.a { fill: red; mask: url(#m) } /* url of it */</style>",
    "<style>@font-face { font-family: x; src: url(data:font/woff2;base64,AAAA) }</style>",
    "<style><![CDATA[ .a > .b { fill: red } ]]></style>",
    '<animate attributeName="opacity" values="0;1"/>',
    '<set attributeName="visibility" to="hidden"/>',
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:x r:about=""/></r:RDF></metadata>',
    '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/>',
    '<x:rect xmlns:x="http://www.w3.org/2000/svg"/>',
    "<?xpacket begin='' id=''?>",
    "<text>onclick= javascript: &lt;script&gt;</text>",
]


@pytest.mark.parametrize("inside", HARMLESS)
def test_what_draws_is_let_through(inside: str) -> None:
    assert look_at_svg(svg(inside)).problem == ""


HARMFUL = [
    ("<script>alert(1)</script>", "<script>"),
    ('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', "<script>"),
    ("<Script/>", "<Script>"),
    ('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>', "<script>"),
    ('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>', "<iframe>"),
    ('<metadata><b xmlns="http://www.w3.org/1999/xhtml"/></metadata>', "<b>"),
    ('<m:maction xmlns:m="http://www.w3.org/1998/Math/MathML"/>', "<maction>"),
    ("<foreignObject/>", "<foreignObject>"),
    ("<handler/>", "<handler>"),
    ("<audio/>", "<audio>"),
    ('<g onclick="alert(1)"/>', "onclick="),
    ('<g ONLOAD="alert(1)"/>', "onload="),
    ('<animate onbegin="alert(1)"/>', "onbegin="),
    ('<a href="javascript:alert(1)"/>', "javascript:alert(1)"),
    ('<a xlink:href="java&#10;script:alert(1)"/>', "refers to"),
    ('<a xlink:href="&#1;javascript:alert(1)"/>', "no SVG that can be read"),
    ('<a y:href="javascript:alert(1)" xmlns:y="http://www.w3.org/1999/xlink"/>', "javascript"),
    ('<a href="data:text/html,x"/>', "data:text/html"),
    ('<a href="#" ping="https://evil.example/"/>', "ping="),
    ('<use href="https://evil.example/x.svg#a"/>', "evil.example"),
    ('<use href="other.svg#a"/>', "other.svg"),
    ('<use href="data:image/svg+xml,x#a"/>', "data:image/svg"),
    ('<image href="https://evil.example/x.png"/>', "evil.example"),
    ('<image href="data:image/svg+xml,x"/>', "data:image/svg"),
    ('<feImage href="//evil.example/x.png"/>', "evil.example"),
    ('<g xml:base="https://evil.example/"/>', "base="),
    ('<animate attributeName="href" values="javascript:alert(1)"/>', "changes href="),
    ('<set attributeName="xlink:href" to="javascript:alert(1)"/>', "changes xlink:href="),
    ('<set attributeName=" onclick " to="alert(1)"/>', "changes onclick="),
    ('<g style="background:url(https://evil.example/)"/>', "by its style"),
    ('<g style="background:u\\72l(https://evil.example/)"/>', "by its style"),
    ('<g style="background:URL( &quot;//evil.example/&quot; )"/>', "by its style"),
    ('<g fill="url(https://evil.example/#a)"/>', "fill="),
    ('<g fill="\\75 rl(https://evil.example/#a)"/>', "fill="),
    ('<animate attributeName="fill" values="url(#a);url(//evil.example)"/>', "values="),
    ('<style>@import "https://evil.example/";</style>', "by its style"),
    ('<style>@\\69mport "https://evil.example/";</style>', "by its style"),
    ("<style>a{b:u<!-- -->rl(//evil.example)}</style>", "by its style"),
    ("<style>a{b:u<g>x</g>rl(//evil.example)}</style>", "holds a <g> in a <style>"),
    ("<style>a{b:image-set('//evil.example' 1x)}</style>", "by its style"),
    ("<style><![CDATA[a{b:url(//evil.example)}]]></style>", "by its style"),
    ("&lol;", "no SVG that can be read"),
    ("<?xml-stylesheet href='x.xsl'?>", "style sheet"),
]


@pytest.mark.parametrize(("inside", "what"), HARMFUL)
def test_what_runs_or_loads_is_refused(inside: str, what: str) -> None:
    assert what in look_at_svg(svg(inside)).problem


def test_the_line_of_what_is_refused_is_named() -> None:
    drawing = look_at_svg(svg("\n<g/>\n<script/>"))

    assert drawing.problem == "holds a <script> in line 3"
    assert drawing.unsafe


DOCUMENTS = [
    ('<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD + "&a;</svg>", "declares entities"),
    ('<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + HEAD + "</svg>", "declares entities"),
    ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>' + HEAD + "</svg>", "declares entities"),
    ('<!DOCTYPE svg SYSTEM "https://evil.example/x.dtd">' + HEAD + "&a;</svg>", "entity"),
    ('<?xml version="1.0" encoding="utf-7"?>' + HEAD + "</svg>", "utf-7"),
    ('<?xml-stylesheet href="x.css"?>' + HEAD + "</svg>", "style sheet"),
    ("<svg/>", "is no SVG"),
    ("<html><body/></html>", "is no SVG"),
    ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "is no SVG"),
    (HEAD, "no SVG that can be read"),
    (HEAD + "</svg></svg>", "no SVG that can be read"),
    ("", "no SVG that can be read"),
    ("GIF89a", "no SVG that can be read"),
]


@pytest.mark.parametrize(("text", "what"), DOCUMENTS)
def test_documents_that_are_no_plain_svg_are_refused(text: str, what: str) -> None:
    assert what in look_at_svg(text.encode()).problem


def test_the_usual_doctype_is_let_through() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'

    assert look_at_svg(f'\ufeff<?xml version="1.0" encoding="UTF-8"?>{doctype}{HEAD}</svg>'.encode()).problem == ""


def test_another_encoding_in_which_tags_hide_is_refused() -> None:
    assert look_at_svg(svg("").decode().encode("utf-16")).problem == "is no UTF-8 text"


def test_depth_and_size_have_their_limits() -> None:
    assert look_at_svg(svg("<g>" * 100_000 + "</g>" * 100_000)).problem == ""
    assert look_at_svg(svg(" " * 10_000_000)).problem == "has 10.0 MB, and an SVG may have 10"


@given(data=st.binary(max_size=100) | st.text(max_size=100).map(lambda text: svg(text)))
def test_nothing_is_raised_whatever_the_bytes_are(data: bytes) -> None:
    assert isinstance(look_at_svg(data).problem, str)
