"""The table of figures as text, and its place between two marks of docs/performance.md."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.perf.measure import Measured
from tests.perf.row import Row
from tests.perf.rows import FAMILIES

Figures = dict[tuple[str, int], tuple[Measured, ...]]
"""By family and size, a value for each row."""

START, END = "<!-- figures: written by make bench -->", "<!-- end of figures -->"


def table(figures: Mapping[tuple[str, int], tuple[Measured, ...]]) -> str:
    """Return the figures as a Markdown table, a line a row and a column a size."""
    sizes = sorted({size for _family, size in figures})
    lines = [
        "| What | Reference | Target | " + " | ".join(f"{size:,}" for size in sizes) + " | met |",
        "|---|---|---|" + "---|" * (len(sizes) + 1),
    ]
    for family in FAMILIES:
        for place, row in enumerate(family.rows):
            found = [figures.get((family.family_id, size)) for size in sizes]
            if any(found):
                shown = [cell(row, values[place]) if values else "" for values in found]
                largest = next(values[place] for values in reversed(found) if values)
                met = "—" if row.target == "—" else "yes" if row.is_met(largest) else "**no**"
                lines.append(f"| {row.what} | {row.reference} | {row.target} | {' | '.join(shown)} | {met} |")
    return "\n".join(lines)


def cell(row: Row, found: Measured) -> str:
    """Return one figure: the ratio, in brackets both sides of it, and what was counted."""
    if not found.reference:
        shown = f"{_short(found.value)} {row.unit}"
    else:
        ratio = found.value / found.reference
        shown = f"{_short(ratio)}× ({_short(found.value)} / {_short(found.reference)} {row.unit})"
    return f"{shown}, {found.note}" if found.note else shown


def write_page(page: Path, figures: Mapping[tuple[str, int], tuple[Measured, ...]]) -> None:
    """Put the table between the marks of a page; what a person wrote around it stays."""
    before, _, rest = page.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{START}\n\n{table(figures)}\n\n{END}{after}", encoding="utf-8")


def _short(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
