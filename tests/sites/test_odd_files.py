"""Files of any bytes and sizes: each ends in pages or in problems with places, and nothing crashes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.problems import CATALOGUE
from tests.engine.example import FILES
from tests.sites.output import complaints
from tests.sites.stories import Said, stemma, write_site

SITE = '[site]\ntitle = "Odd"\n'
PLACED = ("content/", "data/", "templates/", "theme/", "site.toml")
MUTATIONS = 40

ODD = {
    "nothing": b"",
    "an empty line": b"\n",
    "a BOM and CRLF": b"\xef\xbb\xbf---\r\ntitle: Odd\r\n---\r\nText\r\n\r\nmore\r\n",
    "CR alone": b"---\rtitle: Odd\r---\rText\r",
    "a NUL": b"a\0b",
    "half a BOM": b"\xff\xfe",
    "bytes that are no UTF-8": b"\x80" * 1000,
    "front matter again and again": b"---\n" * 1000,
    "deep brackets in front matter": b"---\n- " + b"[" * 30_000,
    "deep lists in front matter": b"---\n" + b"- " * 30_000 + b"x\n---\n",
    "many keys": b"---\n" + b"".join(b"k%d: v\n" % number for number in range(20_000)) + b"---\n",
    "a long value": b"---\ntitle: " + b"x" * 200_000 + b"\n---\n",
    "deep quotations": b"> " * 20_000 + b"deep",
    "deep lists": b"".join(b"  " * depth + b"- a\n" for depth in range(500)),
    "stars": b"*a " * 50_000,
    "brackets": b"[" * 50_000,
    "backticks": b"`" * 50_001 + b"a",
    "less-than": b"<" * 50_000,
    "embeds": b"![[" * 20_000,
    "footnotes": b"[^a" * 20_000,
    "braces": b"{" * 50_000,
    "a wide table": b"| a " * 5_000 + b"|\n" + b"|---" * 5_000 + b"|\n",
    "blocks": b":::" * 20_000 + b"\n" + b"::: a\n" * 500,
    "many lines": b"a\n" * 100_000,
    "many headings": b"# a\n" * 5_000,
    "five megabytes": b"A line of text, with *some* `code` and a [link](b.md).\n" * 94_000,
}


def sound(said: Said) -> None:
    """Good, or problems with places; nothing else."""
    assert said.exit in (0, 1, 2), said.err
    assert "internal-error" not in said.err
    assert "Stemma failed" not in said.err
    for line in said.err.splitlines():
        told = any(f" [{name}] " in line for name in CATALOGUE)
        if told and " | " not in line and not line.endswith(" times:"):  # it may stand in a line that is shown
            assert line.startswith(PLACED), line


@pytest.mark.parametrize("name", ODD)
def test_any_text_is_read(name: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"site.toml": SITE.encode(), "content/odd.md": ODD[name], "content/b.md": b"# B\n"})
    said = stemma("build", "--keep-going", "--site", tmp_path)
    sound(said)
    assert len(ODD[name]) > 1_000_000 or complaints(tmp_path / "_site") == []  # the parser takes ten seconds for it
    assert said.exit == 1 or (tmp_path / "_site/odd/index.html").is_file()


@pytest.mark.parametrize(
    "stem", ["x" * 251, "日" * 83, "a b", "é", "e\u0301", "Ⅷ", "...", "%41", "a\nb", "a\\b", "\u202eevil"]
)
def test_any_name_is_read(stem: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"site.toml": SITE, f"content/{stem}.md": "# Odd\n", f"content/{stem}/index.md": "# Folder\n"})
    said = stemma("build", "--keep-going", "--site", tmp_path)
    sound(said)
    assert complaints(tmp_path / "_site") == []


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changes: some lost, doubled, exchanged, or put in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(changed))
        length = chance.choice((1, 1, 1, 4, 40))
        kind = chance.randrange(4)
        if kind == 0:
            del changed[at : at + length]
        elif kind == 1:
            changed[at:at] = changed[at : at + length] * chance.randint(1, 3)
        elif kind == 2:
            changed[at:at] = chance.choice(TELLING)
        else:
            changed[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(changed)


# What means something to one of the readers.
TELLING = (
    *(sign.encode() for sign in "[]{}()<>#*_`~|:!?@^$%&=+-\\/\"', \t\n\r\0é\u2028\ufeff"),
    *(b"---\n", b"```\n", b"[[", b"]]", b"![[", b"{{", b"}}", b"{%", b"%}", b"::: a\n", b":::\n", b"> [!note]\n"),
    *(
        b"[^1]",
        b"[^1]: ",
        b"[@annals",
        b"kind: ",
        b"&a ",
        b"*a",
        b"!!python/object:x ",
        b"- ",
        b"  ",
        b"\xff",
        b"\xed\xa0\x80",
    ),
)


def mutation(seed: int) -> dict[str, bytes]:
    """The example site with some files changed."""
    chance = random.Random(seed)
    files = {path: text.encode() if isinstance(text, str) else text for path, text in FILES.items()}
    for path in chance.sample(sorted(files), chance.choice((1, 1, 2, 5))):
        files[path] = mutated(files[path], chance)
    return files


@pytest.mark.parametrize("seed", range(0, MUTATIONS, 10))
def test_any_bytes_are_read(seed: int, tmp_path: Path) -> None:
    for number in range(seed, seed + 10):
        write_site(tmp_path, mutation(number))
        try:
            sound(stemma("build", "--no-ledger", "--keep-going", "--site", tmp_path))
        except AssertionError as failure:
            raise AssertionError(f"mutation({number})") from failure
