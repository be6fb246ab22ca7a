"""Widgets of their own width one after the other, on as many lines as it takes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Like words in a paragraph; none is wider than the row. Tab visits them in order."""

    def __init__(self, gap: int = 8, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show exactly these in this order; those no longer among them are deleted."""
        wanted = list(widgets)
        for widget in self._widgets:
            if widget not in wanted:
                widget.hide()
                widget.deleteLater()
        self._widgets = wanted
        for widget in wanted:
            if widget.parentWidget() is not self:
                widget.setParent(self)
            widget.show()
        for before, after in itertools.pairwise(wanted):
            QWidget.setTabOrder(before, after)
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() + 1 for place in places), default=0)

    def sizeHint(self) -> QSize:
        width = self.width() or 320
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        x = y = line = 0
        for widget in self._widgets:
            hint = widget.sizeHint()
            wide = min(max(hint.width(), widget.minimumWidth()), max(width, 1))
            tall = max(hint.height(), widget.minimumHeight())
            if x and x + wide > width:
                x, y, line = 0, y + line + self._gap, 0
            places.append(QRect(x, y, wide, tall))
            x, line = x + wide + self._gap, max(line, tall)
        return places

    def _place(self) -> None:
        places = self._places(self.width())
        for widget, place in zip(self._widgets, places, strict=True):
            widget.setGeometry(place)
        height = max((place.bottom() + 1 for place in places), default=0)
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)
        self.updateGeometry()
