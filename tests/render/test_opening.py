"""How a text begins, as words."""

from __future__ import annotations

from generator.render.opening import beginning
from tests.small_site import cite, wiki


def test_a_text_begins_with_words_and_labels_without_elements() -> None:
    parts = ("<p>The <b>same</b> ", wiki("flask"), " &amp; ", wiki("x", label="<i>more</i>"), cite("annals"), ".</p>")
    assert beginning(parts) == "The same flask & more."


def test_no_more_is_read_than_is_enough() -> None:
    assert beginning(("<p>" + "word " * 100_000, "tail")).count("word") < 200
    assert "tail" not in beginning(("word " * 40, "tail"), enough=60)
