"""All articles, A to Z."""

from __future__ import annotations

from msgspec.structs import replace

from tests.small_site import SETTINGS, small_view


def test_all_articles_stand_below_their_letters() -> None:
    html, problems = small_view().page("all/index.html")
    assert problems == []
    at = [
        html.index(text)
        for text in ('id="_letter-1"', ">Ada Lovelace<", 'id="_letter-2"', ">Django<", 'id="_letter-3"')
    ]
    assert at == sorted(at)
    assert 'href="#_letter-2"' in html
    assert 'href="../frameworks/django/"' in html


def test_they_go_on_on_further_pages() -> None:
    made, _ = small_view(settings=replace(SETTINGS, per_page=4)).built()
    pages = [path for path in made if path.startswith("all/")]
    assert pages == ["all/index.html", "all/page/2/index.html", "all/page/3/index.html"]
    assert 'href="../../../all/page/3/"' in made["all/page/2/index.html"]
