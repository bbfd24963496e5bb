"""Buying a home: one journey and three inside it, across three products and many crews, in English."""

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
    Flow,
    HeaderField,
    Journey,
    Lane,
    Metric,
    Persona,
    Product,
    Record,
    Source,
    Stage,
    Step,
    Touchpoint,
)
from cjeditor.model.records.actor import ActorRelation
from cjeditor.model.records.crew import CrewKind
from cjeditor.model.records.metric import MetricFamily
from cjeditor.model.records.note import NoteKind
from cjeditor.model.records.stage import Phase
from example_atlases.tables import (
    INITIATOR,
    NOTHING,
    CellOrder,
    Row,
    emotion,
    evidence_and_star,
    flows,
    given,
    in_order,
    known,
    note,
    notes_lane,
    read_tables,
    score,
)

PHASES: dict[str, Phase] = {"before": "before", "during": "during", "after": "after"}
PARTS = {"J2": "The mortgage", "J3": "Home insurance", "J4": "One account for two"}
DETAIL = {"7": "J2", "8": "J3", "6": "J4", "12": "J4"}
JOURNEY_CREW = {"J1": "HOM", "J2": "MOR", "J3": "COV", "J4": "ACC"}
JOURNEY_PRODUCT = {"J2": "MTG", "J3": "INS", "J4": "CUR"}
GOALS = {
    "J1": "A place of our own before the baby comes",
    "J2": "Know where it stands, and when the money comes",
    "J3": "Cover by the signing date",
    "J4": "One account for what we share",
}

CHANNELS: list[Record] = [
    Channel(id="ch_WEB", title="Web", nature="digital", icon="globe", letter="W", colour="#22A0CE"),
    Channel(id="ch_APP", title="App", nature="digital", icon="smartphone", letter="A", colour="#6C4DBA"),
    Channel(id="ch_MSG", title="Mail and push", nature="digital", icon="mail", letter="M", colour="#981C82"),
    Channel(id="ch_VID", title="Video", nature="digital", icon="video", letter="V", colour="#487948"),
    Channel(id="ch_TEL", title="Phone", nature="physical", icon="phone", letter="T", colour="#487948"),
    Channel(id="ch_BRA", title="Branch", nature="physical", icon="store", letter="B", colour="#753809"),
    Channel(id="ch_LET", title="Letter", nature="physical", icon="file-text", letter="L", colour="#81898D"),
    Channel(id="ch_SITE", title="At the home", nature="physical", icon="home", letter="H", colour="#A37106"),
    Channel(
        id="ch_AGO", title="Agent’s office", nature="physical", icon="map-pin", letter="G", colour="#03463A"
    ),
    Channel(
        id="ch_NOF", title="Notary’s office", nature="physical", icon="building", letter="N", colour="#753809"
    ),
    Channel(
        id="ch_TALK", title="Word of mouth", nature="physical", icon="users", letter="F", colour="#03463A"
    ),
]
ACTORS: list[tuple[str, str, ActorRelation]] = [
    ("AGT", "Estate agent", "partner"),
    ("NOT", "Notary", "authority"),
    ("SEL", "Seller", "partner"),
    ("VAL", "Valuer", "supplier"),
    ("REP", "Repairer", "supplier"),
    ("FRI", "Friends", "social"),
    ("OTH", "Another bank", "competitor"),
]
CREWS: list[tuple[str, str, CrewKind | None]] = [
    ("MOR", "Mortgages", "value stream"),
    ("ACC", "Everyday accounts", "value stream"),
    ("COV", "Home cover", "value stream"),
    ("HOM", "Home experience", "experience"),
    ("RSK", "Valuation and credit desk", "capability"),
    ("IDS", "Identity and signing", "platform"),
    ("LEN", "Lending rules", "governance"),
    ("PAR", "Agents and notaries", "partnership"),
    ("FLO", "Flow coaches", "facilitation"),
    ("BRN", "Branches", None),
]
PRODUCTS = [("CUR", "Current account", "ACC"), ("MTG", "Mortgage", "MOR"), ("INS", "Home insurance", "COV")]
METRICS: list[tuple[str, str, MetricFamily, str, bool, str]] = [
    (
        "days",
        "Days to the binding offer",
        "operational",
        "days",
        False,
        "From application to binding offer (J2)",
    ),
    ("twice", "Papers asked twice", "operational", "%", False, "Files in which a paper is asked again (m04)"),
    ("effort", "Effort", "customer", "1–7", False, "How hard it was to get the mortgage (J2)"),
    ("nps", "Would recommend", "customer", "NPS", True, "Asked after the first months at home (J1)"),
    ("cover", "Cover sold with the mortgage", "financial", "%", True, "Mortgages with home cover (J3)"),
    ("volume", "Lending volume", "financial", "€m a month", True, "Paid out in a month (J1)"),
    ("rework", "Rework hours", "employee", "h a week", False, "Hours spent on files sent back (RSK)"),
    ("base", "Base rate", "market", "%", False, "The central bank’s rate"),
]
LOOPS = frozenset(
    {
        ("h12", "h08"),
        ("h13", "h08"),
        ("h15", "h08"),
        ("h18", "h08"),
        ("h17", "h16"),
        ("m04", "m03"),
        ("h07", "h04"),
        ("i07", "i06"),
        ("h32", "h28"),
    }
)


