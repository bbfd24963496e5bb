"""The bench: `python -m tests.perf [--sizes 200 2000 10000] [--only FAMILY…] [--no-page]`.

Measures every family at every size, each in a process of its own, prints the table and writes it into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from cjeditor.files.document import document_bytes
from tests.perf.generate import generate
from tests.perf.measure import Measured
from tests.perf.page import Figures, table, write_page
from tests.perf.rows import FAMILIES

SIZES = (200, 2_000, 10_000)
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure what was asked for; as a child, one family on one file, printed as JSON."""
    options = _options()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.child:
        family = next(family for family in FAMILIES if family.family_id == options.child)
        found = family.measure(options.file, options.sizes[0])
        print(json.dumps([asdict(measured) for measured in found]))
        return
    figures = _measured(tuple(options.sizes), tuple(options.only))
    print(table(figures))
    if not (options.no_page or options.only):
        write_page(ROOT / "docs" / "performance.md", figures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.perf", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--only", nargs="+", default=(), metavar="FAMILY")
    parser.add_argument("--no-page", action="store_true", help="print only")
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _measured(sizes: tuple[int, ...], only: tuple[str, ...]) -> Figures:
    figures: Figures = {}
    with TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.cjmap"
            path.write_bytes(document_bytes(generate(size)))
            for family in FAMILIES:
                if only and family.family_id not in only:
                    continue
                print(f"{size:>6,}  {family.family_id}", file=sys.stderr, flush=True)
                figures[family.family_id, size] = _in_a_child(family.family_id, path, size)
    return figures


def _in_a_child(family_id: str, path: Path, size: int) -> tuple[Measured, ...]:
    """Measure in a fresh process, so that no family finds what another left in memory."""
    command = [
        sys.executable, "-m", "tests.perf", "--child", family_id, "--file", str(path), "--sizes", str(size)
    ]  # fmt: skip
    finished = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return tuple(Measured(**found) for found in json.loads(finished.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
