"""All journeys as one graph."""

from __future__ import annotations

import subprocess
import sys

from cjeditor.graph import QUESTIONS, question
from cjeditor.graph.flow_graph import DONE, EXIT, flow_graph, name_of, path_graph
from tests.builder import a_map, id_of


def test_touchpoints_are_nodes_and_flows_edges_with_their_records() -> None:
    atlas = a_map().step().lane("Web").touchpoint("A").touchpoint("B").touchpoint("C").flow("A", "B").build()
    graph = flow_graph(atlas)
    (flow,) = atlas.flows.values()
    a, b, c = (id_of(atlas, name) for name in "ABC")
    assert set(graph) == {a, b, c, EXIT, DONE}
    assert graph.edges[a, b, flow.id]["flow"] is flow


def test_exits_and_dones_lead_to_their_own_nodes() -> None:
    atlas = a_map().step().lane("Web").touchpoint("A").flow("A", kind="exit").flow("A", kind="done").build()
    assert set(flow_graph(atlas).successors(id_of(atlas, "A"))) == {EXIT, DONE}


def test_two_flows_between_the_same_touchpoints_are_two_edges() -> None:
    atlas = (
        a_map()
        .step()
        .lane("Web")
        .touchpoint("A")
        .touchpoint("B")
        .flow("A", "B")
        .flow("A", "B", "alternative")
    )
    assert flow_graph(atlas.build()).number_of_edges() == 2


def test_steps_and_stages_are_nodes_when_flows_touch_them() -> None:
    atlas = (
        a_map().stage("End").step("Pay").lane("Web").touchpoint("A").flow("A", "Pay").flow("A", "End").build()
    )
    graph = path_graph(atlas)
    assert {id_of(atlas, "Pay"), id_of(atlas, "End")} <= set(graph)
    assert graph.has_edge(id_of(atlas, "Pay"), id_of(atlas, "A"))


def test_referrals_are_in_the_graph_and_not_on_paths() -> None:
    atlas = a_map().step().lane("Web").touchpoint("A").touchpoint("B").flow("A", "B", "referral").build()
    assert flow_graph(atlas).number_of_edges() == 1
    assert path_graph(atlas).number_of_edges() == 0


def test_a_record_without_a_title_is_called_by_its_id() -> None:
    atlas = a_map().step().lane("Web").touchpoint("").build()
    (touchpoint,) = atlas.touchpoints
    assert name_of(atlas, touchpoint) == touchpoint
    assert name_of(atlas, "gone") == "gone"


def test_questions_have_ids_of_their_own_and_are_found_by_them() -> None:
    assert len({one.id for one in QUESTIONS}) == len(QUESTIONS)
    assert all(question(one.id) is one for one in QUESTIONS)
    assert question("nonsense") is None


def test_every_row_has_a_value_for_every_column() -> None:
    atlas = a_map().step().lane("Web").touchpoint("A").touchpoint("B").flow("A", "B").build()
    for one in QUESTIONS:
        answer = one.answer(atlas)
        assert all(len(row.values) == len(answer.columns) for row in answer.rows)


def test_networkx_waits_until_a_question_is_asked() -> None:
    code = "import sys, cjeditor.graph; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
