"""A value means what its field says, may cite its sources, and may be disputed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.graph.reading.typed import Plain, plain_claims, read, said


def claims_of(head: str) -> list[Plain]:
    article, problems = read(head)
    name = head.partition(":")[0]
    assert problems == []
    return plain_claims(article.fields.get(name) or article.relations.get(name, ()))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        # what YAML 1.1 would have made something else of
        ("nick: no", ["no"]),
        ("nick: 1.10", ["1.10"]),
        ("nick: 01234", ["01234"]),
        ("nick: 1:30", ["1:30"]),
        ("nick: 2010-04-16", ["2010-04-16"]),
        ("nick: null", ["null"]),
        ("status: no", ["no"]),
        ("alive: no", [False]),
        ("alive: Off", [False]),
        ("alive: TRUE", [True]),
        ("born: 2010", ["date 2010"]),
        ("born: 2010-04", ["date 2010-04"]),
        ("born: 1989~", ["date 1989~"]),
        ("born: 2009/2012", ["date 2009/2012"]),
        ('born: "2010"', ["date 2010"]),
        ("us_date: 04/16/2010", ["date 2010-04-16"]),
        ("height: 1.10", [1.1]),
        ("height: 2", [2]),
        ("height: 1e3", [1000.0]),
        ("children: 010", [10]),
        ("children: -3", [-3]),
        ("website: https://example.org/a?b=c#d", ["https://example.org/a?b=c#d"]),
        ("website: mailto:ada@example.org", ["mailto:ada@example.org"]),
        ("bio: |\n  *One* [@two]", ["markdown *One* [@two]\n"]),
        # several types: the first that fits
        ("ended: 2010", ["date 2010"]),
        ("ended: yes", [True]),
        # nothing
        ("nick:", []),
        ("nick: ~", []),
        ('nick: ""', []),
        ("names: []", []),
        ("names: [~, a, '']", ["a"]),
        # citations
        ("born: 1815-12-10 [@census]", [("date 1815-12-10", "census")]),
        ('born: "1815-12-10 [@census]"', [("date 1815-12-10", "census")]),
        ("nick: Ada [@a] [@b, p. 3; @c]", [("Ada", "a", "b, p. 3", "c")]),
        ("names: [A [@x], B]", [("A", "x"), "B"]),
        ("nick: array[3]", ["array[3]"]),
        ("nick: Ada [@a; no source]", ["Ada [@a; no source]"]),
        # lists
        ("names: one", ["one"]),
        ("names: [one, two]", ["one", "two"]),
        ("names:\n  - one\n  - two [@x]", ["one", ("two", "x")]),
        ("nick: [one]", ["one"]),
        ("codes: 20; 165 ;3", [20, 165, 3]),
        ("codes: [20, 165]", [20, 165]),
        ("codes: 20 [@a; @b]; 165", [(20, "a", "b"), 165]),
        # links
        ("friend: [[people/ada]]", ["[[people/ada]]"]),
        ("friend: '[[ people/ada | Ada L. ]]'", ["[[people/ada|Ada L.]]"]),
        ("friend: [[people/ada#early]] [@x]", [("[[people/ada#early]]", "x")]),
        ("friend: [[Lovelace, Ada]]", ["[[Lovelace, Ada]]"]),
        ("friend: [[Tools: the book]]", ["[[Tools: the book]]"]),
        ("friends: [[a]]", ["[[a]]"]),
        ("friends: [[[a]], [[b]]]", ["[[a]]", "[[b]]"]),
        ("friends: [[[a]] [@x], '[[b|B]]']", [("[[a]]", "x"), "[[b|B]]"]),
        ("friends:\n  - [[a]]\n  - '[[b]] [@x]'", ["[[a]]", ("[[b]]", "x")]),
        ("needs: 20, 165", ["[[20]]", "[[165]]"]),
        ("needs: [20, '[[c, d]]']", ["[[20]]", "[[c, d]]"]),
        ("needs: 20, [[c, d]]", ["[[20]]", "[[c, d]]"]),
        # claims
        ("born: {value: 1815, source: census}", [("date 1815", "census")]),
        (
            "born: {value: '1815 [@a]', sources: [b, '@c, p. 2', '[@d; @e]', '[[sources/f]]']}",
            [("date 1815", "a", "b", "c, p. 2", "d", "e", "sources/f")],
        ),
        (
            "born:\n  - {value: 1815, source: a, preferred: true}\n  - {value: 1816, note: a slip}",
            [("date 1815", "a", "(preferred)", "(disputed)"), ("date 1816", "(a slip)", "(disputed)")],
        ),
        ("names:\n  - {value: one, source: a}\n  - {value: two}", [("one", "a"), "two"]),
        ("names:\n  - {value: one, disputed: yes}\n  - two", [("one", "(disputed)"), "two"]),
        ("near: [[[a]], '[[b]] [@x]']", ["[[a]]", ("[[b]]", "x")]),
        ("near:\n  - {to: '[[a]]', source: x}\n  - {value: '[[b]]', note: n}", [("[[a]]", "x"), ("[[b]]", "(n)")]),
        (
            "made:\n  - {to: [[a]], source: x}\n  - {to: [[b]], source: y}",
            [("[[a]]", "x", "(disputed)"), ("[[b]]", "y", "(disputed)")],
        ),
        # records
        (
            "home: {owner: [[b]], since: '1840 [@deed]', street: '5'}",
            [({"street": ["5"], "since": ["date 1840"], "owner": ["[[b]]"]}, "deed")],
        ),
        ("home: {value: {street: A}, source: x}", [({"street": ["A"]}, "x")]),
    ],
)
def test_a_value_is_what_its_field_makes_of_it(head: str, expected: list[Plain]) -> None:
    assert claims_of(head) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "born: 2024-02-30",
            ("1:7 wrong-type: born is a date; this is “2024-02-30”. Write it as in born: 2010-04-16; "
            "2010, 2010-04, 2009/2012, 1989~ and 2015/.. are dates, too."),
        ),
        ("born: {since: 1815}", ("1:8 unknown-field: A claim has no since. "
         "There are value, source, sources, note, preferred, disputed.")),
        ("born: {valeu: 1815}", "1:8 unknown-field: A claim has no valeu. Did you mean value?"),
        ("born: {source: x}", ("1:7 wrong-type: born is a claim without a value. "
         "Write it as in born: {value: 2010-04-16, source: …}")),
        ("born: {value: x, source: y}", ("1:15 wrong-type: born is a date; this is “x”. "
         "Write it as in born: 2010-04-16; 2010, 2010-04, 2009/2012, 1989~ and 2015/.. are dates, too.")),
        ("born: {value: 1815, source: {a: b}}", ("1:29 wrong-type: The source of born is the name of a source; "
         "this is keys with values. Write it as in source: key-of-the-source, p. 12")),
        ("born: {value: 1815, preferred: maybe}", ("1:32 wrong-type: preferred is true or false; this is “maybe”. "
         "Write preferred: true")),
        ("us_date: 16.4.2010", ("1:10 wrong-type: us_date is a date; this is “16.4.2010”. "
         "Write it as in us_date: 04/16/2010; 2010, 2010-04, 2009/2012, 1989~ and 2015/.. are dates, too.")),
        ("status: actve", ("1:9 wrong-type: status is one of active, quiet or no; this is “actve”. "
         "Did you mean active?")),
        ("status: zzz", ("1:9 wrong-type: status is one of active, quiet or no; this is “zzz”. "
         "Write it as in status: active")),
        ("ended: maybe", ("1:8 wrong-type: ended is a date or true or false; this is “maybe”. "
         "Write it as in ended: 2010-04-16; 2010, 2010-04, 2009/2012, 1989~ and 2015/.. are dates, too.")),
        ("height: tall", "1:9 wrong-type: height is a number; this is “tall”. Write it as in height: 3.5"),
        ("children: 1.5", "1:11 wrong-type: children is a whole number; this is “1.5”. Write it as in children: 3"),
        ("children: " + "9" * 5000, "1:11 wrong-type: children is a whole number; this is “" + "9" * 60 + "…”. "
         "Write it as in children: 3"),
        ("alive: 1", "1:8 wrong-type: alive is true or false; this is “1”. Write it as in alive: true"),
        ("website: javascript:alert(1)", ("1:10 wrong-type: website is an address that begins with https://, http:// "
         "or mailto:; this is “javascript:alert(1)”. Write it as in website: https://example.org/")),
        ("website: www.example.org", ("1:10 wrong-type: website is an address that begins with https://, http:// "
         "or mailto:; this is “www.example.org”. Write website: https://www.example.org")),
        ("friend: Ada", '1:9 wrong-type: friend is a link; this is “Ada”. Write friend: "[[Ada]]"'),
        ("near: people/ada", '1:7 wrong-type: near is a link; this is “people/ada”. Write near: "[[people/ada]]"'),
        ("friends: '[[a]], [[b]]'", ("1:10 wrong-type: friends is a link; this is “[[a]], [[b]]”. "
         'Write it as in friends: "[[key or title]]"')),
        ("nick: [a, b]", ("1:11 too-many: nick has one value, and here are 2. "
         "Keep one; or, where sources disagree, write each as {value: …, source: …}.")),
        ("names: [[a], b]", '1:9 wrong-type: names[0] is text; this is a list. Write it as in names: "…"'),
        ("codes: 20; x; 30", "1:12 wrong-type: codes[1] is a whole number; this is “x”. Write it as in codes: 3"),
        ("home: here", '1:7 wrong-type: home is keys with values; this is “here”. Write it as in home: {street: "…"}'),
        ("home: {since: 1840}", '1:7 missing-field: home needs street. Write street: "…"'),
        ("home: {street: a, sinc: 1840}", "1:19 unknown-field: home has no sinc. Did you mean since?"),
        ("home: {street: a, since: x}", ("1:26 wrong-type: home.since is a date; this is “x”. "
         "Write it as in since: 2010-04-16; 2010, 2010-04, 2009/2012, 1989~ and 2015/.. are dates, too.")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_with_what_to_write(head: str, expected: str) -> None:
    assert said(read(head)[1]) == [expected]


def test_of_several_plain_values_the_first_is_kept() -> None:
    article, _ = read("nick: [a, b]")
    assert plain_claims(article.fields["nick"]) == ["a"]


def test_each_claim_has_a_spot_of_its_own() -> None:
    article, _ = read("born: 1815\nnames: [a, ~, b]\ncodes: '1; 2'\nmade:\n  - [[x]]\n  - value: [[y]]")
    spots = {name: (spot.line - 1, spot.column) for name, spot in article.spots.items()}
    assert spots == {
        "born": (1, 7),
        "names": (2, 8),
        "names[0]": (2, 9),
        "names[1]": (2, 15),
        "codes": (3, 8),
        "codes[0]": (3, 9),
        "codes[1]": (3, 12),
        "made": (5, 3),
        "made[0]": (5, 5),
        "made[1]": (6, 5),
    }


@given(
    st.text(alphabet="ab1[]|@{}:,;-~ '\"é\n", max_size=40),
    st.sampled_from(["born", "names", "friends", "needs", "home"]),
)
def test_no_value_is_too_odd(text: str, name: str) -> None:
    article, problems = read(f"{name}: {text}")
    assert all(claim.value is not None for claims in article.fields.values() for claim in claims)
    assert all(problem.what and problem.place.line > 0 for problem in problems)
