"""Generated pages have what the layout needs."""

from __future__ import annotations

from generator.render.generated import Generated
from tests.small_site import small_view


def test_a_generated_page_has_what_the_layout_needs() -> None:
    sheet, _ = small_view().sheet("tags/maths/")
    made = Generated(sheet, "maths", above=[("Tags", "tags/")])
    assert [(crumb.title, crumb.url) for crumb in made.trail] == [("Small Site", "../../"), ("Tags", "../../tags/")]
    assert (made.title, made.summary, made.language, made.url) == ("maths", "", "", "../../tags/maths/")
