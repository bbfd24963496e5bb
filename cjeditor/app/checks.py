"""Checks: the findings of all rooms about one atlas, joined for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cjeditor.drawing.face import ChosenFace
from cjeditor.layout.letters import font_missing
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, Message
from cjeditor.poster.setup import PosterSetup


def check_atlas(
    atlas: Atlas,
    say: Callable[[Message], str],
    *,
    setup: PosterSetup | None = None,
    distance_m: float | None = None,
    chosen_face: ChosenFace | None = None,
) -> tuple[Finding, ...]:
    """Return what the layout of every journey, the lint of the flows and the print noticed.

    `say` has the words of the content language. The print is checked for a setup: its paper, and whether people
    can read it from the distance, in metres; None is the atlas's own. `chosen_face` is the font the atlas names, if it
    is on this computer.
    """
    from cjeditor.graph import lint
    from cjeditor.layout.map_layout import lay_out
    from cjeditor.layout.options import LayoutOptions

    options = LayoutOptions(say=say, show_parking=False, chosen_face=chosen_face)
    named = atlas.info.fallback_face
    found = [font_missing(named.name)] if named is not None and chosen_face is None else []
    for journey in atlas.index.journeys():
        found += lay_out(atlas, journey, options).findings
        if setup is not None:
            printed = lay_out(atlas, journey, replace(options, show_private=False))
            distance = distance_m or atlas.info.viewing_distance_m
            found += _print_findings(journey, printed.width, printed.height, setup, distance)
    return (*found, *lint(atlas))


def _print_findings(
    journey: str, width: float, height: float, setup: PosterSetup, distance_m: float
) -> tuple[Finding, ...]:
    from cjeditor.poster.legibility import legibility
    from cjeditor.poster.plan import plan_poster

    return legibility(plan_poster(width, height, setup), journey, distance_m)
