"""Every length of a map, in map units (1 unit = 1 pt at natural size), named once for screen and paper.

Owns geometry and the sizes of the parts; knows neither colours nor type (see `colours` and `type`), nor which
record a part shows. The spacing grid is 4 unless a number says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cjeditor.drawing.frame import Dash

# The page and its columns.
PAGE_MARGIN: Final = 44.0
LANE_HEAD_WIDTH: Final = 232.0
LANE_HEAD_GAP: Final = 8.0
CARD_WIDTH: Final = 200.0
GUTTER: Final = 28.0
PITCH: Final = CARD_WIDTH + GUTTER
TRACK_STEP: Final = 4.0
COLUMN_TRACKS: Final = 5
"""Flows in a gutter between columns run two steps apart on every other track; those between are for full gutters."""
STAGE_END: Final = 16.0
"""Extra room after the last step of a stage; the dotted line stands in it."""

# Gutters between rows of cards, where flows run level: 12 + 8 + 12, four tracks.
LANE_PADDING: Final = 12.0
LANE_GAP: Final = 8.0
LANE_GROUP_GAP: Final = 20.0
LANE_TRACKS: Final = 4
LANE_TRACK_STEP: Final = 8.0
CARD_GAP: Final = 8.0
COLLAPSED_LANE: Final = 40.0
PICTURE_LANE: Final = 150.0
PICTURE_RATIO: Final = 4 / 3
ABOVE_STAGES: Final = 24.0

# Title block.
TITLE_BLOCK: Final = 200.0
TITLE_RULE: Final = 3.0
PORTRAIT: Final = 104.0
LOGO_WIDTH: Final = 160.0
LOGO_HEIGHT: Final = 80.0

# Phase bands, stages, steps.
PHASE_BRACKET: Final = 4.0
STAGE_HEIGHT: Final = 76.0
STAGE_POINT: Final = 24.0
STAGE_GAP: Final = 6.0
STEP_CIRCLE: Final = 28.0
STEP_CIRCLE_LINE: Final = 2.0
STEP_LINES: Final = 3
STAGE_END_LINE: Final = 1.0
STAGE_END_DASH: Final[Dash] = (0.0, 5.0)
"""Round dots: dashes of no length with round caps."""
OPTIONAL_STEP_DASH: Final[Dash] = (4.0, 3.3)

# Lane heads, groups, separators.
LANE_ICON: Final = 36.0
LANE_BAR: Final = 6.0
LANE_TITLE_LINES: Final = 2
LANE_GROUP_STRIP: Final = 28.0
SEPARATOR_LINE: Final = 2.5
SEPARATOR_DASH: Final[Dash] = (10.0, 7.0)
SEPARATOR_ROOM: Final = 24.0

# Touchpoint cards.
CARD_RADIUS: Final = 6.0
CARD_PADDING: Final = 10.0
CARD_MIN_HEIGHT: Final = 60.0
CARD_LINE: Final = 1.0
CARD_EDGE: Final = 8.0
CARD_LONG_TEXT_LINES: Final = 4
"""A description longer than this is drawn whole and gets a finding."""
ALONE_RADIUS: Final = 20.0
HATCH_STEP: Final = 7.0
HATCH_LINE: Final = 3.0
REPEATED_COLOUR_LINE: Final = 2.0
"""The white line along the edge that tells a ninth channel from the one whose colour it repeats."""
ICON_TILE: Final = 20.0
ICON_TILE_RADIUS: Final = 4.0
EVIDENCE_DOT: Final = 6.0
EVIDENCE_STEP: Final = 9.0
EVIDENCE_LINE: Final = 1.2
EVIDENCE_DOTS: Final = 3
TRUTH_LINE: Final = 3.0
TRUTH_STAR: Final = 28.0
FOCUS_STEPS: Final = 2

# Notes.
NOTE_MIN_HEIGHT: Final = 52.0
NOTE_RADIUS: Final = 2.0
NOTE_ICON: Final = 20.0
NOTE_PADDING: Final = 10.0
NOTE_LINE: Final = 1.0
NOTE_ASSUMED_DASH: Final[Dash] = (4.0, 3.0)
NOTE_EDGE: Final = 6.0
"""The left edge of a note in the quiet and the ink-saving style."""
LEVELS: Final = 5
"""Severity and frequency are told from 1 to this."""
VOTE_BADGE: Final = 24.0
QUOTE_MARK: Final = 40.0

# The emotion curve.
EMOTION_LANE: Final = 320.0
EMOTION_ROOM: Final = 32.0
CURVE_LINE: Final = 5.0
NEUTRAL_LINE: Final = 1.5
FACE: Final = 30.0
FACE_LINE: Final = 3.0
MARKER: Final = 12.0
CURVE_QUOTES: Final = 4
QUOTE_LINES: Final = 2
CURVE_DASHES: Final[dict[str, Dash]] = {"assumed": (0.0, 9.0), "partly": (14.0, 9.0), "measured": ()}
"""How a curve is drawn by its evidence; dots need round caps."""

# Flows.
FLOW_LINE: Final = 2.5
RETURN_LINE: Final = 4.0
"""Dots as wide as this, so that a way back is seen on the whole map, where other lines are dashed or solid."""
FLOW_RADIUS: Final = 8.0
FLOW_HEAD: Final = 10.0
FLOW_CLEARANCE: Final = 6.0
FLOW_END: Final = 20.0
FLOW_MIN_WIDTH: Final = 2.0
FLOW_MAX_WIDTH: Final = 8.0
FLOW_DASHES: Final[dict[str, Dash]] = {
    "next": (),
    "alternative": (10.0, 6.0),
    "return": (0.0, 8.0),
    "exit": (),
    "done": (),
    "referral": (2.0, 4.0),
}
PILL_HEIGHT: Final = 26.0
PILL_PADDING: Final = 7.0
PILL_ICON: Final = 14.0
PILL_GAP: Final = 4.0
HANDOFF_BAR: Final = 14.0
HANDOFF_BAR_GAP: Final = 4.0
HANDOFF_LINE: Final = 2.5

# The legend.
LEGEND_HEIGHT: Final = 72.0

# What may be drawn at all: print below these is not seen.
HAIRLINE: Final = 1.0
