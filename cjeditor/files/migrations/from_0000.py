"""From version 0, the files of the first trials, to version 1.

Version 0 called the atlas "map", gave a touchpoint its step and lane without a place around them, and one channel
only.
"""

from __future__ import annotations

from typing import Any


def migrate(plain: dict[str, Any]) -> dict[str, Any]:
    """Return the document in the words of version 1; what is not understood stays as it is."""
    renamed = {("atlas" if name == "map" else name): value for name, value in plain.items()}
    touchpoints = renamed.get("touchpoints")
    if isinstance(touchpoints, list):
        renamed["touchpoints"] = [_touchpoint(item) for item in touchpoints]
    return {**renamed, "version": 1}


def _touchpoint(item: Any) -> Any:
    if type(item) is not dict:  # also objects with repeated keys, which loading reports as they are
        return item
    after = {name: value for name, value in item.items() if name not in {"step", "lane", "channel"}}
    if "place" not in item and "step" in item and "lane" in item:
        after["place"] = {"step": item["step"], "lane": item["lane"]}
    if "channel" in item and "channels" not in item:
        after["channels"] = [item["channel"]]
    return after
