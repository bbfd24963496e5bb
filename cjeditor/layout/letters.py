"""What is told of letters that will not print as they should: which they are, and that the font for them is not here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.look.type import TextStyle
from cjeditor.drawing.text.block import MOST_LETTERS, part_set
from cjeditor.drawing.text.graphemes import graphemes
from cjeditor.drawing.text.metrics import missing_in, unshaped_in
from cjeditor.model.messages import Finding, message

MISSING_LETTERS = "map.missing-letters"
"""The rule of letters that no face draws, for whoever offers a face that does."""
FONT_MISSING = "map.font-missing"
"""The rule of a map whose font is not here, for whoever offers another."""


def letter_findings(
    object_id: str, texts: Iterable[tuple[str, TextStyle]], chosen: ChosenFace | None
) -> Iterator[Finding]:
    """Yield what is wrong with the letters of an object's texts, each in the style it is set in."""
    parts = [(text, part_set(text), style) for text, style in texts]
    yield from (_beyond(object_id, len(text)) for text, part, _style in parts if part is not text)
    set_texts = [(part, style.over(chosen).face) for _text, part, style in parts if not part.isascii()]
    missing = "".join(dict.fromkeys(char for text, face in set_texts for char in missing_in(text, face)))
    if missing:
        yield Finding(
            MISSING_LETTERS,
            "error",
            object_id,
            message(
                "finding.missing-letters",
                "These letters are in no font and print as empty boxes: {letters}",
                letters=missing,
            ),
            remedy=message(
                "finding.missing-letters.remedy",
                "Choose a font that has them (File, Font for other scripts), or write it otherwise.",
            ),
        )
    found = dict.fromkeys(char for text, face in set_texts for char in unshaped_in(text, face))
    apart = "".join(char for char in found if char not in missing)
    if apart:
        yield Finding(
            "map.unshaped-letters",
            "warning",
            object_id,
            message(
                "finding.unshaped-letters",
                "These letters of a joining script print side by side, not shaped: {letters}",
                letters=apart,
            ),
            remedy=message(
                "finding.unshaped-letters.remedy",
                "Look at the print before you rely on it. Chinese, Japanese, Korean, Hebrew and Arabic come out right.",
            ),
        )


def _beyond(object_id: str, length: int) -> Finding:
    """Return the finding of a text of which the map shows the beginning."""
    return Finding(
        "map.text-beyond",
        "warning",
        object_id,
        message(
            "finding.text-beyond",
            "This text of {count} letters is too long for a map, which shows its beginning only; the file keeps it whole.",
            count=length,
        ),
        length,
        MOST_LETTERS,
        message("finding.text-beyond.remedy", "Say it shorter, or keep it elsewhere and name the place."),
    )


def letters_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the letters that the findings tell of as in no font, each once."""
    told = (found.message.values["letters"] for found in findings if found.rule == MISSING_LETTERS)
    return tuple(dict.fromkeys(letter for letters in told for letter in graphemes(str(letters))))


def font_missing(name: str) -> Finding:
    """Return the finding that a map names a font which is not on this computer."""
    return Finding(
        FONT_MISSING,
        "warning",
        "",
        message("finding.font-missing", "This map’s font “{name}” is not on this computer.", name=name),
        remedy=message(
            "finding.font-missing.remedy",
            "Install it, or choose another font; until then its letters print as empty boxes.",
        ),
    )
