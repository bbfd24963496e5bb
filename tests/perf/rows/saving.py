"""A save with its read-back. Syncs depend on the disk, so they are counted and not timed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from cjeditor.files.document import read_document, save_document
from tests.perf.measure import Measured, alternating, timed
from tests.perf.row import Family, Row

ROUNDS = 7


def measure(path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Save over the file as it was read, against `json.loads` of it."""
    data = path.read_bytes()
    with TemporaryDirectory() as folder, _counted_syncs() as syncs:
        copy = Path(folder) / path.name
        copy.write_bytes(data)
        loaded = read_document(copy)
        samples = alternating(
            timed(lambda: save_document(copy, loaded.atlas, loaded.fingerprint)),
            timed(lambda: json.loads(data)),
            ROUNDS,
        )
        assert copy.read_bytes() == data
    found = samples.median
    return (Measured(found.value, found.reference, f"{len(syncs) / (ROUNDS + 1):g} syncs"),)


@contextmanager
def _counted_syncs() -> Iterator[list[int]]:
    """Exchange `os.fsync` for a list of its calls."""
    calls: list[int] = []
    with patch("os.fsync", calls.append):
        yield calls


FAMILY = Family("saving", (Row("save, read-back included", "`json.loads` of the file", times=3),), measure)
