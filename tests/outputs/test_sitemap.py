"""The sitemap has the whole addresses of all articles, where the site has one."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from generator.outputs import sitemap
from generator.settings import Settings
from tests.memory_view import MemoryView, Text
from tests.small_site import small_view


def addresses(xml: str) -> list[str]:
    return [str(element.text) for element in ElementTree.fromstring(xml).iter() if element.tag.endswith("}loc")]


def test_all_articles_and_the_home_page_are_in_it() -> None:
    xml, problems = small_view().page("sitemap.xml")
    assert problems == []
    found = addresses(xml)
    assert len(found) == 10
    assert found[0] == "https://small.example/docs/"
    assert "https://small.example/docs/people/ada/" in found


def test_without_the_address_of_the_site_there_is_none() -> None:
    assert "sitemap.xml" not in MemoryView(Text("x")).built()[0]


def test_addresses_are_encoded() -> None:
    view = MemoryView(Text("a & b/日本"), settings=Settings(title="x", url="https://x.example"))
    assert addresses(view.page("sitemap.xml")[0])[1].isascii()


def test_many_addresses_go_into_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 4)
    made, _ = small_view().built()
    names = [f"sitemap-{number}.xml" for number in (1, 2, 3)]
    assert addresses(made["sitemap.xml"]) == [f"https://small.example/docs/{name}" for name in names]
    parts = [addresses(made[name]) for name in names]
    assert [len(part) for part in parts] == [4, 4, 2]
    assert len({address for part in parts for address in part}) == 10
