"""What every lane kind shares: its descriptor, its props, and the body of a lane that was laid out.

A body is in lane coordinates: x as on the page, y from the lane's top. Frames are made when somebody looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from cjeditor.drawing.frame import Frame, Placed
from cjeditor.drawing.look import sizes
from cjeditor.frozen import ByIdentity, Remembering, frozen
from cjeditor.layered import differing_keys
from cjeditor.layout.cards.card_box import CardBox
from cjeditor.layout.cards.cell import Cell
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.cards.uses import Use, uses_of
from cjeditor.layout.columns import Columns
from cjeditor.layout.inputs import CardInput, LaneInput, TouchpointInput
from cjeditor.layout.rect import Rect
from cjeditor.model.messages import Finding, Message
from cjeditor.model.records import Lane

Ground: TypeAlias = Literal["band", "paper", "none"]


class LaneProps(BaseModel):
    """The plain values of `Lane.props` as a kind reads them; what it does not know stays in the record."""

    model_config = ConfigDict(frozen=True, extra="ignore")


P = TypeVar("P", bound=LaneProps)


class SpanBox(NamedTuple):
    """A card over several columns, in lane coordinates."""

    card: CardBox
    over: str
    first: int
    last: int
    x: float
    y: float

    @property
    def rect(self) -> Rect:
        """Where it lies in the lane."""
        return Rect(self.x, self.y, self.card.width, self.card.height)


class PointBox(NamedTuple):
    """A point of a curve, by its middle, in lane coordinates."""

    id: str
    x: float
    y: float


class Counts(NamedTuple):
    """How many cards a lane holds: touchpoints, notes, and touchpoints that are another party's."""

    touchpoints: int
    notes: int
    foreign: int

    def exchanged(self, gone: Counts, come: Counts) -> Counts:
        """Return what is left when some cards gave way to others."""
        return Counts(*(own - old + new for own, old, new in zip(self, gone, come, strict=True)))


def counts_of(cells: Iterable[tuple[CardInput, ...]]) -> Counts:
    """Count the cards of some cells."""
    touchpoints = notes = foreign = 0
    for cards in cells:
        for card in cards:
            if isinstance(card, TouchpointInput):
                touchpoints += 1
                foreign += bool(card.other)
            else:
                notes += 1
    return Counts(touchpoints, notes, foreign)


