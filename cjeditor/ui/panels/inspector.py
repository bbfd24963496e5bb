"""Inspector: what is chosen, field by field; a change of several objects is one step of undo.

Editors are made once for each set of fields and shown again; choosing another touchpoint only brings its values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjeditor.edits.fields import set_fields_of
from cjeditor.layout.lanes import lane_layout
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.messages import counted, message
from cjeditor.model.records import AtlasInfo, Crew, Flow, Lane, Record
from cjeditor.ui.fields.editor import MIXED, Editor, Surroundings
from cjeditor.ui.fields.factory import explain, make_editor
from cjeditor.ui.fields.font import FontEditor
from cjeditor.ui.fields.new_entries import NewEntries
from cjeditor.ui.fields.picture import AssetEditor
from cjeditor.ui.fields.specs import GROUPS, MEMBERS, FieldSpec, specs_of
from cjeditor.ui.fields.words import field_title
from cjeditor.ui.icons import record_icon
from cjeditor.ui.labels import label, shortened
from cjeditor.ui.record_changes import lane_props_change, members_change, members_of, picture_change
from cjeditor.ui.record_words import KIND_WORDS, icon_of, name_of
from cjeditor.ui.timing import delayed

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_SEVERAL = message("ui.inspector.several_kinds", "Several objects")
_MOST_KEPT = 12
"""Pages of editors kept for the next time; a page is made in some milliseconds."""


class Inspector(QWidget):
    """The panel: a head with icon and name, and the fields in groups that fold."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.new_entries = NewEntries()
        self.around = Surroundings(
            desk.say,
            lambda: desk.atlas,
            lambda: desk.services.theme,
            lambda: desk.selection,
            self.new_entries,
            desk.wishes.dictionary.emit,
        )
        self.head_icon, self.head_kind = label(), label("", "quiet")
        self.head_name = label("", "head", wraps=True)
        self.pages = QStackedWidget()
        self._kept: dict[tuple[FieldSpec, ...], Page] = {}
        self._waiting = delayed(self, 0, self.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.pages, 1)
        desk.selection_changed.connect(self._waiting.start)
        desk.tabs.draft_changed.connect(self._waiting.start)
        desk.reset.connect(self._start_again)
        desk.changed.connect(self._follow)
        self.refresh()

    @property
    def ids(self) -> tuple[str, ...]:
        """What is shown: what is being typed or chosen, else the journey on show."""
        return self.desk.shown[1] or ((self.desk.journey_id,) if self.desk.journey_id else ())

    def refresh(self) -> None:
        """Show what is chosen now."""
        if not self.desk.is_ready:
            return
        self._waiting.stop()
        records = self._records()
        self._name(records)
        page = self._page(self._common_specs(records))
        self.pages.setCurrentWidget(page)
        page.setEnabled(self.desk.can_edit)
        for spec, editor in page.editors.items():
            editor.show_value(self._common_value(records, spec.name))

    def begin_words(self) -> None:
        """Stand in the text that the map shows of a flow: its label, of a way out the reason."""
        self.refresh()
        first, page = next(iter(self._records()), None), self.pages.currentWidget()
        if isinstance(page, Page):
            name = "reason" if isinstance(first, Flow) and first.target is None else "label"
            editor = next((known for spec, known in page.editors.items() if spec.name == name), None)
            if editor is not None:
                page.ensureWidgetVisible(editor)
                editor.setFocus(Qt.FocusReason.TabFocusReason)
                if isinstance(text := editor.focusProxy(), QLineEdit | QPlainTextEdit):
                    text.selectAll()

    def _records(self) -> list[Record | AtlasInfo]:
        atlas, _ids = self.desk.shown
        found = [atlas.info if known == "atlas" else atlas.find(known) for known in self.ids]
        return [record for record in found if record is not None]

    def _common_specs(self, records: Sequence[Record | AtlasInfo]) -> tuple[FieldSpec, ...]:
        sets = {
            (_kind(record), record.lane_kind if isinstance(record, Lane) else ""): record
            for record in records
        }
        lists = [
            specs_of(type(record), kind, lane_layout(lane_kind).props if lane_kind else None)
            for (kind, lane_kind), record in sets.items()
        ]
        if not lists:
            return ()
        shared = (spec for spec in lists[0] if all(_has(others, spec) for others in lists[1:]))
        return tuple(spec for spec in shared if spec != MEMBERS or len(records) == 1)

    def _page(self, specs: tuple[FieldSpec, ...]) -> Page:
        page = self._kept.get(specs)
        if page is None:
            if len(self._kept) >= _MOST_KEPT:
                self._drop(next(iter(self._kept)))
            page = self._kept[specs] = Page(specs, self.around, self._connect, self.pages)
            self.pages.addWidget(page)
        return page

    def _connect(self, spec: FieldSpec, editor: Editor) -> None:
        editor.show_value(self._common_value(self._records(), spec.name))
        editor.committed.connect(lambda value: self._commit(spec, value))
        if isinstance(editor, AssetEditor):
            editor.file_chosen.connect(lambda path: self._bring_picture(spec.name, path))
        if isinstance(editor, FontEditor):
            editor.wanted.connect(self.desk.wishes.font)

    def _drop(self, specs: tuple[FieldSpec, ...]) -> None:
        page = self._kept.pop(specs)
        self.pages.removeWidget(page)
        page.deleteLater()

    def _common_value(self, records: Sequence[Record | AtlasInfo], name: str) -> Any:
        """Return the value of a field that all records share, else MIXED."""
        first = self._value(records[0], name) if records else MIXED
        return first if all(self._value(record, name) == first for record in records[1:]) else MIXED

    def _value(self, record: Record | AtlasInfo, name: str) -> Any:
        if isinstance(record, Crew) and name == MEMBERS.name:
            return members_of(self.desk.atlas, record.id)
        if name in type(record).model_fields or not isinstance(record, Lane):
            return getattr(record, name)
        props = lane_layout(record.lane_kind).props
        return record.props.get(name, props.model_fields[name].default)

    def _commit(self, spec: FieldSpec, value: Any) -> None:
        if self.desk.tabs.draft is not None:  # a click need not have taken the keyboard from the map
            self.desk.view.finish_editing()
        records = self._records()
        if spec not in self._common_specs(records):
            return  # the field is of what was chosen before
        ids = [record.id if isinstance(record, Record) else "atlas" for record in records]
        if spec == MEMBERS:
            verb = partial(members_change, crew=ids[0], members=value)
        elif all(spec.name in type(record).model_fields for record in records):
            verb = partial(_fields_change, ids=ids, name=spec.name, value=value)
        else:
            verb = partial(lane_props_change, ids=ids, name=spec.name, value=value)
        if not ids or not self.desk.commit(self.new_entries.with_them(verb)):
            self.refresh()

    def _bring_picture(self, field: str, path: Path) -> None:
        ids = self.ids
        self.desk.commit(lambda atlas: picture_change(atlas, ids, field, path))

    def _follow(self, change: Change) -> None:
        shown = set(self.ids)
        kinds = {
            kind for page in [self.pages.currentWidget()] if isinstance(page, Page) for kind in page.kinds
        }
        if shown & change.ids or any(kind in kinds for kind, _id in change.edits):
            self._waiting.start()

    def _start_again(self) -> None:
        for specs in list(self._kept):
            self._drop(specs)
        self.refresh()

    def _head(self) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(10)
        words.setSpacing(1)
        words.addWidget(self.head_kind)
        words.addWidget(self.head_name)
        row.addWidget(self.head_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _name(self, records: Sequence[Record | AtlasInfo]) -> None:
        desk, kinds = self.desk, {_kind(record) for record in records}
        first = records[0] if records else None
        theme = desk.services.theme
        if first is None:
            return
        kind = desk.say(KIND_WORDS[_kind(first)] if len(kinds) == 1 else _SEVERAL)
        if len(records) > 1:
            name = desk.say(counted("ui.inspector.count", "{count} object", "{count} objects", len(records)))
        else:
            name = name_of(desk.shown[0], first.id) if isinstance(first, Record) else desk.document_name
        self.head_kind.setText(kind)
        self.head_name.setText(shortened(name, 120))
        self.head_name.setVisible(bool(name))
        icon, colour = icon_of(desk.shown[0], first.id) if isinstance(first, Record) else ("info", "")
        self.head_icon.setPixmap(record_icon(icon, colour, theme).pixmap(20, 20))


class Page(QScrollArea):
    """The editors of one set of fields; groups after the first are folded, and made when they are first opened.

    `made` hears of each editor, to bring it its value and listen to it.
    """

    def __init__(
        self,
        specs: tuple[FieldSpec, ...],
        around: Surroundings,
        made: Callable[[FieldSpec, Editor], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._around, self._made = around, made
        self.editors: dict[FieldSpec, Editor] = {}
        self.kinds = {kind for spec in specs for kind in spec.kinds}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self.setWidget(body)  # filled where it stands, as is each group: what moves is dressed again
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(12, 2, 12, 12)
        self.column.setSpacing(8)
        for group, title in GROUPS.items():
            members = [spec for spec in specs if spec.group == group]
            if members:
                self._add_group(around.say(title), members, folded=group != "main")
        self.column.addStretch(1)

    def _add_group(self, title: str, specs: list[FieldSpec], *, folded: bool) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(8)

        def fill() -> None:
            for spec in specs:
                if spec not in self.editors:
                    self._add_field(column, spec)

        if folded:
            self.column.addWidget(_fold(title, content, fill))
        self.column.addWidget(content)
        if not folded:
            fill()

    def _add_field(self, column: QVBoxLayout, spec: FieldSpec) -> None:
        around = self._around
        editor = self.editors[spec] = make_editor(spec, around)
        place = QVBoxLayout()
        place.setSpacing(3)
        column.addLayout(place)
        if spec.editor != "flag":
            title = label(around.say(field_title(spec.name)), "quiet")
            title.setBuddy(editor)
            explain(title, around.say, spec)
            place.addWidget(title)
        place.addWidget(editor)
        self._made(spec, editor)


def _fold(title: str, content: QWidget, fill: Callable[[], None]) -> QToolButton:
    """Return the head of a group that fills, opens and folds it."""
    head = QToolButton()
    head.setObjectName("fold")
    head.setText(title)
    head.setCheckable(True)
    head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    head.setArrowType(Qt.ArrowType.RightArrow)
    content.hide()

    def turn(is_open: bool) -> None:
        fill()
        head.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        content.setVisible(is_open)

    head.toggled.connect(turn)
    return head


def _fields_change(atlas: Atlas, ids: Sequence[str], name: str, value: Any) -> Change:
    return set_fields_of(atlas, ids, **{name: value})


def _kind(record: Record | AtlasInfo) -> str:
    return record.kind if isinstance(record, Record) else "atlas"


def _has(specs: Sequence[FieldSpec], wanted: FieldSpec) -> bool:
    return any(
        (spec.name, spec.editor, spec.kinds) == (wanted.name, wanted.editor, wanted.kinds) for spec in specs
    )
