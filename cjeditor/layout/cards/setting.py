"""Setting: what cards of one lane have in common."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from cjeditor.drawing.look.type import TextStyle
from cjeditor.layout.options import LayoutOptions

NoteStyle: TypeAlias = Literal["filled", "quiet", "picture", "text"]


class Setting(NamedTuple):
    """The caller's options, and how notes look in this lane."""

    options: LayoutOptions
    note_style: NoteStyle = "filled"

    def style(self, style: TextStyle) -> TextStyle:
        """Return a style with the document's chosen face behind it."""
        return style.over(self.options.chosen_face)

    @property
    def edged_notes(self) -> bool:
        """Whether notes are white with a coloured edge."""
        return self.note_style == "quiet" or (self.options.ink_saving and self.note_style == "filled")