@frozen
class LaneBody(Remembering, ByIdentity):
    """A lane as laid out; the same object as long as its input is the same.

    `cells` holds the cells that have cards; `spans` lie above `cells_top`. `furniture` is what is drawn besides cards.
    """

    given: LaneInput
    height: float
    ground: Ground = "band"
    is_collapsed: bool = False
    is_empty: bool = False
    cells_top: float = sizes.LANE_PADDING
    cells: Mapping[str, Cell] = field(default_factory=dict)
    spans: tuple[SpanBox, ...] = ()
    furniture: tuple[Placed, ...] = ()
    points: tuple[PointBox, ...] = ()
    findings: tuple[Finding, ...] = ()
    setting: Setting | None = None
    """What the cards were laid out in."""
    tallest: float = 0.0
    """The height of the tallest cell."""

    @property
    def lane(self) -> Lane:
        """The lane's record."""
        return self.given.lane

    @cached_property
    def frame(self) -> Frame:
        """The lane with everything on it, made on first use."""
        spans = tuple(Placed(span.x, span.y, span.card.frame) for span in self.spans)
        return Frame(
            self.given.columns.right,
            self.height,
            children=(*self.furniture, *self.placed_cells.values(), *spans),
            object_id=self.lane.id,
            part="lane",
            bleed=sizes.TRUTH_STAR,
        )

    @cached_property
    def placed_cells(self) -> Mapping[str, Placed]:
        """The cells with cards by what they lie over, from left to right, each framed when it is asked for."""
        return CellFrames(self.given.columns, self.cells_top, self.cells)

    @cached_property
    def standing_out(self) -> Mapping[str, tuple[Rect, ...]]:
        """What stands over the cards' edges, by the column: x from its left edge, y from below the padding."""
        columns = self.given.columns
        down = self.cells_top - sizes.LANE_PADDING
        found = {
            columns.columns[columns.spans[over][0]].over: tuple([rect.moved(0.0, down) for rect in rects])
            for over, cell in self.cells.items()
            if (rects := cell.standing_out)
        }
        for span in self.spans:
            rect = span.card.standing_out
            if rect is not None:
                column = columns.columns[span.last]
                moved = rect.moved(span.x - column.x, span.y - sizes.LANE_PADDING)
                found[column.over] = (*found.get(column.over, ()), moved)
        return found

    @cached_property
    def counts(self) -> Counts:
        """How many cards the lane holds, shown or not."""
        return counts_of(self.given.cards.values())

    @property
    def is_third_party(self) -> bool:
        """Whether it is a lane of other parties: without channels, its cards are not the organisation's own."""
        return not self.given.channels and self.counts.foreign > 0

    @cached_property
    def uses(self) -> frozenset[Use]:
        """What the lane shows that the legend explains."""
        if self.is_collapsed:
            return frozenset()
        cells = [cell.uses for cell in self.cells.values()]
        spans = uses_of([span.card.given for span in self.spans])
        return spans.union(self._curve_uses(), *cells)

    def carry_over(self, before: LaneBody) -> None:
        """Take over from the lane as it was what the cells that changed do not alter: counts, uses, what stands out."""
        old, new = before.given.cards, self.given.cards
        changed = differing_keys(old, new)
        if "counts" in before.__dict__:
            gone = counts_of([old[over] for over in changed if over in old])
            come = counts_of([new[over] for over in changed if over in new])
            self.__dict__["counts"] = before.counts.exchanged(gone, come)
        if "uses" in before.__dict__ and self._uses_as(before, changed):
            self.__dict__["uses"] = before.uses
        if "standing_out" in before.__dict__ and self._stands_out_as(before, changed):
            self.__dict__["standing_out"] = before.standing_out

    def _uses_as(self, before: LaneBody, changed: Iterable[str]) -> bool:
        """Whether the legend explains the same of both, seen from the cells that changed."""
        if self.spans or before.spans or self.points or before.points or self.is_collapsed:
            return False
        if before.is_collapsed or before.given.columns is not self.given.columns:
            return False
        return all(
            before.cells[over].uses == self.cells[over].uses
            if over in before.cells and over in self.cells
            else over not in before.cells and over not in self.cells
            for over in changed
        )

    def _stands_out_as(self, before: LaneBody, changed: Iterable[str]) -> bool:
        """Whether the same stands over the cards' edges of both, seen from the cells that changed."""
        if self.spans or before.spans or before.given.columns is not self.given.columns:
            return False
        return self.cells_top == before.cells_top and all(
            _standing_out(before.cells.get(over)) == _standing_out(self.cells.get(over)) for over in changed
        )

    def _curve_uses(self) -> Iterator[Use]:
        if self.points:
            for emotion in (emotion for emotions in self.given.emotions.values() for emotion in emotions):
                if emotion.persona:
                    yield "persona", emotion.persona
                if emotion.evidence.level:
                    yield "evidence", emotion.evidence.level

    def card_rect(self, card_id: str, over: str) -> Rect | None:
        """Return where a card lies in the lane."""
        cell = self.cells.get(over)
        found = cell.box(card_id) if cell else None
        if found is not None:
            columns = self.given.columns
            return found.moved(columns.columns[columns.spans[over][0]].x, self.cells_top)
        return next((span.rect for span in self.spans if span.card.id == card_id), None)

    def boxes(self) -> Iterator[CardBox]:
        """Yield every card of the lane."""
        for cell in self.cells.values():
            yield from cell.cards
        for span in self.spans:
            yield span.card


def _standing_out(cell: Cell | None) -> tuple[Rect, ...]:
    """What stands over the edges of a cell's cards."""
    return cell.standing_out if cell else ()


class CellFrames(Mapping[str, Placed]):
    """Cells placed in a lane; looking one up makes its frame."""

    __slots__ = ("_cells", "_columns", "_top")

    def __init__(self, columns: Columns, top: float, cells: Mapping[str, Cell]) -> None:
        """Keep where the cells lie; nothing is drawn yet."""
        self._columns, self._top, self._cells = columns, top, cells

    def __getitem__(self, over: str) -> Placed:
        """Return a cell in its lane; raises KeyError for one without cards."""
        cell = self._cells[over]
        return Placed(self._columns.columns[self._columns.spans[over][0]].x, self._top, cell.frame)

    def __contains__(self, over: object) -> bool:
        """Whether a cell has cards; its frame is not made for that."""
        return over in self._cells

    def __iter__(self) -> Iterator[str]:
        """Go through the cells from left to right."""
        return iter(sorted(self._cells, key=lambda over: self._columns.spans[over][0]))

    def __len__(self) -> int:
        """Count the cells."""
        return len(self._cells)


@frozen
class LaneKind:
    """A kind of lane: how it is called, what its props are, how it is laid out.

    `lay_out` gets the lane's input and the lane as it was before, whose unchanged cells it keeps.
    """

    lane_kind: str
    title: Message
    icon: str
    lay_out: Callable[[LaneInput, LaneBody | None], LaneBody]
    props: type[LaneProps] = LaneProps


def read_props(model: type[P], lane: Lane) -> P:
    """Return a lane's props; values that make no sense count as left out."""
    values = dict(lane.props)
    try:
        return model.model_validate(values)
    except ValidationError as problem:
        for error in problem.errors():
            values.pop(str(error["loc"][0]), None)
        return model.model_validate(values)
