"""Letters that will not print as they should, in any text of the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.look.type import TextStyle
from cjeditor.drawing.text.metrics import missing_in
from cjeditor.model.messages import Finding, message

MISSING_LETTERS = "map.missing-letters"
"""The rule of letters that no face draws, for whoever offers a face that does."""


def letter_findings(
    object_id: str, texts: Iterable[tuple[str, TextStyle]], chosen: ChosenFace | None
) -> Iterator[Finding]:
    """Yield what is wrong with the letters of an object's texts, each in the style it is set in."""
    missing = "".join(
        dict.fromkeys(char for text, style in texts for char in missing_in(text, style.over(chosen).face))
    )
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
