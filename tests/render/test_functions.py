"""The functions of templates, each bound to the page that is made."""

from __future__ import annotations

import pytest

from generator.render.functions import FUNCTIONS, Functions
from tests.small_site import small_view

DATA = {"team": [{"name": "Ada", "items": 3}], "menu": {"items": ["a"]}, "prices.tea.green": 3}


def drawn(text: str, key: str | None = "guide/first") -> str:
    html, problems = small_view(data=DATA, assets={"logo.svg": b""}).drawn(text, key)
    assert problems == []
    return html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("{{ url('people/ada') }}", "../../people/ada/"),
        ("{{ url(page) }}", "../../guide/first/"),
        ("{{ url(article('Flask')) }}", "../../frameworks/flask/"),
        (
            "{{ url('kind:person') }} {{ url('tag:maths') }} {{ url('all') }}",
            "../../people/ ../../tags/maths/ ../../all/",
        ),
        ("{{ url('/any/where/') }}", "../../any/where/"),
        ("{{ url('https://x.example/?a&b') }} {{ url('#top') }}", "https://x.example/?a&amp;b #top"),
        ("{{ tag_url('C++') }}", "../../tags/c-3ce177/"),
        ("{{ asset('logo.svg') }}", "../../assets/logo.svg"),
        ("{{ query('kind:person sort:title') | join(', ') }}", "Ada Lovelace, Grace Hopper"),
        ("{{ article('frameworks/flask').title }}", "Flask"),
        ("{{ setting('per_page') }} {{ setting('extra.none') }}", "100 None"),
        ("{{ data.team[0].name }} {{ data.team[0].items }} {{ data['menu'].items[0] }}", "Ada 3 a"),
        ("{{ data.prices.tea.green }} {{ data['prices']['tea'].green }}", "3 3"),
    ],
)
def test_what_functions_answer(text: str, html: str) -> None:
    assert drawn(text) == html


def test_a_generated_page_has_its_links_too() -> None:
    assert drawn("{{ url('people/ada') }} {{ url(page) }}", None) == "../people/ada/ ../made/"


def test_citation_marks_may_be_asked_for() -> None:
    assert drawn("{{ cite(page.field('born')) }}", "people/ada").endswith("[1]</a></sup>")


@pytest.mark.parametrize(
    "text",
    [
        "{{ data.team[0].nam }}",
        "{{ data.teem }}",
        "{{ data.team[5] }}",
        "{{ data.prices.coffee }}",
        "{{ data.prices.tea }}{{ data.prices.tea.black }}",
        "{{ article('no') }}",
    ],
)
def test_what_is_not_there_is_a_problem(text: str) -> None:
    _, [problem] = small_view(data=DATA).drawn(text)
    assert problem.name == "template-error"


def test_a_misspelt_name_of_data_is_offered_the_nearest() -> None:
    _, [problem] = small_view(data=DATA).drawn("{{ data.teem }}")
    assert problem.do == "Did you mean team?"


def test_every_function_says_how_it_is_used() -> None:
    for name in FUNCTIONS:
        assert f"`{name}(" in (getattr(Functions, name).__doc__ or "")
