"""Each kind has a listing, spread over pages."""

from __future__ import annotations

import html5lib
from msgspec.structs import replace

from tests.memory_view import Text
from tests.small_site import SETTINGS, date, small_view


def test_a_kind_is_listed_in_its_order_with_cards() -> None:
    html, problems = small_view().page("people/index.html")
    assert problems == []
    assert "<title>People · Small Site</title>" in html
    main = next(html5lib.parse(html, namespaceHTMLElements=False).iter("main"))
    text = " ".join(" ".join(main.itertext()).split())
    at = [text.index(each) for each in ("Ada Lovelace", "1815", "Flask", "She wrote", "Grace Hopper", "1906")]
    assert at == sorted(at)


def test_a_long_listing_goes_on_on_further_pages() -> None:
    people = [Text(f"people/p{at}", kind="person", fields={"born": date("1900")}) for at in range(5)]
    view = small_view(*people, settings=replace(SETTINGS, per_page=3))
    paths = [path for path in view.built()[0] if path.startswith("people/") and path.count("/") != 2]
    assert paths == ["people/index.html", "people/page/2/index.html", "people/page/3/index.html"]
    last, _ = view.page("people/page/3/index.html")
    assert "<title>People, page 3 · Small Site</title>" in last
    assert 'rel="prev" href="../../../people/page/2/"' in last
    assert 'rel="next"' not in last
    assert '<link rel="canonical" href="https://small.example/docs/people/page/3/">' in last


def test_a_listing_asks_narrow_questions() -> None:
    view = small_view()
    artifact_asked = len(view.asked)
    view.page("people/index.html")
    asked = {question for question, _ in view.asked[artifact_asked:]}
    assert not asked & {"body_of", "fields_of", "relations_of", "backlinks_of", "headings_of"}


def test_the_sources_are_not_listed_twice() -> None:
    assert [path for path in small_view().built()[0] if path == "sources/index.html"] == ["sources/index.html"]
