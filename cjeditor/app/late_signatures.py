"""PySide's knowledge of signatures, read when it is first asked for instead of at the start.

PySide words its errors with it and writes stub files; it compiles some 4,000 lines from an archive for that whenever it
is imported, a third of the import. Knows how PySide 6.11 puts its archive before the finders of modules; where another
version does not, everything is read at once as ever.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, SupportsIndex, cast

if TYPE_CHECKING:
    from importlib.abc import Loader, MetaPathFinder
    from importlib.machinery import ModuleSpec

_LATE: Final = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
)


@contextmanager
def late_signatures() -> Iterator[None]:
    """While PySide is first imported: let what it knows of signatures wait."""
    finders = sys.meta_path
    sys.meta_path = _Finders(finders)
    try:
        yield
    finally:
        finders[:] = [finder for finder in sys.meta_path if not isinstance(finder, _LateFinder)]
        sys.meta_path = finders


class _Finders(list[Any]):
    """The finders of modules; whichever is put before them is asked through one that makes modules wait."""

    def insert(self, place: SupportsIndex, finder: Any) -> None:
        super().insert(place, finder)
        super().insert(place, _LateFinder(finder))


class _LateFinder:
    """Finds what another finder does, with loaders that wait where nobody needs the module yet."""

    def __init__(self, finder: MetaPathFinder) -> None:
        self._finder = finder

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = self._finder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None and fullname in _LATE:
            spec.loader = cast("Loader", _LateLoader(spec.loader, fullname))
        return spec


class _LateLoader:
    """Makes an empty module that runs when somebody asks it for a name.

    `LazyLoader` of the standard library will not do: PySide asks each of these modules for its spec.
    """

    def __init__(self, loader: Loader, name: str) -> None:
        self._loader, self._name = loader, name

    def create_module(self, _spec: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        def wanted(name: str) -> object:
            if name.startswith("__"):  # what Python itself looks for
                raise AttributeError(name)
            del module.__dict__["__getattr__"]
            self._run(module)
            return getattr(module, name)

        module.__dict__["__getattr__"] = wanted

    def _run(self, module: ModuleType) -> None:
        """Run the module under the name it was found by; PySide has given it another since."""
        spec = cast("ModuleSpec", module.__spec__)
        known, spec.name = spec.name, self._name
        try:
            self._loader.exec_module(module)
        finally:
            spec.name = known
