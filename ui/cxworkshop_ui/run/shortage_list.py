"""Where no plan fits: how much is missing before what, and what could be left out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.model.item import ItemId
from cxworkshop.replan import Drop, Shortage
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_words import minute_text, title_of
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.sign import Sign
from cxworkshop_ui.widgets.text import Text, plain_tip

_DROPS_SHOWN = 3
_LONGEST_TITLE = 30


class ShortageList(QWidget):
    """What is missing and what could be left out, as one place for the focus.

    It lands on the list and not on an offer: what is skipped is skipped, and an Enter too many
    must not do it. Down and Tab lead to the offers. ``skip_wanted`` carries the id of an activity
    that is to be left out today.
    """

    skip_wanted = Signal(str)

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._shown: tuple[Shortage, ...] = ()
        self._offers: dict[ItemId, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kept = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        kept.setHeightForWidth(True)  # the lines above scroll; what is said here is never cut
        self.setSizePolicy(kept)
        self.hide()

    def show_shortages(self, shortages: tuple[Shortage, ...]) -> None:
        """Say what is missing; whoever stands on an offer that is still made stays on it."""
        if shortages == self._shown:
            return
        self._shown = shortages
        focused = next((item for item, button in self._offers.items() if button.hasFocus()), None)
        self._offers = {}
        self._clear()
        for shortage in shortages:
            self._column.addWidget(self._told(shortage))
            if not shortage.is_certain:
                self._column.addWidget(Text(self._way_out(shortage), wrap=True, parent=self))
            for drop in shortage.drops[:_DROPS_SHOWN]:
                self._offers[drop.item] = button = self._offer(drop)
                self._column.addWidget(button)
        self.setVisible(bool(shortages))
        self.setAccessibleName(" ".join(map(self._words, shortages)))
        for one, following in pairwise([self, *self._offers.values()]):
            QWidget.setTabOrder(one, following)
        if focused is not None:
            (self._offers.get(focused) or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(by > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(in_use().palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _clear(self) -> None:
        while self._column.count():
            entry = self._column.takeAt(0)
            widget: QWidget | None = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _told(self, shortage: Shortage) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        sign = Sign("triangle", "risk", 16, parent=line)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self._words(shortage), "strong", "risk", wrap=True, parent=line), 1)
        return line

    def _words(self, shortage: Shortage) -> str:
        tr, minutes = self.context.tr, shortage.missing
        due = minute_text(self.context, shortage.due)
        if shortage.point is None:
            if shortage.is_certain:
                return tr("The day ends {minutes} min after {due}.", minutes=minutes, due=due)
            return tr(
                "No plan fits: {minutes} min are missing before the end at {due}.",
                minutes=minutes,
                due=due,
            )
        point = title_of(self.context, shortage.point)
        if shortage.is_certain:
            return tr(
                "“{point}” begins {minutes} min after {due}. What follows can still be fitted.",
                point=point,
                minutes=minutes,
                due=due,
            )
        return tr(
            "No plan fits: {minutes} min are missing before “{point}” at {due}.",
            minutes=minutes,
            point=point,
            due=due,
        )

    def _way_out(self, shortage: Shortage) -> str:
        tr = self.context.tr
        if not shortage.drops:
            return tr("Nothing before it can be skipped. Make something shorter by hand.")
        if _is_enough(shortage.drops, shortage.missing):
            return tr("Skip one of these, or make something shorter by hand:")
        return tr("None of these is enough by itself. What could go first:")

    def _offer(self, drop: Drop) -> Button:
        tr = self.context.tr
        title = title_of(self.context, drop.item)
        whole, short = (
            tr("Skip “{title}”: frees {minutes} min", title=each, minutes=drop.frees)
            for each in (title, shortened(title, _LONGEST_TITLE))
        )
        if drop.is_protected:
            whole, short = (tr("{action} (protected)", action=each) for each in (whole, short))
        button = Button(short.replace("&", "&&"), "secondary", wide=True, parent=self)
        button.setAccessibleName(whole)
        button.setToolTip(plain_tip(whole if short != whole else ""))
        button.setEnabled(not self.context.is_read_only)
        button.clicked.connect(lambda: self.skip_wanted.emit(drop.item))
        return button


def _is_enough(drops: Iterable[Drop], missing: int) -> bool:
    return any(drop.frees >= missing for drop in drops)
