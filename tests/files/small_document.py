"""A document small enough to write by hand, loaded from plain values, and what is said of it."""

import json
from typing import Any

import pytest

from cjeditor.files.document import (
    Loaded,
    document_bytes,
    load_document,
)
from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.messages import UserError
from cjeditor.model.records import (
    AtlasInfo,
    Cell,
    Channel,
    Flow,
    Journey,
    Lane,
    Stage,
    Step,
    Touchpoint,
)

SMALL = atlas_of(
    AtlasInfo(title="Small"),
    Channel(id="ch_1", title="Phone"),
    Journey(id="jo_1", title="Open an account"),
    Stage(id="st_1", journey="jo_1", title="Ask"),
    Step(id="sp_1", stage="st_1", title="I call"),
    Lane(id="ln_1", journey="jo_1", channels=("ch_1",)),
    Touchpoint(id="tp_1", place=Cell(step="sp_1", lane="ln_1"), title="Call", channels=("ch_1",)),
    Touchpoint(id="tp_2", place=Cell(step="sp_1", lane="ln_1"), title="Call back"),
    Flow(id="fl_1", source="tp_1", target="tp_2"),
)


def plain(atlas: Atlas = SMALL) -> dict[str, Any]:
    value = json.loads(document_bytes(atlas))
    assert isinstance(value, dict)
    return value


def load(value: object) -> Loaded:
    data = value if isinstance(value, bytes) else value if isinstance(value, str) else json.dumps(value)
    return load_document(data.encode() if isinstance(data, str) else data, "map.cjmap")


def refusal(value: object) -> str:
    with pytest.raises(UserError) as caught:
        load(value)
    return str(caught.value)


def rules(loaded: Loaded) -> list[tuple[str, str]]:
    return [(finding.rule, finding.object_id) for finding in loaded.findings]


def text_of(loaded: Loaded) -> str:
    return "\n".join(finding.message.english() for finding in loaded.findings)
