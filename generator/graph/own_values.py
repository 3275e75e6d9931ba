"""What every article has without declaring it, as values that queries compare and orderings sort by."""

from __future__ import annotations

from collections.abc import Callable

from generator.graph.article import Article
from generator.graph.values import Value

# These names mean the same on every kind, so no field of that name is looked for.
OWN_VALUES: dict[str, Callable[[Article], tuple[Value, ...]]] = {
    "title": lambda article: (article.title,),
    "key": lambda article: (article.key,),
    "kind": lambda article: (article.kind,),
    "summary": lambda article: (article.summary,) if article.summary else (),
    "alias": lambda article: article.aliases,
    "tag": lambda article: article.tags,
    "language": lambda article: (article.language,) if article.language else (),
    "publish": lambda article: (article.publish,) if article.publish else (),
    "words": lambda article: (article.words,),
    "weight": lambda article: (article.weight,),
    # as front matter calls them, for `match` and for a kind's order
    "aliases": lambda article: article.aliases,
    "tags": lambda article: article.tags,
    "slug": lambda article: (article.slug or article.key.rpartition("/")[2],),
}
