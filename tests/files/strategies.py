"""Atlases of every shape for property tests: all kinds, fields at random, references that lead somewhere."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from cjeditor.files.assets import picture_asset
from cjeditor.files.reasons import because
from cjeditor.model.atlas import Atlas, SetAside, atlas_of
from cjeditor.model.order import spread
from cjeditor.model.records import (
    NOTE_KINDS,
    Across,
    Asset,
    AtlasInfo,
    Cell,
    Channel,
    Crew,
    CrewPart,
    Emotion,
    Evidence,
    Flow,
    HeaderField,
    Journey,
    Lane,
    LaneGroup,
    Membership,
    Metric,
    Note,
    Parked,
    Person,
    Persona,
    PictureUse,
    Pinned,
    Place,
    Record,
    Source,
    Stage,
    Step,
    Touchpoint,
    Vote,
)
from cjeditor.model.text import clean_text

TEXTS = st.text(max_size=12).map(clean_text)
KEYS = st.sampled_from(spread(12))
NUMBERS = st.floats(0, 1e12, allow_nan=False)
SHARES = st.floats(0, 1)
SCORES = st.floats(-2, 2)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.floats(-1e9, 1e9) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def _red_dot() -> Asset:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (2, 2), "red").save(out, "PNG")
    return picture_asset(out.getvalue(), name="red dot")


RED_DOT = _red_dot()


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


@st.composite
def atlases(draw: st.DrawFn) -> Atlas:
    """An atlas with one to three of most kinds; what a record refers to is in it."""
    records: list[Record] = [RED_DOT]
    counts = st.integers(1, 2)

    def ids(prefix: str) -> list[str]:
        return [f"{prefix}_{number}" for number in range(draw(counts))]

    def some(values: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(values), max_size=2, unique=True)))

    def custom() -> dict[str, str]:
        return draw(st.dictionaries(TEXTS, TEXTS, max_size=1))

    channels, personas, crews, journeys = ids("ch"), ids("pe"), ids("cr"), ids("jo")
    records += [Channel(id=name, title=draw(TEXTS), order=draw(KEYS)) for name in channels]
    records += [
        Persona(
            id=name,
            name=draw(TEXTS),
            goals=(draw(TEXTS),),
            preferred_channels=some(channels),
            custom=custom(),
        )
        for name in personas
    ]
    records += [Crew(id=name, code=draw(TEXTS), external=draw(st.booleans())) for name in crews]
    records += [Person(id="pp_0", name=draw(TEXTS)), Membership(id="mb_0", person="pp_0", crew=crews[0])]
    records += [
        Source(id="so_0", starts=draw(maybe(st.dates(date(1, 1, 1)))), sample=draw(maybe(st.integers(0, 99))))
    ]
    records += [Metric(id="mt_0", owner=draw(maybe(st.sampled_from(["pp_0", *crews]))))]
    records += [
        Journey(
            id=name,
            title=draw(TEXTS),
            personas=some(personas),
            as_of=draw(maybe(st.dates())),
            authors=("A",),
            crews=(CrewPart(crew=crews[0]),),
            header_fields=(HeaderField(label="L"),),
        )
        for name in journeys
    ]
    stages, steps, lanes = ids("st"), ids("sp"), ids("ln")
    records += [Stage(id=name, journey=draw(st.sampled_from(journeys)), order=draw(KEYS)) for name in stages]
    records += [
        Step(
            id=name,
            stage=draw(st.sampled_from(stages)),
            width=draw(st.floats(0.5, 4)),
            focus=draw(st.booleans()),
        )
        for name in steps
    ]
    records.append(LaneGroup(id="lg_0", journey=journeys[0], title=draw(TEXTS)))
    records += [
        Lane(
            id=name,
            journey=draw(st.sampled_from(journeys)),
            group=draw(maybe(st.just("lg_0"))),
            lane_kind=draw(st.sampled_from(["channel", "emotion", "notes", "hologram"])),
            props=draw(st.dictionaries(TEXTS, st.booleans() | TEXTS | st.integers(0, 9), max_size=2)),
            channels=some(channels),
        )
        for name in lanes
    ]

    def later() -> dict[str, Any]:
        """Keys of a later version."""
        return {
            f"later_{name}": value for name, value in draw(st.dictionaries(TEXTS, PLAIN, max_size=1)).items()
        }

    def place(above: list[str]) -> Place:
        shapes: list[st.SearchStrategy[Any]] = [
            st.builds(Cell, step=st.sampled_from(steps), lane=st.sampled_from(lanes)),
            st.builds(Across, over=st.sampled_from([*stages, *journeys]), lane=st.sampled_from(lanes)),
            st.builds(Parked, journey=st.sampled_from(journeys)),
        ]
        if above:
            shapes.append(st.builds(Pinned, about=st.sampled_from(above), dx=SCORES, dy=SCORES))
        chosen: Place = draw(st.one_of(shapes))
        return chosen

    evidence = st.builds(
        Evidence,
        level=maybe(st.sampled_from(["assumed", "measured"])),
        sources=st.sampled_from([(), ("so_0",)]),
    )
    touchpoints = ids("tp")
    for number, name in enumerate(touchpoints):
        records.append(
            Touchpoint(
                id=name,
                order=draw(KEYS),
                place=place(touchpoints[:number]),
                last_step=draw(maybe(st.sampled_from(steps))),
                title=draw(TEXTS),
                channels=some(channels),
                importance=draw(maybe(st.sampled_from([1, 5]))),
                active_minutes=draw(maybe(NUMBERS)),
                entry_share=draw(maybe(SHARES)),
                evidence=draw(evidence),
                picture=draw(maybe(st.builds(PictureUse, asset=st.just(RED_DOT.id), description=TEXTS))),
                tags=tuple(draw(st.lists(TEXTS, max_size=2))),
                **later(),
            )
        )
    notes = ids("nt")
    records += [
        Note(
            id=name,
            place=place(touchpoints),
            note_kind=draw(st.sampled_from(NOTE_KINDS)),
            text=draw(TEXTS),
            about=some([*touchpoints, *steps]),
            because=some(notes[:number]) if number else (),
        )
        for number, name in enumerate(notes)
    ]
    records.append(Vote(id="vo_0", about=draw(st.sampled_from([*notes, *touchpoints])), voter=draw(TEXTS)))
    records.append(
        Emotion(
            id="em_0",
            lane=lanes[0],
            step=steps[0],
            persona=draw(maybe(st.sampled_from(personas))),
            at=draw(SHARES),
            score=draw(SCORES),
        )
    )
    records.append(
        Flow(
            id="fl_0",
            source=draw(st.sampled_from([*touchpoints, *steps])),
            target=draw(maybe(st.sampled_from([*touchpoints, *stages]))),
            share=draw(maybe(SHARES)),
            persona_shares=dict.fromkeys(some(personas), 0.5),
        )
    )
    info = AtlasInfo(title=draw(TEXTS), logo=draw(maybe(st.just(RED_DOT.id))), custom=custom())
    whole = atlas_of(info, *records)
    unknown = {
        f"later {key}": value for key, value in draw(st.dictionaries(TEXTS, PLAIN, max_size=2)).items()
    }
    set_aside = tuple(
        SetAside("steps", raw, because("no-object")) for raw in draw(st.lists(TEXTS, max_size=1))
    )
    return Atlas(
        **{
            **{field: getattr(whole, field) for field in whole.__dataclass_fields__},
            "unknown": unknown,
            "set_aside": set_aside,
        }
    )
