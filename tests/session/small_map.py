"""A map small enough to know by heart, and what tests of a session do to it and ask of it."""

from pathlib import Path

from cjeditor.files.document import read_document
from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.messages import message
from cjeditor.model.records import (
    AtlasInfo,
    Cell,
    Emotion,
    Journey,
    Lane,
    Note,
    Parked,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjeditor.session.events import Event
from cjeditor.session.session import Session
from cjeditor.session.view_state import ViewState

MAP = atlas_of(
    AtlasInfo(title="Small"),
    Journey(id="jo_1"),
    Stage(id="st_1", journey="jo_1"),
    Step(id="sp_1", stage="st_1"),
    Lane(id="ln_1", journey="jo_1", title="Web"),
    Lane(id="ln_2", journey="jo_1", title="Phone"),
    Lane(id="ln_3", journey="jo_1", title="Shop", locked=True),
    Touchpoint(id="tp_1", place=Cell(step="sp_1", lane="ln_1"), title="Click"),
    Touchpoint(id="tp_2", place=Cell(step="sp_1", lane="ln_3"), title="Buy"),
    Note(id="nt_1", place=Parked(journey="jo_1"), text="Later"),
    Emotion(id="em_1", lane="ln_3", step="sp_1"),
)
VIEW = ViewState("jo_1", ("tp_1",), 2.0, 10.0, 20.0)


def put(atlas: Atlas, *records: Record, label: str = "Edit") -> Change:
    draft = Draft(atlas)
    for record in records:
        draft.put(record)
    return draft.change(message("x", label))


def removed(atlas: Atlas, kind: str, record_id: str) -> Change:
    draft = Draft(atlas)
    draft.remove(kind, record_id)
    return draft.change(message("x", "Delete"))


def titled(session: Session, title: str) -> Change:
    return put(session.atlas, session.atlas.touchpoints["tp_1"].replaced(title=title), label=title)


def title(session: Session) -> str:
    return session.atlas.touchpoints["tp_1"].title


def modified(session: Session) -> bool:
    return session.is_modified


def can_save(session: Session) -> bool:
    return session.can_save


def heard(session: Session) -> list[Event]:
    events: list[Event] = []
    session.subscribe(events.append)
    return events


def title_on_disk(path: Path) -> str:
    return read_document(path).atlas.touchpoints["tp_1"].title
