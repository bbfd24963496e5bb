"""Edits, undo, previews and locked lanes of one open document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.model.change import Change
from cjeditor.model.messages import UserError
from cjeditor.model.records import (
    Cell,
    Emotion,
    Lane,
)
from cjeditor.session.events import Changed, Event, Previewed
from cjeditor.session.opening import new_session
from cjeditor.session.session import Session
from tests.session.small_map import (
    MAP,
    VIEW,
    heard,
    modified,
    put,
    removed,
    title,
    titled,
)


def test_an_edit_is_told_named_and_can_be_undone_and_redone(session: Session) -> None:
    events = heard(session)
    assert (session.undo(), session.redo()) == (None, None)
    assert (session.undo_label, session.redo_label) == (None, None)
    change = titled(session, "Tap")
    session.commit(change, VIEW)
    assert modified(session)
    assert session.undo_label is not None
    assert session.undo_label.english() == "Tap"
    assert session.undo() == VIEW
    assert session.atlas == MAP
    assert not modified(session)
    assert session.redo_label is not None
    assert session.redo() == VIEW
    assert title(session) == "Tap"
    assert [event.cause for event in events if isinstance(event, Changed)] == ["commit", "undo", "redo"]
    assert events[0] == Changed(change, session.atlas)


def test_two_hundred_steps_can_be_undone(session: Session) -> None:
    for number in range(250):
        session.commit(titled(session, str(number)))
    for _ in range(250):
        session.undo()
    assert session.atlas == MAP
    assert not modified(session)


@given(st.lists(st.sampled_from(["edit", "undo", "redo", "preview", "burst"]), max_size=30))
def test_undoing_everything_leads_back_to_the_start(story: list[str]) -> None:
    session = new_session(MAP)
    for number, act in enumerate(story):
        match act:
            case "edit":
                session.commit(titled(session, f"{number}"))
            case "burst":
                session.commit(titled(session, f"{number}"), burst="typing")
            case "undo":
                session.undo()
            case "redo":
                session.redo()
            case _:
                session.preview(titled(session, "shown"))
    session.preview(None)
    while session.undo_label:
        session.undo()
    assert session.atlas == session.shown == MAP
    assert not modified(session)


def test_typing_in_one_field_is_one_step_until_the_burst_ends(session: Session) -> None:
    for word in ("T", "Ta", "Tap"):
        session.commit(titled(session, word), burst="tp_1.title")
    session.end_burst()
    session.commit(titled(session, "Taps"), burst="tp_1.title")
    session.undo()
    assert title(session) == "Tap"
    session.undo()
    assert title(session) == "Click"


def test_a_change_that_changes_nothing_leaves_no_trace(session: Session) -> None:
    events = heard(session)
    session.commit(titled(session, "Click"))
    assert events == []
    assert session.undo_label is None


def test_a_preview_is_shown_but_not_kept(session: Session) -> None:
    events = heard(session)
    session.preview(None)
    session.preview(titled(session, "Tap"))
    assert title(session) == "Click"
    assert session.shown.touchpoints["tp_1"].title == "Tap"
    assert not modified(session)
    session.preview(None)
    assert session.shown is session.atlas
    assert [type(event) for event in events] == [Previewed, Previewed]
    session.preview(titled(session, "Tap"))
    session.commit(titled(session, "Swipe"))
    assert session.shown is session.atlas
    session.preview(titled(session, "Tap"))
    session.undo()
    assert session.shown is session.atlas


def test_who_does_not_listen_any_more_hears_nothing(session: Session) -> None:
    events: list[Event] = []
    stop = session.subscribe(events.append)
    stop()
    session.commit(titled(session, "Tap"))
    assert events == []


@pytest.mark.parametrize(
    "change",
    [
        put(MAP, MAP.lanes["ln_3"].replaced(title="Store")),
        put(MAP, MAP.lanes["ln_3"].replaced(title="Store", locked=False)),
        put(MAP, MAP.touchpoints["tp_2"].replaced(title="Pay")),
        put(MAP, MAP.touchpoints["tp_1"].replaced(place=Cell(step="sp_1", lane="ln_3"))),
        put(MAP, MAP.touchpoints["tp_2"].replaced(place=Cell(step="sp_1", lane="ln_1"))),
        put(MAP, MAP.emotions["em_1"].replaced(score=2.0)),
        put(MAP, Emotion(id="em_2", lane="ln_3", step="sp_1")),
        removed(MAP, "lanes", "ln_3"),
        removed(MAP, "touchpoints", "tp_2"),
    ],
)
def test_a_locked_lane_and_what_is_in_it_cannot_be_changed(session: Session, change: Change) -> None:
    with pytest.raises(UserError, match="The lane “Shop” is locked"):
        session.commit(change)
    assert session.atlas == MAP
    assert not modified(session)


def test_a_lane_can_be_unlocked_and_locked_and_the_rest_edited(session: Session) -> None:
    session.commit(put(session.atlas, MAP.lanes["ln_3"].replaced(locked=False)))
    session.commit(put(session.atlas, MAP.touchpoints["tp_2"].replaced(title="Pay")))
    session.commit(put(session.atlas, MAP.lanes["ln_3"]))
    session.commit(put(session.atlas, MAP.lanes["ln_1"].replaced(locked=True, title="Site")))
    session.commit(put(session.atlas, Lane(id="ln_9", journey="jo_1", locked=True)))
    session.commit(put(session.atlas, MAP.notes["nt_1"].replaced(text="Now")))
    for _ in range(6):
        session.undo()
    assert session.atlas == MAP
