"""The imports of the generator point only downward, and the engine knows neither articles nor HTML."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "generator"

# From the top down. A layer may import from those below it, and from itself; layers on one line do not know each other.
LAYERS = (
    "__main__",
    "cli",
    "opening profiling",
    "site",
    "carried content",
    "reading",
    "memory",
    "sources versions",
    "build outputs",
    "theming media",
    "data",
    "render",
    "graph",
    "settings",
    "source",
    "publishing",
    "files",
    "artifact settings.records problems names dates lock interrupts __init__",
)
FLOOR = {name: len(LAYERS) - number for number, line in enumerate(LAYERS) for name in line.split()}


def imports_of(path: Path) -> set[str]:
    """The modules of the generator that a file imports, below `generator.`"""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            package = (node.module or "").removeprefix("generator").removeprefix(".")
            for name in node.names:
                module = f"{package}.{name.name}".removeprefix(".")
                found.add(module if is_module(module) else package or "__init__")
        elif isinstance(node, ast.Import):
            found |= {name.name.removeprefix("generator.") for name in node.names if name.name.startswith("generator.")}
    return found


def is_module(name: str) -> bool:
    place = PACKAGE.joinpath(*name.split("."))
    return place.is_dir() or place.with_suffix(".py").is_file()


def layer_of(module: str) -> str:
    return module if module in FLOOR else module.split(".")[0]


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_arrows_point_downward(path: Path) -> None:
    here = layer_of(name_of(path))
    for module in imports_of(path):
        there = layer_of(module)
        if there != here:
            assert FLOOR[there] < FLOOR[here], f"{name_of(path)} imports {module}, which lies above or beside it"


def test_every_module_has_a_layer() -> None:
    assert {layer_of(name_of(path)) for path in modules()} == FLOOR.keys()


@pytest.mark.parametrize("path", sorted((PACKAGE / "build").glob("*.py")), ids=lambda path: path.stem)
def test_the_engine_knows_no_article_no_template_and_no_html(path: Path) -> None:
    known = {layer_of(module) for module in imports_of(path)}

    assert known <= {"build", "publishing", "files", "interrupts", "artifact", "problems", "names"}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if layer_of(name_of(path)) in ("cli", "__main__"):
        return
    called = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert not called & {"print", "exit", "quit"}


def test_outputs_do_not_know_each_other() -> None:
    shared = {"paging"}  # what listings have in common
    for path in (PACKAGE / "outputs").glob("*.py"):
        siblings = {module for module in imports_of(path) if module.startswith("outputs.")}
        assert path.stem == "__init__" or {module.split(".")[1] for module in siblings} <= shared


def test_there_are_no_circles() -> None:
    graph = {name_of(path): imports_of(path) for path in modules()}
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join((*way, module))
        if module in done or module not in graph:
            return
        for other in sorted(graph[module]):
            visit(other, (*way, module))
        done.add(module)

    for module in graph:
        visit(module, ())
