"""Legend input: what a map uses of channels, codes, notes, personas, flows and signs, gathered for its legend."""

from __future__ import annotations

from collections.abc import Iterator

from cjeditor.layout.cards.uses import Use
from cjeditor.layout.furniture.legend import Code, LegendInput
from cjeditor.layout.gather import MapInput
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.parts import Pieces
from cjeditor.layout.rows import Row
from cjeditor.model.atlas import Atlas
from cjeditor.model.whereabouts import journey_of


def legend_input_of(
    given: MapInput,
    options: LayoutOptions,
    rows: tuple[Row, ...],
    flow_kinds: frozenset[str],
    step_signs: frozenset[str],
    pieces: Pieces,
) -> LegendInput:
    """Return what the legend of a map explains; the one from before as long as the same is used."""
    atlas, lanes = given.atlas, tuple(row.body.uses for row in rows)
    uses: frozenset[Use] = pieces.piece("uses", lanes, lambda: frozenset().union(*lanes))
    has_crews = pieces.piece("crews", uses, lambda: _count_of_crews(uses) > 1)
    signs = step_signs
    if has_crews and options.show_flows and _hands_off(atlas, given.journey.id):
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


def _hands_off(atlas: Atlas, journey_id: str) -> bool:
    """Whether a flow of the journey leads from one crew to another."""
    cards = atlas.touchpoints
    for flow in atlas.flows.values():
        source, target = cards.get(flow.source), cards.get(flow.target or "")
        crews = {card.crew for card in (source, target) if card is not None and card.crew}
        if len(crews) > 1 and journey_of(atlas, flow.source) == journey_id:
            return True
    return False
