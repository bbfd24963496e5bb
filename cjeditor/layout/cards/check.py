"""What is worth telling about one card: a long description, letters that will not print."""

from __future__ import annotations

from collections.abc import Iterator

from cjeditor.drawing.look import sizes
from cjeditor.drawing.look.type import CARD_TEXT, CARD_TITLE, LANE_LINE, NOTE
from cjeditor.drawing.text.block import part_set
from cjeditor.drawing.text.wrap import line_count
from cjeditor.layout.cards.card_box import CardBox
from cjeditor.layout.inputs import NoteInput
from cjeditor.layout.letters import letter_findings
from cjeditor.model.messages import Finding, counted, message


def card_findings(card: CardBox) -> Iterator[Finding]:
    """Yield the findings of one card."""
    if isinstance(card.given, NoteInput):
        note = card.given.record
        texts = [(note.text, NOTE), (note.said_by, LANE_LINE)]
    else:
        record = card.given.record
        text = card.setting.style(CARD_TEXT)
        texts = [(record.title, CARD_TITLE), (record.description, text)]
        width = card.width - sizes.CARD_EDGE - 2 * sizes.CARD_PADDING
        shown = part_set(record.description)
        lines = line_count(shown, text.face, text.size, width) if shown else 0
        if lines > sizes.CARD_LONG_TEXT_LINES:
            yield _long_text(card.id, lines)
    yield from letter_findings(card.id, texts, card.setting.options.chosen_face)


def _long_text(card_id: str, lines: int) -> Finding:
    return Finding(
        "map.long-description",
        "hint",
        card_id,
        counted(
            "finding.long-description",
            "The description takes {count} line.",
            "The description takes {count} lines.",
            lines,
        ),
        lines,
        sizes.CARD_LONG_TEXT_LINES,
        message("finding.long-description.remedy", "Say it in four lines, or in two cards."),
    )
