"""Python fences of twelve lines for the made-up corpus: sound code, in nine shapes, no two alike."""

from __future__ import annotations

from keyword import iskeyword
from random import Random

from tests.bench.words import ADJECTIVES, NOUNS, VERBS

# The names in braces are drawn anew for each sample; {n} is its serial number, which makes it unlike any other.
SHAPES = (
    '''\
from dataclasses import dataclass, field


@dataclass(frozen=True)
class {Noun}:
    """One {adj} {noun} and its {other}s."""

    name: str
    {other}s: list[str] = field(default_factory=list)

    def {verb}(self, limit: int = {n}) -> list[str]:
        return [{o} for {o} in self.{other}s[:limit] if {o} != self.name]
''',
    '''\
def {verb}_{noun}({other}s, *, {adj}=False):
    """Return the {noun} of each {other}, {adj} ones first."""
    found = {{}}
    for position, {o} in enumerate({other}s, start={n}):
        if not {o}:
            continue
        key = {o}.strip().lower()
        found.setdefault(key, []).append(position)
    # Ties are broken by name, so that the order never changes.
    order = sorted(found, key=lambda key: (-len(found[key]), key))
    print(f"{{len(order)}} of {{len({other}s)}} kept")
    return order if {adj} else order[::-1]
''',
    """\
import asyncio


async def {verb}({noun}, timeout={n} / 1000):
    async with {noun}.{other}() as {o}:
        try:
            return await asyncio.wait_for({o}.{verb2}(), timeout)
        except TimeoutError:
            print(f"{adj} {noun} took over {{timeout:.2f}} s")
            return None

asyncio.run({verb}(open_{noun}("{adj}-{other}")))
""",
    '''\
class {Adj}{Noun}(Exception):
    """Raised when a {other} cannot be {verb2}ed."""

    code = {n}

    def __init__(self, {other}, *reasons):
        super().__init__("; ".join(map(str, reasons)) or "{adj}")
        self.{other} = {other}

    def __str__(self) -> str:
        """What the {noun}'s log shows."""
        return f"{{type(self).__name__}} {{self.code}}: {{self.{other}!r}}"
''',
    """\
from collections import Counter
from pathlib import Path

{NOUN}_LIMIT = {n}
{other}s = Counter()
for path in sorted(Path("{noun}s").glob("**/*.{ending}")):
    with path.open(encoding="utf-8") as lines:
        {other}s.update(line.split(":", 1)[0] for line in lines if ":" in line)

for name, count in {other}s.most_common({NOUN}_LIMIT):
    if count > 0x1F and name.startswith(("{adj}", "{verb}")):
        print(f"{{name:<20}} {{count:>6,d}}")
""",
    """\
@{noun}.route("/{other}s/<int:{o}_id>", methods=["GET", "POST"])
def {verb}_{other}({o}_id: int):
    {other} = {noun}.get({o}_id) or abort(404)
    if request.method == "POST":
        {other}.{verb2}(request.form["{adj}"])
        flash("The {other} was saved.")
        return redirect(url_for("{verb}_{other}", {o}_id={o}_id))
    return render_template(
        "{other}/{verb}.html",
        {other}={other},
        version={n},
    )
""",
    '''\
import re

{NOUN} = re.compile(r"(?P<name>\\w+)\\s*=\\s*(?P<value>[^;#]+)(?:;|$)")

def {verb}_{noun}(text: str) -> dict[str, str | int]:
    """Read `{adj} = {n}; {other} = yes` into a mapping."""
    values: dict[str, str | int] = {{"{adj}": {n}}}
    for match in {NOUN}.finditer(text):
        value = match["value"].strip()
        values[match["name"]] = int(value) if value.isdigit() else value
    assert "{other}" in values, f"no {other} in {{text!r}}"
    return values
''',
    '''\
def test_{verb}_keeps_the_{noun}_{n}(tmp_path, monkeypatch):
    monkeypatch.setenv("{NOUN}_{OTHER}", "{adj}")
    {noun} = tmp_path / "{noun}.{ending}"
    {noun}.write_text("""\\
[{other}]
{adj} = true
limit = {n}.5e3
""")

    with pytest.raises(ValueError, match=r"{other}.*{adj}"):
        {verb}({noun}, {other}=None, depth=-{n})
    assert {noun}.exists() and not {noun}.is_dir()
''',
    """\
from functools import lru_cache, partial
from itertools import groupby, islice

@lru_cache(maxsize={n})
def {verb}_{other}(left: bytes, right: bytes = b"{adj}\\x00") -> float:
    pairs = zip(left, right, strict=False)
    return sum(a ^ b for a, b in pairs) / max(len(left), 1)

{verb}_{adj} = partial({verb}_{other}, right=b"{noun}")
{noun}s = ((key, list(group)) for key, group in groupby(load(), key=lambda {o}: {o}.{noun}))
for key, group in islice({noun}s, 3, None, 2):
    print(key, *map({verb}_{adj}, group), sep="\\t", end="\\n\\n")
""",
)

ENDINGS = ("cfg", "csv", "ini", "json", "md", "toml", "txt", "xml")
LINES = 12

_NOUNS, _VERBS, _ADJECTIVES = ([word for word in words if not iskeyword(word)] for words in (NOUNS, VERBS, ADJECTIVES))


def samples(rng: Random, serial: int) -> tuple[str, str]:
    """Two samples of different shape, unlike those of any other serial number; each has LINES lines."""
    first, second = rng.sample(SHAPES, 2)
    return _fill(first, rng, 2 * serial + 1), _fill(second, rng, 2 * serial + 2)


def _fill(shape: str, rng: Random, number: int) -> str:
    noun, other = rng.sample(_NOUNS, 2)
    verb, verb2 = rng.sample(_VERBS, 2)
    adjective = rng.choice(_ADJECTIVES)
    words = {"noun": noun, "other": other, "verb": verb, "verb2": verb2, "adj": adjective, "n": number}
    written = {"Noun": noun.title(), "Adj": adjective.title(), "NOUN": noun.upper(), "OTHER": other.upper()}
    return shape.format(**words, **written, o=other[:1] + "_", ending=rng.choice(ENDINGS)).rstrip()
