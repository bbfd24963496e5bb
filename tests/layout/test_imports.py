"""The files of layout import each other in one direction."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import cjeditor.layout

ROOM = Path(cjeditor.layout.__file__).parent
NAME = cjeditor.layout.__name__


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(NAME):
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
            found.add(node.module)
    return found


def test_no_file_of_layout_imports_one_that_imports_it() -> None:
    files = {
        ".".join((NAME, *path.relative_to(ROOM).with_suffix("").parts)): path for path in ROOM.rglob("*.py")
    }
    graph = {name: imports_of(path) & files.keys() for name, path in files.items()}
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError
    assert len(order) == len(files)
