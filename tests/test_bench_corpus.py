"""The benchmarks' corpus: the same on every machine, and of the shape that the figures speak of."""

from __future__ import annotations

import ast
import re
from collections import Counter
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest

from tests.bench import samples
from tests.bench.articles import FOLDERS, KINDS, RELATIONS, Article, corpus, source_count
from tests.bench.corpus import make_corpus
from tests.bench.flavours import FLAVOURS
from tests.bench.prose import Citation, Link

SIZE = 200
FENCE = re.compile(r"```python\n(.*?)\n```", re.DOTALL)
MARKDOWN_LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return list(corpus(SIZE))


@pytest.fixture(scope="module")
def written(articles: list[Article]) -> list[Article]:
    """The articles without the sources."""
    return articles[:SIZE]


def test_the_corpus_is_the_one_that_earlier_results_were_taken_with(articles: list[Article]) -> None:
    text = "".join(FLAVOURS["stemma"].article_text(article) for article in articles)
    assert sha256(text.encode()).hexdigest()[:16] == "d985f9328d57e65a"


def test_a_larger_corpus_begins_with_the_same_titles(written: list[Article]) -> None:
    larger = islice(corpus(4 * SIZE), SIZE)
    assert [article.title for article in larger] == [article.title for article in written]


def test_there_are_as_many_articles_as_asked_and_a_few_sources(articles: list[Article]) -> None:
    kinds = Counter(article.kind for article in articles)
    assert kinds == {**dict.fromkeys(KINDS, SIZE // 4), "source": source_count(SIZE)}


def test_keys_and_titles_are_unique_and_keys_lie_in_the_kinds_folder(articles: list[Article]) -> None:
    assert len({article.key for article in articles}) == len({article.title for article in articles}) == len(articles)
    assert all(article.key.startswith(FOLDERS[article.kind] + "/") for article in articles)


def test_bodies_have_about_six_hundred_words_beside_the_code(written: list[Article]) -> None:
    counts = [len(FENCE.sub("", article.prose).split()) for article in written]
    assert min(counts) > 480
    assert max(counts) < 720
    assert 580 < sum(counts) / len(counts) < 620


def test_the_vocabulary_is_wide(written: list[Article]) -> None:
    found = {word.lower() for article in written for word in re.findall(r"[A-Za-z]+", FENCE.sub("", article.prose))}
    assert len(found) > 2000


def test_each_article_has_sections_a_table_a_list_and_a_quotation(written: list[Article]) -> None:
    for article in written:
        assert len(set(re.findall(r"^## .+", article.prose, re.MULTILINE))) == 5
        assert article.prose.count("\n| --- ") == 1
        assert 4 <= len(re.findall(r"^- ", article.prose, re.MULTILINE)) <= 6
        assert len(re.findall(r"^> ", article.prose, re.MULTILINE)) == 1


def test_each_article_has_two_sound_samples_of_twelve_lines_and_no_two_are_alike(written: list[Article]) -> None:
    found = [FENCE.findall(article.prose) for article in written]
    assert all(len(pair) == 2 for pair in found)
    codes = [code for pair in found for code in pair]
    assert {len(code.splitlines()) for code in codes} == {samples.LINES}
    assert len(set(codes)) == 2 * SIZE
    for code in codes:
        ast.parse(code)


def test_each_article_links_to_eight_to_ten_others_that_exist(articles: list[Article], written: list[Article]) -> None:
    keys = {article.key: article.title for article in articles}
    for article in written:
        links = [piece for piece in article.body if isinstance(piece, Link)]
        assert 8 <= len({link.key for link in links}) == len(links) <= 10
        assert all(keys[link.key] == link.text and link.key != article.key for link in links)


def test_citations_and_cited_values_name_sources_that_exist(articles: list[Article], written: list[Article]) -> None:
    sources = {article.key for article in articles if article.kind == "source"}
    for article in written:
        assert {piece.key for piece in article.body if isinstance(piece, Citation)} <= sources
        assert [field.source in sources for field in article.fields].count(True) == 1


def test_each_article_has_three_relations_to_articles_of_the_right_kind(written: list[Article]) -> None:
    kinds = {article.key: article.kind for article in written}
    for article in written:
        assert len(article.relations) == 3
        ends = {name: kinds[other.key] for name, other in article.relations.items()}
        assert ends == {name: end for name, (_, end) in RELATIONS[article.kind].items()}


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_flavour_holds_all_text_and_its_settings(flavour: str, tmp_path: Path, articles: list[Article]) -> None:
    make_corpus(tmp_path, SIZE, flavour)
    style = FLAVOURS[flavour]
    for article in articles:
        text = (tmp_path / style.article_path(article)).read_text(encoding="utf-8")
        assert article.title in text
        assert article.summary in text
        assert FENCE.findall(text) == FENCE.findall(article.prose)
    for fixed in (Path("tests/bench/sites") / style.SKELETON).rglob("*.*"):
        assert (tmp_path / fixed.relative_to(Path("tests/bench/sites") / style.SKELETON)).exists()


def test_links_between_source_files_lead_to_files(tmp_path: Path, articles: list[Article]) -> None:
    make_corpus(tmp_path, SIZE, "mkdocs")
    for article in articles:
        file = tmp_path / FLAVOURS["mkdocs"].article_path(article)
        targets = MARKDOWN_LINK.findall(FENCE.sub("", file.read_text(encoding="utf-8")))
        assert all((file.parent / target).is_file() for target in targets)
