"""A date typed as people say it, with what was understood beside it and a calendar to point at."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.dates import Ambiguous, read_date
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.icons import icon
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.text import Text, repolish


class DateField(QWidget):
    """A line bound to a date field of an item.

    The day is written on leaving the line, or while typing as soon as it can be read. Where a
    text can mean two days, two buttons ask which. Alt+Down opens a calendar. ``of_session`` is for
    the session's own date: a day without a year is then the next one from today on.
    """

    def __init__(
        self,
        context: SessionContext,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
        *,
        of_session: bool = False,
    ) -> None:
        super().__init__()
        self.context = context
        self._of_session = of_session
        self._name = name
        self._label = label
        self.line = QLineEdit()
        self.line.setPlaceholderText(context.tr("3 Dec, Friday, +2w"))
        self.open_calendar = IconButton("calendar", context.tr("Choose in a calendar (Alt+Down)"))
        # No stop for Tab between the day and what comes next: its key is in the line.
        self.open_calendar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.open_calendar.clicked.connect(self.show_calendar)
        self._said = Text("", "small", "ink2", wrap=True)
        self.choices = (Button(""), Button(""))
        self._days: tuple[dt.date, ...] = ()
        asked = QHBoxLayout()
        asked.setSpacing(in_use().px(8))
        for number, button in enumerate(self.choices):
            button.clicked.connect(lambda _=False, at=number: self.choose(self._days[at]))
            asked.addWidget(button)
        asked.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(in_use().px(6))
        row.addWidget(self.line, 1)
        row.addWidget(self.open_calendar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(in_use().px(4))
        column.addLayout(row)
        column.addWidget(self._said)
        column.addLayout(asked)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._understand)
        self.binding = TextBinding(
            context,
            self.line,
            name,
            label,
            item_id,
            read=self._read,
            shown=self._shown,
            told=self._told,
        )
        context.changed.connect(self._changed)
        self._rest()

    @property
    def said(self) -> str:
        """What stands below the line: what was understood, or what is wrong."""
        return self._said.text()

    def show_item(self, item_id: ItemId | None) -> None:
        """Turn to another item; what was typed for the last one is committed first."""
        self.binding.show_item(item_id)
        self._rest()

    def commit(self) -> bool:
        """Write what was typed. Returns whether nothing is left pending."""
        return self.binding.commit()

    def choose(self, day: dt.date) -> None:
        """Take a day that was pointed at."""
        self.line.setText(self._shown(day))
        item_id = self.binding.item_id
        self.binding.show_item(None)  # what was typed gives way to what was chosen
        self.binding.show_item(item_id)
        if item_id is not None:
            self.context.set(item_id, self._name, day, self._label)
        self.line.setFocus()
        self._rest()

    def show_calendar(self) -> None:
        """Open a calendar at the day, or at the session's."""
        popup = _CalendarPopup(self, self.context)
        day = self.binding.value() or self.context.document.session.date
        if day is not None:
            popup.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        popup.calendar.activated.connect(lambda picked: self._pick(popup, picked))
        popup.calendar.clicked.connect(lambda picked: self._pick(popup, picked))
        popup.move(self.open_calendar.mapToGlobal(QPoint(0, self.open_calendar.height())))
        popup.show()
        popup.calendar.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and self.line.isEnabled()
        ):
            self.show_calendar()
            return True
        return super().eventFilter(watched, event)

    def _pick(self, popup: QWidget, picked: QDate) -> None:
        popup.close()
        self.choose(dt.date(picked.year(), picked.month(), picked.day()))

    def _understood(self, text: str) -> dt.date | Ambiguous | BadInput | None:
        if not text.strip():
            return None
        beside = None if self._of_session else self.context.document.session.date
        return read_date(text, self.context.words, beside)

    def _read(self, text: str) -> dt.date | None:
        found = self._understood(text)
        if isinstance(found, BadInput):
            raise found
        if isinstance(found, Ambiguous):
            raise BadInput(M("Which day is it?"))
        return found

    def _shown(self, day: dt.date | None) -> str:
        if day is None:
            return ""
        beside = None if self._of_session else self.context.document.session.date
        return self.context.words.date(day, beside=beside)

    def _understand(self, text: str) -> None:
        """Say while somebody types what the text means so far; half a date is no mistake yet."""
        found = self._understood(text)
        if isinstance(found, Ambiguous):
            self._ask(found)
        elif isinstance(found, dt.date):
            self._say(self.context.words.date(found, "day"))
        else:
            self._say("")

    def _told(self, bad: BadInput | None) -> None:
        found = self._understood(self.line.text())
        if isinstance(found, Ambiguous):
            self._ask(found)
        elif bad is not None:
            self._say(bad.told(self.context.words), is_wrong=True)
        else:
            self._rest()

    def _changed(self, changed: Changed) -> None:
        if changed.touches("session") or self.binding.item_id in changed.ids():
            self._rest()

    def _rest(self) -> None:
        """Say the day that is written, with its weekday, unless somebody is typing."""
        self.open_calendar.setEnabled(self.line.isEnabled())
        found = self._understood(self.line.text())
        if self.binding.value() != found and self.line.text():
            return
        self._say(self.context.words.date(found, "day") if isinstance(found, dt.date) else "")

    def _ask(self, found: Ambiguous) -> None:
        self._days = (found.day_first, found.month_first)
        for button, day in zip(self.choices, self._days, strict=True):
            button.setText(self.context.words.date(day, "day"))
        self._say(self.context.tr("Which day is it?"), is_asking=True)

    def _say(self, words: str, *, is_wrong: bool = False, is_asking: bool = False) -> None:
        self._said.setText(f"▲ {words}" if is_wrong else words)
        self._said.set_ink("risk" if is_wrong else "ink2")
        self._said.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
        for button in self.choices:
            button.setVisible(is_asking)
        if bool(self.line.property("invalid")) is not is_wrong:
            self.line.setProperty("invalid", is_wrong)
            repolish(self.line)


class _CalendarPopup(QFrame):
    """A month in a popup; Escape closes it, a click or Enter takes the day.

    The session's days off are quiet.
    """

    def __init__(self, parent: QWidget, context: SessionContext) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "plain")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(context.words.language))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(context.tr("Calendar"))
        self._quieten(context)
        for name, sign, words in (
            ("qt_calendar_prevmonth", "back", context.tr("Previous month")),
            ("qt_calendar_nextmonth", "next", context.tr("Next month")),
        ):
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(sign))
                button.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        self.setMinimumSize(in_use().px(320), in_use().px(260))

    def _quieten(self, context: SessionContext) -> None:
        look, session = in_use(), context.document.session
        plain, quiet, head = (QTextCharFormat() for _ in range(3))
        plain.setForeground(QColor(look.palette.ink))
        quiet.setForeground(QColor(look.palette.ink3))
        quiet.setFontItalic(True)  # no colour speaks alone
        head.setForeground(QColor(look.palette.ink2))
        self.calendar.setHeaderTextFormat(head)
        for number in range(7):
            way = quiet if number in session.weekend else plain
            self.calendar.setWeekdayTextFormat(Qt.DayOfWeek(number + 1), way)
        for day in session.holidays:
            self.calendar.setDateTextFormat(QDate(day.year, day.month, day.day), quiet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
