"""Compound editors: values made of several parts: evidence, crews with their part, free lines, shares, pictures."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cjeditor.model.messages import message
from cjeditor.model.records import CrewPart, Evidence, HeaderField
from cjeditor.ui.fields.editor import MIXED, Editor, LineEditor, NumberEditor, Surroundings
from cjeditor.ui.fields.pickers import ChoiceEditor, ManyEditor, ReferenceEditor
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.fields.words import field_title
from cjeditor.ui.labels import label

_ADD = message("ui.compound.add", "Add")
_REMOVE = message("ui.compound.remove", "Remove")


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


class RowsEditor(Editor):
    """Rows of two parts each, with a button to add one and one to remove each."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        self.row.addLayout(self.column)
        self.add = QPushButton(self.say(_ADD))
        self.add.clicked.connect(lambda: self._put_row(len(self.rows), None))
        self.rows: list[tuple[QWidget, Editor, Editor]] = []
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def display(self, value: Any) -> None:
        for line, _left, _right in self.rows:
            line.deleteLater()
            self.column.removeWidget(line)
        self.rows = []
        for position, part in enumerate(() if value is MIXED else value):
            self._put_row(position, part)

    def make_pair(self) -> tuple[Editor, Editor]:
        """Return the editors of one row."""
        raise NotImplementedError

    def parts_of(self, value: Any) -> tuple[Any, Any]:
        """Return what the two editors of a row show."""
        raise NotImplementedError

    def joined(self, left: Any, right: Any) -> Any | None:
        """Return the value of a row; None for one that says nothing yet."""
        raise NotImplementedError

    def _put_row(self, position: int, value: Any) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        left, right = self.make_pair()
        remove = QToolButton()
        remove.setText("✕")
        remove.setToolTip(self.say(_REMOVE))
        remove.setAccessibleName(self.say(_REMOVE))
        remove.clicked.connect(lambda: self._remove(line))
        for editor, shown in zip((left, right), self.parts_of(value), strict=True):
            editor.show_value(shown)
            editor.committed.connect(lambda _value: self._changed())
            row.addWidget(editor, 1)
        row.addWidget(remove)
        self.rows.insert(position, (line, left, right))
        self.column.insertWidget(position, line)

    def _remove(self, line: QWidget) -> None:
        self.rows = [row for row in self.rows if row[0] is not line]
        self.column.removeWidget(line)
        line.deleteLater()
        self._changed()

    def _changed(self) -> None:
        found = (self.joined(left.shown, right.shown) for _line, left, right in self.rows)
        self.commit(tuple(value for value in found if value is not None))


class CrewPartsEditor(RowsEditor):
    """Crews and what they have to do with a journey."""

    def make_pair(self) -> tuple[Editor, Editor]:
        parts = ("owns", "contributes", "watches")
        return (
            ReferenceEditor(FieldSpec("crew", "reference", is_optional=True, kinds=("crews",)), self.around),
            ChoiceEditor(FieldSpec("part", "choice", choices=parts), self.around),
        )

    def parts_of(self, value: CrewPart | None) -> tuple[Any, Any]:
        return (None, "contributes") if value is None else (value.crew, value.part)

    def joined(self, left: Any, right: Any) -> CrewPart | None:
        return CrewPart(crew=left, part=right) if left else None


class HeaderFieldsEditor(RowsEditor):
    """Free lines of the title block: a label and its text."""

    def make_pair(self) -> tuple[Editor, Editor]:
        return LineEditor(FieldSpec("label", "line"), self.around), LineEditor(
            FieldSpec("text", "line"), self.around
        )

    def parts_of(self, value: HeaderField | None) -> tuple[Any, Any]:
        return ("", "") if value is None else (value.label, value.text)

    def joined(self, left: Any, right: Any) -> HeaderField | None:
        return HeaderField(label=left, text=right) if left or right else None


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
