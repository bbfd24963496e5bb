"""Finds the files that travel with the program: faces, icons, templates, catalogues.

Every room may import this leaf; it imports none of them. It knows where `resources/` lies, in an
installed package or in a checkout, and nothing of what is inside.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """The wheel carries `resources/` inside the package; in a checkout it lies beside it."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def resource_path(*parts: str) -> Path:
    """The place of one resource; whether it is there is for the reader to find out."""
    return _root().joinpath(*parts)


def resource_bytes(*parts: str) -> bytes:
    """The whole content of one resource. Raises `FileNotFoundError` for an unknown one."""
    return resource_path(*parts).read_bytes()
