"""What is worth telling about one card: a long description, letters that will not print."""

from __future__ import annotations

from collections.abc import Iterator

from cjeditor.drawing.look import sizes
from cjeditor.drawing.look.type import CARD_TEXT, CARD_TITLE, NOTE
from cjeditor.drawing.text.metrics import missing_in
from cjeditor.drawing.text.wrap import wrap
from cjeditor.layout.cards.card_box import CardBox
from cjeditor.layout.inputs import NoteInput
from cjeditor.model.messages import Finding, counted, message


def card_findings(card: CardBox) -> Iterator[Finding]:
    """Yield the findings of one card."""
    if isinstance(card.given, NoteInput):
        texts = [(card.given.record.text, NOTE.face)]
    else:
        record = card.given.record
        texts = [(record.title, CARD_TITLE.face), (record.description, CARD_TEXT.face)]
        width = card.width - sizes.CARD_EDGE - 2 * sizes.CARD_PADDING
        lines = (
            len(wrap(record.description, CARD_TEXT.face, CARD_TEXT.size, width)) if record.description else 0
        )
        if lines > sizes.CARD_LONG_TEXT_LINES:
            yield _long_text(card.id, lines)
    missing = "".join(dict.fromkeys(char for text, face in texts for char in missing_in(text, face)))
    if missing:
        yield _missing(card.id, missing)


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


def _missing(card_id: str, missing: str) -> Finding:
    return Finding(
        "map.missing-letters",
        "error",
        card_id,
        message("finding.missing-letters", "No face has these characters: {letters}", letters=missing),
        remedy=message(
            "finding.missing-letters.remedy", "Choose a fallback face that has them, or write it otherwise."
        ),
    )
