"""What site.toml says, as frozen records with all defaults filled in."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

FIELD_TYPES = (
    "text",
    "markdown",
    "integer",
    "number",
    "boolean",
    "date",
    "choice",
    "url",
    "link",
    "record",
)

ARTICLE_FIELDS = (
    "kind",
    "title",
    "summary",
    "aliases",
    "moved_from",
    "tags",
    "draft",
    "publish",
    "slug",
    "template",
    "language",
    "weight",
)
"""What every article may say of itself, whatever its kind; no field or relation can have one of these names."""

QUERY_NAMES = ("key", "alias", "tag", "words")
"""What a query asks of every article beside these, so that no field of such a name could be asked for."""


class FieldSettings(Struct, frozen=True):
    """One field of a kind, as declared below [kinds.KIND.fields.NAME]."""

    name: str
    types: tuple[str, ...]  # of FIELD_TYPES; several: the first that fits, `type = ["date", "boolean"]`
    many: bool = False  # `list = true`: a list of such values
    label: str = ""  # shown; the name with a capital when none is given
    help: str = ""
    required: bool = False
    default: str = ""  # as it would be written in front matter
    cite: bool = False  # its values are meant to carry sources
    choices: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # of a link: which kinds it may lead to; empty: any
    match: str = ""  # of a link: a bare number or name is looked up among the articles whose field `match` has it
    separator: str = ""  # of a list: "20, 165" is two values
    format: str = ""  # of a date: strptime's words for other habits, "%m/%d/%Y"
    fields: tuple[FieldSettings, ...] = ()  # of a record


class KindSettings(Struct, frozen=True):
    """One kind of article, as declared below [kinds.NAME]."""

    name: str
    label: str
    plural: str
    folder: str = ""  # articles below content/FOLDER/ are of this kind unless they say otherwise
    address: str = "{key}/"  # may hold {key}, {slug}, {kind}, {field names}
    order: str = "title"  # a query's sort: "released,-title"; neighbours and the listing follow it
    per_page: int = 0  # of its listing; 0: the site's own
    open: bool = False  # fields that are not declared are kept
    template: str = "article.html"
    card: tuple[str, ...] = ()  # fields shown beside the title in listings
    schema: str = ""  # schema.org type for JSON-LD
    fields: tuple[FieldSettings, ...] = ()


TimeRule = Literal["", "from-before-to", "to-before-from", "overlap"]


class RelationSettings(Struct, frozen=True):
    """One typed edge, as declared below [relations.NAME]; it may be written on either end."""

    name: str
    label: str
    inverse: str  # its name seen from the other end; the same name when symmetric
    inverse_label: str
    sources: tuple[str, ...] = ()  # `from`: kinds that may stand at its beginning; empty: any
    targets: tuple[str, ...] = ()  # `to`
    symmetric: bool = False
    one: bool = False  # at most one from each article
    inverse_one: bool = False
    acyclic: bool = False
    time: TimeRule = ""
    cite: bool = False


class MarkdownSettings(Struct, frozen=True):
    """[markdown]: how bodies are read."""

    html: Literal["sanitise", "escape", "allow"] = "sanitise"
    wiki_links: bool = True
    ambiguous: Literal["problem", "nearest"] = "problem"  # what an ambiguous wiki link is
    smart: bool = True  # curly quotes, dashes, ellipses
    breaks: bool = False  # a line break in the text is one on the page


class MenuEntry(Struct, frozen=True):
    """[[menu]]: one link of the site's main navigation."""

    label: str
    to: str  # an article as in [[…]], "kind:NAME", "tags", "all", or an address


class Settings(Struct, frozen=True):
    """Everything that site.toml says, with its defaults filled in."""

    title: str
    url: str = ""
    language: str = "en"
    description: str = ""
    author: str = ""
    footer: str = ""
    home: str = ""  # key of the article whose body opens the home page; index.md does so by itself
    per_page: int = 100  # entries on a page of a listing
    menu: tuple[MenuEntry, ...] = ()
    output: str = "_site"
    date: str = ""  # today, for `publish:`; empty: nothing with a `publish` date is held back by it
    drafts: bool = False
    light: str = "friendly"
    dark: str = "github-dark"
    markdown: MarkdownSettings = MarkdownSettings()
    kinds: tuple[KindSettings, ...] = ()
    relations: tuple[RelationSettings, ...] = ()
    problems: dict[str, str] = {}  # name -> "error" | "warning" | "off"
    extra: dict[str, object] = {}  # [extra]: whatever the templates want
