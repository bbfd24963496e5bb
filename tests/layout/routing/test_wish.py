"""What a flow wants to say and to whom it leads."""

from __future__ import annotations

import pytest

from cjeditor.layout.routing.wish import End, line_width, share_text, wish_of
from cjeditor.model.records import Flow

HERE = End("tp_a", "MOR", "", is_here=True)
THERE = End("tp_b", "RSK", "", is_here=True)
ABROAD = End("tp_m", "RSK", "The mortgage", is_here=False, title="Sign")


def flow(kind: str = "next", target: str | None = "tp_b", **fields: object) -> Flow:
    return Flow.model_validate(
        {"id": "fl_1", "source": "tp_a", "target": target, "flow_kind": kind, **fields}
    )


@pytest.mark.parametrize(
    ("share", "text"),
    [(None, ""), (1.0, ""), (0.996, ""), (0.384, "38\u00a0%"), (0.001, "<1\u00a0%"), (0.0, "0\u00a0%")],
)
def test_a_share_is_told_when_it_is_not_all(share: float | None, text: str) -> None:
    assert share_text(share) == text


def test_a_flow_within_the_map_tells_a_change_of_crew() -> None:
    wish = wish_of(flow(share=0.4, label="not yet"), HERE, THERE)
    assert wish is not None
    assert (wish.share, wish.words, wish.hand_off) == ("40\u00a0%", "not yet", "MOR\u00a0▸\u00a0RSK")


def test_the_same_crew_is_no_hand_off() -> None:
    wish = wish_of(flow(), HERE, HERE._replace(record_id="tp_b"))
    assert wish is not None
    assert wish.hand_off == ""


def test_an_exit_tells_its_reason_and_a_done_is_one() -> None:
    leaves = wish_of(flow("exit", None, reason="too dear"), HERE, None)
    ends = wish_of(flow("done", None), HERE, None)
    assert leaves is not None
    assert ends is not None
    assert (leaves.kind, leaves.words, ends.kind) == ("exit", "too dear", "done")


def test_a_flow_out_of_the_map_becomes_a_connector_and_one_into_it_an_arrival() -> None:
    out, into = wish_of(flow(), HERE, ABROAD), wish_of(flow(), ABROAD, HERE)
    assert out is not None
    assert into is not None
    assert (out.kind, out.source, out.words, out.link) == ("connector", "tp_a", "The mortgage", "tp_m")
    assert (into.kind, into.source, into.link) == ("arrival", "tp_a", "tp_m")
    assert (out.more, into.more) == ("Sign", "Sign")


def test_a_flow_elsewhere_is_not_drawn() -> None:
    assert wish_of(flow(), ABROAD, ABROAD) is None
    assert wish_of(flow("exit", None), ABROAD, None) is None


def test_width_by_share_is_between_two_and_eight() -> None:
    assert [line_width(share) for share in (0.0, 0.5, 1.0)] == [2.0, 5.0, 8.0]
    thick = wish_of(flow(share=1.0), HERE, THERE, width_by_share=True)
    assert thick is not None
    assert thick.width == 8.0
