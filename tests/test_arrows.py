"""Imports run one way: no module of the program reaches itself again, not even through a type-only import."""

import ast
from collections.abc import Iterator
from pathlib import Path

import networkx as nx

ROOT = Path(__file__).parent.parent
MODULES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
    for file in (ROOT / "cjeditor").rglob("*.py")
}


def imported(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in MODULES:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def test_no_module_imports_itself_in_a_circle() -> None:
    arrows = nx.DiGraph(
        (module, target) for module in MODULES for target in imported(module) if target != module
    )
    circles = [sorted(found) for found in nx.strongly_connected_components(arrows) if len(found) > 1]
    assert circles == []
