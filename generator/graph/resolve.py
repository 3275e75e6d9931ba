"""What a link means: an article, or why none. Ambiguous links are never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.graph.addresses import Addresses
from generator.graph.article import Article
from generator.graph.content_paths import distance, folder_of, joined, key_of
from generator.graph.near_names import NearNames
from generator.graph.own_values import OWN_VALUES
from generator.graph.plain_text import plain_text
from generator.graph.published import why_held
from generator.graph.titles import Index, Titles, index_of
from generator.graph.values import Value
from generator.graph.view import Resolution
from generator.names import fold

SOURCE_KIND = "source"
HELD = "held"  # how a link was matched that leads to a draft
NEAREST = "nearest"  # and how one that could mean several articles, and takes the nearest
_NOWHERE = Resolution(None)


class Resolver:
    """Finds what links lead to. Every answer is kept: a site has far fewer targets than links."""

    def __init__(
        self,
        shown: Mapping[str, Article],
        *,
        held: Mapping[str, Article],
        addresses: Addresses,
        nearest: bool,
    ) -> None:
        self._shown = shown
        self._held = held
        self._addresses = addresses
        self.takes_nearest = nearest
        self.titles = Titles(shown)
        self._everywhere: dict[tuple[str, str], Resolution] = {}
        self._from_folder: dict[tuple[str, str, str], Resolution] = {}
        self._explained: dict[tuple[str, str, str], Resolution] = {}
        self._matches: dict[str, Index] = {}
        self._near_values: dict[str, NearNames] = {}

    def find(self, target: str, form: str, origin: str) -> Resolution:
        """The article that a link means. Candidates are given only where it is ambiguous; see `explain`."""
        found = self._everywhere.get((target, form))
        if found is not None:
            return found
        if not target:
            return Resolution(origin, "key") if origin in self._shown and form in ("wiki", "path") else _NOWHERE
        if self._is_local(target, form):
            return self._find_from(origin, target, form)
        found = self._everywhere[target, form] = self._search(target, form, origin)
        return found

    def _find_from(self, origin: str, target: str, form: str) -> Resolution:
        asked = (target, form, self._folder(origin))
        found = self._from_folder.get(asked)
        if found is None:
            found = self._from_folder[asked] = self._search(target, form, origin)
        if found is _NOWHERE and form == "path":
            return self._by_address(target, origin)
        return found

    def explain(self, target: str, form: str, origin: str) -> Resolution:
        """The same, and for a link that leads nowhere the names that may have been meant."""
        found = self.find(target, form, origin)
        if found.key is not None or found.matched:
            return found
        asked = (target, form, self._folder(origin) if self._is_local(target, form) else "")
        explained = self._explained.get(asked)
        if explained is None:
            explained = self._explained[asked] = self._explanation(target, form, origin)
        return explained

    def _explanation(self, target: str, form: str, origin: str) -> Resolution:
        if held := self._hidden(target, form, origin):
            return Resolution(None, HELD, held)
        return Resolution(None, "", self._near(target, form, origin))

    def depends_on_origin(self, target: str) -> bool:
        """Whether the same wiki link may mean different articles on different pages."""
        return self.takes_nearest or target.startswith(("./", "../"))

    def _is_local(self, target: str, form: str) -> bool:
        return form == "path" or (form == "wiki" and self.depends_on_origin(target))

    def _folder(self, origin: str) -> str:
        article = self._shown.get(origin)
        return folder_of(article.path if article else origin)

    def _search(self, target: str, form: str, origin: str) -> Resolution:
        if form == "path" or (form == "wiki" and target.startswith(("./", "../"))):
            return self._by_path(target, origin)
        if form == "cite":
            return self._by_citation(target)
        if form.startswith("match:"):
            return _one("match", self._values(form.removeprefix("match:")).get(fold(target), ()))
        return self._by_name(target, origin)

    # the forms

    def _by_name(self, target: str, origin: str) -> Resolution:
        matched, keys = name_of(target, self._shown, self.titles)
        if len(keys) > 1 and self.takes_nearest:
            folder = self._folder(origin)
            near = min(keys, key=lambda key: (distance(self._folder(key), folder), key))
            return Resolution(near, NEAREST, keys)
        return _one(matched, keys)

    def _by_path(self, target: str, origin: str) -> Resolution:
        path = joined(self._folder(origin), target)
        return _NOWHERE if path is None else _one("path", self._with_key(key_of(path)))

    def _by_address(self, target: str, origin: str) -> Resolution:
        """A link as the browser reads it: relative to the page's address instead of its file."""
        address = joined(folder_of(self._addresses.of(origin)), target)
        return _NOWHERE if address is None else _one("path", self._addresses.at(address))

    def _by_citation(self, target: str) -> Resolution:
        for key in (target, f"sources/{target}"):
            if keys := self._with_key(key):
                return _one("key", keys)
        return _one("alias", self._sources.get(fold(target), ()))

    def _with_key(self, key: str) -> tuple[str, ...]:
        return (key,) if key in self._shown else self.titles.keys.get(fold(key), ())

    @cached_property
    def _sources(self) -> Index:
        return index_of(
            (name, key)
            for key, article in self._shown.items()
            if article.kind == SOURCE_KIND
            for name in (key.rpartition("/")[2], *article.aliases)
        )

    def _values(self, field: str) -> Index:
        index = self._matches.get(field)
        if index is None:
            index = self._matches[field] = index_of(
                (plain_text(value), key) for key, article in self._shown.items() for value in _values_of(article, field)
            )
        return index

    # why a link leads nowhere

    def _hidden(self, target: str, form: str, origin: str) -> tuple[str, ...]:
        """The draft that the link would lead to, and that it is one."""
        if not self._held:
            return ()
        found = self._with_held.find(target, form, origin)
        keys = found.candidates or (() if found.key is None else (found.key,))
        return tuple(f"{key} ({why_held(self._held[key])})" for key in keys if key in self._held)

    @cached_property
    def _with_held(self) -> Resolver:
        everything = {**self._held, **self._shown}
        return Resolver(everything, held={}, addresses=self._addresses, nearest=False)

    def _near(self, target: str, form: str, origin: str) -> tuple[str, ...]:
        if form == "cite":
            return self._near_sources.like(target)
        if form.startswith("match:"):
            return self._near_match(form.removeprefix("match:")).like(target)
        if form == "path":
            return self._near_path(target, origin)
        return self._near_names.like(target)

    def _near_path(self, target: str, origin: str) -> tuple[str, ...]:
        """The articles of that name elsewhere, else those with a name much like it."""
        name = key_of(joined(self._folder(origin), target) or target).rpartition("/")[2]
        return self.titles.ending(fold(name))[:3] or self._near_files.like(name)

    @cached_property
    def _near_names(self) -> NearNames:
        return NearNames(name for key, article in self._shown.items() for name in self._names_of(key, article))

    def _names_of(self, key: str, article: Article) -> Iterator[tuple[str, str, str]]:
        alone = len(self.titles.titles[fold(article.title)]) == 1
        yield article.title, article.title if alone else key, key
        for name in (*article.aliases, key.rpartition("/")[2], key):
            yield name, key, key

    @cached_property
    def _near_files(self) -> NearNames:
        return NearNames((key.rpartition("/")[2], key, key) for key in self._shown)

    @cached_property
    def _near_sources(self) -> NearNames:
        return NearNames((name, name, key) for name, keys in self._sources.items() for key in keys)

    def _near_match(self, field: str) -> NearNames:
        if field not in self._near_values:
            values = self._values(field)
            self._near_values[field] = NearNames((name, name, key) for name, keys in values.items() for key in keys)
        return self._near_values[field]


def _values_of(article: Article, field: str) -> tuple[Value, ...]:
    own = OWN_VALUES.get(field)
    return own(article) if own else tuple([claim.value for claim in article.fields.get(field, ())])


def name_of(target: str, articles: Mapping[str, Article], titles: Titles) -> tuple[str, tuple[str, ...]]:
    """How a wiki link's target is understood, and the keys it may mean.

    As written first, then as a path: `[[/frameworks/flask.md]]` is what other programs write.
    """
    if target in articles:
        return "key", (target,)
    matched, keys = titles.called(fold(target))
    if keys or not target.strip():
        return matched, keys
    bare = key_of(target.strip().strip("/"))
    return ("key", (bare,)) if bare in articles else titles.called(fold(bare))


def _one(matched: str, keys: tuple[str, ...]) -> Resolution:
    if not keys:
        return _NOWHERE
    return Resolution(keys[0], matched) if len(keys) == 1 else Resolution(None, matched, keys)
