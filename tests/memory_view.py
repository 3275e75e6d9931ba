"""A small site in memory: a graph of articles, and templates, data, assets and attachments from dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from generator.artifact import Artifact
from generator.graph.article import Article, Spot
from generator.graph.graph import Graph
from generator.graph.values import Citation, Claim, Link, Value
from generator.graph.view import Attachment, View
from generator.outputs import make, plan_all
from generator.problems import Problem
from generator.render.fill import fill
from generator.render.generated import Generated
from generator.render.making import draw, sheet_for
from generator.render.page import page_on
from generator.render.sheet import Sheet
from generator.settings import Settings
from generator.source.body import Body, Part
from generator.source.outline import Heading, Mention

THEME = Path(__file__).resolve().parent.parent / "templates"


class Text:
    """An article with its body, said briefly."""

    def __init__(
        self,
        key: str,
        *parts: Part,
        title: str = "",
        kind: str = "page",
        fields: Mapping[str, Any] | None = None,
        relations: Mapping[str, Any] | None = None,
        headings: Iterable[Heading] = (),
        mentions: Iterable[Mention] = (),
        body: Body | None = None,
        section: bool = False,
        **facts: Any,
    ) -> None:
        """`fields` and `relations`: a value, a Claim, or a list of these; a relation's value may be a key."""
        self.body = body or Body(parts)
        self.article = Article(
            key=key,
            path=f"{key}/index.md".lstrip("/") if section else f"{key}.md",
            kind=kind,
            title=title or key.rpartition("/")[2].title() or "Home",
            section=section,
            fields={name: claims(value) for name, value in (fields or {}).items()},
            relations={name: claims(value, as_link=True) for name, value in (relations or {}).items()},
            headings=tuple(headings),
            mentions=tuple(mentions),
            spots={name: Spot(3, 1) for name in {**(fields or {}), **(relations or {})}},
            **facts,
        )


def claims(value: Any, *, as_link: bool = False) -> tuple[Claim, ...]:
    """One value or a list of them as claims."""
    values = value if isinstance(value, list) else [value]
    return tuple(each if isinstance(each, Claim) else Claim(_value(each, as_link=as_link)) for each in values)


def claim(value: Any, *sources: str | tuple[str, str], **facts: Any) -> Claim:
    """A value with its sources: a name, or a name and a locator."""
    cited = [Citation(each) if isinstance(each, str) else Citation(*each) for each in sources]
    return Claim(_value(value), tuple(cited), **facts)


def _value(value: Any, *, as_link: bool = False) -> Value:
    return Link(value) if as_link and isinstance(value, str) else cast("Value", value)


class MemoryView:
    """Answers every question of the view, and keeps what was asked: `asked` holds (question, arguments)."""

    def __init__(
        self,
        *texts: Text,
        settings: Settings | None = None,
        templates: Mapping[str, str] | None = None,
        theme: bool = True,
        data: Mapping[str, object] | None = None,
        assets: Mapping[str, bytes] | None = None,
        attachments: Mapping[str, Attachment] | None = None,
    ) -> None:
        """`theme=False` leaves the theme's templates out."""
        self.settings = settings or Settings(title="A Site")
        self.graph = Graph([text.article for text in texts], settings=self.settings)
        self.bodies = {text.article.key: text.body for text in texts}
        self.templates = dict(templates or {})
        self.theme = _theme() if theme else {}
        self.data_files = dict(data or {})
        self.assets = {**(dict.fromkeys(_theme_assets(), b"") if theme else {}), **(assets or {})}
        self.attached = dict(attachments or {})
        self.asked: list[tuple[str, tuple[Any, ...]]] = []

    @property
    def view(self) -> View:
        """This, as the view that it is."""
        return cast(View, self)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        answer = getattr(self.__dict__["graph"], name)

        def ask(*arguments: Any) -> Any:
            self._note(name, *arguments)
            return answer(*arguments)

        return ask

    def _note(self, question: str, *arguments: Any) -> None:
        self.asked.append((question, arguments))

    def body_of(self, key: str) -> Body:
        self._note("body_of", key)
        return self.bodies[key]

    def setting(self, name: str) -> object:
        self._note("setting", name)
        value: Any = self.settings
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else getattr(value, part)
        return value

    def template_text(self, name: str) -> str | None:
        self._note("template_text", name)
        bare = name.removeprefix("theme/")
        return self.theme.get(bare) if bare != name else self.templates.get(name, self.theme.get(name))

    def template_place(self, name: str) -> str:
        return f"templates/{name}" if name in self.templates else f"theme/{name.removeprefix('theme/')}"

    def template_names(self) -> tuple[str, ...]:
        self._note("template_names")
        return tuple(sorted({*self.templates, *self.theme}))

    def data(self, name: str) -> object:
        self._note("data", name)
        return self.data_files[name]

    def data_names(self) -> tuple[str, ...]:
        self._note("data_names")
        return tuple(sorted(self.data_files))

    def asset(self, name: str) -> str:
        self._note("asset", name)
        return f"assets/{name}" if name in self.assets else ""

    def asset_names(self) -> tuple[str, ...]:
        return tuple(sorted(self.assets))

    def asset_bytes(self, name: str) -> bytes:
        return self.assets[name]

    def attachment(self, path: str, origin: str) -> Attachment | None:
        self._note("attachment", path, origin)
        return self.attached.get(path.lstrip("/"))

    def attachment_paths(self) -> tuple[str, ...]:
        return ()

    # for the tests

    def sheet(self, address: str = "", key: str | None = None) -> tuple[Sheet, list[Problem]]:
        """A sheet for the page at an address, or for an article's, and what is reported on it."""
        problems: list[Problem] = []
        at = self.graph.address_of(key) if key is not None else address
        return sheet_for(self.view, problems.append, at, key=key), problems

    def filled(self, key: str, *parts: Part) -> tuple[str, list[Problem]]:
        """Some parts as they stand on an article's page, and what was wrong with them."""
        sheet, problems = self.sheet(key=key)
        return fill(parts or self.bodies[key].parts, sheet, key), problems

    def drawn(self, template: str, key: str | None = None) -> tuple[str, list[Problem]]:
        """What the text of a template makes of an article's page, or of a generated one."""
        sheet, problems = self.sheet("made/", key)
        self.templates["test.html"] = template
        page = Generated(sheet, "Made") if key is None else page_on(sheet, key)
        made = draw(sheet, "test.html", page).decode()
        return ("" if "could not be made" in made else made), problems

    def built(self) -> tuple[dict[str, str], list[Problem]]:
        """Every artifact of the site as text by its path, and all that was wrong."""
        problems: list[Problem] = []
        made = {artifact.path: self.made(artifact, problems) for artifact in plan_all(self.view)}
        return made, problems

    def made(self, artifact: Artifact, problems: list[Problem]) -> str:
        """One artifact as text."""
        return make(artifact, self.view, problems.append).decode()

    def page(self, path: str) -> tuple[str, list[Problem]]:
        """The file at a path, and what was wrong while it was made."""
        problems: list[Problem] = []
        artifact = next(artifact for artifact in plan_all(self.view) if artifact.path == path)
        return self.made(artifact, problems), problems


def _theme_assets() -> list[str]:
    files = [path.relative_to(THEME / "assets").as_posix() for path in (THEME / "assets").rglob("*") if path.is_file()]
    return sorted({*files, "highlight.css"})


def _theme() -> dict[str, str]:
    return {path.relative_to(THEME).as_posix(): path.read_text("utf-8") for path in THEME.rglob("*.html")}
