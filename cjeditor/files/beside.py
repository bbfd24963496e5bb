"""The names of the files that stand beside a document for a while: its lock, its new version, its version before.

Knows no file: a name is made from a name, so that every process makes the same one.
"""

from __future__ import annotations

import hashlib
import os
from typing import Final

_ROOM: Final = 210
"""Bytes: disks take names of 255, and what is put around one of ours needs fewer than 45."""
_KEPT: Final = 120


def name_beside(name: str) -> str:
    """Return what the files beside a document are named after: its name, or of a very long one a part and a hash."""
    data = os.fsencode(name)
    if len(data) <= _ROOM:
        return name
    return f"{data[:_KEPT].decode(errors='ignore')}~{hashlib.sha256(data).hexdigest()[:16]}"
