"""What is done on a journey map by a key, a second click or a drop; each is one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from cxworkshop.activities.handoffs import HandOff
from cxworkshop.activities.journey import (
    JourneyStage,
    PainPoint,
    StageView,
    Touchpoint,
    stage_at,
)
from cxworkshop.activities.journey_edits import (
    Part,
    give_part,
    move_stage,
    move_touchpoint,
    next_part,
    part_of,
    place_pain,
    put_stage,
    put_touchpoint,
    shift_feeling,
)
from cxworkshop.editing.commands import Command, RemoveItem, SetField
from cxworkshop.figures.journey_curve import STEP
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.journey_grid import Cell, Row

if TYPE_CHECKING:
    from cxworkshop_ui.activities.journey_view import JourneyMap

_DELETIONS: dict[type[Item], Message] = {
    JourneyStage: M("Delete the stage"),
    Touchpoint: M("Delete the touchpoint"),
    PainPoint: M("Delete the pain point"),
    HandOff: M("Delete the hand-off"),
}
_TYPED = ("stage", "touchpoint", "pain")
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class MapKeys(QObject):
    """Acts on the current cell of a map.

    ``mode`` is which feeling + and − change; ``mode_wanted`` asks for the other one.
    ``details_wanted`` asks for the details of the cell at a field, ``pain_wanted`` for the line
    there in which a pain point is typed, with its first letter where one was pressed,
    ``switch_wanted`` for the journey before or after.
    """

    mode_wanted = Signal()
    details_wanted = Signal(str)
    pain_wanted = Signal(str)
    switch_wanted = Signal(int)

    def __init__(self, view: JourneyMap) -> None:
        super().__init__(view)
        self._view = view
        self._context = view.context
        self.mode: Literal["feeling", "target"] = "feeling"
        self._lowered: Cell | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for. Returns whether it asked for anything."""
        cell = self._view.cell
        if cell is None:
            return False
        key, held = Qt.Key(event.key()), event.modifiers()
        was_lowered, self._lowered = self._lowered, None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is(held, "Control"):
            self.next_touchpoint()
        elif key in _ARROWS and self._is(held, "Alt"):
            self.move(*_ARROWS[key])
        elif self._is(held, "Control") or self._is(held, "Alt"):
            return False
        elif key == Qt.Key.Key_F2 and cell.kind == "feeling":
            self.details_wanted.emit("feeling")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.enter(cell)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self._is(held, "Shift"):
            # Without Shift they are the keys of a clicker, which turn the slides of the room.
            self.switch_wanted.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Insert:
            self.insert(cell)
        elif key == Qt.Key.Key_Delete:
            self.delete()
        else:
            return self._letter(event, cell, is_below=was_lowered == cell)
        return True

    def enter(self, cell: Cell) -> None:
        """Edit the cell: its text in place, a part round and round, the rest beside.

        In the row of the feeling Enter goes on to the next stage: its value is one key.
        """
        if cell.kind in _TYPED:
            self._view.edit_current()
        elif cell.kind == "function":
            self.give(None)
        elif cell.kind == "feeling":
            index = self._view.currentIndex()
            if index.column() + 1 < len(self._view.map.grid.views):
                self._view.go(index.row(), index.column() + 1)
        else:
            self.details_wanted.emit("")

    def click(self, height: float) -> None:
        """A second click on the current cell; ``height`` is where in it, 0 above to 1 below."""
        cell = self._view.cell
        if cell is None or self._context.is_read_only:
            return
        if cell.kind == "function":
            self.give(None)
        elif cell.kind == "feeling":
            value = max(-2, min(2, round((0.5 - height) / STEP)))
            self._apply(SetField(cell.stage, self.mode, value, M("Change the feeling")))

    def give(self, part: Part | None) -> None:
        """Let the function of the current row lead or help; None goes round."""
        row, stage = self._view.row, self._stage()
        if row is None or row.function is None or stage is None:
            return
        now = part_of(stage, row.function)
        wanted = next_part(now) if part is None else ("" if now == part else part)
        self._apply(give_part(stage, row.function, wanted))

    def feel(self, by: int) -> None:
        """Raise or lower the feeling of the touchpoint or the stage."""
        place = self._felt()
        if place is not None:
            self._apply(shift_feeling(place, self.mode, by))

    def feel_as(self, value: int) -> None:
        """Set the feeling of the touchpoint or the stage, −2 to 2."""
        place = self._felt()
        if place is not None:
            item_id = place.stage.id if isinstance(place, StageView) else place.id
            self._apply(SetField(item_id, self.mode, value, M("Change the feeling")))

    def _felt(self) -> Touchpoint | StageView | None:
        """What is felt about in the current cell; None where that is not asked."""
        cell = self._view.cell
        if cell is None:
            return None
        place: Touchpoint | StageView | None
        place = self._context.document.find(Touchpoint, cell.item_id)
        if place is None and cell.kind in ("feeling", "stage"):
            place = next(
                (view for view in self._view.map.grid.views if view.stage.id == cell.stage), None
            )
        return place

    def mark_moment(self) -> None:
        """Make the touchpoint a moment of truth, or not."""
        cell = self._view.cell
        point = self._context.document.find(Touchpoint, cell.item_id if cell else None)
        if point is not None:
            label = M("Mark a moment of truth")
            self._apply(SetField(point.id, "is_moment", not point.is_moment, label))

    def move(self, down: int, across: int) -> None:
        """Move what stands in the cell; the current cell goes with it."""
        cell = self._view.cell
        document = self._context.document
        item = document.get(cell.item_id) if cell is not None else None
        command: Command | None = None
        if isinstance(item, JourneyStage) and cell is not None and cell.kind == "stage":
            command = move_stage(document, item, across) if across else None
        elif isinstance(item, Touchpoint):
            command = self._touchpoint_move(item, down, across)
        elif isinstance(item, PainPoint) and across:
            stage = self._neighbour(across)
            command = place_pain(item.id, stage) if stage is not None else None
        if command is not None and item is not None:
            self._apply(command)
            self._view.go_to_item(item.id)

    def insert(self, cell: Cell) -> None:
        """A new stage after this one, or a new line in the row of this cell."""
        if cell.kind == "stage":
            self.add_stage()
        elif cell.kind == "pain":
            self._edit_empty("pain")
        else:
            self._edit_empty("touchpoint")

    def add_stage(self) -> None:
        """A new stage after the current one, ready to be named."""
        if self._view.journey is None:
            return
        self._context.flush()
        cell = self._view.cell
        made = self._context.add(
            JourneyStage(parent=self._view.journey),
            M("Add a stage"),
            cell.stage if cell is not None else None,
        )
        if made is not None and self._view.go_to_item(made):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.edit_current()

    def next_touchpoint(self) -> None:
        """Type the next touchpoint of the stage."""
        self._edit_empty("touchpoint")

    def delete(self) -> None:
        """Remove what stands in the cell; undo brings it back."""
        cell = self._view.cell
        if cell is None or self._context.is_read_only:
            return
        if cell.kind == "function":
            stage, row = self._stage(), self._view.row
            if stage is not None and row is not None and row.function is not None:
                self._apply(give_part(stage, row.function, ""))
        elif cell.kind != "feeling":
            self.delete_item(cell.item_id)

    def delete_item(self, item_id: ItemId | None) -> None:
        """Remove a stage, a touchpoint, a pain point or a hand-off; undo brings it back."""
        item = self._context.document.get(item_id)
        label = _DELETIONS.get(type(item)) if item is not None else None
        if item_id is not None and label is not None:
            self._apply(RemoveItem(item_id, label))

    def drop(self, item_id: str, row: int, column: int) -> None:
        """Put a stage, a touchpoint or a pain point where it was dropped."""
        grid, document = self._view.map.grid, self._context.document
        if not (0 <= row < len(grid.rows) and 0 <= column < len(grid.views)):
            return
        onto = grid.cell(grid.rows[row], column)
        item = document.get(ItemId(item_id))
        command: Command | None = None
        if isinstance(item, JourneyStage):
            command = put_stage(document, item, grid.views[column].stage)
        elif isinstance(item, Touchpoint):
            command = self._put(item, grid.views[column], grid.rows[row])
        elif isinstance(item, PainPoint):
            at = onto.item_id if onto.kind == "touchpoint" and onto.item_id else onto.stage
            command = place_pain(item.id, at) if item.at != at else None
        if command is not None and item is not None:
            self._apply(command)
            self._view.go_to_item(item.id)

    def place(self, pain: ItemId) -> None:
        """Place a pain point at the touchpoint or the stage of the current cell."""
        cell = self._view.cell
        if cell is None:
            return
        at = cell.item_id if cell.kind == "touchpoint" and cell.item_id else cell.stage
        self._apply(place_pain(pain, at))
        self._view.go_to_item(pain)

    def _letter(self, event: QKeyEvent, cell: Cell, *, is_below: bool) -> bool:
        text = event.text()
        if not text or not text.isprintable():
            return False
        if cell.is_next and not self._context.is_read_only:
            self._type(text)
        elif cell.kind == "pain" and text != " " and not self._context.is_read_only:
            self._edit_empty("pain", text)
        elif text in "+-−":
            self.feel(1 if text == "+" else -1)
            self._lowered = self._view.cell if text != "+" else None
        elif text in "012":
            self.feel_as(-int(text) if is_below else int(text))  # −2 is typed as it is said
        elif text.casefold() == "t":
            self.mode_wanted.emit()
        elif text.casefold() == "m":
            self.mark_moment()
        elif cell.kind == "function" and text.casefold() in ("l", "h", " "):
            parts: dict[str, Part | None] = {"l": "leads", "h": "helps", " ": None}
            self.give(parts[text.casefold()])
        else:
            return text != " "  # letters lead nowhere else: Qt would search the cells for them
        return True

    def _type(self, text: str) -> None:
        """Begin a new line with the key that was pressed."""
        from PySide6.QtWidgets import QApplication, QLineEdit

        before = QApplication.focusWidget()
        self._view.edit_current()
        editor = QApplication.focusWidget()
        if not isinstance(editor, QLineEdit):
            return
        # Only the editor that has just opened: any other line may hold what somebody typed.
        if editor is not before and self._view.isAncestorOf(editor):
            editor.setText(text)
            editor.textEdited.emit(text)

    def _edit_empty(self, kind: Literal["touchpoint", "pain"], text: str = "") -> None:
        self._context.flush()
        self._view.follow()
        index = self._view.currentIndex()
        if not index.isValid():
            return
        grid = self._view.map.grid
        view = grid.views[index.column()]
        number = len(view.touchpoints) if kind == "touchpoint" else len(view.pains)
        row = Row(kind, number)
        if row not in grid.rows:  # every line of the stage is taken: one more is typed beside
            self._view.go(0, index.column())
            self.pain_wanted.emit(text)
            return
        self._view.go(grid.rows.index(row), index.column())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self._type(text)
        else:
            self._view.edit_current()

    def _touchpoint_move(self, point: Touchpoint, down: int, across: int) -> Command | None:
        document = self._context.document
        if down:
            return move_touchpoint(document, point, down)
        stage = self._neighbour(across)
        row = self._view.row
        if stage is None or row is None:
            return None
        there = document.under(stage, Touchpoint)
        before = there[: row.number]
        return put_touchpoint(document, point, stage, before[-1].id if before else None)

    def _put(self, point: Touchpoint, view: StageView, row: Row) -> Command | None:
        others = [other.id for other in view.touchpoints if other.id != point.id]
        number = row.number if row.kind == "touchpoint" else len(others)
        before = others[:number]
        after = before[-1] if before else None
        return put_touchpoint(self._context.document, point, view.stage.id, after)

    def _neighbour(self, across: int) -> ItemId | None:
        column = self._view.currentIndex().column() + across
        views = self._view.map.grid.views
        return views[column].stage.id if 0 <= column < len(views) else None

    def _stage(self) -> JourneyStage | None:
        cell = self._view.cell
        return stage_at(self._context.document, cell.stage) if cell is not None else None

    def _apply(self, command: Command) -> None:
        self._context.flush()
        self._context.apply(command)

    @staticmethod
    def _is(held: Qt.KeyboardModifier, name: str) -> bool:
        return bool(held & getattr(Qt.KeyboardModifier, f"{name}Modifier"))
