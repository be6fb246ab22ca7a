"""A show of hands taken by counting: how many showed 5, 4, … 0."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.hands import LEVELS
from cxworkshop.editing.commands import Command
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.answer_grid import AnswerGrid, next_row
from cxworkshop_ui.activities.answer_model import Answer, AnswerModel
from cxworkshop_ui.activities.typed_number import TypedNumber
from cxworkshop_ui.context import SessionContext


class CountModel(AnswerModel):
    """The levels from 5 down, as they are called out, each with its hands.

    ``levels`` gives the hands by level, ``named`` what a level is called.
    """

    def __init__(
        self,
        context: SessionContext,
        kinds: tuple[str, ...],
        levels: Callable[[], Sequence[int]],
        named: Callable[[int], str],
        parent: QObject | None = None,
    ) -> None:
        self.kinds = kinds
        self._levels, self._named = levels, named
        super().__init__(context, parent)

    def wanted(self) -> list[ItemId]:
        """A row for each level."""
        return [ItemId(str(level)) for level in reversed(LEVELS)]

    def across(self) -> list[str]:
        """One number."""
        return [self.context.tr("Level"), self.context.tr("Hands")]

    def prepare(self) -> None:
        """What was counted."""
        self._counted = self._levels()

    def hands(self, row: int) -> int:
        """How many showed the level of a row."""
        return self._counted[int(self.ids[row])]

    def answer(self, item_id: ItemId, column: int) -> Answer:
        """A level, or its hands."""
        level = int(item_id)
        if not column:
            return Answer(self._named(level))
        hands = self._counted[level]
        return Answer(str(hands) if hands else "", "accent" if hands else None, f"{level}: {hands}")


class CountGrid(AnswerGrid):
    """Digits make a number, + and − change it by one, Enter goes on to the next level.

    ``counts`` gives what is done when a level (the first argument) got so many hands.
    """

    def __init__(
        self,
        model: CountModel,
        name: str,
        counts: Callable[[int, int], Command],
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, name, cell_width=84, row_height=34, parent=parent)
        self._model, self._counts, self._most = model, counts, most
        self._typed = TypedNumber(most)
        self._visit = model.context.new_visit()
        self._row_typed = -1
        self.keyed.connect(self._keyed)
        self.confirmed.connect(lambda *_: self._go_on())
        self.chosen.connect(self._arrived)

    def _keyed(self, row: int, column: int, text: str) -> None:
        before = self._model.hands(row)
        if column != 1 or self._model.context.is_read_only:
            return
        if text.isdigit():
            number = self._typed.with_digit(row, before, int(text))
        else:
            self._typed.forget()
            step = {"+": 1, " ": 1, "-": -1}.get(text)
            number = 0 if not text else before + step if step is not None else None
        if number is not None and 0 <= number <= self._most and number != before:
            command = self._counts(int(self._model.ids[row]), number)
            self._model.context.apply(command, visit=self._visit)

    def _go_on(self) -> None:
        self._typed.forget()
        next_row(self)

    def _arrived(self) -> None:
        row = self.currentIndex().row()
        if row != self._row_typed:  # the numbers of one stay are one undo step
            self._row_typed = row
            self._typed.forget()
            self._visit = self._model.context.new_visit()
