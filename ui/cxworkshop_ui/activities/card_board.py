"""Cards in sections, as many columns as fit, and one panel that opens under a card's row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from math import ceil

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop_ui.theme.apply import in_use

GAP = 14


class Section(msgspec.Struct):
    """Some cards under a heading of their own, or under none."""

    cards: Sequence[QWidget]
    heading: QWidget | None = None


class CardBoard(QWidget):
    """Places cards row by row; the panel takes the whole width below the row of its card.

    Cards of a row are equally high. Cards and headings that are no longer given are deleted. For
    cards that are ``expected`` at the end, room is kept as if they were like the others.
    """

    def __init__(
        self,
        min_card_width: int = 290,
        max_columns: int = 3,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = min_card_width
        self._most = max_columns
        self._sections: list[Section] = []
        self._expected = 0
        self._panel: QWidget | None = None
        self._under: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def cards(self) -> list[QWidget]:
        """Every card, in order."""
        return [card for section in self._sections for card in section.cards]

    def set_sections(self, sections: Sequence[Section], expected: int = 0) -> None:
        """Show exactly these sections in this order; so many more cards come to the last."""
        before, cards = _members(self._sections), self.cards
        self._expected = expected
        self._sections = [Section(list(part.cards), part.heading) for part in sections]
        now = _members(self._sections)
        for widget in before:
            if widget not in now:
                widget.hide()
                widget.deleteLater()
        for widget in now:
            if widget.parentWidget() is not self:
                widget.setParent(self)
            widget.show()
        if self._under not in now:
            self.close_panel()
        same = takewhile(lambda pair: pair[0] is pair[1], zip(cards, self.cards, strict=False))
        self._order_tabs(since=max(len(list(same)) - 1, 0))
        self._place()

    def open_panel(self, panel: QWidget, under: QWidget) -> None:
        """Show the panel below the row of a card."""
        if self._panel is not None and self._panel is not panel:
            self._panel.hide()
        self._panel, self._under = panel, under
        if panel.parentWidget() is not self:
            panel.setParent(self)
        panel.show()
        self._order_tabs()
        self._place()

    def close_panel(self) -> None:
        """Hide the panel."""
        if self._panel is not None:
            self._panel.hide()
        self._panel = self._under = None
        self._place()

    @property
    def open_card(self) -> QWidget | None:
        """The card whose panel is open."""
        return self._under

    def neighbour(self, card: QWidget, key: Qt.Key) -> QWidget | None:
        """The card an arrow key leads to, None at the edge."""
        cards = self.cards
        if card not in cards:
            return None
        at = cards.index(card)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            is_back = (key == Qt.Key.Key_Left) == (
                self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            )
            to = at - 1 if is_back else at + 1
            return cards[to] if 0 <= to < len(cards) else None
        here = card.geometry()
        is_up = key == Qt.Key.Key_Up
        others = [
            other
            for other in cards
            if (other.geometry().top() < here.top() if is_up else other.y() > here.y())
        ]
        if not others:
            return None
        return min(
            others,
            key=lambda other: (abs(other.y() - here.y()), abs(other.x() - here.x())),
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(width, is_moving=False)

    def sizeHint(self) -> QSize:
        width = self.width() or in_use().px(self._least)
        return QSize(in_use().px(self._least), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        height = self._lay(self.width(), is_moving=True)
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)
        self.updateGeometry()

    def _lay(self, width: int, *, is_moving: bool) -> int:
        least = in_use().px(self._least)
        columns = max(1, min(self._most, (width + GAP) // (least + GAP)))
        card_width = (width - GAP * (columns - 1)) // columns
        top = last = 0
        for section in self._sections:
            if section.heading is not None:
                top += GAP // 2 if top else 0
                height = _height(section.heading, width)
                if is_moving:
                    section.heading.setGeometry(0, top, width, height)
                top += height + 8
            last = len(section.cards)
            for at in range(0, len(section.cards), columns):
                row = section.cards[at : at + columns]
                height = max(_height(card, card_width) for card in row)
                if is_moving:
                    for column, card in enumerate(row):
                        left = column * (card_width + GAP)
                        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                            left = width - left - card_width
                        card.setGeometry(left, top, card_width, height)
                top += height + GAP
                if self._panel is not None and self._under in row:
                    height = _height(self._panel, width)
                    if is_moving:
                        self._panel.setGeometry(0, top, width, height)
                    top += height + GAP
        if self._expected and last:
            rows = ceil((last + self._expected) / columns) - ceil(last / columns)
            top += rows * top // ceil(len(self.cards) / columns)
        return max(top - GAP, 0)

    def _order_tabs(self, since: int = 0) -> None:
        # The panel's fields come right after the card it belongs to.
        stops: list[QWidget] = []
        for card in self.cards[since:]:
            stops += [card, *card.findChildren(QWidget)]
            if card is self._under and self._panel is not None:
                stops += [self._panel, *self._panel.findChildren(QWidget)]
        window = self.window()  # the lists of combo boxes are windows of their own
        stops = [
            stop
            for stop in stops
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.window() is window
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


def _members(sections: Sequence[Section]) -> list[QWidget]:
    headings = [part.heading for part in sections if part.heading is not None]
    return [*headings, *(card for part in sections for card in part.cards)]


def _height(widget: QWidget, width: int) -> int:
    least = widget.minimumHeight()
    if widget.hasHeightForWidth():
        return max(widget.heightForWidth(width), least)
    return max(widget.sizeHint().height(), least)
