"""The promises of a check-in as rows, grouped by leader or by function."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxworkshop.activities.review import (
    Promise,
    Result,
    ReviewAnswer,
    answers_at,
    function_of,
    owner_of,
    result_letters,
    review_before,
)
from cxworkshop.activities.review_slides import when_due
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Changed
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop_ui.context import SessionContext

Index = QModelIndex | QPersistentModelIndex
Grouping: TypeAlias = Literal["leader", "function"]

COLUMNS = ("who", "promise", "last", "now")

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
BELOW = int(Qt.ItemDataRole.UserRole)
RESULT = BELOW + 1
IS_FIRST = BELOW + 2
GROUP = BELOW + 3


class Row(msgspec.Struct, frozen=True):
    """One promise with its answer; whose it is, and whether it is the first of its group."""

    answer: ItemId
    promise: ItemId
    owner: str
    function: str
    is_first: bool


class ReviewModel(QAbstractTableModel):
    """Who, what was promised, what was said last time, and now.

    ``BELOW`` is a smaller line, ``RESULT`` the :class:`Result` of the columns that have one (None
    is silence), ``IS_FIRST`` begins a group, ``GROUP`` is what it is called.
    """

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.grouping: Grouping = "leader"
        self._check_in: ItemId | None = None
        self._only: frozenset[ItemId] | None = None
        self._before: dict[ItemId, ReviewAnswer] = {}
        self._rows: list[Row] = []
        context.changed.connect(self._follow)

    @property
    def has_last(self) -> bool:
        """Whether there was a review before, so that the column says something."""
        return bool(self._before)

    def show_check_in(self, check_in: ItemId | None) -> None:
        """Show the promises of another check-in, or of none."""
        if check_in != self._check_in:
            self._check_in, self._only = check_in, None
            self._renew()

    def show_only_silent(self, *, is_narrow: bool) -> None:
        """Show only what is silent now; what is answered meanwhile stays until all is shown."""
        rows = _grouped(self.context.document, self._check_in, self.grouping)
        silent = frozenset(row.answer for row in rows if self._is_silent(row))
        only = silent if is_narrow else None
        if only != self._only:
            self._only = only
            self._renew()

    def group_by(self, grouping: Grouping) -> None:
        """Put the promises of a leader, or of a function, together."""
        if grouping != self.grouping:
            self.grouping = grouping
            self._renew()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def row(self, at: int) -> Row | None:
        """What a row shows."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def answer(self, at: int) -> ReviewAnswer | None:
        """The answer of a row."""
        row = self.row(at)
        return self.context.document.find(ReviewAnswer, row.answer) if row is not None else None

    def row_of(self, item_id: ItemId | None) -> int:
        """The row of an answer or a promise, -1 where it has none."""
        for at, row in enumerate(self._rows):
            if item_id in (row.answer, row.promise):
                return at
        return -1

    def first_silent(self) -> int:
        """The first row that nobody has spoken of; the first of all where all have."""
        for at in range(len(self._rows)):
            answer = self.answer(at)
            if answer is not None and answer.result is None:
                return at
        return 0

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = COLUMNS[index.column()]
        if role == IS_FIRST:
            return row.is_first
        if role == GROUP:
            return self._group(row)
        if column in ("last", "now"):
            return self._of_result(row, column, role)
        if role == ACCESSIBLE:
            parts = (self._text(row, column), self._below(row, column))
            return ", ".join(filter(None, parts))
        if role == DISPLAY:
            return self._text(row, column)
        return self._below(row, column) if role == BELOW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != DISPLAY:
            return None
        tr = self.context.tr
        who = tr("Leader") if self.grouping == "leader" else tr("Function")
        now = tr("Now: {keys}", keys=" ".join(result_letters(self.context.words).values()))
        return (who, tr("As it was agreed"), tr("Last time"), now)[section]

    def _of_result(self, row: Row, column: str, role: int) -> Any:
        document = self.context.document
        answer = (
            document.find(ReviewAnswer, row.answer)
            if column == "now"
            else self._before.get(row.promise)
        )
        if answer is None:
            return None
        if role == RESULT:
            return answer.result
        if role == DISPLAY:
            return self.says(answer.result)
        if role == ACCESSIBLE:
            parts = (self.says(answer.result), answer.happened.strip(), answer.changes.strip())
            return ", ".join(filter(None, parts))
        if role == BELOW and column == "now":
            return "✎" if answer.happened.strip() or answer.changes.strip() else ""
        return None

    def says(self, result: Result | None) -> str:
        """A result in a word."""
        return self.context.words.say(result.word) if result else self.context.tr("silent")

    def _text(self, row: Row, column: str) -> str:
        if column == "promise":
            promise = self.context.document.find(Promise, row.promise)
            return promise.text if promise is not None else ""
        if not row.is_first:
            return "" if self.grouping == "leader" else row.owner
        return self._group(row)

    def _group(self, row: Row) -> str:
        tr = self.context.tr
        if self.grouping == "leader":
            return row.owner or tr("Nobody")
        return row.function or tr("No function")

    def _below(self, row: Row, column: str) -> str:
        if column == "who":
            if not row.is_first:
                return ""
            return row.function if self.grouping == "leader" else row.owner
        promise = self.context.document.find(Promise, row.promise)
        if promise is None:
            return ""
        words = self.context.words
        due = when_due(promise, Wording(self.context.document, words))
        return " · ".join(filter(None, (words.say(promise.of.word), due)))

    def _follow(self, changed: Changed) -> None:
        if not changed.touches(
            "promise", "review_answer", "check_in", "participant", "function", "session"
        ):
            return
        if self._read() != (self._rows, self._before):
            self._renew()
            return
        touched = changed.ids()
        for at, row in enumerate(self._rows):
            if touched & {row.answer, row.promise}:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

    def _renew(self) -> None:
        self.beginResetModel()
        self._rows, self._before = self._read()
        self.endResetModel()

    def _is_silent(self, row: Row) -> bool:
        answer = self.context.document.find(ReviewAnswer, row.answer)
        return answer is not None and answer.result is None

    def _read(self) -> tuple[list[Row], dict[ItemId, ReviewAnswer]]:
        document = self.context.document
        if self._check_in not in document or self._check_in is None:
            return [], {}
        before = review_before(document, self._check_in)
        was = answers_at(document, before.id) if before is not None else {}
        return _grouped(document, self._check_in, self.grouping, self._only), was


