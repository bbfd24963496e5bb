"""Entries named in a field: one step with the change that first mentions them, and never without one."""

from __future__ import annotations

from cjeditor.edits.fields import set_fields
from cjeditor.model.change import apply
from cjeditor.ui.fields.new_entries import NewEntries
from tests.builder import a_map, id_of

ATLAS = a_map("M").step("T").lane("L").touchpoint("Call").build()
CALL = id_of(ATLAS, "Call")


def test_an_entry_joins_the_change_that_mentions_it() -> None:
    entries = NewEntries()
    phone = entries.name("channels", "Phone")
    after = apply(ATLAS, entries.with_them(lambda atlas: set_fields(atlas, CALL, channels=(phone,)))(ATLAS))
    assert after.channels[phone].title == "Phone"
    assert after.touchpoints[CALL].channels == (phone,)


def test_an_entry_that_was_named_for_a_field_nobody_took_over_is_forgotten() -> None:
    entries = NewEntries()
    entries.name("channels", "Phone")
    after = apply(ATLAS, entries.with_them(lambda atlas: set_fields(atlas, CALL, title="Chat"))(ATLAS))
    assert not after.channels
    assert after.touchpoints[CALL].title == "Chat"


def test_of_several_only_those_mentioned_are_added() -> None:
    entries = NewEntries()
    entries.name("channels", "Phone")
    chat = entries.name("channels", "Chat")
    after = apply(ATLAS, entries.with_them(lambda atlas: set_fields(atlas, CALL, channels=(chat,)))(ATLAS))
    assert set(after.channels) == {chat}
