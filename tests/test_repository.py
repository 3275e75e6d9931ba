"""The repository keeps its promises: locked packages, documented commands, a short CI."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from generator import __version__

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "tests/setup/requirements.lock", "tests/setup/spec.lock"]
COMMANDS = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    """The package that a requirement speaks of."""
    return re.split(r"[^\w.-]", requirement)[0].lower()


def imports_of(module: Path) -> set[str]:
    """The top-level packages that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def requirements_of(lock: str) -> dict[str, str]:
    """Each locked package with the text that follows it."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = text.replace("\\\n", " ").splitlines()
    return dict(entry.split("==", 1) for entry in entries)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_each_package_by_hash_and_names_no_address(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")
    unpinned = [name for name, rest in requirements_of(lock).items() if "--hash=sha256:" not in rest]
    assert unpinned == []


def test_the_tests_run_with_the_versions_that_the_site_is_built_with() -> None:
    running, testing = (requirements_of(lock) for lock in LOCKS[:2])
    assert {name: testing.get(name) for name in running} == running


def test_every_dependency_is_locked() -> None:
    groups = PROJECT["dependency-groups"]
    for lock, wanted in [
        (LOCKS[0], [*PROJECT["project"]["dependencies"], *groups["build"]]),
        (LOCKS[1], [*groups["spec"], *groups["test"]]),
    ]:
        assert {name_of(requirement) for requirement in wanted} - requirements_of(lock).keys() == set()


def test_the_generator_imports_only_what_it_declares() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    declared = {name_of(wanted) for wanted in [*PROJECT["project"]["dependencies"], *(w for e in extras for w in e)]}
    imported = set().union(*(imports_of(module) for module in (ROOT / "generator").rglob("*.py")))
    holders = packages_distributions()
    foreign = imported - set(sys.stdlib_module_names) - {"generator"}
    assert {name for name in foreign if not declared & {d.lower() for d in holders.get(name, [name])}} == set()


def test_every_dependency_says_what_it_is_for() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    requirements = [line for line in lines if re.match(r' +"[\w.\[\]-]+[<>=]=', line)]
    assert len(requirements) > 20
    assert [line for line in requirements if not re.search(r'",? +# \S', line)] == []


def test_make_has_commands() -> None:
    assert {"serve", "test", "site", "check", "format", "lint", "bench", "clean"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_the_command(command: str) -> None:
    assert f"make {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_what_the_readme_names_and_nothing_else() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    lines = [line for line in script.splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test", "make lint"]


def test_the_changelog_begins_with_this_version() -> None:
    first = re.search(r"^## (\S+?),? ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert first
    assert first[1] == __version__
