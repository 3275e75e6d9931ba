"""The site as templates see it."""

from __future__ import annotations

from msgspec.structs import replace

from generator.settings import MenuEntry, Settings
from tests.memory_view import MemoryView, Text
from tests.small_site import SETTINGS, small_view


def test_settings_are_asked_by_name() -> None:
    drawn, _ = small_view().drawn("{{ site.title }}|{{ site.language }}|{{ site.description }}")
    assert drawn == "Small Site|en|A site to test with."


def test_the_canonical_address_is_whole() -> None:
    assert small_view().drawn("{{ site.canonical }}", "people/ada")[0] == "https://small.example/docs/people/ada/"
    assert MemoryView(Text("x")).drawn("{{ site.canonical }}", "x")[0] == ""


def menu(view: MemoryView, key: str) -> str:
    return view.drawn(
        "{% for link in site.menu %}{{ link.label }}={{ link.url }}{{ '*' if link.current }} {% endfor %}", key
    )[0]


def test_without_a_menu_the_kinds_are_one() -> None:
    assert menu(small_view(), "people/ada").split(" ", 2)[:2] == [
        "People=../../people/*",
        "Frameworks=../../frameworks/",
    ]


def test_a_menu_leads_where_it_says() -> None:
    entries = (
        MenuEntry("Who", "kind:person"),
        MenuEntry("Flask", "Flask"),
        MenuEntry("Home", "/"),
        MenuEntry("Out", "https://x.example/"),
        MenuEntry("None", "kind:nobody"),
    )
    view = small_view(settings=replace(SETTINGS, menu=entries))
    assert menu(view, "frameworks/flask") == (
        "Who=../../people/ Flask=../../frameworks/flask/* Home=../../ Out=https://x.example/ "
    )


def test_a_menu_entry_that_leads_nowhere_is_a_problem_of_the_settings() -> None:
    view = MemoryView(Text("x"), settings=Settings(title="x", menu=(MenuEntry("Lost", "nowhere"),)))
    _, problems = view.page("x/index.html")
    assert [(problem.name, problem.place.file) for problem in problems] == [("settings", "site.toml")]


def test_kinds_and_tags_are_listed() -> None:
    shown = "{{ kind.plural }}:{{ kind.count }}:{{ kind.first(1) | join }}:{{ kind.pages | length }} "
    text = f"{{% for kind in site.kinds %}}{shown}{{% endfor %}}"
    assert small_view().drawn(text)[0].startswith("People:2:Ada Lovelace:2 Frameworks:3:Django:3 ")
    text = "{% for tag in site.tags %}{{ tag.name }}:{{ tag.count }} {% endfor %}"
    assert small_view().drawn(text)[0] == "C++:1 maths:2 "
