"""The review: the promises of last time, what became of each, and what it all comes to."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.review import CheckIn, Result, check_in_of, record_result
from cxworkshop.activities.review_results import count_words, kept_at
from cxworkshop.activities.review_source import drop_answer, find_promises
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.gaps import today
from cxworkshop_ui.activities.review_bar import ReviewBar
from cxworkshop_ui.activities.review_details import ReviewDetails
from cxworkshop_ui.activities.review_model import Grouping, ReviewModel
from cxworkshop_ui.activities.review_results_view import ReviewResults
from cxworkshop_ui.activities.review_table import ReviewTable
from cxworkshop_ui.activities.review_taking import NothingToReview, ReviewTaking
from cxworkshop_ui.activities.session_reading import session_file
from cxworkshop_ui.activities.shared_height import SharedHeight
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.coverage import Coverage

SHOW = "F3"
_SIDE_BY_SIDE = 900
_DETAILS = 340
_GAP = 10
_WIDEST = 16_777_215


class ReviewForm(QWidget):
    """One check-in. F3 shows the promise one is at to the room, in the words of that day.

    It is that of an ``activity``; without one the form is for the time after the day, far from any
    room, and :meth:`show_check_in` says which. A session file that is dropped here is read, and
    what was agreed in it is taken over. ``seen_with`` is what stands above it and should stay in
    sight.
    """

    def __init__(
        self, context: SessionContext, activity: ItemId | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        self._chosen: ItemId | None = None
        self.seen_with: tuple[QWidget, ...] = ()
        self._on_screen: ItemId | None = None
        self.setAcceptDrops(not context.is_read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self.bar = ReviewBar(context, self, has_room=activity is not None)
        column.addWidget(self.bar)
        self.taking = ReviewTaking(context, activity, lambda: self.check_in, self)
        column.addWidget(self.taking)
        self.empty = NothingToReview(context, self)
        column.addWidget(self.empty)
        self.count = Coverage("kept", parent=self)
        column.addWidget(self.count)
        self.model = ReviewModel(context, self)
        self.table = ReviewTable(context, self.model, self)
        self.details = ReviewDetails(context, self)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(_GAP)
        self._both.addWidget(self.table, 0, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(self.details, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._both)
        self._heights = SharedHeight(self, self.table, self._above, self._below)
        self.results = ReviewResults(context, lambda: self.check_in, self)
        column.addWidget(self.results)
        column.addStretch(1)
        self._wire()
        self._show()
        self.results.draw()

    @property
    def check_in(self) -> CheckIn | None:
        """The check-in of the activity, or the one that was chosen."""
        if self.activity is not None:
            return check_in_of(self.context.document, self.activity)
        return self.context.document.find(CheckIn, self._chosen)

    def show_check_in(self, check_in: ItemId | None) -> None:
        """Turn to another check-in, on its first promise that nobody has spoken of."""
        if check_in == self._chosen:
            return
        self.context.flush()
        self._chosen = check_in
        self._show()
        self.results.draw()
        if self.model.rowCount():
            self.table.go_to(self.model.first_silent())

    def entered(self) -> None:
        """Ready for the next result: on the first promise that nobody has spoken of."""
        self.context.flush()
        if not self.model.rowCount():
            self.empty.take_focus()
            return
        if not self.table.currentIndex().isValid():
            self.table.go_to(self.model.first_silent())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Go to a promise or an answer. Returns whether it is here."""
        row = self.model.row_of(item_id)
        if row < 0:
            return False
        self.table.go_to(row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def give(self, row: int, result: Result | None) -> None:
        """Record what became of a promise; a result goes on to the next one."""
        self.context.flush()
        answer = self.model.answer(row)
        if answer is None:
            return
        self.taking.rest()
        command = record_result(self.context.document, answer, result, today(self.context))
        if self.context.apply(command) is not None and result is not None:
            self.go_on()

    def go_on(self) -> None:
        """Back to the list, on the next promise."""
        self.context.flush()
        row = self.table.currentIndex().row()
        self.table.go_to(min(row + 1, self.model.rowCount() - 1))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_to_room(self) -> None:
        """Show the promise one is at to the room, or take it off the screen."""
        row = self.model.row(self.table.currentIndex().row())
        self._speak(row.promise if row is not None and self._on_screen is None else None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._speak(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._heights.look_around()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= in_use().px(_SIDE_BY_SIDE)
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        wide = in_use().px(_DETAILS)
        self.details.setMinimumWidth(wide if is_wide else 0)
        self.details.setMaximumWidth(wide if is_wide else _WIDEST)
        self._heights.share()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if session_file(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = session_file(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.taking.read_file(path)

    def _wire(self) -> None:
        for button in (self.empty.here, self.bar.here):
            button.clicked.connect(self.taking.from_here)
        for button in (self.empty.other, self.bar.other):
            button.clicked.connect(self.taking.choose)
        self.taking.taken.connect(self._after_taking)
        self.bar.grouped.connect(self._group)
        self.bar.silent_only.connect(self._narrow)
        self.bar.show_it.clicked.connect(self.show_to_room)
        self.table.given.connect(self.give)
        self.table.opened.connect(lambda: self.details.ask_for("happened"))
        self.table.deletion_wanted.connect(self._delete)
        self.details.closed.connect(self._back)
        self.details.jumped.connect(self.go_on)
        self.details.deletion_wanted.connect(self._delete)
        self.table.selectionModel().currentChanged.connect(self._came_to)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        self._place: tuple[ItemId | None, int] = (None, 0)
        if self.activity is not None:
            shortcut = QShortcut(QKeySequence(SHOW), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.show_to_room)
        self.context.changed.connect(self._follow)

    def _after_taking(self, was_here: bool) -> None:
        """Begin with the first, unless one went on to type somewhere else meanwhile."""
        if self.model.rowCount():
            self.table.go_to(self.model.first_silent())
            if was_here:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _group(self, grouping: Grouping) -> None:
        self.context.flush()
        self.model.group_by(grouping)

    def _narrow(self, is_narrow: bool) -> None:
        self.context.flush()
        self.model.show_only_silent(is_narrow=is_narrow)

    def _back(self) -> None:
        self.context.flush()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        self.context.flush()
        answer = self.model.answer(self.table.currentIndex().row())
        if answer is None or self.context.is_read_only:
            return
        label = M("Take a promise out of the review")
        self.context.apply(drop_answer(self.context.document, answer, label))
        self.entered()

    def _remember(self) -> None:
        at = self.table.currentIndex().row()
        row = self.model.row(at)
        self._place = (row.answer if row is not None else None, at)

    def _restore(self) -> None:
        """Stand where one stood: on the same promise, else on the one that took its place."""
        answer, at = self._place
        row = self.model.row_of(answer) if answer is not None else -1
        if row < 0:
            row = min(at, self.model.rowCount() - 1)
        if row >= 0:
            self.table.go_to(row)
        else:
            self._came_to(QModelIndex(), QModelIndex())

    def _came_to(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row(now.row()) if now.isValid() else None
        self.details.setVisible(row is not None)
        if row is None:
            self.details.show_answer(None)
            self._speak(None)
            return
        if row.answer != self.details.item_id:
            self.context.flush()
            self.details.show_answer(row.answer)
        if self._on_screen is not None:
            self._speak(row.promise)

    def _speak(self, promise: ItemId | None) -> None:
        if promise != self._on_screen:
            self._on_screen = promise
            self.context.spoken.emit(promise or "")
            self.bar.set_on_screen(is_on_screen=promise is not None)

    def _follow(self, changed: Changed) -> None:
        if changed.touches(
            "promise", "review_answer", "check_in", "participant", "function", "session",
            "agreed_plan", "commitment", "next_step", "goal",
        ):  # fmt: skip
            self._show()

    def _show(self) -> None:
        context, document = self.context, self.context.document
        check_in = self.check_in
        self.model.show_check_in(check_in.id if check_in is not None else None)
        has_rows = self.model.rowCount() > 0
        self.bar.show_check_in(check_in, has_rows=has_rows)
        for part in (self.count, self.table, self.results):
            part.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        if check_in is not None and has_rows:
            wording = Wording(document, context.words)
            kept = kept_at(document, check_in.id)
            self.count.set(kept.rate or 0, count_words(kept, wording))
            self.results.soon()
        elif not has_rows:
            has_here = bool(find_promises(document, context.session_words).offers)
            self.empty.begin(has_here=has_here, is_read_only=context.is_read_only)
            self.details.hide()
        self._heights.share()

    def _above(self) -> tuple[QWidget, ...]:
        return (*self.seen_with, self.bar, self.taking, self.count)

    def _below(self) -> tuple[QWidget, ...]:
        """The details, where they stand under the list and not beside it."""
        is_below = self._both.direction() == QBoxLayout.Direction.TopToBottom
        return (self.details,) if is_below else ()
