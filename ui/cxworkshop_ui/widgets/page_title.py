"""The head of a page: what it is, one quiet line about it, what can be done at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from cxworkshop_ui.widgets.text import Text

_GAP = 14


class PageTitle(QWidget):
    """Serif title, secondary line and actions; where it is narrow they go below each other."""

    def __init__(self, title: str, secondary: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(title, "title", wrap=True, parent=self)
        self._secondary = Text(secondary, "body", "ink2", wrap=True, parent=self)
        self._beside = QWidget(self)
        self._actions = QHBoxLayout(self._beside)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.setSpacing(12)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._rows = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._arrange(1)

    def set_title(self, text: str) -> None:
        """Change the title."""
        self._title.setText(text)
        self._arrange(self._fitting(self.width()))

    def set_secondary(self, text: str) -> None:
        """Change the quiet line."""
        self._secondary.setText(text)
        self._arrange(self._fitting(self.width()))

    def add_action(self, widget: QWidget) -> None:
        """Put a button, or a chip, at the right; the primary one comes last."""
        self._actions.addWidget(widget)
        self._arrange(self._fitting(self.width()))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), max(self._beside.sizeHint().width(), 160)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._fitting(event.size().width()))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # an action came or went
            self._arrange(self._fitting(self.width()))
        return done

    def _fitting(self, width: int) -> int:
        title = self._line(self._title)
        secondary = self._line(self._secondary)
        actions = self._beside.sizeHint().width() if self._actions.count() else 0
        if title + secondary + actions + 3 * _GAP <= width:
            return 1
        if max(title, secondary) + actions + 2 * _GAP <= width:
            return 2
        return 3 if title + actions + 2 * _GAP <= width else 4

    def _line(self, label: Text) -> int:
        if not label.text():
            return 0
        label.ensurePolished()
        return label.fontMetrics().horizontalAdvance(label.text()) + 4

    def _arrange(self, rows: int) -> None:
        self._secondary.setVisible(bool(self._secondary.text()))
        self._beside.setVisible(self._actions.count() > 0)
        if rows == self._rows:
            return
        self._rows = rows
        parts = (self._title, self._secondary, self._beside)
        for part in parts:
            self._grid.removeWidget(part)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._title.setWordWrap(rows > 1)
        if rows == 1:
            bottom = Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(self._title, 0, 0, bottom)
            self._grid.addWidget(self._secondary, 0, 1)
            self._grid.addWidget(self._beside, 0, 2, end)
            stretches = (0, 1, 0)
        else:
            self._grid.addWidget(self._title, 0, 0)
            if rows == 2:
                self._grid.addWidget(self._secondary, 1, 0)
                self._grid.addWidget(self._beside, 0, 2, 2, 1, end)
            elif rows == 3:
                self._grid.addWidget(self._secondary, 1, 0, 1, 3)
                self._grid.addWidget(self._beside, 0, 2, end)
            else:
                self._grid.addWidget(self._secondary, 1, 0, 1, 3)
                self._grid.addWidget(self._beside, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
            stretches = (1, 0, 0)
        for column, stretch in enumerate(stretches):
            self._grid.setColumnStretch(column, stretch)
