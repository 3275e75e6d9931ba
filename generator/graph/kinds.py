"""The kinds of a site, with what holds for a kind that nobody declared."""

from __future__ import annotations

from generator.settings import PAGE, FieldSettings, KindSettings, Settings


class Kinds:
    """Looks up kinds and their fields by name."""

    def __init__(self, settings: Settings) -> None:
        self._kinds = {kind.name: kind for kind in settings.kinds}
        self._fields = {kind.name: {field.name: field for field in kind.fields} for kind in settings.kinds}

    def get(self, name: str) -> KindSettings:
        """The kind as declared; one that is not declared is open and has no fields."""
        declared = self._kinds.get(name)
        if declared is None and name == PAGE.name:
            return PAGE
        return declared or KindSettings(name=name, label=in_words(name), plural=f"{in_words(name)}s", open=True)

    def field(self, kind: str, name: str) -> FieldSettings | None:
        """The field as the kind declares it, or None."""
        return self._fields.get(kind, {}).get(name)

    def fields(self, kind: str) -> dict[str, FieldSettings]:
        """The fields that the kind declares, in its order."""
        return self._fields.get(kind, {})

    def names(self) -> tuple[str, ...]:
        """The declared kinds, in the settings' order."""
        return tuple(self._kinds)


def undeclared(name: str) -> FieldSettings:
    """What is assumed of a field that an open kind keeps without declaring it."""
    return FieldSettings(name=name, types=("text",), many=True, label=in_words(name))


def in_words(name: str) -> str:
    """A name as a label: `built_on` is "Built on"."""
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
