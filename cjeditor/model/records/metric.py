"""Metric: something measured; its readings and objectives hang on places."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from cjeditor.model.records.base import Ordered, OwnerId, Text

MetricFamily: TypeAlias = Literal["financial", "customer", "operational", "employee", "market"]


class Metric(Ordered):
    """What is measured, in which unit, and whether more or less of it is better."""

    kind: ClassVar[str] = "metrics"

    title: Text = ""
    family: MetricFamily = "customer"
    unit: Text = ""
    direction: Literal["more", "less"] | None = None
    definition: Text = ""
    owner: OwnerId | None = None
