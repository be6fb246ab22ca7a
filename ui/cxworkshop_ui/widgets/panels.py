"""The large parts of a window: plain surfaces, the inspector at the right, a page that scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.card import Card

Edge: TypeAlias = Literal["", "top", "bottom", "left", "right"]


class Surface(QFrame):
    """A plain ground, with a line at one edge if wished; give it a layout."""

    def __init__(
        self,
        edge: Edge = "",
        ground: Literal["plain", "ground"] = "plain",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", ground)
        self.setProperty("edge", edge)


class ScrollPage(QScrollArea):
    """A page: put things into ``body``. It keeps the focused one in view. Where the page is
    wider than ``max_width`` px the rest stays empty (0: no limit). What is made as a child of
    ``inside`` is dressed once; the style sheet would dress again all that moves there later.
    """

    def __init__(
        self,
        max_width: int = 0,
        padding: tuple[int, int] = (28, 24),
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self)
        page.setObjectName("page")
        row = self._around = QHBoxLayout(page)
        self.set_padding(*padding)
        row.setSpacing(0)
        self.inside = column = QWidget(page)
        if max_width:
            column.setMaximumWidth(max_width)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        row.addWidget(column, 1)
        if max_width:
            row.addStretch(0)
        self.setWidget(page)
        page.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def set_padding(self, beside: int, above: int) -> None:
        """How many px are left free around all of it."""
        self._around.setContentsMargins(beside, above, beside, above)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What opens or grows must not push the place of work out of sight.
        if event.type() == QEvent.Type.Resize and watched is self.widget():
            self._follow_soon()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_soon()

    def _follow_soon(self) -> None:
        QTimer.singleShot(0, self, lambda: self._follow(None, QApplication.focusWidget()))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        page: QWidget | None = self.widget()
        if page is None or now is None or now is page or not page.isAncestorOf(now):
            return
        if isinstance(now, QAbstractItemView) and self._shows_cell(page, now):
            return  # a whole table must not push out of sight what stands above it
        place = QRect(now.mapTo(page, QPoint(0, 0)), now.size())
        seen = self.maximumViewportSize().height()
        for card in _cards_around(now, page):  # who speaks stands in its head
            around = QRect(card.mapTo(page, QPoint(0, 0)), card.size())
            if around.height() + 24 <= seen:
                place = around
        if place.height() >= seen:
            self.ensureVisible(place.left(), place.top(), 0, 24)
        else:
            middle = place.center()
            self.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + 12)

    def _shows_cell(self, page: QWidget, view: QAbstractItemView) -> bool:
        """Whether the cell that one stands on is in sight already."""
        cell = view.visualRect(view.currentIndex())
        place = QRect(view.viewport().mapTo(page, cell.topLeft()), cell.size())
        seen = self.viewport().size()
        top = self.verticalScrollBar().value()
        return not cell.isEmpty() and top <= place.top() and place.bottom() <= top + seen.height()


def _cards_around(widget: QWidget, page: QWidget) -> Iterator[QWidget]:
    """The cards in which a widget stands, from the inside."""
    around = widget.parentWidget()
    while around is not None and around is not page:
        if isinstance(around, Card):
            yield around
        around = around.parentWidget()


class Inspector(ScrollPage):
    """The panel at the right of a page that shows one thing in full."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(padding=(24, 24), parent=parent)
        self.setAccessibleName(name)
        self.setProperty("inspector", True)
        self.body.setSpacing(14)


def side_width(whole: int, wanted: int, share: float) -> int:
    """How wide a panel at the side of a page is: ``wanted`` px at 100 % text.

    It is never more than a share of the whole, so that large text leaves room for the page.
    """
    return min(in_use().px(wanted), round(whole * share))


def settle(*widgets: QWidget) -> None:
    """Lay out now what a resize has just given other limits, outermost first.

    Before a page is seen this spares its parts a first size that does not last.
    """
    for widget in widgets:
        layout: QLayout | None = widget.layout()
        if layout is not None:
            layout.activate()


def see_once(widget: QWidget) -> None:
    """Have a hidden widget dressed and laid out as if it had been seen and left.

    What a first sight costs comes with being shown. Nothing of it is painted.
    """
    widget.show()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
    widget.hide()
