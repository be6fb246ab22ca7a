"""Which days nobody works: ticks for the days of the week, a list of holidays."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.dates import Ambiguous, read_date
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import Binding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.text import Text

_COLUMNS = 2
_A_MONDAY = dt.date(2024, 1, 1)


class WeekendDays(QWidget):
    """Seven buttons; those pressed are days off."""

    def __init__(self, context: SessionContext, session: ItemId) -> None:
        super().__init__()
        self.days: list[Button] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(in_use().px(4))
        for number in range(7):
            name = context.words.weekday(_A_MONDAY + dt.timedelta(days=number))
            button = Button(name[:2].capitalize())
            button.setCheckable(True)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setMinimumWidth(in_use().px(36))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setStyleSheet("QPushButton { padding-left: 2px; padding-right: 2px; }")
            row.addWidget(button, 1)
            self.days.append(button)
        self._binding = _WeekendBinding(context, self, session)


class _WeekendBinding(Binding):
    widget: WeekendDays

    def __init__(self, context: SessionContext, widget: WeekendDays, session: ItemId) -> None:
        super().__init__(context, widget, "weekend", M("Change the weekend"), session)
        for button in widget.days:
            button.clicked.connect(self._chosen)

    def _chosen(self) -> None:
        pressed = tuple(at for at, day in enumerate(self.widget.days) if day.isChecked())
        self.write(pressed)
        self._load()

    def _load(self) -> None:
        weekend: tuple[int, ...] = self.value() or ()
        for number, button in enumerate(self.widget.days):
            button.setChecked(number in weekend)
            face = button.font()
            face.setStrikeOut(number in weekend)  # no colour speaks alone
            button.setFont(face)


class Holidays(QWidget):
    """The holidays in order, and a line that takes the next one."""

    def __init__(self, context: SessionContext, session: ItemId) -> None:
        super().__init__()
        self.context = context
        self._lines: list[_HolidayLine] = []
        self._said = Text("", "small", "risk", wrap=True)
        self._said.hide()
        self.line = QLineEdit()
        self.line.setPlaceholderText(context.tr("Add a holiday: 25 Dec"))
        self.line.returnPressed.connect(self.add)
        self.line.textEdited.connect(lambda _: self._said.hide())
        self._list = QGridLayout()
        self._list.setVerticalSpacing(0)
        self._list.setHorizontalSpacing(in_use().px(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(in_use().px(4))
        column.addLayout(self._list)
        column.addWidget(self.line)
        column.addWidget(self._said)
        self.setFocusProxy(self.line)
        self._binding = _HolidaysBinding(context, self, session)

    def add(self) -> None:
        """Take the day that was typed."""
        text = self.line.text()
        if not text.strip():
            return
        session = self.context.document.session
        found = read_date(text, self.context.words, session.date)
        if isinstance(found, Ambiguous):
            words = self.context.words
            self._say(
                words.tr(
                    "Is that {first} or {second}?",
                    first=words.date(found.day_first),
                    second=words.date(found.month_first),
                )
            )
        elif isinstance(found, BadInput):
            self._say(found.told(self.context.words))
        else:
            self.line.clear()
            self._said.hide()
            self._binding.write(tuple(sorted({*session.holidays, found})))

    def remove(self, day: dt.date) -> None:
        """Take a day off the list."""
        kept = tuple(each for each in self.context.document.session.holidays if each != day)
        self._binding.write(kept)
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.line.clear()
            self._said.hide()
        else:
            super().keyPressEvent(event)

    def show_days(self, days: tuple[dt.date, ...]) -> None:
        """Show these days."""
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = [_HolidayLine(self, day) for day in days]
        for at, line in enumerate(self._lines):
            self._list.addWidget(line, at // _COLUMNS, at % _COLUMNS)

    def _say(self, words: str) -> None:
        self._said.setText(f"▲ {words}")
        self._said.show()


class _HolidaysBinding(Binding):
    widget: Holidays

    def __init__(self, context: SessionContext, widget: Holidays, session: ItemId) -> None:
        super().__init__(context, widget, "holidays", M("Change the holidays"), session)

    def write(self, value: Any, visit: str = "") -> bool:
        done = super().write(value, visit)
        self._load()
        return done

    def _load(self) -> None:
        self.widget.show_days(self.value() or ())


class _HolidayLine(QWidget):
    def __init__(self, parent: Holidays, day: dt.date) -> None:
        super().__init__(parent)
        words = parent.context.words
        name = words.date(day, "day")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(name), 1)
        remove = IconButton("close", words.tr("Remove {date}", date=name))
        remove.clicked.connect(lambda: parent.remove(day))
        row.addWidget(remove)
