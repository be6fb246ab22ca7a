"""The grid itself: statements that stay at the left, answers, what they come to at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QScrollArea,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.activities.diagnostic_results import Agreement
from cxworkshop.activities.diagnostic_words import AGREEMENT
from cxworkshop_ui.activities.answers_view import AnswersView, make_calm
from cxworkshop_ui.activities.diagnostic_counts import TOTAL
from cxworkshop_ui.activities.diagnostic_heads import ColumnHead, StatementHead
from cxworkshop_ui.activities.diagnostic_paint import (
    AnswerDelegate,
    CountDelegate,
    SummaryDelegate,
    face,
)
from cxworkshop_ui.activities.diagnostic_rows import (
    MEAN,
    SPREAD,
    StatementRows,
    SummaryModel,
)
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.text import Text

_WIDEST, _LEAST = 56, 28
"""Px that a person's column is wide at most and at least."""


class DiagnosticGrid(Card):
    """One grid in a frame, as high as its rows; the people scroll between statement and mean."""

    def __init__(
        self,
        context: SessionContext,
        model: StatementRows,
        parent: QWidget,
        *,
        has_people: bool,
        name: str,
    ) -> None:
        super().__init__(parent=parent)
        self.context = context
        self.rows = model
        self._has_people = has_people
        self.view = AnswersView(self)
        self.view.setAccessibleName(name)
        self._heads = StatementHead(context, self.view)
        self.view.setVerticalHeader(self._heads)
        self.view.setHorizontalHeader(
            ColumnHead(self.view, has_names=has_people, is_flat=has_people)
        )
        self.view.setModel(model)
        delegate: QStyledItemDelegate = (
            AnswerDelegate(self.view) if has_people else CountDelegate(self.view, TOTAL)
        )
        self.view.setItemDelegate(delegate)
        self._corner = Surface("bottom", parent=self.view)
        corner = QHBoxLayout(self._corner)
        corner.setContentsMargins(12, 0, 0, 0)
        corner.addWidget(Text(context.tr("Statement"), "small-strong", "ink2", parent=self))
        self._sum = SummaryView(context, model, self, is_flat=has_people)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignTop)
        column: QVBoxLayout = self.body
        column.setContentsMargins(1, 1, 1, 1)
        column.addLayout(row)
        self._heads.chosen.connect(self._choose)
        self._heads.opened.connect(lambda _row: self.view.rewording.emit())
        self.view.moved.connect(self._keep_in_sight)
        model.modelReset.connect(self.fit)
        model.headerDataChanged.connect(self.fit)
        self.setFocusProxy(self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.fit()

    def fit(self) -> None:
        """Share the width: statements, answers, sums; and give each row the height of its words."""
        look, width = in_use(), self.width() - 2
        count = self.rows.columnCount()
        if width < 100:
            return
        statement = min(look.px(300), max(look.px(170), width * 29 // 100))
        roomy = width - statement - self._sum.wide(is_stacked=False)
        is_stacked = roomy < count * look.px(38 if self._has_people else 72)
        sums = self._sum.wide(is_stacked=is_stacked)
        room = width - statement - sums
        if self._has_people:
            each = max(look.px(_LEAST), min(look.px(_WIDEST), room // max(count, 1)))
        else:
            each = max(look.px(46), min(look.px(96), room // max(count, 1)))
            statement = max(look.px(150), min(statement, width - sums - each * count))
            room = width - statement - sums
        is_scrolling = each * count > room
        if not is_scrolling:
            statement = width - sums - each * count  # few answers leave the room to the words
        self._heads.setFixedWidth(statement)
        for column in range(count):
            self.view.setColumnWidth(column, each)
        head = self.view.horizontalHeader().sizeHint().height()
        height = head
        for row in range(self.rows.rowCount()):
            tall = self._heads.height_of(row, statement)
            self.view.setRowHeight(row, tall)
            self._sum.setRowHeight(row, tall)
            height += tall
        bar = self.view.horizontalScrollBar().sizeHint().height() if is_scrolling else 0
        self.view.setFixedHeight(height + bar)
        self._sum.fit(sums, height, is_stacked=is_stacked)
        self._corner.setGeometry(0, 0, statement, head)
        self._corner.raise_()

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        index = self.rows.index(row, column)
        if index.isValid():
            self.view.setCurrentIndex(index)

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of the current cell; the first one where there is none yet."""
        index = self.view.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (0, 0)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.go(row, max(0, self.place[1]))
            self.view.setFocus(Qt.FocusReason.MouseFocusReason)

    def _keep_in_sight(self) -> None:
        """The grid is as high as its rows: it is the page around it that scrolls."""
        if not self.view.hasFocus():
            return
        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and inside is not None:
            rect = self.view.visualRect(self.view.currentIndex())
            at = self.view.viewport().mapTo(inside, QPoint(0, rect.center().y()))
            page.ensureVisible(at.x(), at.y(), 0, rect.height() // 2 + 12)


class SummaryView(QTableView):
    """Mean and agreement of each row; it is looked at, the keys stay in the answers."""

    def __init__(
        self, context: SessionContext, model: StatementRows, parent: QWidget, *, is_flat: bool
    ) -> None:
        super().__init__(parent)
        make_calm(self, "transparent")
        self._words = context.words
        self.setAccessibleName(context.tr("Mean and spread"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalHeader(ColumnHead(self, has_names=False, is_flat=is_flat))
        self.sums = SummaryModel(model, self)
        self.setModel(self.sums)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        for way in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            way(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = SummaryDelegate(self)
        self.setItemDelegate(self._delegate)

    def wide(self, *, is_stacked: bool) -> int:
        """How wide it has to be for the longest words."""
        return self._chip() if is_stacked else self._mean() + self._chip()

    def fit(self, width: int, height: int, *, is_stacked: bool) -> None:
        """Take so much room, in one column where it is narrow."""
        self._delegate.is_stacked = self.sums.is_stacked = is_stacked
        self.setColumnHidden(MEAN, is_stacked)
        self.setColumnWidth(MEAN, self._mean())
        self.setColumnWidth(SPREAD, self._chip())
        self.setFixedSize(width, height)

    def _chip(self) -> int:
        metrics = QFontMetrics(face("small-strong", in_use().scale))
        words = (self._words.say(AGREEMENT[how]) for how in Agreement)
        return max(metrics.horizontalAdvance(word) for word in words) + 28

    def _mean(self) -> int:
        metrics = QFontMetrics(face("strong", in_use().scale))
        widest = "0.0 → 0.0" if self.sums.grid.has_before else "00.0"
        return metrics.horizontalAdvance(widest) + 20
