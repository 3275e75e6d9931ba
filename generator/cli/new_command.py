"""stemma new: start an article."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import root_of, site_option
from generator.cli.report import report_broken_settings
from generator.files import Disk
from generator.names import nearest, slug
from generator.problems import Severities
from generator.settings import FieldSettings, KindSettings, Settings, read_settings


@click.command("new")
@click.argument("kind")
@click.argument("title")
@site_option
@click.option("--key", default="", help="Where it goes below content/; without it the kind's folder and the title.")
def command(kind: str, title: str, start: Path, key: str) -> int:
    """Start an article of a KIND with a TITLE: a file with the fields that the kind asks for.

    Prints the path of the new file. A file that is there already is not touched.
    """
    root = root_of(start)
    disk = Disk()
    settings, found = read_settings(disk.read(root / "site.toml").decode("utf-8", "replace"), file="site.toml")
    if any(map(Severities(settings.problems).is_error, found)):
        report_broken_settings(found, root, as_json=False)
        return 2
    chosen = _kind_named(kind, settings)
    path = root / "content" / f"{key or _key_for(chosen, title)}.md"
    if not path.resolve().is_relative_to((root / "content").resolve()):
        raise click.UsageError(f"--key {key} leads out of content/")
    if path.exists():
        raise click.UsageError(f"{path.relative_to(root)} is there already; choose another title, or a --key")
    disk.write(path, _text(chosen, title, settings).encode())
    click.echo(path.relative_to(root))
    return 0


def _kind_named(name: str, settings: Settings) -> KindSettings:
    kinds = {kind.name: kind for kind in settings.kinds}
    if name not in kinds:
        near = nearest(name, kinds) or tuple(kinds)
        raise click.UsageError(f"There is no kind {name!r} in site.toml; is it one of {', '.join(near)}?")
    return kinds[name]


def _key_for(kind: KindSettings, title: str) -> str:
    name = slug(title)
    if not name:
        raise click.UsageError(f"No file name can be made of the title {title!r}; give one with --key")
    return f"{kind.folder}/{name}" if kind.folder else name


def _text(kind: KindSettings, title: str, settings: Settings) -> str:
    lines = ["---"]
    if not kind.folder:
        lines.append(f"kind: {kind.name}")
    lines += [f"title: {_quoted(title)}", "summary:", "draft: true"]
    lines += [_field_line(field) for field in kind.fields]
    return "\n".join([*lines, "---", ""]) + "\n"


def _field_line(field: FieldSettings) -> str:
    hint = field.help or " or ".join(field.types) + (f": {', '.join(field.choices)}" if field.choices else "")
    line = f"{field.name}: {field.default}".rstrip() + f"  # {hint}"
    return line if field.required else "# " + line


def _quoted(text: str) -> str:
    """As YAML, in quotes where a bare text would not be read as itself."""
    plain = text.strip() == text and text[:1].isalnum() and not any(mark in text for mark in (": ", " #", "[@"))
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
