"""What the keys do in a grid of a diagnostic: rate and go on, or count."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.diagnostic import SCALE, EntryMode, Statement
from cxworkshop.activities.diagnostic_answers import clear, count, decline, give, with_count
from cxworkshop.activities.diagnostic_results import Group
from cxworkshop.editing.commands import Command
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.diagnostic_counts import TOTAL, CountsModel
from cxworkshop_ui.activities.diagnostic_grid import DiagnosticGrid
from cxworkshop_ui.activities.diagnostic_people import PeopleModel
from cxworkshop_ui.activities.diagnostic_rows import StatementRows
from cxworkshop_ui.activities.typed_number import TypedNumber
from cxworkshop_ui.context import SessionContext

_MOST = 999


class Entry(QObject):
    """One grid with its keys. ``left`` tells that Tab leads out at an end: 1 below, −1 above."""

    left = Signal(int)

    def __init__(self, context: SessionContext, model: StatementRows, grid: DiagnosticGrid) -> None:
        super().__init__(grid)
        self.context, self.rows, self.grid = context, model, grid
        model.setParent(self)
        view = grid.view
        view.digit.connect(self._digit)
        view.stepped.connect(self._stepped)
        view.cleared.connect(self._cleared)
        view.went_on.connect(self._went_on)

    @property
    def statement(self) -> Statement | None:
        """The statement of the current cell."""
        return self.rows.statement(self.grid.place[0])

    @property
    def person(self) -> Participant | None:
        """The person of the current cell, None where nobody is named."""
        return None

    def show_round(self, number: int) -> None:
        """Show a round from the start, staying on the statement and the person."""
        statement, person = self.statement, self.person
        column = self.grid.place[1]
        self.rows.show_round(number)
        row = max(0, self.rows.row_of(statement.id if statement is not None else None))
        self.grid.go(row, self._column(person, column))

    def go_to(self, statement: ItemId, person: ItemId | None = None) -> bool:
        """Make the cell of a statement, and maybe a person, the current one."""
        row = self.rows.row_of(statement)
        if row >= 0:
            self.grid.go(row, self.column_of(person, self.grid.place[1]))
        return row >= 0

    def column_of(self, _person: ItemId | None, otherwise: int) -> int:
        """Where a person stands."""
        return otherwise

    def _column(self, person: Participant | None, otherwise: int) -> int:
        last = max(0, self.last_column)
        return min(self.column_of(person.id if person is not None else None, otherwise), last)

    @property
    def last_column(self) -> int:
        """The last column with a cell to fill."""
        return self.rows.columnCount() - 1

    def _went_on(self, step: int) -> None:
        row, column = self.grid.place
        column += step
        if column > self.last_column:
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, self.last_column
        if 0 <= row < self.rows.rowCount():
            self.grid.go(row, column)
        else:
            self.left.emit(step)

    def _digit(self, digit: int) -> None:
        raise NotImplementedError

    def _stepped(self, step: int) -> None:
        raise NotImplementedError

    def _cleared(self) -> None:
        raise NotImplementedError


class PeopleEntry(Entry):
    """1–5 rates, 0 or − declines, each goes on by itself: along the statement or the person."""

    rows: PeopleModel

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        model = PeopleModel(context, activity)
        model.show_round(1)
        grid = DiagnosticGrid(
            context,
            model,
            parent,
            has_people=True,
            name=context.tr("Answers by statement and person"),
        )
        super().__init__(context, model, grid)
        self.mode = EntryMode.STATEMENT

    @property
    def person(self) -> Participant | None:
        """Whose answer the current cell is."""
        return self.rows.person(self.grid.place[1])

    def column_of(self, person: ItemId | None, otherwise: int) -> int:
        """The column of a person who has one."""
        found = self.rows.column_of(person)
        return found if found >= 0 else otherwise

    def _digit(self, digit: int) -> None:
        if digit == 0:
            self._decline()
        elif digit in SCALE:
            cell = self._cell()
            if cell is not None:
                statement, person = cell
                rating = self.rows.rating(*self.grid.place)
                number, new_id = self.rows.round, self.context.editor.new_id
                self._answer(give(rating, statement, person, number, digit, new_id))

    def _stepped(self, step: int) -> None:
        if step < 0:
            self._decline()

    def _decline(self) -> None:
        cell = self._cell()
        if cell is not None:
            rating = self.rows.rating(*self.grid.place)
            self._answer(decline(rating, *cell, self.rows.round, self.context.editor.new_id))

    def _cleared(self) -> None:
        rating = self.rows.rating(*self.grid.place) if self._cell() is not None else None
        if rating is not None:
            self.context.apply(clear(rating))

    def _cell(self) -> tuple[ItemId, ItemId] | None:
        statement, person = self.statement, self.person
        return (statement.id, person.id) if statement is not None and person is not None else None

    def _answer(self, command: Command) -> None:
        if self.context.apply(command) is not None:
            self._advance()

    def _advance(self) -> None:
        """To the next place where somebody can answer; at the very end it stays."""
        row, column = self.grid.place
        rows, columns = self.rows.rowCount(), self.rows.columnCount()
        along = self.mode is not EntryMode.PERSON
        at = row * columns + column if along else column * rows + row
        for place in range(at + 1, rows * columns):
            row, column = divmod(place, columns) if along else divmod(place, rows)[::-1]
            if self.rows.is_open(row, column):
                self.grid.go(row, column)
                return


class CountsEntry(Entry):
    """Digits make a number, + and − change it by one; Tab and the arrows go on.

    Where the activity is anonymous a count is a fact: nothing but the number stays of it.
    """

    rows: CountsModel

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        model = CountsModel(context, activity)
        model.show_round(1)
        grid = DiagnosticGrid(
            context,
            model,
            parent,
            has_people=False,
            name=context.tr("How many gave each value"),
        )
        super().__init__(context, model, grid)
        self._typed = TypedNumber(_MOST)
        self._visit = ""
        grid.view.moved.connect(self._arrived)

    def show_group(self, group: Group) -> None:
        """Count the sheets of some functions from now on."""
        if group != self.rows.group:
            self.rows.group = group
            self.show_round(self.rows.round)

    @property
    def last_column(self) -> int:
        """The last value; the sum beside it is worked out."""
        return TOTAL - 1

    def _arrived(self) -> None:
        self._typed.forget()
        self._visit = self.context.new_visit()
        row, column = self.grid.place
        if column >= TOTAL:
            self.grid.go(row, TOTAL - 1)

    def _digit(self, digit: int) -> None:
        number = self._typed.with_digit(self.grid.place, self._number(), digit)
        if number is not None:
            self._set(number)

    def _stepped(self, step: int) -> None:
        self._typed.forget()
        self._set(max(0, min(_MOST, self._number() + step)))

    def _cleared(self) -> None:
        self._typed.forget()
        self._set(0)

    def _number(self) -> int:
        row, column = self.grid.place
        return self.rows.counts(row)[column] if self.statement is not None else 0

    def _set(self, number: int) -> None:
        row, column = self.grid.place
        statement, context = self.statement, self.context
        diagnostic = self.rows.diagnostic
        is_past = diagnostic.is_anonymous and (
            diagnostic.is_closed or self.rows.round < diagnostic.rounds
        )
        if statement is None or is_past or number == self._number():
            return
        editor = context.editor
        command = count(
            context.document,
            statement.id,
            self.rows.round,
            self.rows.group,
            with_count(self.rows.counts(row), column + 1, number),
            editor.now(),
            editor.new_id,
        )
        if diagnostic.is_anonymous:
            context.record(command)
        else:
            context.apply(command, visit=self._visit)
