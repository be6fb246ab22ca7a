"""The cells of a journey map: which rows there are, what stands in each and is said aloud."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cxworkshop.activities.handoffs import HandOff, HandOffState
from cxworkshop.activities.journey import PainPoint, StageView, Touchpoint, stage_views
from cxworkshop.activities.journey_edits import Part, part_of
from cxworkshop.activities.journey_results import hand_offs_at
from cxworkshop.figures.signs import signed
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.context import SessionContext

RowKind = Literal["stage", "touchpoint", "feeling", "pain", "serves", "function", "hand_off"]

ROW_WORDS: dict[RowKind, Message] = {
    "stage": M("Stage"),
    "touchpoint": M("Touchpoints"),
    "feeling": M("How it feels"),
    "pain": M("What hurts"),
    "serves": M("Who serves here"),
    "hand_off": M("Hand-offs"),
}
PART_WORDS: dict[Part, Message] = {
    "leads": M("leads"),
    "helps": M("helps"),
    "": M("does nothing here"),
}
STATE_WORDS: dict[HandOffState | None, Message] = {
    HandOffState.BROKEN: M("broken"),
    HandOffState.STRAINED: M("strained"),
    HandOffState.WORKS: M("works"),
    None: M("not judged"),
}


class Row(NamedTuple):
    """One row: its kind, and which of its kind it is."""

    kind: RowKind
    number: int = 0
    function: ItemId | None = None


class Cell(NamedTuple):
    """What stands in a cell. ``item_id`` is the item edited there, None where it is empty.

    ``aloud`` is what assistive technology says; ``mark`` a part, a state or a sign.
    """

    kind: RowKind
    stage: ItemId
    item_id: ItemId | None
    text: str
    aloud: str
    mark: str = ""
    feeling: int | None = None
    is_moment: bool = False
    is_next: bool = False


class Grid:
    """A journey as rows and cells, as it is now."""

    def __init__(self, context: SessionContext, journey: ItemId | None) -> None:
        self._context = context
        document = context.document
        self.journey = journey
        self.views = stage_views(document, journey)
        self.functions = document.all(Function)
        self.hand_offs = {
            view.stage.id: hand_offs_at(document, view.stage.id) for view in self.views
        }
        self.decimal_point = context.words.decimal_point
        self._cells: dict[tuple[Row, int], Cell] = {}
        self.rows = self._rows() if self.views else []

    @property
    def shape(self) -> tuple[list[ItemId], list[Row]]:
        """What decides which cells there are."""
        return [view.stage.id for view in self.views], self.rows

    def row_name(self, row: Row) -> str:
        """What stands at the left of a row."""
        if row.kind == "function":
            return next((item.name for item in self.functions if item.id == row.function), "")
        return self._context.words.say(ROW_WORDS[row.kind]) if row.number == 0 else ""

    def stage_name(self, column: int) -> str:
        """What a stage is called."""
        return self._context.filled(self.views[column].stage.name) or "…"

    def cell(self, row: Row, column: int) -> Cell:
        """One cell; heights, paint and what is said aloud ask for it again and again."""
        key = row, column
        if key not in self._cells:
            self._cells[key] = self._cell(row, column)
        return self._cells[key]

    def _cell(self, row: Row, column: int) -> Cell:
        view = self.views[column]
        stage = self.stage_name(column)
        kind = row.kind
        if kind == "stage":
            aloud = self._context.tr("Stage {name}", name=stage)
            return Cell(kind, view.stage.id, view.stage.id, stage, aloud)
        if kind == "touchpoint":
            return self._touchpoint(view, stage, row.number)
        if kind == "feeling":
            return self._feeling(view, stage)
        if kind == "pain":
            return self._pain(view, stage, row.number)
        if kind == "serves":
            return self._serves(view, stage)
        if kind == "function" and row.function is not None:
            return self._function(view, stage, row)
        return self._hand_off(view, stage, row.number)

    def place_of(self, item_id: ItemId) -> tuple[int, int] | None:
        """Row and column of an item, None where it is not on this map."""
        for column, view in enumerate(self.views):
            groups: dict[RowKind, list[ItemId]] = {
                "stage": [view.stage.id],
                "touchpoint": [point.id for point in view.touchpoints],
                "pain": [pain.id for pain in view.pains],
                "hand_off": [item.id for item in self.hand_offs[view.stage.id]],
            }
            for kind, ids in groups.items():
                if item_id in ids:
                    return self.rows.index(Row(kind, ids.index(item_id))), column
        return None

    def _rows(self) -> list[Row]:
        points = max(len(view.touchpoints) for view in self.views) + 1
        pains = max(1, *(len(view.pains) for view in self.views))
        handed = max(len(items) for items in self.hand_offs.values())
        return [
            Row("stage"),
            *(Row("touchpoint", number) for number in range(points)),
            Row("feeling"),
            *(Row("pain", number) for number in range(pains)),
            Row("serves"),
            *(Row("function", number, item.id) for number, item in enumerate(self.functions)),
            *(Row("hand_off", number) for number in range(handed)),
        ]

    def _touchpoint(self, view: StageView, stage: str, number: int) -> Cell:
        tr = self._context.tr
        if number >= len(view.touchpoints):
            is_next = number == len(view.touchpoints)
            aloud = tr("{stage}: type a new touchpoint", stage=stage)
            return Cell(
                "touchpoint", view.stage.id, None, "", aloud if is_next else stage, is_next=is_next
            )
        point = view.touchpoints[number]
        return Cell(
            "touchpoint",
            view.stage.id,
            point.id,
            self._context.filled(point.text),
            f"{stage}: {self._point_aloud(point)}",
            feeling=point.feeling,
            is_moment=point.is_moment,
        )

    def _point_aloud(self, point: Touchpoint) -> str:
        tr = self._context.tr
        told = [self._context.filled(point.text), self._context.filled(point.channel)]
        if point.feeling is not None:
            told.append(tr("feels {feeling}", feeling=signed(point.feeling)))
        if point.target is not None:
            told.append(tr("target {feeling}", feeling=signed(point.target)))
        if point.is_moment:
            told.append(tr("moment of truth"))
        return ", ".join(filter(None, told))

    def _feeling(self, view: StageView, stage: str) -> Cell:
        today = signed(view.feeling, self.decimal_point)
        aloud = self._context.tr(
            "{stage}: feels {today}, target {target}",
            stage=stage,
            today=today,
            target=signed(view.target, self.decimal_point),
        )
        return Cell("feeling", view.stage.id, view.stage.id, today, aloud)

    def _pain(self, view: StageView, stage: str, number: int) -> Cell:
        if number >= len(view.pains):
            is_next = number == len(view.pains)
            aloud = self._context.tr("{stage}: type what hurts", stage=stage)
            return Cell(
                "pain", view.stage.id, None, "", aloud if is_next else stage, is_next=is_next
            )
        pain: PainPoint = view.pains[number]
        text = self._context.filled(pain.text)
        aloud = self._context.tr("{stage}: it hurts: {text}", stage=stage, text=text)
        return Cell("pain", view.stage.id, pain.id, text, aloud)

    def _serves(self, view: StageView, stage: str) -> Cell:
        count = len(view.stage.leads)
        text = ""
        if count == 0:
            text = self._context.tr("nobody leads")
        elif count > 1:
            text = self._context.trn("{count} leads", "{count} lead", count)
        return Cell("serves", view.stage.id, None, text, f"{stage}: {text}" if text else stage)

    def _function(self, view: StageView, stage: str, row: Row) -> Cell:
        part = part_of(view.stage, row.function or ItemId(""))
        words = self._context.words.say(PART_WORDS[part])
        name = self.row_name(row)
        aloud = self._context.tr(
            "{function} at {stage}: {part}", function=name, stage=stage, part=words
        )
        return Cell("function", view.stage.id, None, words if part else "", aloud, mark=part)

    def _hand_off(self, view: StageView, stage: str, number: int) -> Cell:
        items = self.hand_offs[view.stage.id]
        if number >= len(items):
            return Cell("hand_off", view.stage.id, None, "", stage)
        item: HandOff = items[number]
        names = {function.id: function.name for function in self.functions}
        pair = f"{names.get(item.giver or ItemId(''), '…')} → " + names.get(
            item.receiver or ItemId(""), "…"
        )
        word = self._context.words.say(STATE_WORDS[item.state])
        aloud = f"{stage}: {pair}, {word}"
        state = item.state.value if item.state is not None else "open"
        return Cell("hand_off", view.stage.id, item.id, f"{pair}\n{word}", aloud, mark=state)
