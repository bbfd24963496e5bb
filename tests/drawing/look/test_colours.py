"""The colours hold what the look promises: read, told apart, and printed in grey."""

import itertools
from typing import get_args

import pytest

from cjeditor.drawing.frame import rgb
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look.icons import has_icon
from cjeditor.drawing.look.lab import lightness
from cjeditor.drawing.look.vision import SIGHTS, Sight, contrast, least_delta_e
from cjeditor.model.records.evidence import EvidenceLevel
from cjeditor.model.records.flow import FlowKind
from cjeditor.model.records.note import NoteKind

CHANNELS = [channel.colour for channel in colours.CHANNEL_PALETTE]
FILLS = sorted(set(colours.NOTE_FILLS.values()))
PERSONAS = [persona.colour for persona in colours.PERSONA_COLOURS]


@pytest.mark.parametrize(
    ("colour", "least"),
    [
        (colours.INK, 15.5),
        (colours.SECOND, 7.7),
        (colours.QUIET, 4.7),
        (colours.STRUCTURE, 8.8),
        (colours.WARNING, 6.5),
        (colours.GOOD, 5.3),
    ],
)
def test_inks_read_on_paper_as_promised(colour: int, least: float) -> None:
    assert round(contrast(colour, colours.PAPER), 1) >= least


def test_ink_reads_on_every_note() -> None:
    assert min(contrast(colours.INK, fill) for fill in FILLS) >= 7.5


@pytest.mark.parametrize(("sight", "least"), list(zip(SIGHTS, (29.0, 22.9, 20.1, 18.7), strict=True)))
def test_channels_are_told_apart_by_every_reader(sight: Sight, least: float) -> None:
    assert least_delta_e(CHANNELS, sight) >= least


@pytest.mark.parametrize(("sight", "least"), list(zip(SIGHTS, (22.0, 17.0, 13.8, 12.0), strict=True)))
def test_note_fills_are_told_apart_by_every_reader(sight: Sight, least: float) -> None:
    assert least_delta_e(FILLS, sight) >= least


@pytest.mark.parametrize(("sight", "least"), [("deutan", 32.0), ("tritan", 23.0)])
def test_personas_are_told_apart_by_every_reader(sight: Sight, least: float) -> None:
    assert least_delta_e(PERSONAS, sight) >= least


def test_channels_grow_lighter_in_even_steps() -> None:
    steps = [lightness(colour) for colour in CHANNELS]
    assert all(4.5 < after - before < 6.0 for before, after in itertools.pairwise(steps))


def test_personas_are_far_apart_in_grey() -> None:
    greys = sorted(lightness(colour) for colour in PERSONAS)
    assert min(after - before for before, after in itertools.pairwise(greys)) >= 12


def test_channel_letters_are_unique() -> None:
    assert "".join(channel.letter for channel in colours.CHANNEL_PALETTE) == "PBMATKLW"


def test_an_eighth_channel_repeats_a_colour_and_says_so() -> None:
    assert colours.channel_colour(7) == (colours.CHANNEL_PALETTE[1].colour, True)
    assert colours.channel_colour(6) == (colours.CHANNEL_PALETTE[7].colour, False)


def test_third_parties_keep_their_colour_for_themselves() -> None:
    assert colours.THIRD_PARTY not in {colours.channel_colour(position)[0] for position in range(20)}


def test_every_note_kind_has_an_icon_that_exists() -> None:
    assert all(has_icon(look.icon) for look in colours.NOTE_LOOKS.values())


def test_what_a_record_may_say_has_its_look() -> None:
    assert set(get_args(NoteKind)) <= set(colours.NOTE_LOOKS)
    assert set(get_args(EvidenceLevel)) == set(colours.EVIDENCE_LEVELS) == set(sizes.CURVE_DASHES)
    assert set(get_args(FlowKind)) == set(sizes.FLOW_DASHES)


def test_kinds_of_one_fill_differ_by_icon() -> None:
    looks = list(colours.NOTE_LOOKS.values())
    assert len({(look.fill, look.icon) for look in looks}) == len(looks)


def test_an_unknown_note_kind_gets_a_white_bordered_card() -> None:
    look = colours.note_look("from a newer file")
    assert look.fill == colours.PAPER
    assert look.bordered
    assert has_icon(look.icon)


def test_the_quiet_edge_is_the_fill_at_one_lightness() -> None:
    for kind, look in colours.NOTE_LOOKS.items():
        if look.fill != colours.PAPER:
            assert lightness(colours.note_edge(kind)) == pytest.approx(55, abs=0.5)
    assert colours.note_edge("quote") == colours.NEUTRAL


def test_personas_repeat_after_four() -> None:
    assert colours.persona_colour(4) == colours.persona_colour(0)
    assert len({persona.marker for persona in colours.PERSONA_COLOURS}) == 4


def test_flows_that_end_have_their_own_colour() -> None:
    assert colours.flow_colour("exit") == colours.WARNING
    assert colours.flow_colour("done") == colours.GOOD
    assert colours.flow_colour("next") == colours.FLOW


def test_a_tint_lies_between_paper_and_the_colour() -> None:
    assert colours.tint(colours.STRUCTURE, 0.0) == colours.PAPER
    assert colours.tint(colours.STRUCTURE, 1.0) == colours.STRUCTURE
    assert colours.tint(rgb("#000000"), 0.5) == rgb("#808080")


def test_the_outline_of_what_is_assumed_is_ink_seen_through() -> None:
    assert colours.hex_of(colours.ASSUMED_OUTLINE) == "#1F2430"


def test_text_on_a_ground_takes_the_ink_that_reads_better() -> None:
    assert colours.ink_on(colours.STRUCTURE) == colours.PAPER
    assert colours.ink_on(colours.FOCUS) == colours.INK
