"""Ahorrar para la jubilación: one journey of two personas through a bank, in Spanish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.records import (
    AtlasInfo,
    Cell,
    CrewPart,
    Emotion,
    Flow,
    HeaderField,
    Journey,
    Lane,
    Record,
    Touchpoint,
)
from cjeditor.model.records.note import NoteKind
from cjeditor.model.records.stage import Phase
from example_atlases.retirement_dictionaries import dictionaries
from example_atlases.tables import (
    INITIATOR,
    CellOrder,
    Row,
    columns,
    emotion,
    evidence_and_star,
    flows,
    given,
    in_order,
    known,
    note,
    notes_lane,
    points,
    read_tables,
    score,
    touchpoint_minutes,
)

JOURNEY = "jo_ahorrar"
WIDTH = 1.2
"""Columns a little wider than usual, so that an A0 in landscape is filled."""

PHASES: dict[str, Phase] = {"antes": "before", "durante": "during", "después": "after"}

ACTOR_OF = {
    "t01": "seguridad-social",
    "t02": "familia",
    "t06": "comparador",
    "t07": "entidad-a",
    "t08": "entidad-c",
    "t25": "familia",
    "t35": "entidad-a",
    "t38": "familia",
}


def build() -> Atlas:
    """Return the atlas."""
    tables = read_tables("ahorrar-para-la-jubilacion.md")
    info = AtlasInfo(
        title="Ahorrar para la jubilación",
        description="De la preocupación al primer aniversario del plan.",
        content_language="es",
        currency="EUR",
    )
    return atlas_of(
        info,
        *dictionaries(),
        *_journey(),
        *columns(tables["steps"], JOURNEY, PHASES, frozenset({"7", "8"}), WIDTH),
        *_lanes(),
        *_cards(tables),
    )


def _journey() -> Iterator[Record]:
    yield Journey(
        id=JOURNEY,
        title="Ahorrar para la jubilación",
        goal="Llegar a los 67 sin tener que pedir ayuda a mis hijos",
        trigger="La carta con la estimación de la pensión pública",
        scope_in="De la preocupación al primer aniversario",
        personas=("pe_luis", "pe_marta"),
        products=("pr_PP", "pr_SIM", "pr_APO"),
        level="L1",
        state="current",
        nature="observed",
        owner="pp_experta",
        crews=(
            CrewPart(crew="cr_EXP", part="owns"),
            CrewPart(crew="cr_PRV"),
            CrewPart(crew="cr_CIT"),
            CrewPart(crew="cr_RED"),
        ),
        status="validated",
        review=date(2026, 12, 15),
        as_of=date(2026, 9, 15),
        version="3",
        basis="9 entrevistas, 212 encuestas de oficina, datos de cita de seis meses",
        header_fields=(HeaderField(label="Revisión", text="Cada trimestre"),),
    )


def _lanes() -> list[Record]:
    def notes(code: str, title: str, kind: NoteKind) -> Lane:
        return notes_lane(f"ln_{code}", JOURNEY, title, kind)

    return in_order(
        [
            Lane(
                id="ln_emocion",
                journey=JOURNEY,
                lane_kind="emotion",
                title="Emoción",
                personas=("pe_luis", "pe_marta"),
            ),
            Lane(id="ln_terceros", journey=JOURNEY, title="Terceros", icon="users"),
            Lane(
                id="ln_digital",
                journey=JOURNEY,
                title="Digital",
                icon="globe",
                channels=("ch_web", "ch_app", "ch_msj"),
            ),
            Lane(
                id="ln_voz",
                journey=JOURNEY,
                title="Voz, oficina y papel",
                icon="store",
                channels=("ch_tel", "ch_kio", "ch_ofi", "ch_car"),
            ),
            Lane(
                id="ln_visibilidad",
                journey=JOURNEY,
                lane_kind="separator",
                title="Línea de visibilidad",
                props={"line": "visibility"},
            ),
            Lane(
                id="ln_bastidores",
                journey=JOURNEY,
                lane_kind="backstage",
                title="Entre bastidores",
                icon="settings",
            ),
            notes("necesidades", "Necesidades", "need"),
            notes("expectativas", "Expectativas", "expectation"),
            notes("satisfactores", "Satisfactores", "satisfier"),
            notes("dolores", "Puntos de dolor", "pain"),
            notes("oportunidades", "Oportunidades", "opportunity"),
        ]
    )


LANE_OF = {
    "TER": "ln_terceros",
    "WEB": "ln_digital",
    "APP": "ln_digital",
    "MSJ": "ln_digital",
    "TEL": "ln_voz",
    "KIO": "ln_voz",
    "OFI": "ln_voz",
    "CAR": "ln_voz",
    "BAS": "ln_bastidores",
}


def _cards(tables: dict[str, list[Row]]) -> Iterator[Record]:
    order = CellOrder()
    yield from (_touchpoint(row, order) for row in tables["touchpoints"])
    for row in tables["steps"]:
        yield from _emotions(row)
    for number, need, expectation, satisfier, pain, opportunity in tables["notes"]:
        step = f"sp_{number}"
        yield from note("need", number, step, "ln_necesidades", need, order)
        yield from note("expectation", number, step, "ln_expectativas", expectation, order)
        yield from note("satisfier", number, step, "ln_satisfactores", satisfier, order)
        yield from note("pain", number, step, "ln_dolores", pain, order)
        yield from note("opportunity", number, step, "ln_oportunidades", opportunity, order)
    column = {row[0]: int(row[1]) for row in tables["touchpoints"]}
    yield from (_with_carried(flow) for flow in flows(tables["flows"], column))
    yield Flow(
        id="fl_recomendacion",
        source="tp_t38",
        target="tp_t02",
        flow_kind="referral",
        label="El viaje del cuñado",
    )


def _with_carried(flow: Flow) -> Flow:
    """Return the flow with the appointment code, which travels from the confirmation to the kiosk."""
    on_the_way = {("tp_t14", "tp_t16"), ("tp_b01", "tp_t17"), ("tp_t17", "tp_t18"), ("tp_t18", "tp_t19")}
    carries = "Código de cita" if (flow.source, flow.target) in on_the_way else ""
    return flow.replaced(carries=carries) if carries else flow


def _touchpoint(row: Row, order: CellOrder) -> Touchpoint:
    code, number, lane, title, product, crew, by, minutes, star = row
    evidence, is_moment = evidence_and_star(star)
    step, lane_id = f"sp_{number}", LANE_OF[lane]
    return Touchpoint(
        id=f"tp_{code}",
        place=Cell(step=step, lane=lane_id),
        order=order.next_key(lane_id, step),
        title=title,
        channels=(f"ch_{lane.lower()}",) if lane not in {"TER", "BAS"} else (),
        role="backstage" if lane == "BAS" else "contact",
        initiator=INITIATOR[by],
        actors=(f"ac_{ACTOR_OF[code]}",) if code in ACTOR_OF else (),
        product=f"pr_{product}" if given(product) else None,
        crew=f"cr_{crew}",
        personas=("pe_marta",) if code == "t21" else (),
        moment_of_truth=is_moment,
        active_minutes=touchpoint_minutes(minutes),
        evidence=evidence,
    )


def _emotions(row: Row) -> Iterator[Emotion]:
    number, _stage, _title, _lasts, luis, word, evidence_code, quote, marta = row
    step, evidence = f"sp_{number}", known(evidence_code)
    yield from points(f"em_luis_{number}", "ln_emocion", "pe_luis", step, luis, word, quote, evidence)
    yield emotion(f"em_marta_{number}", "ln_emocion", "pe_marta", step, score(marta), evidence)
