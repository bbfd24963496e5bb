"""Compound editors: values made of several parts: what is known and from where, a share for each persona."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cjeditor.model.records import Evidence
from cjeditor.ui.fields.editor import MIXED, Editor, LineEditor, NumberEditor, Surroundings
from cjeditor.ui.fields.pickers import ChoiceEditor, ManyEditor
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.fields.words import field_title
from cjeditor.ui.labels import label


class EvidenceEditor(Editor):
    """How well known, from which sources, and a remark."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.parts: dict[str, Editor] = {
            "level": ChoiceEditor(
                FieldSpec("evidence", "choice", is_optional=True, choices=("assumed", "partly", "measured")),
                around,
            ),
            "sources": ManyEditor(FieldSpec("sources", "references", kinds=("sources",)), around),
            "remark": LineEditor(FieldSpec("remark", "line"), around),
        }
        column = QVBoxLayout()
        column.setSpacing(4)
        self.row.addLayout(column)
        for name, part in self.parts.items():
            if name != "level":
                column.addWidget(label(self.say(field_title(name)), "quiet"))
            part.setAccessibleName(self.say(field_title(name)))
            part.committed.connect(lambda value, name=name: self._changed(name, value))
            column.addWidget(part)
        self.setFocusProxy(self.parts["level"])

    def display(self, value: Any) -> None:
        for name, part in self.parts.items():
            part.show_value(MIXED if value is MIXED else getattr(value, name))

    def _changed(self, name: str, value: Any) -> None:
        before = self.shown if isinstance(self.shown, Evidence) else Evidence()
        self.commit(before.replaced(**{name: value}))


class SharesEditor(Editor):
    """A share for each persona, where they differ."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        self.row.addLayout(self.column)
        self.lines: list[QWidget] = []

    def display(self, value: Any) -> None:
        for line in self.lines:
            self.column.removeWidget(line)
            line.deleteLater()
        self.lines = []
        shares = {} if value is MIXED else value
        for persona in sorted(self.around.atlas().personas.values(), key=lambda known: known.sort_key):
            self._put(persona.id, persona.name, shares.get(persona.id))

    def _put(self, persona: str, name: str, share: float | None) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        editor = NumberEditor(FieldSpec("share", "share", is_optional=True, least=0, most=100), self.around)
        editor.setAccessibleName(name)
        editor.show_value(share)
        editor.committed.connect(lambda value: self._changed(persona, value))
        row.addWidget(label(name), 1)
        row.addWidget(editor, 1)
        self.lines.append(line)
        self.column.addWidget(line)

    def _changed(self, persona: str, share: float | None) -> None:
        shares = (
            {}
            if self.shown is MIXED
            else {known: part for known, part in self.shown.items() if known != persona}
        )
        self.commit(shares if share is None else {**shares, persona: share})
