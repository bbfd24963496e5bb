"""The families of rows, in the order of the table; one file each."""

from tests.perf.row import Family
from tests.perf.rows import dragging, editing, layout, memory, opening, panning, printing, saving, starting

FAMILIES: tuple[Family, ...] = (
    panning.FAMILY,
    dragging.FAMILY,
    editing.FAMILY,
    opening.FAMILY,
    layout.FAMILY,
    saving.FAMILY,
    starting.FAMILY,
    memory.FAMILY,
    printing.FAMILY,
)