def build() -> Atlas:
    """Return the atlas."""
    tables = read_tables("buying-a-home.md")
    info = AtlasInfo(
        title="Buying a home",
        description="From the first talk about it to the end of the first year, across three products.",
        content_language="en",
        currency="EUR",
    )
    columns = _Columns(tables)
    return atlas_of(
        info,
        *_dictionaries(),
        *_journeys(),
        *columns.records,
        *_lanes(),
        *_cards(tables, columns),
    )


def _dictionaries() -> Iterator[Record]:
    yield Persona(
        id="pe_maya_jon",
        name="Maya and Jon",
        age=32,
        role="31 and 33, nurse and technician; first home, a city flat",
        quote="“If somebody tells us the date, we can plan the rest”",
        decision_factors=("Certainty of the date", "One person who knows the file", "Total monthly cost"),
        preferred_channels=("ch_APP", "ch_TEL"),
        colour="#1F2430",
        marker="circle",
    )
    yield from in_order(CHANNELS)
    yield from in_order(
        [Actor(id=f"ac_{code}", code=code, title=title, relation=kind) for code, title, kind in ACTORS]
    )
    yield from in_order(
        [
            Crew(
                id=f"cr_{code}",
                code=code,
                title=title,
                crew_kind=kind,
                form="department" if kind is None else None,
            )
            for code, title, kind in CREWS
        ]
    )
    yield from in_order(
        [
            Product(id=f"pr_{code}", code=code, title=title, crew=f"cr_{crew}")
            for code, title, crew in PRODUCTS
        ]
    )
    yield from in_order(
        [
            Source(id="so_interviews", title="14 interviews", method="interview", sample=14),
            Source(id="so_applications", title="3,180 applications", method="analytics", sample=3180),
        ]
    )
    yield from in_order(
        [
            Metric(
                id=f"mt_{code}",
                title=title,
                family=family,
                unit=unit,
                direction="more" if more else "less",
                definition=definition,
            )
            for code, title, family, unit, more, definition in METRICS
        ]
    )


def _journeys() -> list[Record]:
    return in_order(
        [_journey("J1", "Buying a home"), *(_journey(code, title) for code, title in PARTS.items())]
    )


def _journey(code: str, title: str) -> Journey:
    is_whole = code == "J1"
    products = ("pr_CUR", "pr_MTG", "pr_INS") if is_whole else (f"pr_{JOURNEY_PRODUCT[code]}",)
    watching = () if is_whole else (CrewPart(crew="cr_HOM", part="watches"),)
    return Journey(
        id=f"jo_{code}",
        title=title,
        goal=GOALS[code],
        trigger="The rent goes up" if is_whole else "",
        scope_in="From the first talk to the end of the first year" if is_whole else "",
        personas=("pe_maya_jon",),
        products=products,
        level="L1" if is_whole else "L2",
        parent=None if is_whole else "jo_J1",
        state="current",
        nature="observed",
        owner=f"cr_{JOURNEY_CREW[code]}",
        crews=(CrewPart(crew=f"cr_{JOURNEY_CREW[code]}", part="owns"), *watching),
        status="validated",
        as_of=date(2026, 10, 1),
        version="2",
        basis="14 interviews, 3,180 applications, 18 months",
        header_fields=(HeaderField(label="Review", text="Each quarter"),) if is_whole else (),
    )


class _Columns:
    """The stages and steps of all journeys, and where each touchpoint of the table lies."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        """Make J1's columns from its steps, the others' from the touchpoints that lie in them."""
        self._stages: dict[tuple[str, str], Stage] = {}
        self._steps: list[Step] = []
        for number, stage_cell, title, lasts, *_ in tables["steps"]:
            name, _, phase = stage_cell.partition(" (")
            stage = self._stage("J1", name, PHASES.get(phase.rstrip(")")))
            self._steps.append(
                Step(
                    id=f"sp_J1_{number}",
                    stage=stage.id,
                    title=title,
                    duration=lasts,
                    focus=number in {"6", "7"},
                    detail=f"jo_{DETAIL[number]}" if number in DETAIL else None,
                )
            )
        self.place = {row[0]: self._place(row[1]) for row in tables["touchpoints"]}
        self.column = {code: self._number(step) for code, (_journey, step) in self.place.items()}

    @property
    def records(self) -> list[Record]:
        """The stages and steps in order."""
        return [*in_order(list(self._stages.values())), *in_order(self._steps)]

    def _stage(self, journey: str, name: str, phase: Phase | None) -> Stage:
        number = sum(key[0] == journey for key in self._stages) + 1
        fresh = Stage(id=f"st_{journey}_{number}", journey=f"jo_{journey}", title=name, phase=phase)
        return self._stages.setdefault((journey, name), fresh)

    def _place(self, cell: str) -> tuple[str, str]:
        """Return the journey and the step of a cell like "7" or "J2 Prove", making the latter's column."""
        journey, _, name = cell.rpartition(" ")
        if not journey:
            return "J1", f"sp_J1_{cell}"
        stage = self._stage(journey, name, "during")
        step = f"sp_{stage.id.removeprefix('st_')}"
        if all(known_step.id != step for known_step in self._steps):
            self._steps.append(Step(id=step, stage=stage.id, title=name))
        return journey, step

    def _number(self, step_id: str) -> int:
        """Return a number that grows along each journey; between journeys nothing counts as earlier."""
        return (
            int(step_id.rpartition("_")[2]) if "_J1_" in step_id else 1000 + int(step_id.rpartition("_")[2])
        )


