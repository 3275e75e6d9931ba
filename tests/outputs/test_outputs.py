"""All outputs together plan a site in a fixed order, with no path twice."""

from __future__ import annotations

import generator.outputs
from generator.outputs import OUTPUTS, plan_all
from tests.small_site import small_view


def test_the_plan_of_a_site() -> None:
    view = small_view(theme=False).view
    assert [artifact.path for artifact in plan_all(view)] == [
        "index.html",
        "frameworks/django/index.html",
        "frameworks/flask/index.html",
        "frameworks/werkzeug/index.html",
        "guide/index.html",
        "guide/first/index.html",
        "guide/second/index.html",
        "people/ada/index.html",
        "people/grace/index.html",
        "sources/annals/index.html",
        "people/index.html",
        "frameworks/index.html",
        "pages/index.html",
        "sources/index.html",
        "tags/index.html",
        "tags/c-3ce177/index.html",
        "tags/maths/index.html",
        "all/index.html",
        "404.html",
        "old/flask/index.html",
        "sitemap.xml",
    ]


def test_artifacts_bear_the_name_of_their_output() -> None:
    for name, output in OUTPUTS.items():
        assert output is getattr(generator.outputs, name)
        assert {artifact.output for artifact in output.plan(small_view().view)} <= {name}


def test_the_small_site_is_made_without_a_problem() -> None:
    made, problems = small_view().built()
    assert problems == []
    assert all(made[path] for path in made if not path.startswith("assets/"))


def test_what_is_made_does_not_depend_on_what_was_made_before() -> None:
    one, two = small_view(), small_view()
    forward = one.built()[0]
    backward = {artifact.path: two.made(artifact, []) for artifact in reversed(list(plan_all(two.view)))}
    assert forward == backward
