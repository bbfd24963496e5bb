"""Flow: a directed link between touchpoints, in one journey or across journeys and products."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import AfterValidator

from cjeditor.model.records.base import (
    EMPTY_MAP,
    Amount,
    Flag,
    FrozenMap,
    PersonaId,
    Record,
    Reference,
    Share,
    SourceId,
    Text,
)

FlowKind: TypeAlias = Literal["next", "alternative", "return", "exit", "done", "referral"]
PersonaShares: TypeAlias = Annotated[Mapping[PersonaId, Share], AfterValidator(FrozenMap)]


class Flow(Record):
    """From a touchpoint, step or stage to another; an exit or a done has no target.

    `share` is the part of the people at the source who go this way, 0–1; `persona_shares` the same by persona id.
    """

    kind: ClassVar[str] = "flows"

    source: Annotated[str, Reference(("touchpoints", "steps", "stages"), required=True)]
    target: Annotated[str | None, Reference(("touchpoints", "steps", "stages"), required=True)] = None
    flow_kind: FlowKind = "next"
    label: Text = ""
    condition: Text = ""
    reason: Text = ""
    share: Share | None = None
    persona_shares: PersonaShares = EMPTY_MAP
    volume: Amount | None = None
    period: Text = ""
    delay: Text = ""
    carries: Text = ""
    main_path: Flag = False
    figure_source: SourceId | None = None
