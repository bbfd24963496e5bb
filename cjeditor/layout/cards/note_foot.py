"""The foot of a note: whose it is, how severe and how frequent; a note that says none of it has no foot.

What does not fit goes on a further row. Measuring and drawing share one arrangement.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cjeditor.drawing.frame import Item
from cjeditor.drawing.look.type import NOTE_MARK, TextStyle
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.cards.signs import (
    SEVERITY_WIDTH,
    frequency_sign,
    frequency_width,
    markers_width,
    persona_markers,
    severity_dots,
)
from cjeditor.layout.inputs import NoteInput, PersonaLook
from cjeditor.layout.side import Side

ROW: Final = 18.0
_GAP: Final = 12.0


class NotePart(NamedTuple):
    """One thing the foot says, and its width."""

    width: float
    personas: tuple[PersonaLook, ...] = ()
    severity: int = 0
    frequency: int = 0


class NoteFoot(NamedTuple):
    """Parts row by row with their x."""

    rows: tuple[tuple[tuple[float, NotePart], ...], ...]

    @property
    def height(self) -> float:
        """The height of all rows."""
        return len(self.rows) * ROW

    @property
    def last_width(self) -> float:
        """The width of the last row."""
        return max((x + part.width for x, part in self.rows[-1]), default=0.0) if self.rows else 0.0


def note_foot(given: NoteInput, width: float, setting: Setting) -> NoteFoot:
    """Arrange the foot of a note inside a width."""
    rows: list[list[tuple[float, NotePart]]] = []
    x = 0.0
    for part in _parts(given, setting.style(NOTE_MARK)):
        if not rows or x + part.width > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, part))
        x += part.width + _GAP
    return NoteFoot(tuple(map(tuple, rows)))


def draw_note_foot(foot: NoteFoot, side: Side, y: float, setting: Setting) -> list[Item]:
    """Return the items of a foot whose top is at y."""
    items: list[Item] = []
    for number, row in enumerate(foot.rows):
        middle = y + number * ROW + ROW / 2
        for offset, part in row:
            x = side.x(offset, part.width)
            items += persona_markers(part.personas, x, middle)
            items += severity_dots(part.severity, x, middle)
            items += frequency_sign(part.frequency, x, middle, setting.style(NOTE_MARK))
    return items


def _parts(given: NoteInput, style: TextStyle) -> list[NotePart]:
    record, parts = given.record, list[NotePart]()
    if given.personas:
        parts.append(NotePart(markers_width(given.personas), personas=given.personas))
    if record.severity:
        parts.append(NotePart(SEVERITY_WIDTH, severity=record.severity))
    if record.frequency:
        parts.append(NotePart(frequency_width(record.frequency, style), frequency=record.frequency))
    return parts
