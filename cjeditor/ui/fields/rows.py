"""RowsEditor: values made of rows of two parts: crews with their part, free lines, own fields, people with roles.

What the rows are made of is data, a `Rows`; the next kind of rows is one more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cjeditor.frozen import frozen
from cjeditor.model.messages import message
from cjeditor.model.records import CrewPart, HeaderField
from cjeditor.ui.fields.editor import MIXED, Editor, LineEditor, Surroundings
from cjeditor.ui.fields.pickers import ChoiceEditor, ReferenceEditor
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.fields.words import field_title

_ADD = message("ui.compound.add", "Add")
_REMOVE = message("ui.compound.remove", "Remove")

Pair: TypeAlias = tuple[Any, Any]


@frozen
class Rows:
    """What rows are made of: the fields of a row, what a new one shows, and how a value becomes rows and back.

    `value_of` takes the rows that say something: those whose first part is not empty.
    """

    left: FieldSpec
    right: FieldSpec
    new: Pair
    rows_of: Callable[[Any], Iterable[Pair]]
    value_of: Callable[[Sequence[Pair]], Any]


CREW_PARTS = Rows(
    FieldSpec("crew", "reference", is_optional=True, kinds=("crews",)),
    FieldSpec("part", "choice", choices=("owns", "contributes", "watches")),
    (None, "contributes"),
    lambda parts: [(part.crew, part.part) for part in parts],
    lambda rows: tuple(CrewPart(crew=crew, part=part) for crew, part in rows),
)
HEADER_FIELDS = Rows(
    FieldSpec("label", "line"),
    FieldSpec("text", "line"),
    ("", ""),
    lambda fields: [(field.label, field.text) for field in fields],
    lambda rows: tuple(HeaderField(label=label, text=text) for label, text in rows),
)
CUSTOM = Rows(
    FieldSpec("label", "line"),
    FieldSpec("text", "line"),
    ("", ""),
    lambda fields: fields.items(),
    dict,
)
MEMBERS = Rows(
    FieldSpec("person", "reference", is_optional=True, kinds=("people",)),
    FieldSpec("role", "line"),
    (None, ""),
    tuple,
    tuple,
)


class RowsEditor(Editor):
    """Rows of two parts each, with a button to add one and one to remove each."""

    def __init__(self, spec: FieldSpec, around: Surroundings, kind: Rows) -> None:
        super().__init__(spec, around)
        self.kind = kind
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        self.row.addLayout(self.column)
        self.add = QPushButton(self.say(_ADD))
        self.add.clicked.connect(self._add_row)
        self.rows: list[tuple[QWidget, Editor, Editor]] = []
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)

    def display(self, value: Any) -> None:
        """Show the rows of a value; those that say just this stay, so that a row in work is not lost."""
        if self.rows and value is not MIXED and self._value() == value:
            return
        for line, _left, _right in self.rows:
            line.deleteLater()
            self.column.removeWidget(line)
        self.rows = []
        for parts in () if value is MIXED else self.kind.rows_of(value):
            self._put_row(parts)

    def _add_row(self) -> None:
        self._put_row(self.kind.new)
        self.rows[-1][1].setFocus()

    def _put_row(self, parts: Pair) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        left, right = (_part(spec, self.around) for spec in (self.kind.left, self.kind.right))
        remove = QToolButton()
        remove.setText("✕")
        remove.setToolTip(self.say(_REMOVE))
        remove.setAccessibleName(self.say(_REMOVE))
        remove.clicked.connect(lambda: self._remove(line))
        for editor, shown in zip((left, right), parts, strict=True):
            editor.show_value(shown)
            if isinstance(editor, LineEditor):
                editor.edit.setPlaceholderText(editor.edit.accessibleName())
            editor.committed.connect(lambda _value: self.commit(self._value()))
            row.addWidget(editor, 1)
        row.addWidget(remove)
        self.column.insertWidget(len(self.rows), line)
        self.rows.append((line, left, right))

    def _remove(self, line: QWidget) -> None:
        self.rows = [row for row in self.rows if row[0] is not line]
        self.column.removeWidget(line)
        line.deleteLater()
        self.commit(self._value())

    def _value(self) -> Any:
        return self.kind.value_of(
            [(left.shown, right.shown) for _line, left, right in self.rows if left.shown]
        )


def _part(spec: FieldSpec, around: Surroundings) -> Editor:
    kinds: dict[str, type[Editor]] = {"reference": ReferenceEditor, "choice": ChoiceEditor}
    editor = kinds.get(spec.editor, LineEditor)(spec, around)
    (editor.focusProxy() or editor).setAccessibleName(around.say(field_title(spec.name)))
    return editor
