"""The grid of statements and people: one answer a cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex

from cxworkshop.activities.diagnostic import SCALE, Evidence, Rating
from cxworkshop.activities.diagnostic_answers import raters
from cxworkshop.activities.diagnostic_results import Distribution, single
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, counts, initials_apart
from cxworkshop_ui.activities.diagnostic_rows import (
    ACCESSIBLE,
    DISPLAY,
    MARK,
    TOOL_TIP,
    VALUE,
    Index,
    StatementRows,
)
from cxworkshop_ui.activities.people_words import short_names, with_function
from cxworkshop_ui.widgets.text import plain_tip

NOT_YET, DECLINED, ABSENT = 0, 6, 7
"""What a cell holds beside the values 1 to 5."""

_SIGNS = ("", "1", "2", "3", "4", "5", "–", "×")


class PeopleModel(StatementRows):
    """``VALUE`` is 1–5, or NOT_YET, DECLINED, ABSENT; a key changes one cell and its row's sum."""

    people: list[Participant]
    _seen: set[tuple[int, int]]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == VALUE:
            return self._codes[index.row()][index.column()]
        if role == MARK:
            return (index.row(), index.column()) in self._seen
        if role == DISPLAY:
            return _SIGNS[self._codes[index.row()][index.column()]]
        if role == ACCESSIBLE:
            return self._aloud(index.row(), index.column())
        return None

    def own(self, row: int) -> Distribution:
        """What the row's cells come to, with the ratings of people who were removed since."""
        found = list(self._others[row].counts)
        for code in self._codes[row]:
            if 0 < code < DECLINED:
                found[code - 1] += 1
        return Distribution(tuple(found))  # type: ignore[arg-type]

    def person(self, column: int) -> Participant | None:
        """The person of a column."""
        return self.people[column] if 0 <= column < len(self.people) else None

    def column_of(self, person: ItemId | None) -> int:
        """The column of a person, −1 where there is none."""
        return self._columns.get(person or ItemId(""), -1)

    def rating(self, row: int, column: int) -> Rating | None:
        """The answer in a cell, None where none was ever given."""
        return self.context.document.find(Rating, self._ids.get((row, column)))

    def is_open(self, row: int, column: int) -> bool:
        """Whether somebody who is here can answer in this cell."""
        return self._codes[row][column] != ABSENT

    def answered(self) -> tuple[int, int]:
        """How many have answered every statement, of how many who are here or did so before."""
        done = total = 0
        for column, person in enumerate(self.people):
            has_all = all(row[column] not in (NOT_YET, ABSENT) for row in self._codes)
            done += has_all
            total += has_all or counts(person)
        return done, total

    def take(self, ratings: Iterable[ItemId]) -> None:
        """These answers changed: renew their cells and no other."""
        for item_id in ratings:
            rating = self.context.document.find(Rating, item_id)
            place = self._places.get(item_id) or (self._place(rating) if rating else None)
            if place is None:
                continue
            if rating is None:
                self._places.pop(item_id, None)
                self._ids.pop(place, None)
            else:
                self._places[item_id] = place
                self._ids[place] = item_id
            self._codes[place[0]][place[1]] = self._code(rating, self.people[place[1]])
            cell = self.index(*place)
            self.dataChanged.emit(cell, cell)

    def take_evidence(self) -> None:
        """Some evidence came or went: mark its cells."""
        before, self._seen = self._seen, self._with_evidence()
        for place in before ^ self._seen:
            cell = self.index(*place)
            self.dataChanged.emit(cell, cell)

    def _fill(self) -> None:
        document = self.context.document
        self.people = raters(document)
        self._names = short_names(document)
        self._marks = initials_apart([person.name for person in self.people])
        self._columns = {person.id: column for column, person in enumerate(self.people)}
        self._rows = {statement.id: row for row, statement in enumerate(self.statements)}
        self._ids: dict[tuple[int, int], ItemId] = {}
        self._places: dict[ItemId, tuple[int, int]] = {}
        self._others = [Distribution() for _ in self.statements]
        self._codes = [
            [self._code(None, person) for person in self.people] for _ in self.statements
        ]
        for rating in document.all(Rating):
            place = self._place(rating)
            if place is not None:
                self._ids[place] = rating.id
                self._places[rating.id] = place
                self._codes[place[0]][place[1]] = self._code(rating, self.people[place[1]])
            elif rating.round == self.round and rating.parent in self._rows:
                row = self._rows[rating.parent]
                self._others[row] = self._others[row].plus(single(rating.value))
        self._seen = self._with_evidence()

    def _place(self, rating: Rating) -> tuple[int, int] | None:
        row = self._rows.get(rating.parent or ItemId(""))
        column = self._columns.get(rating.participant or ItemId(""))
        is_here = rating.round == self.round and row is not None and column is not None
        return (row, column) if is_here and row is not None and column is not None else None

    def _with_evidence(self) -> set[tuple[int, int]]:
        found = set()
        for seen in self.context.document.all(Evidence):
            row = self._rows.get(seen.parent or ItemId(""))
            column = self._columns.get(seen.participant or ItemId(""))
            if row is not None and column is not None and seen.round == self.round:
                found.add((row, column))
        return found

    @staticmethod
    def _code(rating: Rating | None, person: Participant) -> int:
        if rating is not None and rating.value in SCALE:
            return rating.value
        if rating is not None and rating.is_declined:
            return DECLINED
        return NOT_YET if counts(person) else ABSENT

    def _column_head(self, column: int, role: int) -> Any:
        person = self.person(column)
        if person is None:
            return None
        if role == DISPLAY:
            return self._names[person.id]
        if role in (TOOL_TIP, ACCESSIBLE):
            name = with_function(self.context.document, person, person.name)
            if not counts(person):
                name = self.context.tr("{name}, not in the room now", name=name)
            return plain_tip(name) if role == TOOL_TIP else name
        if role == VALUE:
            return int(counts(person))
        return self._marks[column] if role == MARK else None

    def _aloud(self, row: int, column: int) -> str:
        tr, code = self.context.tr, self._codes[row][column]
        said = {NOT_YET: tr("not yet"), DECLINED: tr("declined"), ABSENT: tr("absent")}
        answer = said.get(code, str(code))
        return f"{self.people[column].name}, {self.name(row)}: {answer}"
