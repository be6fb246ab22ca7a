"""The recent sessions on the start page, one row each, opened with Enter or a click."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxworkshop.i18n import Catalogue
from cxworkshop.model.session import Stage
from cxworkshop.settings import RecentSession
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.theme.icons import Ink
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.chip import paint_chip
from cxworkshop_ui.widgets.row_state import has_focus, is_hot

_ROW = int(Qt.ItemDataRole.UserRole)
_SHARES = (0.31, 0.20, 0.13, 0.13, 0.12, 0.11)
_STAGE_ROLES: dict[str, Role] = {
    Stage.PREPARE: "accent",
    Stage.RUN: "definition",
    Stage.PLAN: "goals",
    Stage.FOLLOWUP: "kept",
}


class RecentList(Card):
    """A table of recent sessions. ``opened`` and ``forgotten`` carry a path."""

    opened = Signal(str)
    forgotten = Signal(str)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._heads = _Heads(
            [
                words.tr("Session"),
                words.tr("Organisation"),
                words.tr("Date"),
                words.tr("Stage"),
                words.tr("Commitments"),
                words.tr("Opened"),
            ],
            self,
        )
        self._list = _Rows(self)
        self._list.setAccessibleName(words.tr("Recent sessions"))
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self.body.addWidget(self._heads)
        self.body.addWidget(self._list)
        self.setFocusProxy(self._list)

    def show_sessions(self, sessions: Sequence[RecentSession], limit: int = 8) -> None:
        """Show the latest of them; a file that is not there now is shown quietly."""
        self._list.clear()
        for session in sessions[:limit]:
            item = QListWidgetItem(self._list)
            row = self._written(session)
            item.setData(_ROW, row)
            item.setData(_ROW + 1, session.path)
            item.setText(", ".join(text for text in row[:6] if text))
            item.setToolTip(session.path.replace("&", "&amp;").replace("<", "&lt;"))
        if self._list.count():
            self._list.setCurrentRow(0)
        self._list.fit()

    def _written(self, session: RecentSession) -> tuple[str, str, str, str, str, str, str]:
        words = self._words
        name = session.title or Path(session.path).stem
        stages = {
            Stage.PREPARE: words.tr("Prepare"),
            Stage.RUN: words.tr("Run"),
            Stage.PLAN: words.tr("Action plan"),
            Stage.FOLLOWUP: words.tr("Follow-up"),
        }
        committed = "–"
        if session.committed:
            committed = words.tr("{count} of {all}", count=session.committed, all=session.expected)
            if session.others:
                committed += " " + words.tr("(+ {count} without)", count=session.others)
        day = words.date(session.date) if session.date is not None else ""
        stage = stages.get(Stage(session.stage), "") if session.stage in list(Stage) else ""
        opened = self._ago(session.opened_at)
        return name, session.organisation, day, stage, committed, opened, session.stage

    def _ago(self, at: int) -> str:
        minutes = max(0, (time.time_ns() // 1_000_000 - at) // 60_000)
        words = self._words
        if minutes < 60:
            if not minutes:
                return words.tr("just now")
            return words.tr("{minutes} min ago", minutes=minutes)
        if minutes < 24 * 60:
            return words.tr("{hours} h ago", hours=minutes // 60)
        return words.trn("{count} day ago", "{count} days ago", minutes // (24 * 60))


class _Heads(QWidget):
    """The heads of the columns."""

    def __init__(self, heads: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = heads
        self.setFixedHeight(in_use().px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        painter = QPainter(self)
        painter.setFont(font("small-strong", look.scale))
        painter.setPen(QColor(look.palette.ink2))
        for place, text in zip(_columns(self.rect()), self._heads, strict=True):
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setPen(QColor(look.palette.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class _Rows(QListWidget):
    def __init__(self, owner: RecentList) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setProperty("plain", True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_RowDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.itemActivated.connect(self._open)
        self.itemClicked.connect(self._open)

    def fit(self) -> None:
        """As high as the rows need."""
        self.setFixedHeight(in_use().px(42) * self.count())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self._owner.forgotten.emit(item.data(_ROW + 1))
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self._owner.opened.emit(item.data(_ROW + 1))


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, in_use().px(42))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = in_use()
        rect: QRect = option.rect
        name, organisation, day, stage, committed, opened, stage_id = index.data(_ROW)
        painter.save()
        if has_focus(option, index):
            fill(painter, rect, look.palette.selection)
        elif is_hot(option):
            fill(painter, rect, look.palette.raised)
        places = _columns(rect)
        self._write(painter, places[0], name, "strong", "ink")
        self._write(painter, places[1], organisation, "body", "ink")
        self._write(painter, places[2], day, "body", "ink")
        if stage:
            at = QPointF(places[3].left(), places[3].center().y())
            paint_chip(painter, at, stage, _STAGE_ROLES.get(stage_id, "neutral"), look)
        self._write(painter, places[4], committed, "body", "ink")
        self._write(painter, places[5], opened, "small", "ink2")
        if index.row():
            painter.setPen(QColor(look.palette.line))
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.restore()

    def _write(self, painter: QPainter, place: QRect, text: str, voice: Voice, ink: Ink) -> None:
        look = in_use()
        face = font(voice, look.scale)
        painter.setFont(face)
        painter.setPen(QColor(str(getattr(look.palette, ink))))
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _columns(rect: QRect) -> list[QRect]:
    margin = in_use().px(14)
    width = rect.width() - 2 * margin
    places = []
    x = float(rect.left() + margin)
    for share in _SHARES:
        places.append(QRect(round(x), rect.top(), round(width * share) - 10, rect.height()))
        x += width * share
    return places
