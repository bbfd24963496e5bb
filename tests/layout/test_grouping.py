"""For paper, channel lanes are shown as at most three."""

from __future__ import annotations

from cjeditor.layout.map_layout import lay_out
from cjeditor.layout.options import LayoutOptions
from tests.builder import MapBuilder, a_map, id_of
from tests.layout.frames import texts

GROUPED = LayoutOptions(group_lanes=True)


def eight_lanes() -> MapBuilder:
    builder = a_map()
    for title, nature in (
        ("Web", "digital"),
        ("App", "digital"),
        ("Phone", "physical"),
        ("Letter", "physical"),
    ):
        builder.channel(title, nature=nature)
    builder.step("a").lane("Others").touchpoint("A friend tells")
    for title in ("Web", "App", "Phone", "Letter"):
        builder.lane(title, channels=[title]).touchpoint(f"By {title}", channels=[title])
    return builder.note_lane("Needs", "need").note("Calm", "need")


def test_lanes_of_one_family_become_one() -> None:
    layout = lay_out(eight_lanes().build(), "jo_1", GROUPED)
    titles = [row.body.lane.title for row in layout.rows]
    assert titles == ["Others", "Digital", "Voice, branch and paper", "Needs"]


def test_no_card_is_lost_and_they_keep_the_order_of_their_lanes() -> None:
    atlas = eight_lanes().build()
    layout = lay_out(atlas, "jo_1", GROUPED)
    words = texts(layout.page_frame())
    assert all(f"By {title}" in words for title in ("Web", "App", "Phone", "Letter"))
    web, app = (layout.card_box(id_of(atlas, title)) for title in ("By Web", "By App"))
    assert web is not None
    assert app is not None
    assert web.y < app.y


def test_the_document_itself_stays_as_it_is() -> None:
    atlas = eight_lanes().build()
    before = dict(atlas.lanes)
    lay_out(atlas, "jo_1", GROUPED)
    assert atlas.lanes == before


def test_a_family_of_one_lane_keeps_its_name() -> None:
    builder = a_map().channel("Web").step("a").lane("Our site", channels=["Web"])
    layout = lay_out(builder.build(), "jo_1", GROUPED)
    assert [row.body.lane.title for row in layout.rows] == ["Our site"]
