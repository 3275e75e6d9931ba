"""Templates and their assets: the site's own by name, else the theme's."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path, PurePosixPath

from generator.files import Disk, Stamp
from generator.render.palette import style_sheet

HERE = Path(__file__).resolve().parent
# In the wheel the theme lies inside the package; in a checkout it is the repository's templates/.
THEME = HERE / "theme" if (HERE / "theme").is_dir() else HERE.parent / "templates"

ASSETS = "assets/"
HIGHLIGHT = "highlight.css"  # made from the names of two Pygments styles, not a file


class Theme:
    """Answers the view's questions about templates and assets."""

    def __init__(self, folder: Path, disk: Disk, *, light: str, dark: str) -> None:
        self._disk = disk
        self._light, self._dark = light, dark
        self._own = _Shelf(folder, disk)
        self._theirs = self._own if folder.resolve() == THEME.resolve() else _Shelf(THEME, disk)
        self._asset_data: dict[str, bytes] = {}

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
        names = {n.removeprefix(ASSETS) for s in (self._own, self._theirs) for n in s.files if n.startswith(ASSETS)}
        return tuple(sorted(names | {HIGHLIGHT}))

    def asset(self, name: str) -> str:
        """The address of an asset, with the hash of its content in the name; "" for none."""
        if name not in self.asset_names():
            return ""
        path = PurePosixPath(name)
        digest = blake2b(self.asset_bytes(name), digest_size=5).hexdigest()
        return ASSETS + str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))

    def asset_bytes(self, name: str) -> bytes:
        """The content of an asset."""
        if name not in self._asset_data:
            self._asset_data[name] = self._read_asset(name)
        return self._asset_data[name]

    def _read_asset(self, name: str) -> bytes:
        for shelf in (self._own, self._theirs):
            if ASSETS + name in shelf.files:
                return self._disk.read(shelf.folder / ASSETS / name)
        return style_sheet(light=self._light, dark=self._dark).encode()


class _Shelf:
    """One folder of templates; texts are read when asked for."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.files: dict[str, Stamp] = disk.scan(folder)
        self._disk = disk
        self._texts: dict[str, str | None] = {}

    def text(self, name: str) -> str | None:
        if name not in self._texts:
            self._texts[name] = self._read(name)
        return self._texts[name]

    def _read(self, name: str) -> str | None:
        if name not in self.files or name.startswith(ASSETS):
            return None
        return self._disk.read(self.folder / name).decode("utf-8", "replace")
