"""Uma prótese no joelho: a hospital's service blueprint with its three lines, in Portuguese."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.records import (
    Actor,
    AtlasInfo,
    Cell,
    Channel,
    Crew,
    CrewPart,
    Emotion,
    HeaderField,
    Journey,
    Lane,
    LaneGroup,
    Metric,
    Persona,
    Product,
    Record,
    Source,
    Touchpoint,
)
from cjeditor.model.records.crew import CrewKind
from cjeditor.model.records.note import NoteKind
from cjeditor.model.records.stage import Phase
from cjeditor.model.records.touchpoint import TouchpointRole
from example_atlases.tables import (
    INITIATOR,
    NOTHING,
    CellOrder,
    Row,
    columns,
    evidence_and_star,
    flows,
    given,
    in_order,
    known,
    note,
    notes_lane,
    points,
    read_tables,
    touchpoint_minutes,
)

JOURNEY = "jo_joelho"
WIDTH = 1.2
"""Columns a little wider than usual, so that an A0 in landscape is filled."""

PHASES: dict[str, Phase] = {"antes": "before", "durante": "during", "depois": "after"}
CHANNELS: list[Record] = [
    Channel(
        id="ch_APP", title="Aplicativo", nature="digital", icon="smartphone", letter="A", colour="#6C4DBA"
    ),
    Channel(
        id="ch_MSG", title="Mensagem", nature="digital", icon="message-square", letter="M", colour="#981C82"
    ),
    Channel(id="ch_VID", title="Vídeo", nature="digital", icon="video", letter="V", colour="#22A0CE"),
    Channel(id="ch_TEL", title="Telefone", nature="digital", icon="phone", letter="T", colour="#487948"),
    Channel(
        id="ch_POS", title="Posto de saúde", nature="physical", icon="home", letter="P", colour="#03463A"
    ),
    Channel(id="ch_CON", title="Consultório", nature="physical", icon="user", letter="C", colour="#753809"),
    Channel(id="ch_LAB", title="Laboratório", nature="physical", icon="search", letter="L", colour="#81898D"),
    Channel(
        id="ch_BAL",
        title="Balcão do hospital",
        nature="physical",
        icon="building",
        letter="B",
        colour="#A37106",
    ),
    Channel(
        id="ch_SAL", title="Centro cirúrgico", nature="physical", icon="plus", letter="S", colour="#753809"
    ),
    Channel(id="ch_ENF", title="Enfermaria", nature="physical", icon="heart", letter="E", colour="#A37106"),
    Channel(
        id="ch_GIN",
        title="Sala de fisioterapia",
        nature="physical",
        icon="users",
        letter="F",
        colour="#03463A",
    ),
]
CREWS: list[tuple[str, str, CrewKind | None]] = [
    ("ORT", "Ortopedia", "value stream"),
    ("CIR", "Centro cirúrgico", "value stream"),
    ("ENF", "Enfermagem", "value stream"),
    ("FIS", "Fisioterapia", "value stream"),
    ("QUA", "Experiência do paciente", "experience"),
    ("LAB", "Exames", "capability"),
    ("FAR", "Farmácia", "capability"),
    ("ADM", "Recepção e agenda", "capability"),
    ("TIC", "Sistemas", "platform"),
    ("EST", "Suprimentos e rede pública", "partnership"),
    ("FOR", "Fornecedor da prótese", "partnership"),
    ("POS", "Posto de saúde do bairro", "partnership"),
]
LANE_OF = {
    "O": "ln_familia",
    "F": "ln_frente",
    "D": "ln_digital",
    "B": "ln_bastidores",
    "S": "ln_apoio",
}
ROLE: dict[str, TouchpointRole] = {
    "O": "customer alone",
    "F": "contact",
    "D": "contact",
    "B": "backstage",
    "S": "support",
}


def build() -> Atlas:
    """Return the atlas."""
    tables = read_tables("protese-do-joelho.md")
    info = AtlasInfo(
        title="Uma prótese no joelho",
        description="Do primeiro degrau que dói ao último que se sobe cantando.",
        content_language="pt",
        currency="BRL",
    )
    return atlas_of(
        info,
        *_dictionaries(),
        _journey(),
        *columns(tables["steps"], JOURNEY, PHASES, frozenset({"4"}), WIDTH),
        *_lanes(),
        *_cards(tables),
    )


def _dictionaries() -> Iterator[Record]:
    yield Persona(
        id="pe_celia",
        name="Dona Célia",
        age=67,
        role="Costureira aposentada, mora no segundo andar sem elevador",
        quote="«Eu só quero subir a minha escada»",
        goals=("Voltar a subir a escada de casa",),
        decision_factors=("Confiança em quem opera", "Não dar trabalho à filha", "Saber a data"),
        preferred_channels=("ch_POS", "ch_TEL"),
        colour="#1F2430",
        marker="circle",
    )
    yield from in_order(CHANNELS)
    yield from in_order(
        [
            Actor(id="ac_FAM", title="A filha e os vizinhos", relation="social"),
            Actor(id="ac_FOR", title="Fornecedor", relation="supplier"),
        ]
    )
    yield from in_order(
        [
            Crew(id=f"cr_{code}", code=code, title=title, crew_kind=kind, external=code in {"FOR", "POS"})
            for code, title, kind in CREWS
        ]
    )
    yield Product(id="pr_JOE", code="JOE", title="Linha de cuidado do joelho", crew="cr_ORT")
    yield from in_order(
        [
            Source(id="so_acompanhadas", title="11 pacientes acompanhadas", method="observation", sample=11),
            Source(id="so_prontuarios", title="640 prontuários", method="analytics", sample=640),
        ]
    )
    yield from in_order(
        [
            Metric(
                id="mt_espera",
                title="Espera pela data",
                family="operational",
                unit="semanas",
                direction="less",
                definition="Do pedido à mensagem com a data",
            ),
            Metric(
                id="mt_pe",
                title="De pé no mesmo dia",
                family="customer",
                unit="%",
                direction="more",
                definition="Pacientes que dão o primeiro passo no dia da cirurgia",
            ),
            Metric(
                id="mt_volta",
                title="Volta ao pronto-socorro",
                family="operational",
                unit="%",
                direction="less",
                definition="Em trinta dias, por causa que não era urgente",
            ),
        ]
    )


def _journey() -> Journey:
    return Journey(
        id=JOURNEY,
        title="Uma prótese no joelho",
        goal="Voltar a subir a escada de casa, sem dor e sem medo",
        trigger="A dor que já não deixa subir a escada",
        scope_in="Da primeira consulta ao joelho que dobra",
        personas=("pe_celia",),
        products=("pr_JOE",),
        level="L1",
        state="current",
        nature="observed",
        owner="cr_QUA",
        crews=(CrewPart(crew="cr_QUA", part="owns"), CrewPart(crew="cr_ORT"), CrewPart(crew="cr_ENF")),
        status="in review",
        as_of=date(2026, 8, 20),
        version="1",
        basis="11 pacientes acompanhadas, 640 prontuários",
        header_fields=(HeaderField(label="Revisão", text="A cada seis meses"),),
    )


def _lanes() -> Iterator[Record]:
    yield LaneGroup(id="lg_palco", journey=JOURNEY, title="À vista", order="a0")
    yield LaneGroup(id="lg_atras", journey=JOURNEY, title="Nos bastidores", order="a1")
    yield from in_order(
        [
            Lane(
                id="ln_emocao",
                journey=JOURNEY,
                lane_kind="emotion",
                title="Como Dona Célia se sente",
                personas=("pe_celia",),
            ),
            _notes("evidencias", "Evidências físicas", "doing"),
            Lane(id="ln_familia", journey=JOURNEY, title="Em casa e na família", icon="users"),
            _line("interacao", "Linha de interação", "interaction"),
            Lane(
                id="ln_frente",
                journey=JOURNEY,
                group="lg_palco",
                title="Pessoas e lugares",
                icon="building",
                channels=("ch_POS", "ch_CON", "ch_LAB", "ch_BAL", "ch_SAL", "ch_ENF", "ch_GIN"),
            ),
            Lane(
                id="ln_digital",
                journey=JOURNEY,
                group="lg_palco",
                title="Digital e telefone",
                icon="smartphone",
                channels=("ch_APP", "ch_MSG", "ch_VID", "ch_TEL"),
            ),
            _line("visibilidade", "Linha de visibilidade", "visibility"),
            Lane(
                id="ln_bastidores",
                journey=JOURNEY,
                group="lg_atras",
                lane_kind="backstage",
                title="Equipes nos bastidores",
                icon="settings",
            ),
            _line("interna", "Linha de interação interna", "internal interaction"),
            Lane(
                id="ln_apoio",
                journey=JOURNEY,
                group="lg_atras",
                lane_kind="support",
                title="Processos de apoio",
                icon="truck",
            ),
            _notes("necessidades", "Necessidades", "need"),
            _notes("dores", "Pontos de dor", "pain"),
            _notes("oportunidades", "Oportunidades", "opportunity"),
        ]
    )


def _notes(code: str, title: str, kind: NoteKind) -> Lane:
    return notes_lane(f"ln_{code}", JOURNEY, title, kind)


def _line(code: str, title: str, line: str) -> Lane:
    return Lane(id=f"ln_{code}", journey=JOURNEY, lane_kind="separator", title=title, props={"line": line})


def _cards(tables: dict[str, list[Row]]) -> Iterator[Record]:
    order = CellOrder()
    yield from (_touchpoint(row, order) for row in tables["touchpoints"])
    for row in tables["steps"]:
        yield from _emotions(row)
    for number, thing, need, pain, opportunity in tables["notes"]:
        step = f"sp_{number}"
        yield from note("doing", number, step, "ln_evidencias", thing, order)
        yield from note("need", number, step, "ln_necessidades", need, order)
        yield from note("pain", number, step, "ln_dores", pain, order)
        yield from note("opportunity", number, step, "ln_oportunidades", opportunity, order)
    yield from flows(tables["flows"], {row[0]: int(row[1]) for row in tables["touchpoints"]})


def _emotions(row: Row) -> Iterator[Emotion]:
    number, _stage, _title, _lasts, mood, word, evidence, quote = row
    identifier, step = f"em_{number}", f"sp_{number}"
    yield from points(identifier, "ln_emocao", "pe_celia", step, mood, word, quote, known(evidence))


def _touchpoint(row: Row, order: CellOrder) -> Touchpoint:
    code, number, lane, channel, actor, title, crew, by, minutes, star = row
    evidence, is_moment = evidence_and_star(star)
    step, lane_id = f"sp_{number}", LANE_OF[lane]
    return Touchpoint(
        id=f"tp_{code}",
        place=Cell(step=step, lane=lane_id),
        order=order.next_key(lane_id, step),
        title=title,
        channels=(f"ch_{channel}",) if channel != NOTHING else (),
        role=ROLE[lane],
        initiator=INITIATOR[by],
        actors=(f"ac_{actor}",) if actor != NOTHING else (),
        product="pr_JOE" if lane in {"F", "D"} else None,
        crew=f"cr_{crew}" if given(crew) else None,
        moment_of_truth=is_moment,
        active_minutes=touchpoint_minutes(minutes),
        evidence=evidence,
    )
