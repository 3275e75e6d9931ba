"""What articles of a kind may say is worked out once for a site."""

from __future__ import annotations

from generator.graph.reading import ArticleReader
from generator.graph.reading.kinds import KindReader
from generator.settings import read_settings
from tests.graph.reading.typed import READER, SETTINGS, plain_claims

SITE = '[site]\ntitle = "x"\n[kinds.a.fields]\n'


def test_relations_are_for_the_kinds_at_their_end() -> None:
    assert set(READER.kinds["person"].relations) == {"made", "near"}
    assert set(READER.kinds["event"].relations) == {"made_by", "near"}
    assert READER.kinds["event"].elsewhere == {"made": ("person",)}
    assert READER.kinds["event"].who_may("made") == "person"


def test_a_kind_that_is_not_declared_may_say_anything() -> None:
    assert set(READER.kind_called("zzz").relations) == {"made", "made_by", "near"}
    assert READER.kind_called("zzz").kind.open


def test_all_names_of_a_kind_can_be_suggested() -> None:
    assert {"born", "made", "title"} <= set(KindReader(SETTINGS.kinds[0], SETTINGS).names)


def test_a_default_is_read_as_front_matter() -> None:
    settings, _ = read_settings(SITE + "b = { list = true, default = ['x [@y]', 'z'] }\nc = { default = 'd: e' }")
    reader = ArticleReader(settings)
    assert {name: plain_claims(claims) for name, claims in reader.kinds["a"].defaults.items()} == {
        "b": [("x", "y"), "z"],
        "c": ["d: e"],
    }
    assert reader.misfits == {}


def test_a_default_that_does_not_fit_is_a_mistake_of_the_settings() -> None:
    settings, _ = read_settings(SITE + "b = { type = 'date', default = 'soon' }")
    [((kind, field), problem)] = ArticleReader(settings).misfits.items()
    assert (kind, field) == ("a", "b")
    assert (problem.name, problem.place.file) == ("settings", "site.toml")
    assert problem.what == "The default of b in [kinds.a] does not fit: b is a date; this is “soon”."
