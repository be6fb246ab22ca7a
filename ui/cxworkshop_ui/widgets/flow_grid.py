"""Cards of equal width in as many columns as fit."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop_ui.theme.apply import in_use


class FlowGrid(QWidget):
    """One to ``max_columns`` columns, none narrower than ``min_card_width`` px at 100 % text.

    Cards of a row are equally high. The Tab key visits them in the order they are given.
    """

    def __init__(
        self,
        min_card_width: int = 300,
        max_columns: int = 4,
        gap: int = 14,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = min_card_width
        self._most = max_columns
        self._gap = gap
        self._cards: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def cards(self) -> Sequence[QWidget]:
        """The cards in their order."""
        return tuple(self._cards)

    def set_cards(self, cards: Iterable[QWidget]) -> None:
        """Show exactly these cards in this order; those no longer among them are deleted."""
        wanted = list(cards)
        for card in self._cards:
            if card not in wanted:
                card.hide()
                card.deleteLater()
        self._cards = wanted
        for card in wanted:
            self._take(card)
        self._order_tabs(self._cards)
        self._place()

    def add(self, card: QWidget) -> None:
        """Append a card."""
        self._cards.append(card)
        self._take(card)
        self._order_tabs(self._cards[-2:])
        self._place()

    def insert(self, at: int, card: QWidget) -> None:
        """Put a card before the one at this place."""
        self.set_cards([*self._cards[:at], card, *self._cards[at:]])

    def remove(self, card: QWidget) -> None:
        """Take a card away and delete it."""
        self.set_cards([other for other in self._cards if other is not card])

    def columns(self, width: int) -> int:
        """How many columns fit into a width."""
        least = in_use().px(self._least)
        return max(1, min(self._most, (width + self._gap) // (least + self._gap)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._heights(width)
        return sum(rows) + self._gap * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        width = self.width() or in_use().px(self._least)
        return QSize(in_use().px(self._least), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(200, in_use().px(self._least)), self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _card_width(self, width: int) -> int:
        columns = self.columns(width)
        return (width - self._gap * (columns - 1)) // columns

    def _heights(self, width: int) -> list[int]:
        columns, card_width = self.columns(width), self._card_width(width)
        heights = [_height(card, card_width) for card in self._cards]
        return [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]

    def _place(self) -> None:
        width = self.width()
        columns, top = self.columns(width), 0
        for row, height in enumerate(self._heights(width)):
            for column, card in enumerate(self._cards[row * columns : (row + 1) * columns]):
                left = round(column * (width + self._gap) / columns)
                right = round((column + 1) * (width + self._gap) / columns) - self._gap
                card.setGeometry(left, top, right - left, height)
            top += height + self._gap
        if top and self.minimumHeight() != top - self._gap:
            self.setMinimumHeight(top - self._gap)
        elif not top:
            self.setMinimumHeight(0)
        self.updateGeometry()

    def _take(self, card: QWidget) -> None:
        if card.parentWidget() is not self:
            card.setParent(self)
        card.show()

    @staticmethod
    def _order_tabs(cards: Sequence[QWidget]) -> None:
        # Inside a card the order of making is right; only the cards are put in their order.
        stops = [stop for card in cards for stop in [card, *card.findChildren(QWidget)]]
        for before, after in itertools.pairwise(stops):
            QWidget.setTabOrder(before, after)


def _height(card: QWidget, width: int) -> int:
    if card.hasHeightForWidth():
        return max(card.heightForWidth(width), card.minimumHeight())
    return max(card.sizeHint().height(), card.minimumHeight())
