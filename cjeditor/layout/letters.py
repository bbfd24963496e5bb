"""Letters that will not print as they should, in any text of the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.look.type import TextStyle
from cjeditor.drawing.text.metrics import missing_in, unshaped_in
from cjeditor.model.messages import Finding, message

MISSING_LETTERS = "map.missing-letters"
"""The rule of letters that no face draws, for whoever offers a face that does."""


def letter_findings(
    object_id: str, texts: Iterable[tuple[str, TextStyle]], chosen: ChosenFace | None
) -> Iterator[Finding]:
    """Yield what is wrong with the letters of an object's texts, each in the style it is set in."""
    set_texts = [(text, style.over(chosen).face) for text, style in texts if not text.isascii()]
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