def _lanes() -> Iterator[Record]:
    for code in ("J1", *PARTS):
        lanes = _channel_lanes(code)
        if code == "J1":
            mood = Lane(
                id="ln_J1_mood",
                journey="jo_J1",
                lane_kind="emotion",
                title="How Maya and Jon feel",
                personas=("pe_maya_jon",),
            )
            lanes = [
                mood,
                *lanes,
                *(notes_lane(f"ln_J1_{lane}", "jo_J1", title, kind) for lane, title, kind in NOTES),
            ]
        yield from in_order(lanes)


NOTES: tuple[tuple[str, str, NoteKind], ...] = (
    ("needs", "Needs", "need"),
    ("pains", "Pain points", "pain"),
    ("opportunities", "Opportunities", "opportunity"),
)


def _channel_lanes(journey: str) -> list[Record]:
    groups = (
        ("others", "Others", "users", ("TALK", "SITE", "AGO", "NOF")),
        ("digital", "Digital", "globe", ("WEB", "APP", "MSG", "VID")),
        ("voice", "Voice, branch, paper", "store", ("TEL", "BRA", "LET")),
    )
    return [
        Lane(
            id=f"ln_{journey}_{code}",
            journey=f"jo_{journey}",
            title=title,
            icon=icon,
            channels=tuple(f"ch_{channel}" for channel in channels),
        )
        for code, title, icon, channels in groups
    ]


def _lane_of(journey: str, channel: str) -> str:
    if channel in {"TALK", "SITE", "AGO", "NOF"}:
        return f"ln_{journey}_others"
    return f"ln_{journey}_{'digital' if channel in {'WEB', 'APP', 'MSG', 'VID'} else 'voice'}"


def _cards(tables: dict[str, list[Row]], columns: _Columns) -> Iterator[Record]:
    order = CellOrder()
    yield from (_touchpoint(row, columns, order) for row in tables["touchpoints"])
    for row in tables["steps"]:
        yield from _step_cards(row, order)
    yield from flows(tables["flows"], columns.column, LOOPS)
    yield Flow(
        id="fl_next_couple",
        source="tp_h43",
        target="tp_h01",
        flow_kind="referral",
        label="The next couple",
    )


def _step_cards(row: Row, order: CellOrder) -> Iterator[Record]:
    number, _stage, _title, _lasts, mood, evidence, need, pain, opportunity, quote = row
    step = f"sp_J1_{number}"
    point = emotion(f"em_{number}", "ln_J1_mood", "pe_maya_jon", step, score(mood), known(evidence))
    yield point.replaced(word=mood.partition(" ")[2], quote=quote if given(quote) else "")
    yield from note("need", number, step, "ln_J1_needs", need, order)
    yield from note("pain", number, step, "ln_J1_pains", pain, order)
    yield from note("opportunity", number, step, "ln_J1_opportunities", opportunity, order)


def _touchpoint(row: Row, columns: _Columns, order: CellOrder) -> Touchpoint:
    code, _cell, channel, actor, title, product, crew, by, star = row
    journey, step = columns.place[code]
    lane = _lane_of(journey, channel)
    evidence, is_moment = evidence_and_star(star)
    return Touchpoint(
        id=f"tp_{code}",
        place=Cell(step=step, lane=lane),
        order=order.next_key(lane, step),
        title=_quoted(title),
        channels=(f"ch_{channel}",),
        initiator=INITIATOR[by],
        actors=(f"ac_{actor}",) if actor != NOTHING else (),
        product=f"pr_{product}" if given(product) else None,
        crew=f"cr_{crew}" if given(crew) else None,
        moment_of_truth=is_moment,
        evidence=evidence,
        detail="jo_J2" if code == "h23" else None,
    )


def _quoted(title: str) -> str:
    """Return the title with its straight quotation marks as “ and ” in turns."""
    opening, *rest = title.split('"')
    return opening + "".join(("“", "”")[place % 2] + part for place, part in enumerate(rest))
