"""stemma clean: deletes what Stemma wrote, and nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.cli.small import small_site
from tests.sites.stories import stemma


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_output_and_memory_are_gone_and_the_rest_stays(tmp_path: Path) -> None:
    before = files(small_site(tmp_path))
    stemma("build", "--site", tmp_path)
    said = stemma("clean", "--site", tmp_path)
    assert said.exit == 0
    assert said.err.endswith(" files deleted\n")
    assert files(tmp_path) == before
    assert not (tmp_path / "_site").exists()
    assert not (tmp_path / ".stemma").exists()


def test_files_of_others_in_the_output_stay(tmp_path: Path) -> None:
    before = files(small_site(tmp_path))
    stemma("build", "--site", tmp_path)
    (tmp_path / "_site/people/CNAME").write_text("example.org")
    assert stemma("clean", "--site", tmp_path).exit == 0
    assert files(tmp_path) == {*before, "_site/people/CNAME"}


def test_a_site_that_was_never_built_is_clean(tmp_path: Path) -> None:
    said = stemma("clean", "--site", small_site(tmp_path))
    assert (said.exit, said.err) == (0, "0 files deleted\n")


def test_a_site_is_cleaned_and_built_again(tmp_path: Path) -> None:
    small_site(tmp_path)
    stemma("build", "--site", tmp_path)
    first = {path: path.read_bytes() for path in (tmp_path / "_site").rglob("*") if path.is_file()}
    stemma("clean", "--site", tmp_path)
    stemma("build", "--site", tmp_path)
    assert {path: path.read_bytes() for path in (tmp_path / "_site").rglob("*") if path.is_file()} == first


def test_with_broken_settings_a_named_output_can_be_cleaned(tmp_path: Path) -> None:
    small_site(tmp_path)
    stemma("build", "--site", tmp_path)
    (tmp_path / "site.toml").write_text("[site\n")
    assert stemma("clean", "--site", tmp_path).exit == 2
    assert (tmp_path / "_site/index.html").is_file()
    assert stemma("clean", "--site", tmp_path, "--output", tmp_path / "_site").exit == 0
    assert not (tmp_path / "_site").exists()


def test_an_output_that_is_not_there_is_not_begun(tmp_path: Path) -> None:
    before = files(small_site(tmp_path))
    assert stemma("clean", "--site", tmp_path, "--output", tmp_path / "deep/out").exit == 0
    assert files(tmp_path) == before
    assert not (tmp_path / "deep").exists()


def test_a_link_among_what_is_ours_is_told(tmp_path: Path) -> None:
    stemma("build", "--site", small_site(tmp_path))
    (tmp_path / "_site/.stemma-staging").symlink_to(tmp_path)
    said = stemma("clean", "--site", tmp_path)
    assert said.exit == 2
    assert ".stemma-staging is a link" in said.err
