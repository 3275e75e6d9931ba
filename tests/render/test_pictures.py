"""Images have their size, smaller versions, words and a caption; those that cannot be shown are told."""

from __future__ import annotations

from generator.graph.view import Attachment
from tests.small_site import image, small_view

ADA = Attachment(
    "people/ada.png",
    "people/ada.1a.png",
    9,
    metadata=(("alt", "Ada at her desk"), ("credit", "A. Painter"), ("licence", "CC0")),
    width=1200,
    height=800,
    sizes=((480, "people/ada.1a.480.png"),),
)
PLAIN = Attachment("dot.svg", "dot.2b.svg", 5)
BROKEN = Attachment("cut.png", "", 5, problem="it is cut")
FILES = {"ada.png": ADA, "dot.svg": PLAIN, "cut.png": BROKEN}


def shown(hole: object) -> tuple[str, list[str]]:
    html, problems = small_view(attachments=FILES).filled("people/ada", hole)  # type: ignore[arg-type]
    return html, [problem.name for problem in problems]


def test_an_image_has_its_size_smaller_versions_and_the_words_of_its_sheet() -> None:
    html, problems = shown(image("ada.png"))
    assert problems == []
    assert html == (
        '<img src="../../people/ada.1a.png" alt="Ada at her desk" width="1200" height="800" '
        'srcset="../../people/ada.1a.480.png 480w, ../../people/ada.1a.png 1200w" '
        'sizes="(max-width: 48rem) 100vw, 48rem" loading="lazy">'
    )


def test_its_own_words_win_and_are_escaped() -> None:
    html, _ = shown(image("ada.png", 'say "x"', "a <title>"))
    assert 'alt="say &quot;x&quot;"' in html
    assert 'title="a &lt;title&gt;"' in html


def test_a_figure_has_a_caption_with_credit_and_licence() -> None:
    html, _ = shown(image("ada.png", "Ada", "Ada, <1840>", figure=True))
    assert html.startswith("<figure><img ")
    assert html.endswith(
        '<figcaption>Ada, &lt;1840&gt; <small class="credit">A. Painter · CC0</small></figcaption></figure>\n'
    )


def test_an_image_without_size_has_none() -> None:
    html, _ = shown(image("dot.svg", "dot"))
    assert html == '<img src="../../dot.2b.svg" alt="dot" loading="lazy">'


def test_a_stated_width_gives_the_height() -> None:
    html, _ = shown(image("ada.png", "x", width="300"))
    assert 'width="300" height="200"' in html


def test_attributes_that_an_image_may_not_state_are_dropped() -> None:
    html, _ = shown(image("ada.png", "x", onerror="alert(1)", width="1;2", style="x"))
    assert "onerror" not in html
    assert "style" not in html
    assert 'width="1200"' in html


def test_an_image_without_words_is_a_problem_unless_it_is_said_to_need_none() -> None:
    assert shown(image("dot.svg"))[1] == ["missing-alt"]
    assert shown(image("dot.svg", alt=""))[1] == ["missing-alt"]
    html, problems = small_view(attachments=FILES).filled("people/ada", image("dot.svg", "", "", figure=False))
    assert 'alt=""' in html
    assert [problem.name for problem in problems] == ["missing-alt"]


def test_a_missing_and_a_broken_image_leave_their_words() -> None:
    assert shown(image("no.png", "No <b>")) == ('<span class="missing-image">No &lt;b&gt;</span>', ["missing-file"])
    assert shown(image("cut.png", "")) == ('<span class="missing-image">cut.png</span>', ["broken-image"])
