"""Legend input: what a map uses of channels, codes, notes, personas, flows and signs, gathered for its legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cjeditor.layout.cards.uses import Use
from cjeditor.layout.furniture.legend import Code, LegendInput
from cjeditor.layout.gather import MapInput
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.parts import Pieces
from cjeditor.layout.rows import Row
from cjeditor.layout.touched_ends import is_same_end
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.whereabouts import journey_of

_HANDS_OFF: Final = "hands off"
_NO_ENDS: Final = frozenset({"notes", "votes", "emotions"})
"""Records that are no end of a flow and move none."""


def legend_input_of(
    given: MapInput,
    options: LayoutOptions,
    rows: tuple[Row, ...],
    flow_kinds: frozenset[str],
    step_signs: frozenset[str],
    pieces: Pieces,
    change: Change | None,
) -> LegendInput:
    """Return what the legend of a map explains; the one from before as long as the same is used."""
    atlas, lanes = given.atlas, tuple(row.body.uses for row in rows)
    uses: frozenset[Use] = pieces.piece("uses", lanes, lambda: frozenset().union(*lanes))
    has_crews = pieces.piece("crews", uses, lambda: _count_of_crews(uses) > 1)
    signs = step_signs
    if has_crews and options.show_flows and _hands_off(atlas, given.journey.id, pieces, change):
        signs |= {"hand-off"}
    key = (
        given.journey,
        given.channels,
        given.personas,
        uses,
        flow_kinds,
        signs,
        atlas.products,
        atlas.crews,
    )
    return pieces.piece("legend input", key, lambda: _legend_input(given, options, uses, flow_kinds, signs))


def _legend_input(
    given: MapInput,
    options: LayoutOptions,
    uses: frozenset[Use],
    flow_kinds: frozenset[str],
    signs: frozenset[str],
) -> LegendInput:
    return LegendInput(
        tuple(look for look in given.channels.values() if ("channel", look.id) in uses),
        frozenset(name for kind, name in uses if kind == "note"),
        tuple(look for look in given.personas if ("persona", look.id) in uses),
        flow_kinds,
        frozenset(name for kind, name in uses if kind == "evidence"),
        signs.union(name for kind, name in uses if kind == "sign"),
        (
            options.scale_note,
            options.file_name,
            given.journey.as_of.isoformat() if given.journey.as_of else "",
        ),
        options.chosen_face,
        tuple(_codes(given.atlas, uses)),
    )


def _count_of_crews(uses: frozenset[Use]) -> int:
    return sum(kind == "crew" and bool(name) for kind, name in uses)


def _codes(atlas: Atlas, uses: frozenset[Use]) -> Iterator[Code]:
    """Yield the codes that stand on cards for a longer name, products first."""
    for product in sorted(atlas.products.values(), key=lambda entry: entry.sort_key):
        if product.code and product.title and ("product", product.id) in uses:
            yield Code(product.code, product.title)
    for crew in sorted(atlas.crews.values(), key=lambda entry: entry.sort_key):
        if crew.code and crew.title and ("crew", crew.id) in uses:
            yield Code(crew.code, crew.title)


def _hands_off(atlas: Atlas, journey_id: str, pieces: Pieces, change: Change | None) -> bool:
    """Whether a flow of the journey leads from one crew to another; told from what a change touched where it can be."""
    known = pieces.before.get(_HANDS_OFF)
    flows: Iterable[str] = atlas.flows
    if change is not None and known is not None:
        ends = {key for key, edit in change.edits.items() if key[0] not in _NO_ENDS and not is_same_end(edit)}
        if not ends:
            return bool(pieces.kept(_HANDS_OFF))
        if not known[1] and all(kind in ("flows", "touchpoints") for kind, _id in ends):
            flows = _flows_at(atlas, ends)
    is_so = any(_is_hand_off(atlas, journey_id, flow) for flow in flows)
    return pieces.piece(_HANDS_OFF, is_so, lambda: is_so)


def _flows_at(atlas: Atlas, ends: Iterable[tuple[str, str]]) -> set[str]:
    """Flows that were edited and those of touchpoints that were."""
    index = atlas.index
    found: set[str] = set()
    for kind, record_id in ends:
        found.update(
            (record_id,) if kind == "flows" else (*index.flows_from(record_id), *index.flows_to(record_id))
        )
    return found & atlas.flows.keys()


def _is_hand_off(atlas: Atlas, journey_id: str, flow_id: str) -> bool:
    flow, cards = atlas.flows[flow_id], atlas.touchpoints
    source, target = cards.get(flow.source), cards.get(flow.target or "")
    crews = {card.crew for card in (source, target) if card is not None and card.crew}
    return len(crews) > 1 and journey_of(atlas, flow.source) == journey_id