def _grouped(
    document: Document,
    check_in: ItemId | None,
    grouping: Grouping,
    only: frozenset[ItemId] | None = None,
) -> list[Row]:
    """The rows, in the order of the leaders or functions here; whoever is not here comes last.

    Inside a function those of one leader stand together too. ``only`` are the answers to show,
    None: all.
    """
    found: list[Row] = []
    if check_in is None:
        return found
    for promise_id, answer in answers_at(document, check_in).items():
        promise = document.find(Promise, promise_id)
        if promise is not None and (only is None or answer.id in only):
            owner, function = owner_of(document, promise), function_of(document, promise)
            found.append(Row(answer.id, promise_id, owner, function, is_first=False))
    leaders = _places(
        [person.name for person in document.all(Participant)], [row.owner for row in found]
    )
    functions = _places(
        [function.name for function in document.all(Function)], [row.function for row in found]
    )
    if grouping == "leader":
        found.sort(key=lambda row: leaders[row.owner])
        names = [row.owner for row in found]
    else:
        found.sort(key=lambda row: (functions[row.function], leaders[row.owner]))
        names = [row.function for row in found]
    return [
        msgspec.structs.replace(row, is_first=at == 0 or name != names[at - 1])
        for at, (row, name) in enumerate(zip(found, names, strict=True))
    ]


def _places(here: list[str], then: list[str]) -> dict[str, int]:
    """The place of each name: those who are here first, no name last."""
    names = dict.fromkeys((*here, *then))
    names.pop("", None)
    return {name: at for at, name in enumerate((*names, ""))}
