"""What became of an answer, as the end of a sentence: "changed from “Ada” to “Grace”", "gained people/ada"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, get_type_hints

import msgspec

from generator.dates import Date
from generator.graph.values import Claim, Link, Markdown, Record
from generator.graph.view import Attachment, Backlink, Edge, Field, Group, Resolution, View
from generator.settings import KindSettings
from generator.source.outline import Heading

LONGEST = 80  # characters of a text that are shown
MOST = 4  # members of a list that are named
NOTHING = msgspec.msgpack.encode(None)

# Of these the ledger keeps a digest of the whole answer; of templates nobody wants to read the whole text.
UNSHOWN = frozenset({"body_of", "asset_bytes", "attachment_bytes", "template_text"})


def change_in_words(name: str, before: bytes, after: bytes) -> str:
    """What became of the answer to a question, given as the ledger keeps it."""
    if NOTHING in (before, after) and name in UNSHOWN:
        return "appeared" if before == NOTHING else "has gone"
    if name in UNSHOWN or _is_digest(before) or _is_digest(after):
        return "changed"
    old, new = _decoded(name, before), _decoded(name, after)
    if name == "neighbours_of":
        return f"changed from {_neighbours(old)} to {_neighbours(new)}"
    if isinstance(old, tuple | list) and isinstance(new, tuple | list):
        return _of_lists(old, new)
    if isinstance(old, Resolution) and isinstance(new, Resolution) and old.key == new.key is not None:
        return f"is still {in_words(new)}, found by {new.matched} instead of {old.matched}"
    if type(old) is type(new) and isinstance(old, Attachment | KindSettings | dict):
        return _of_records(_as_dict(old), _as_dict(new))
    return _from_to(old, new)


def _is_digest(answer: bytes) -> bool:
    return answer[:1] == b"\xc1"


def _decoded(name: str, answer: bytes) -> Any:
    promised = get_type_hints(getattr(View, name))["return"]
    return msgspec.msgpack.decode(answer, type=Any if promised is object else promised)


def _as_dict(record: Any) -> dict[str, Any]:
    return record if isinstance(record, dict) else msgspec.structs.asdict(record)


def _from_to(old: object, new: object) -> str:
    one, other = in_words(old), in_words(new)
    return f"changed from {one} to {other}" if one != other else "changed"


def _of_lists(old: Sequence[Any], new: Sequence[Any]) -> str:
    before, after = {name_of(each): each for each in old}, {name_of(each): each for each in new}
    gained, lost = [each for each in after if each not in before], [each for each in before if each not in after]
    if len(old) == len(new) == len(gained) == 1:
        return _from_to(old, new)
    parts = [f"gained {_listed(gained)}"] if gained else []
    parts += [f"lost {_listed(lost)}"] if lost else []
    others = [each for each in after if each in before and after[each] != before[each]]
    if parts or not others:
        return " and ".join(parts) or "came in another order"
    if len(others) > 1:
        return f"changed in {_listed(others)}"
    one, other = details_of(before[others[0]]), details_of(after[others[0]])
    return f"changed in {others[0]}" + (f": from {one} to {other}" if one != other else "")


def _of_records(old: dict[str, Any], new: dict[str, Any]) -> str:
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    if not names:
        return "came in another order"
    if len(names) > 1:
        return f"changed in {_listed(names)}"
    return _from_to(old.get(names[0]), new.get(names[0])).replace("changed", f"changed in {names[0]}", 1)


def _neighbours(keys: tuple[str, str]) -> str:
    before, after = keys
    said = ([f"{before} before it"] if before else []) + ([f"{after} after it"] if after else [])
    return " and ".join(said) or "nothing"


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    if len(names) > MOST:
        return f"{', '.join(names[: MOST - 1])} and {len(names) - MOST + 1} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def in_words(answer: object) -> str:
    """An answer as it can be read in a sentence."""
    if answer is None or answer in ((), "", {}, []):
        return "nothing"
    say = _SAID.get(type(answer))
    if say is not None:
        return say(answer)
    if isinstance(answer, tuple | list):
        return _listed(map(name_of, answer))
    return _cut(msgspec.json.encode(answer).decode())


def name_of(member: object) -> str:
    """What a member of a list is called."""
    if isinstance(member, str):
        return member or "nothing"
    if isinstance(member, Backlink | Edge):
        return member.key or "the home page"
    if isinstance(member, Group):
        return f"“{member.label}”"
    if isinstance(member, Field):
        return member.settings.name
    if isinstance(member, Heading):
        return f"“{member.text}”"
    if isinstance(member, dict):
        return in_words(member.get("label") or member)
    if isinstance(member, tuple) and member:
        return name_of(member[0])
    return in_words(member)


def details_of(member: object) -> str:
    """What a member of a list says beside its name."""
    if isinstance(member, Backlink):
        return in_words(member.sentence)
    if isinstance(member, Group):
        return in_words(member.edges)
    if isinstance(member, Field):
        return in_words(member.claims)
    if isinstance(member, Heading):
        return f"level {member.level}, “{member.id}”"
    if isinstance(member, tuple) and len(member) > 1:
        return in_words(member[1])
    return ""


def _resolution(found: Resolution) -> str:
    if found.key is not None:
        return found.key or "the home page"
    if found.matched == "held":
        return f"{_listed(found.candidates)}, which is not shown"
    return f"one of {_listed(found.candidates)}" if found.matched else "nothing"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _claim(claim: Claim) -> str:
    return in_words(claim.value)


_SAID: dict[type, Callable[[Any], str]] = {
    str: lambda text: f"“{_cut(text)}”",
    bool: lambda flag: "yes" if flag else "no",
    Resolution: _resolution,
    Claim: _claim,
    Link: lambda link: str(link.target),
    Date: lambda date: str(date.text),
    Markdown: lambda text: f"“{_cut(text.text)}”",
    Record: lambda record: _listed(name for name, _ in record.entries),
    Attachment: lambda file: file.address or f"a file that {file.problem}",
}
