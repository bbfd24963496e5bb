"""Services: what the program as a whole does for each of its windows; app provides it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cjeditor.model.messages import Finding, Message
from cjeditor.ui.theme import Theme

if TYPE_CHECKING:
    from cjeditor.drawing.face import ChosenFace
    from cjeditor.model.atlas import Atlas
    from cjeditor.model.records.info import FallbackFace
    from cjeditor.session.session import Session
    from cjeditor.ui.shell import MainWindow


class Services(Protocol):
    """The running program, seen from one window."""

    @property
    def theme_choice(self) -> str:
        """Which theme was chosen: "system", "light" or "dark"."""

    @property
    def theme(self) -> Theme:
        """The theme on show."""

    @property
    def language_choice(self) -> str:
        """Which interface language was chosen; "" follows the system."""

    @property
    def language(self) -> str:
        """The interface language on show."""

    @property
    def say(self) -> Callable[[Message], str]:
        """The words of the interface language."""

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files opened lately, the last one first."""

    def set_theme(self, choice: str) -> None:
        """Choose a theme for all windows."""

    def set_language(self, code: str) -> None:
        """Choose an interface language for all windows."""

    def remember_file(self, path: Path) -> None:
        """Put a file at the top of those opened lately."""

    def forget_file(self, path: Path) -> None:
        """Drop a file from those opened lately."""

    def new_window(self, beside: MainWindow) -> None:
        """Show a new map in a window of its own."""

    def show_in_new_window(
        self, session: Session, imported: Sequence[Finding] | None, beside: MainWindow
    ) -> None:
        """Show a document in a window of its own; `imported` is what an import could not take."""

    def remembered(self, key: str) -> str:
        """Return what was remembered under a key, "" for nothing."""

    def remember(self, key: str, value: str) -> None:
        """Remember a text under a key for the next start."""

    def check(self, atlas: Atlas) -> Sequence[Finding]:
        """Return the findings of every check there is."""

    def font_of(self, wanted: FallbackFace | None) -> ChosenFace | None:
        """Return the font a map names, None when it names none or this computer has it not."""

    def remember_font(self, face: ChosenFace) -> None:
        """Remember where a font lies, for every map that names it."""

    def quit(self) -> None:
        """Close all windows, each after its question."""
