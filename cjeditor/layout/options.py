"""What a caller may choose about a layout: the words, the flows, the ink.

Plain values handed in; knows no journeys and reads no settings.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cjeditor.drawing.face import ChosenFace
from cjeditor.frozen import frozen
from cjeditor.model.messages import Message

Say: TypeAlias = Callable[[Message], str]
"""Turns a Message into words of the atlas's content language."""


def say_english(message: Message) -> str:
    """Return the English source, for tests and as long as no language was chosen."""
    return message.english()


@frozen
class LayoutOptions:
    """How a map is laid out; equal options and the same records give the same picture.

    `calm_flows` leaves out a *next* to the same or the following step; `hidden_flows` are kinds of flow left out
    altogether ("connector" leads to another journey, "arrival" comes from one); `group_lanes` shows the channel lanes as at
    most three; `ink_saving` keeps colour to edges and letters; `show_parking` lays the parked cards beside the map
    (the screen only, never the page); `show_private` draws private cards; `scale_note` is what the legend says about the
    scale of a print, `file_name` the name it shows; `chosen_face` draws the letters no shipped face has.
    """

    say: Say = say_english
    calm_flows: bool = True
    show_flows: bool = True
    flow_width_by_share: bool = False
    hidden_flows: frozenset[str] = frozenset({"arrival"})
    group_lanes: bool = False
    ink_saving: bool = False
    show_parking: bool = True
    show_private: bool = True
    scale_note: str = ""
    file_name: str = ""
    chosen_face: ChosenFace | None = None
