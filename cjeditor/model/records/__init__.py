"""The records of an atlas, one noun a file; `KINDS` lists their types in the order of the file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from cjeditor.model.records.actor import Actor
from cjeditor.model.records.asset import Asset
from cjeditor.model.records.base import Record
from cjeditor.model.records.channel import Channel
from cjeditor.model.records.crew import Crew, Membership, Person
from cjeditor.model.records.emotion import Emotion
from cjeditor.model.records.evidence import NO_EVIDENCE, Evidence
from cjeditor.model.records.flow import Flow
from cjeditor.model.records.info import AtlasInfo
from cjeditor.model.records.journey import CrewPart, HeaderField, Journey
from cjeditor.model.records.lane import Lane, LaneGroup
from cjeditor.model.records.metric import Metric
from cjeditor.model.records.note import NOTE_KINDS, Note, NoteKind, Vote
from cjeditor.model.records.persona import Persona
from cjeditor.model.records.picture import PictureUse
from cjeditor.model.records.place import Across, Cell, Parked, Pinned, Place
from cjeditor.model.records.product import Product
from cjeditor.model.records.source import Source
from cjeditor.model.records.stage import Stage
from cjeditor.model.records.step import Step
from cjeditor.model.records.system import System
from cjeditor.model.records.touchpoint import Touchpoint

Card: TypeAlias = Touchpoint | Note

KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        record.kind: record
        for record in (
            Persona,
            Channel,
            Actor,
            Product,
            Crew,
            Person,
            Membership,
            System,
            Source,
            Metric,
            Journey,
            Stage,
            Step,
            LaneGroup,
            Lane,
            Touchpoint,
            Note,
            Vote,
            Emotion,
            Flow,
            Asset,
        )
    }
)

__all__ = [
    "KINDS",
    "NOTE_KINDS",
    "NO_EVIDENCE",
    "Across",
    "Actor",
    "Asset",
    "AtlasInfo",
    "Card",
    "Cell",
    "Channel",
    "Crew",
    "CrewPart",
    "Emotion",
    "Evidence",
    "Flow",
    "HeaderField",
    "Journey",
    "Lane",
    "LaneGroup",
    "Membership",
    "Metric",
    "Note",
    "NoteKind",
    "Parked",
    "Persona",
    "Person",
    "PictureUse",
    "Pinned",
    "Place",
    "Product",
    "Record",
    "Source",
    "Stage",
    "Step",
    "System",
    "Touchpoint",
    "Vote",
]
