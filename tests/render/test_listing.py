"""A listing is spread over pages, with links to those before, after and near."""

from __future__ import annotations

import pytest

from generator.render.listing import Listing, letter_of, pages_of, per_page_of
from generator.settings import KindSettings, Settings
from tests.memory_view import MemoryView, Text


def listing(number: int, entries: int = 95, per_page: int = 10) -> Listing:
    keys = [f"t{at:02}" for at in range(entries)]
    view = MemoryView(*[Text(key) for key in keys])
    sheet, _ = view.sheet(f"all/page/{number}/" if number > 1 else "all/")
    return Listing(sheet, "all/", keys, number=number, per_page=per_page)


def test_each_page_has_its_slice() -> None:
    last = listing(10)
    assert [page.key for page in last.entries] == [f"t{at}" for at in range(90, 95)]
    assert (last.total, last.pages) == (95, 10)


def test_before_the_first_and_after_the_last_there_is_none() -> None:
    assert (listing(1).previous, listing(1).next) == ("", "../all/page/2/")
    assert (listing(10).previous, listing(10).next) == ("../../../all/page/9/", "")
    assert listing(2).previous == "../../../all/"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, [1, 2, 3, 0, 10]), (5, [1, 0, 3, 4, 5, 6, 7, 0, 10]), (9, [1, 0, 7, 8, 9, 10])],
)
def test_links_lead_to_both_ends_and_to_the_near_pages(number: int, shown: list[int]) -> None:
    links = listing(number).links
    assert [link.number for link in links] == shown
    assert [link.number for link in links if link.current] == [number]


def test_a_single_page_offers_no_links() -> None:
    assert listing(1, entries=10).links == []


@pytest.mark.parametrize(("entries", "pages"), [(0, 1), (1, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_the_number_of_pages(entries: int, pages: int) -> None:
    assert pages_of(entries, 10) == pages


@pytest.mark.parametrize(
    ("title", "letter"),
    [("ada", "A"), ("Émile", "E"), ("“Quoted”", "Q"), ("3 apples", "#"), ("!", "#"), ("日本", "日"), ("ß", "SS")],
)
def test_the_letter_of_a_title(title: str, letter: str) -> None:
    assert letter_of(title) == letter


def test_entries_are_grouped_by_letter() -> None:
    view = MemoryView(Text("a", title="Ada"), Text("b", title="ädil"), Text("c", title="Bo"))
    sheet, _ = view.sheet("all/")
    letters = Listing(sheet, "all/", ["a", "b", "c"], number=1, per_page=10).letters
    assert [(letter, [page.key for page in pages]) for letter, pages in letters] == [("A", ["a", "b"]), ("B", ["c"])]


def test_a_kind_may_say_how_many_entries_stand_on_a_page() -> None:
    view = MemoryView(settings=Settings(title="x", per_page=7, kinds=(KindSettings("k", "K", "Ks", per_page=3),))).view
    assert per_page_of(view) == 7
    assert per_page_of(view, "k") == 3
