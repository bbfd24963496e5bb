"""Every field is explained, where a person asks about it."""

from __future__ import annotations

import pytest
from pydantic import BaseModel
from PySide6.QtCore import Qt

from cjeditor.layout.lanes import LANE_LAYOUTS
from cjeditor.model.records import KINDS, AtlasInfo
from cjeditor.ui.fields.factory import make_editor
from cjeditor.ui.fields.hints import FIELD_HINTS, field_hint
from cjeditor.ui.fields.specs import FieldSpec, specs_of
from cjeditor.ui.panels.dictionaries import Dictionaries
from cjeditor.ui.panels.inspector import Inspector
from cjeditor.ui.wording import LANGUAGES, wording
from tests.windows import Person

TYPES: dict[str, type[BaseModel]] = {**KINDS, "atlas": AtlasInfo}


def specs() -> list[FieldSpec]:
    of_lanes = [spec for kind in LANE_LAYOUTS for spec in specs_of(KINDS["lanes"], "lanes", kind.props)]
    return [*of_lanes, *(spec for kind, record in TYPES.items() for spec in specs_of(record, kind))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_explained_in_every_language(language: str) -> None:
    say = wording(language)
    for spec in specs():
        hint = field_hint(spec.record_kind, spec.name)
        assert hint is not None, (spec.record_kind, spec.name)
        assert say(hint).endswith((".", "…")), say(hint)


def test_no_hint_explains_a_field_that_is_nowhere() -> None:
    known = {spec.name for spec in specs()} | {f"{spec.record_kind}.{spec.name}" for spec in specs()}
    assert set(FIELD_HINTS) <= known


def test_the_inspector_explains_a_field_by_tip_and_to_screen_readers(person: Person) -> None:
    panel = person.desk.panels.widget("inspector")
    assert isinstance(panel, Inspector)
    spec = next(spec for spec in specs_of(KINDS["journeys"], "journeys") if spec.name == "nature")
    editor = make_editor(spec, panel.around)
    widget = editor.focusProxy() or editor
    words = "Whether the map shows what was planned or what was observed."
    assert widget.toolTip() == widget.whatsThis() == widget.accessibleDescription() == words


def test_the_heads_of_a_dictionary_explain_their_columns(person: Person) -> None:
    panel = person.desk.panels.show("dictionaries")
    assert isinstance(panel, Dictionaries)
    assert panel.model is not None
    tip = panel.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == "What it is called."
