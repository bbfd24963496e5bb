"""The editor of each kind of field; the next kind is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from cjeditor.model.messages import Message
from cjeditor.ui.fields.compound import EvidenceEditor, SharesEditor
from cjeditor.ui.fields.editor import (
    DayEditor,
    Editor,
    FlagEditor,
    LineEditor,
    NumberEditor,
    Surroundings,
    TextEditor,
    TextsEditor,
)
from cjeditor.ui.fields.font import FontEditor
from cjeditor.ui.fields.hints import field_hint
from cjeditor.ui.fields.icon import IconEditor
from cjeditor.ui.fields.objects import ObjectsEditor
from cjeditor.ui.fields.pickers import ChoiceEditor, ColourEditor, ManyEditor, ReferenceEditor
from cjeditor.ui.fields.picture import LogoEditor, PictureEditor
from cjeditor.ui.fields.rows import CREW_PARTS, CUSTOM, HEADER_FIELDS, MEMBERS, RowsEditor
from cjeditor.ui.fields.specs import EditorKind, FieldSpec
from cjeditor.ui.fields.words import field_title
from cjeditor.ui.labels import plain

_EDITORS: Mapping[EditorKind, Callable[[FieldSpec, Surroundings], Editor]] = {
    "line": LineEditor,
    "text": TextEditor,
    "texts": TextsEditor,
    "choice": ChoiceEditor,
    "choices": ManyEditor,
    "whole": NumberEditor,
    "number": NumberEditor,
    "share": NumberEditor,
    "day": DayEditor,
    "colour": ColourEditor,
    "icon": IconEditor,
    "reference": ReferenceEditor,
    "references": ManyEditor,
    "shares": SharesEditor,
    "evidence": EvidenceEditor,
    "picture": PictureEditor,
    "crew_parts": partial(RowsEditor, kind=CREW_PARTS),
    "header_fields": partial(RowsEditor, kind=HEADER_FIELDS),
    "custom": partial(RowsEditor, kind=CUSTOM),
    "members": partial(RowsEditor, kind=MEMBERS),
    "objects": ObjectsEditor,
    "logo": LogoEditor,
    "font": FontEditor,
}


def make_editor(spec: FieldSpec, around: Surroundings, title: str = "") -> Editor:
    """Return the editor of a field, named and explained; a title other than the field's own may be given."""
    title = title or around.say(field_title(spec.name))
    editor = FlagEditor(spec, around, title) if spec.editor == "flag" else _EDITORS[spec.editor](spec, around)
    proxy = editor.focusProxy() or editor
    proxy.setAccessibleName(title)
    explain(proxy, around.say, spec)
    return editor


def explain(widget: QWidget, say: Callable[[Message], str], spec: FieldSpec) -> None:
    """Let a widget say what its field means: as a tip, to "What is this?" and to screen readers."""
    hint = field_hint(spec.record_kind, spec.name)
    if hint is not None:
        words = say(hint)
        widget.setToolTip(plain(words))
        widget.setWhatsThis(plain(words))
        widget.setAccessibleDescription(words)
