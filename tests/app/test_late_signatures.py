"""Modules that wait run when they are asked for a name, under any name; whatever is found otherwise runs at once."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

import pytest

from cjeditor.app.late_signatures import late_signatures

LATE = "shibokensupport.signature.parser"
AT_ONCE = "shibokensupport.signature.mapping"


class Archive:
    """Finds modules as PySide's archive does, and notes which ran under what name."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: object = None) -> ModuleSpec | None:
        loader: Any = self
        return ModuleSpec(name, loader, is_package=True) if name in _NAMES else None

    def create_module(self, _spec: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        assert module.__spec__ is not None
        self.ran.append(module.__spec__.name)
        vars(module)["answer"] = 42


_NAMES = ("shibokensupport", "shibokensupport.signature", LATE, AT_ONCE)


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """An archive in place of the one that is read already."""
    for name in [known for known in sys.modules if known.split(".")[0] == "shibokensupport"]:
        monkeypatch.delitem(sys.modules, name)
    before = list(sys.meta_path)
    yield Archive()
    sys.meta_path[:] = before
    for name in _NAMES:
        sys.modules.pop(name, None)


def test_a_module_waits_until_it_is_asked_for_a_name(archive: Archive) -> None:
    with late_signatures():
        sys.meta_path.insert(0, archive)
        late, at_once = map(importlib.import_module, (LATE, AT_ONCE))
    assert archive.ran == ["shibokensupport", "shibokensupport.signature", AT_ONCE]
    assert late.__spec__ is not None
    late.__spec__.name = "PySide6.support.signature.parser"
    assert not hasattr(late, "__wrapped__"), "what Python itself looks for is no reason to run"
    assert (late.answer, at_once.answer, archive.ran[-1]) == (42, 42, LATE)
    assert late.__spec__.name == "PySide6.support.signature.parser"
    with pytest.raises(AttributeError):
        late.another  # noqa: B018  # asking is the test


def test_a_finder_that_comes_in_another_way_reads_at_once_and_stays(archive: Archive) -> None:
    finders = sys.meta_path
    with late_signatures():
        sys.meta_path.append(archive)
        importlib.import_module(LATE)
    assert archive.ran[-1] == LATE
    assert sys.meta_path is finders
    assert sys.meta_path[-1] is archive


def test_only_what_makes_modules_wait_goes_at_the_end(archive: Archive) -> None:
    before = list(sys.meta_path)
    with late_signatures():
        sys.meta_path.insert(0, archive)
        assert len(sys.meta_path) == len(before) + 2
    assert sys.meta_path == [archive, *before]
