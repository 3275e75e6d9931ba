"""Where the time went, as `stemma build --profile` tells it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.build.watch import Watch

SLOWEST = 10  # of each sort that are named

# Sort -> heading; the number and the sum of all stand behind it.
SORTS = {
    "read": "Slowest articles to read",
    "made": "Slowest files to make",
    "written again": "Slowest files to write again",
    "template": "Slowest templates, each with what it includes but without what it draws in blocks",
    "query": "Slowest queries",
}


def lines_of(watch: Watch, seconds: float) -> Iterator[str]:
    """The report. `seconds` is what the whole command took; what no step took is the rest."""
    yield f"Where the time went, {seconds:.2f} s:"
    steps = {**watch.steps, "the rest": max(0.0, seconds - sum(watch.steps.values()))}
    for name, spent in steps.items():
        yield f"  {spent:8.3f} s  {spent / seconds:4.0%}  {name}"
    for sort, heading in SORTS.items():
        found = {name: spent for (of, name), spent in watch.seconds.items() if of == sort}
        if found:
            yield f"{heading} ({len(found):,}, {sum(found.values()):.2f} s together):"
            for name in _slowest(found):
                times = watch.counts[sort, name]
                yield f"  {1000 * found[name]:8.1f} ms  {name}" + (f"  × {times:,}" if times > 1 else "")


def as_data(watch: Watch, seconds: float) -> dict[str, object]:
    """The same for --json."""
    return {
        "seconds": seconds,
        "steps": watch.steps,
        **{
            sort: {name: spent for (of, name), spent in watch.seconds.items() if of == sort}
            for sort in dict.fromkeys(of for of, _ in watch.seconds)
        },
    }


def _slowest(found: dict[str, float]) -> list[str]:
    return sorted(found, key=lambda name: (-found[name], name))[:SLOWEST]
