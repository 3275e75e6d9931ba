"""Where nothing can be kept between builds, and where the output lies elsewhere, a build is a build all the same."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.files import STATE
from tests.build.faults import OLD
from tests.engine.sites import OUTPUT, tree, write
from tests.sites.stories import stemma


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for path, text in OLD.items():
        write(root / path, text)
    return root


BARRED: dict[str, Callable[[Path], object]] = {
    "a file": lambda state: state.write_text("mine"),
    "a link to nothing": lambda state: state.symlink_to("nowhere"),
    "a link to itself": lambda state: state.symlink_to(state),
}


@pytest.mark.parametrize("bar", BARRED.values(), ids=BARRED)
def test_what_lies_in_the_place_of_the_state_is_left_alone_and_told(bar: Callable[[Path], object], site: Path) -> None:
    bar(site / STATE)
    for _ in range(2):
        said = stemma("build", "--site", site)

        assert said.exit == 0
        assert said.err.startswith(f"Note: nothing can be kept for the next build in {site / STATE}: ")
    assert not (site / STATE).is_dir()
    assert (site / OUTPUT / "index.html").is_file()


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_site_that_may_only_be_read_is_built_elsewhere(
    code: int, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root no mode keeps a test from writing: the refusal is played."""
    opened = os.open

    def refusing(path: Any, *arguments: Any, **options: Any) -> int:
        if site in Path(os.fspath(path)).parents:
            raise OSError(code, os.strerror(code), os.fspath(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr("generator.lock.os.open", refusing)
    said = stemma("build", "--site", site, "--output", tmp_path / "out")

    assert said.exit == 0
    assert said.err.startswith(f"Note: nothing can be kept for the next build in {site / STATE}: {os.strerror(code)}\n")
    assert (tmp_path / "out/index.html").is_file()
    refused = stemma("build", "--site", site)
    assert refused.exit == 1
    assert f"Error: {os.strerror(code)}: {site / OUTPUT}" in refused.err


def test_the_output_may_lie_on_another_device(site: Path) -> None:
    """Where this machine has one: its memory."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        for _ in range(2):
            assert stemma("build", "--site", site, "--output", Path(folder) / "out").exit == 0
        stemma("build", "--site", site)
        assert tree(Path(folder) / "out") == tree(site / OUTPUT)
        (site / "content/b.md").unlink()
        (site / "content/a.md").write_text("# A\n\nAlone.\n")
        assert stemma("build", "--site", site, "--output", Path(folder) / "out").exit == 0
        stemma("build", "--site", site)
        assert tree(Path(folder) / "out") == tree(site / OUTPUT)


def test_the_output_may_be_a_link_to_a_folder(site: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (site / OUTPUT).symlink_to(tmp_path / "real")
    for written in ("0 unchanged", "0 written"):
        assert f" {written}" in stemma("build", "--site", site).err

    assert (site / OUTPUT).is_symlink()
    assert (tmp_path / "real/index.html").is_file()


@pytest.mark.parametrize("name", [OUTPUT, "templates", "data"])
def test_links_that_lead_in_a_circle_are_no_folders(name: str, site: Path) -> None:
    (site / name).rename(site / "aside") if (site / name).exists() else None
    (site / name).symlink_to(site / name)
    said = stemma("build", "--site", site)

    assert "mistake of Stemma's" not in said.err
    assert (name != OUTPUT) or (said.exit, said.err.count("is a link that leads in a circle")) == (2, 1)


def test_two_outputs_of_one_site_take_turns(site: Path, tmp_path: Path) -> None:
    for _ in range(2):
        for folder in ("one", "two"):
            assert stemma("build", "--site", site, "--output", tmp_path / folder).exit == 0
    (site / "content/a.md").write_text("# A\n\nAlone.\n")
    for folder in ("one", "two"):
        assert stemma("build", "--site", site, "--output", tmp_path / folder).exit == 0

    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_build_that_told_no_ledger_is_noticed(site: Path) -> None:
    """Its new pages are on nobody's list, and the sources are again what they were."""
    stemma("build", "--site", site)
    before = tree(site / OUTPUT)
    write(site / "content/z.md", "# Z\n")
    stemma("build", "--site", site, "--no-ledger")
    (site / "content/z.md").unlink()
    assert (site / OUTPUT / "z/index.html").exists()

    assert stemma("build", "--site", site).exit == 0
    assert tree(site / OUTPUT) == before
