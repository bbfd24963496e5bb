"""Realistic large atlases: `python -m tests.perf.generate N OUT [--seed S]`.

One journey with N touchpoints in eight channel lanes, some three a cell, 1.2 flows each, an emotion curve of two
personas and three lanes of notes. The titles are made of the words of the examples' field, in three languages, so
that their lengths and letters are those of real maps. The same N and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from cjeditor.files.document import document_bytes
from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.order import spread
from cjeditor.model.records import (
    AtlasInfo,
    Cell,
    Channel,
    Crew,
    Emotion,
    Evidence,
    Flow,
    Journey,
    Lane,
    Note,
    Persona,
    Product,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjeditor.model.records.evidence import EvidenceLevel
from cjeditor.model.records.flow import FlowKind
from cjeditor.model.records.note import NoteKind
from cjeditor.model.records.stage import Phase

CARDS_A_STEP = 25
STEPS_A_STAGE = 4
FLOWS_A_CARD = 1.2

CHANNELS = (
    ("Web", "globe", "#22A0CE"),
    ("App", "smartphone", "#6C4DBA"),
    ("Mail", "mail", "#981C82"),
    ("Teléfono", "phone", "#487948"),
    ("Kiosko", "monitor", "#A37106"),
    ("Oficina", "store", "#753809"),
    ("Carta", "file-text", "#81898D"),
    ("Parceiros", "users", "#03463A"),
)
CREWS = ("PRV", "CIT", "EXP", "DIG", "DAT", "CUM", "RED", "MOR", "ACC", "RSK")
OPENINGS = (
    "Llamada para preguntar",
    "Confirmación con",
    "Recordatorio de",
    "Firma en",
    "Search on",
    "Adviser explains",
    "Upload of",
    "“Please send again”:",
    "Pedido de",
    "Consulta com",
    "Mensagem sobre",
    "Respuesta personal a",
)
THINGS = (
    "la comisión del plan",
    "the payslips and the tax return",
    "el código de la cita",
    "o resultado do exame",
    "the offer of the seller",
    "la cartera del móvil",
    "a lista de documentos",
    "catorce páginas",
    "the monthly figure, all costs in",
    "la oficina más cercana",
    "o prazo da entrega",
    "the certificate for the notary",
)
TAILS = (
    "",
    "",
    "",
    " por la mañana",
    ", once more",
    " sem fila",
    " en tres toques",
    " within a day",
    " (48 h)",
)
PHASES: tuple[Phase, ...] = ("before", "during", "after")
LEVELS: tuple[EvidenceLevel, ...] = ("measured", "measured", "partly", "assumed")
NOTES: tuple[NoteKind, ...] = ("need", "pain", "opportunity")


def generate(touchpoints: int, seed: int = 1) -> Atlas:
    """Return an atlas of one journey with so many touchpoints."""
    chance = random.Random(seed)  # reproducible, not secret
    steps = max(3, round(touchpoints / CARDS_A_STEP))
    records: list[Record] = [*_dictionaries(), *_columns(steps), *_lanes()]
    cards = list(_touchpoints(touchpoints, steps, chance))
    records += [*cards, *_notes(steps, chance), *_emotions(steps, chance), *_flows(cards, steps, chance)]
    return atlas_of(AtlasInfo(title=f"{touchpoints} touchpoints", content_language="es"), *records)


def words(chance: random.Random) -> str:
    """Return a title of some 20 to 60 letters."""
    return f"{chance.choice(OPENINGS)} {chance.choice(THINGS)}{chance.choice(TAILS)} {chance.randint(1, 999)}"


def _dictionaries() -> Iterator[Record]:
    yield Persona(id="pe_1", name="Luis", role="Jefe de almacén", colour="#1F2430", marker="circle")
    yield Persona(id="pe_2", name="Marta", role="Autónoma", colour="#C2410C", marker="diamond", order="a1")
    for key, (number, (title, icon, colour)) in zip(spread(8), enumerate(CHANNELS), strict=True):
        yield Channel(id=f"ch_{number}", title=title, icon=icon, colour=colour, letter=title[0], order=key)
    for key, code in zip(spread(len(CREWS)), CREWS, strict=True):
        yield Crew(id=f"cr_{code}", code=code, title=f"Equipo {code}", order=key)
    yield Product(id="pr_PP", code="PP", title="Plan")
    yield Product(id="pr_MTG", code="MTG", title="Mortgage", order="a1")
    yield Journey(
        id="jo_1", title="A very large journey", goal="Everything at once", personas=("pe_1", "pe_2")
    )


def _columns(steps: int) -> Iterator[Record]:
    stages = -(-steps // STEPS_A_STAGE)
    step_keys = spread(steps)
    for number, key in enumerate(spread(stages)):
        phase = PHASES[number * len(PHASES) // stages]
        yield Stage(id=f"st_{number}", journey="jo_1", title=f"Etapa {number + 1}", phase=phase, order=key)
    for number, key in enumerate(step_keys):
        yield Step(
            id=f"sp_{number}",
            stage=f"st_{number // STEPS_A_STAGE}",
            title=f"Paso {number + 1}: sigo adelante",
            duration="3 días",
            order=key,
        )


def _lanes() -> Iterator[Record]:
    rows: list[Lane] = [Lane(id="ln_mood", journey="jo_1", lane_kind="emotion", title="Emoción")]
    rows += [
        Lane(id=f"ln_{number}", journey="jo_1", title=title, icon=icon, channels=(f"ch_{number}",))
        for number, (title, icon, _colour) in enumerate(CHANNELS)
    ]
    rows += [
        Lane(
            id=f"ln_{kind}",
            journey="jo_1",
            lane_kind="notes",
            title=kind.title(),
            props={"note_kinds": (kind,)},
        )
        for kind in NOTES
    ]
    for key, lane in zip(spread(len(rows)), rows, strict=True):
        yield lane.replaced(order=key)


def _touchpoints(count: int, steps: int, chance: random.Random) -> Iterator[Touchpoint]:
    keys = spread(count)
    for number in range(count):
        lane = chance.choices(range(8), weights=(5, 5, 4, 3, 1, 3, 1, 2))[0]
        yield Touchpoint(
            id=f"tp_{number}",
            place=Cell(step=f"sp_{number * steps // count}", lane=f"ln_{lane}"),
            order=keys[number],
            title=words(chance),
            description=words(chance) if chance.random() < 0.1 else "",
            channels=(f"ch_{lane}",),
            product=chance.choice(("pr_PP", "pr_MTG", None)),
            crew=f"cr_{chance.choice(CREWS)}",
            initiator=chance.choice(("customer", "organisation")),
            active_minutes=float(chance.randint(1, 60)),
            moment_of_truth=chance.random() < 0.05,
            evidence=Evidence(level=chance.choice(LEVELS)),
        )


def _notes(steps: int, chance: random.Random) -> Iterator[Note]:
    for kind in NOTES:
        for step in range(steps):
            place = Cell(step=f"sp_{step}", lane=f"ln_{kind}")
            yield Note(id=f"nt_{kind}_{step}", place=place, note_kind=kind, text=words(chance))


def _emotions(steps: int, chance: random.Random) -> Iterator[Emotion]:
    for persona in ("pe_1", "pe_2"):
        for step in range(steps):
            yield Emotion(
                id=f"em_{persona}_{step}",
                lane="ln_mood",
                persona=persona,
                step=f"sp_{step}",
                score=chance.randint(-4, 4) / 2,
                quote=words(chance) if chance.random() < 0.02 else "",
                evidence=Evidence(level=chance.choice(LEVELS)),
            )


def _flows(cards: list[Touchpoint], steps: int, chance: random.Random) -> Iterator[Flow]:
    """Yield flows mostly to the next cards, some further on, some back, some out, as on the examples."""
    count = len(cards)
    for number in range(int(count * FLOWS_A_CARD)):
        source = number % count
        kind, target = _leading(source, number >= count, count, steps, chance)
        yield Flow(
            id=f"fl_{number}",
            source=cards[source].id,
            target=None if target is None else cards[target].id,
            flow_kind=kind,
            share=round(chance.uniform(0.05, 1), 2),
            reason="no convence" if target is None else "",
        )


def _leading(
    source: int, is_second: bool, count: int, steps: int, chance: random.Random
) -> tuple[FlowKind, int | None]:
    a_step = max(1, count // steps)
    roll = chance.random()
    if roll < 0.06 or source >= count - 2:
        return "exit", None
    if roll < 0.12 and source > 3 * a_step:
        return "return", source - chance.randint(a_step, 3 * a_step)
    kind: FlowKind = "alternative" if is_second else "next"
    reach = a_step if roll < 0.9 else 4 * a_step
    return kind, min(count - 1, source + chance.randint(1, reach))


def main() -> None:
    """Write an atlas of N touchpoints to OUT."""
    parser = argparse.ArgumentParser(prog="python -m tests.perf.generate", description=__doc__)
    parser.add_argument("touchpoints", type=int, metavar="N")
    parser.add_argument("output", type=Path, metavar="OUT")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.output.write_bytes(document_bytes(generate(options.touchpoints, options.seed)))


if __name__ == "__main__":
    main()
