"""Templates and their assets: the site's own by name, else the theme's."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path, PurePosixPath

from generator.files import Disk, Stamp, real
from generator.problems import Problem
from generator.render.palette import style_sheet
from generator.source.text import decode, unreadable
from generator.theming.asset_links import used_by, with_published_names
from generator.theming.folder import THEME

ASSETS = "assets/"
HIGHLIGHT = "highlight.css"  # made from the names of two Pygments styles, not a file

# What code stands on: the block, then marked, added and deleted lines; a test holds them equal to tokens.css.
LIGHT_GROUNDS = ("#f1f5f2", "#e2efe7", "#dcf2e0", "#fbe4e0")
DARK_GROUNDS = ("#19201d", "#20332a", "#17351f", "#3f211c")


class Theme:
    """Answers the view's questions about templates and assets."""

    def __init__(self, folder: Path, disk: Disk, *, light: str, dark: str) -> None:
        self._disk = disk
        self._light, self._dark = light, dark
        self._own = _Shelf(folder, disk)
        self._theirs = self._own if real(folder) == real(THEME) else _Shelf(THEME, disk, tells=False)
        self._assets = self._all_assets()
        self._data: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the text of the site's own files, used or not."""
        for name in self._own.files:
            if name.startswith(ASSETS):
                self._asset_data(name.removeprefix(ASSETS))
            elif name.endswith(".html"):  # what else lies there need not be text
                self._own.text(name)
        return tuple(self._own.problems)

    def _all_assets(self) -> dict[str, _Shelf | None]:
        """Each asset with the folder that has it; the site's own hides the theme's. None: it is made, not read."""
        assets: dict[str, _Shelf | None] = {HIGHLIGHT: None}
        for shelf in (self._theirs, self._own):
            assets |= {name.removeprefix(ASSETS): shelf for name in shelf.files if name.startswith(ASSETS)}
        return dict(sorted(assets.items()))

    def template_text(self, name: str) -> str | None:
        """The text of a template; "theme/x.html" is the theme's even where the site has its own; None for none."""
        if name.startswith("theme/"):
            return self._theirs.text(name.removeprefix("theme/"))
        own = self._own.text(name)
        return self._theirs.text(name) if own is None else own

    def template_names(self) -> tuple[str, ...]:
        """All templates, the site's and the theme's."""
        names = {name for shelf in (self._own, self._theirs) for name in shelf.files if not name.startswith(ASSETS)}
        return tuple(sorted(names))

    def template_place(self, name: str) -> str:
        """Where the text of a template stands, for messages."""
        bare = name.removeprefix("theme/")
        if name == bare and bare in self._own.files:
            return "templates/" + bare
        return "theme/" + bare

    def asset_names(self) -> tuple[str, ...]:
        """All files of the assets folders, and the style sheet for code."""
        return tuple(self._assets)

    def asset(self, name: str) -> str:
        """The address of an asset, with the hash of its content in the name; "" for none."""
        return ASSETS + self._published(name) if name in self._assets else ""

    def asset_bytes(self, name: str) -> bytes:
        """The content of an asset; in a style sheet the assets it uses are named as they are published."""
        data = self._asset_data(name)
        if not name.endswith(".css"):
            return data
        return with_published_names(data, name, {used: self._published(used) for used in self._used_by(name)})

    def asset_bytes_mark(self, name: str) -> str:
        """What stands for the content of an asset in the ledger; "" for none."""
        return self._digest(name) if name in self._assets else ""

    def _published(self, name: str) -> str:
        path = PurePosixPath(name)
        return str(path.with_name(f"{path.stem}.{self._digest(name)}{path.suffix}"))

    def _digest(self, name: str) -> str:
        """Of an asset and of all that it uses, however far: style sheets may import each other in a circle."""
        if name not in self._digests:
            hashed = blake2b(self._asset_data(name), digest_size=5)
            for used in self._used_by(name):
                hashed.update(used.encode() + self._asset_data(used))
            self._digests[name] = hashed.hexdigest()
        return self._digests[name]

    def _used_by(self, name: str) -> list[str]:
        found: dict[str, None] = {name: None}
        waiting = [name]
        while waiting:
            sheet = waiting.pop()
            used = used_by(self._asset_data(sheet), sheet) if sheet.endswith(".css") else ()
            new = [other for other in used if other in self._assets and other not in found]
            found |= dict.fromkeys(new)
            waiting += new
        del found[name]
        return sorted(found)

    def _asset_data(self, name: str) -> bytes:
        if name not in self._assets:
            raise FileNotFoundError(ASSETS + name)
        if name not in self._data:
            shelf = self._assets[name]
            self._data[name] = shelf.read(ASSETS + name) if shelf else self._highlighting()
        return self._data[name]

    def _highlighting(self) -> bytes:
        return style_sheet(
            light=self._light, dark=self._dark, light_grounds=LIGHT_GROUNDS, dark_grounds=DARK_GROUNDS
        ).encode()


def _is_text(name: str) -> bool:
    """False for a name that is not UTF-8: no template can be called so."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


class _Shelf:
    """One folder of templates; texts are read when asked for."""

    def __init__(self, folder: Path, disk: Disk, *, tells: bool = True) -> None:
        """What cannot be read is told, or else raised: a theme that has lost a file is no mistake of the site's."""
        self.folder = folder
        self._tells = tells
        self.files: dict[str, Stamp] = {
            name: stamp for name, stamp in disk.scan(folder).items() if name.isascii() or _is_text(name)
        }
        self._disk = disk
        self._texts: dict[str, str | None] = {}
        self.problems: list[Problem] = []

    def text(self, name: str) -> str | None:
        if name not in self._texts:
            self._texts[name] = self._read(name)
        return self._texts[name]

    def _read(self, name: str) -> str | None:
        if name not in self.files or name.startswith(ASSETS):
            return None
        text, garbled = decode(self.read(name), file="templates/" + name)
        self.problems += garbled
        return text

    def read(self, name: str) -> bytes:
        """The bytes of a file; none of one that has vanished since the listing, or cannot be read, which is told."""
        try:
            return self._disk.read(self.folder / name)
        except OSError as error:
            if not self._tells:
                raise
            self.problems.append(unreadable("templates/" + name, error))
            return b""
