"""Both sides next to each other: what stands here today, and what came back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cxworkshop.importing.proposals import Proposal
from cxworkshop_ui.prepare.item_rows import Index
from cxworkshop_ui.reading.proposals_model import RETURNED, ROW, TODAY, WHAT, ProposalsModel
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.widgets.chip import paint_chip
from cxworkshop_ui.widgets.row_state import is_chosen
from cxworkshop_ui.widgets.table import Table

_HEIGHT = 60


class ProposalsTable(Table):
    """Space ticks a row, Ctrl+A all, P those of the same person; ``looked_at`` follows the row."""

    looked_at = Signal()

    def __init__(self, model: ProposalsModel) -> None:
        super().__init__(model.context.tr("Proposed changes"), _HEIGHT, fits_rows=True)
        self._proposals = model
        self.setModel(model)
        self.setItemDelegate(_ProposalDelegate(self, model))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.looked_at.emit())

    @property
    def current(self) -> Proposal | None:
        """The proposal of the current row."""
        found: Proposal | None = self._proposals.data(self.currentIndex(), ROW)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Space:
            self._proposals.turn(self.currentIndex())
        elif key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            self._proposals.tick_all(is_on=True)
        elif key == Qt.Key.Key_P and self.current is not None:
            self._proposals.tick_person(self.current.person)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnWidth(WHAT, width * 38 // 100)
        self.setColumnWidth(TODAY, width * 31 // 100)
        self.setColumnWidth(RETURNED, width - width * 38 // 100 - width * 31 // 100)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == WHAT:
            self._proposals.turn(index)


class _ProposalDelegate(QStyledItemDelegate):
    """The item with the field below it and a tick before both; then the two sides."""

    def __init__(self, parent: QObject, model: ProposalsModel) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, in_use().px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        palette = look.palette
        rect: QRect = option.rect
        each: Proposal = index.data(ROW)
        painter.save()
        if is_chosen(option, index):
            fill(painter, rect, palette.selection)
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        place = rect.adjusted(look.px(10), look.px(7), -look.px(10), -look.px(7))
        is_ticked = self._model.is_ticked(each)
        if index.column() == WHAT:
            self._paint_what(painter, place, each, is_ticked=is_ticked)
        elif index.column() == TODAY:
            self._write(painter, place, each.today or "–", "body", palette.ink2)
        else:
            ink = palette.ink if is_ticked else palette.ink2
            voice: Voice = "strong" if is_ticked else "body"
            self._write(painter, place, each.returned or "–", voice, ink)
        painter.restore()

    def _paint_what(
        self, painter: QPainter, place: QRect, each: Proposal, *, is_ticked: bool
    ) -> None:
        look = in_use()
        mark = "☑" if is_ticked else "☐" if each.can_be_taken else " "
        half = place.height() // 2
        box = QRect(place.left(), place.top(), look.px(26), half)
        self._write(painter, box, mark, "body", look.palette.ink)
        upper = QRect(place.left() + look.px(28), place.top(), place.width() - look.px(28), half)
        ink = look.palette.ink if each.can_be_taken else look.palette.ink2
        self._write(painter, upper, each.name or "–", "strong", ink)
        lower = upper.translated(0, half)
        state = self._model.state(each)
        if state is not None:
            at = QPointF(lower.left(), lower.top() + half / 2)
            word = self._model.context.words.say(state[0])
            chip = paint_chip(painter, at, word, state[1], look)
            lower = lower.adjusted(round(chip.width()) + look.px(8), 0, 0, 0)
        said = " · ".join((each.label, self._model.person_of(each)))
        self._write(painter, lower, said, "small", look.palette.ink2)

    def _write(self, painter: QPainter, place: QRect, text: str, voice: Voice, ink: str) -> None:
        """As many lines as there is room for; the last one ends in dots where more follow."""
        face = font(voice, in_use().scale)
        metrics = QFontMetrics(face)
        painter.setFont(face)
        painter.setPen(QColor(ink))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        shown = " · ".join(text.split("\n"))
        room = max(1, place.height() // metrics.height())
        if room == 1:
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, place.width())
        else:
            wide = int(place.width() * room * 0.9)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(place, flags, shown)
