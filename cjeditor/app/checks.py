"""Checks: the findings of all rooms about one atlas, joined for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable

from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, Message


def check_atlas(atlas: Atlas, say: Callable[[Message], str]) -> tuple[Finding, ...]:
    """Return what the layout of every journey noticed, in the words of the content language."""
    from cjeditor.layout.map_layout import lay_out
    from cjeditor.layout.options import LayoutOptions

    options = LayoutOptions(say=say)
    return tuple(
        finding for journey in atlas.index.journeys() for finding in lay_out(atlas, journey, options).findings
    )
