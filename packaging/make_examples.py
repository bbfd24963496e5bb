"""Writes the three example atlases from their tables: `python packaging/make_examples.py examples`."""

from __future__ import annotations

import sys
from pathlib import Path

from cjeditor.files.document import document_bytes
from example_atlases import home, knee, retirement

EXAMPLES = {
    "ahorrar-para-la-jubilacion": retirement.build,
    "buying-a-home": home.build,
    "protese-do-joelho": knee.build,
}


def main() -> None:
    """Write one .cjmap an example into the folder named on the command line."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "examples")
    folder.mkdir(exist_ok=True)
    for name, build in EXAMPLES.items():
        (folder / f"{name}.cjmap").write_bytes(document_bytes(build()))


if __name__ == "__main__":
    main()
