"""Findings: what is not as it should be, in the file and on the maps; checked when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cjeditor.layout.letters import FONT_MISSING, MISSING_LETTERS
from cjeditor.model.messages import Finding, counted, message
from cjeditor.ui.fields.font import CHOOSE as CHOOSE_FONT
from cjeditor.ui.icons import coloured_icon
from cjeditor.ui.labels import label, shortened
from cjeditor.ui.panels.result_list import Entry, ResultList
from cjeditor.ui.record_words import name_of

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_LIST = message("ui.findings.list", "Findings")
_CHECK = message("ui.findings.check", "Check again")
_NONE = message("ui.findings.none", "Nothing to mend.")
_STALE = message("ui.findings.stale", "The map changed since this check.")
_ICONS: Final = {
    "error": ("circle-x", "#C4372C"),
    "warning": ("triangle-alert", "#B77900"),
    "hint": ("lightbulb", "#5B7FBF"),
}
_ORDER: Final = tuple(_ICONS)
_ABOUT_FONTS: Final = frozenset({FONT_MISSING, MISSING_LETTERS})


class Findings(QWidget):
    """The panel: how many, a button to check again, and the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.summary = label("", "quiet")
        self.button = QPushButton(desk.say(_CHECK))
        self.button.clicked.connect(self.check)
        self.choose_font = QPushButton(desk.say(CHOOSE_FONT))
        self.choose_font.clicked.connect(desk.wishes.font)
        self.choose_font.hide()
        self.list = ResultList(desk, desk.say(_LIST))
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setContentsMargins(10, 6, 10, 6)
        head.addWidget(self.summary, 1)
        head.addWidget(self.choose_font)
        head.addWidget(self.button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        desk.changed.connect(lambda _change: self.summary.setText(desk.say(_STALE)))
        desk.reset.connect(self.check)
        self.check()

    def check(self) -> None:
        """Check the document and show what was found, the gravest first."""
        desk = self.desk
        if not desk.is_ready:
            return
        found = [*desk.session.findings, *desk.import_findings, *desk.services.check(desk.atlas)]
        found.sort(key=lambda finding: _ORDER.index(finding.severity))
        self.choose_font.setVisible(desk.can_edit and any(finding.rule in _ABOUT_FONTS for finding in found))
        count = counted("ui.findings.count", "{count} finding", "{count} findings", len(found))
        self.summary.setText(desk.say(count if found else _NONE))
        self.list.show_entries([self._entry(finding) for finding in found])

    def _entry(self, finding: Finding) -> Entry:
        desk = self.desk
        name, colour = _ICONS[finding.severity]
        remedy = desk.say(finding.remedy) if finding.remedy is not None else ""
        where = shortened(name_of(desk.atlas, finding.object_id))
        return Entry(
            desk.say(finding.message),
            "  ·  ".join(part for part in (where, remedy) if part),
            (finding.object_id,) if finding.object_id else (),
            coloured_icon(name, colour, desk.services.theme),
        )
