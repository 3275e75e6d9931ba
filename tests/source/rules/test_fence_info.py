"""The words behind a fence are told apart."""

from __future__ import annotations

import pytest

from generator.source.rules.fence_info import FenceInfo, fence_info


@pytest.mark.parametrize(
    ("text", "info"),
    [
        ("", FenceInfo()),
        ("python", FenceInfo("python")),
        (" c++ ", FenceInfo("c++")),
        ('py title="a b.py"', FenceInfo("py", 'title="a b.py"', "a b.py")),
        ("py title='a' diff", FenceInfo("py", "title='a' diff", "a", diff=True)),
        ("diff", FenceInfo("diff")),
        ("js {1,3-5}", FenceInfo("js", "{1,3-5}", marks=frozenset({1, 3, 4, 5}))),
        ("js{2}", FenceInfo("js", "{2}", marks=frozenset({2}))),
        ("{2}", FenceInfo("", "{2}", marks=frozenset({2}))),
        ("title=a", FenceInfo("", "title=a", "a")),
        ('py run norun="no net"', FenceInfo("py", 'run norun="no net"', words=(("run", ""), ("norun", "no net")))),
        ("c\\+\\+ title=&quot;a&quot;", FenceInfo("c++", 'title="a"', "a")),
        ("py {a} {3-1} {x-y} =", FenceInfo("py", "{a} {3-1} {x-y} =", words=(("=", ""),))),
    ],
)  # fmt: skip
def test_language_title_marks_and_words(text: str, info: FenceInfo) -> None:
    assert fence_info(text) == info


def test_marks_are_not_without_end() -> None:
    assert len(fence_info("py {1-999999} {5-999999}").marks) <= 20_000
