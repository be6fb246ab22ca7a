"""Beginning a session: the few things to say first, on the start page, with nothing modal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.dates import Ambiguous, read_date
from cxworkshop.i18n import Catalogue
from cxworkshop.model.item import Item
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.text import Text

SUFFIX = ".cxsession"


class NewSession(msgspec.Struct, frozen=True):
    """A wish for a session: where, and what makes its items."""

    path: Path
    items: Callable[[], tuple[Item, ...]]


class Origin(msgspec.Struct, frozen=True):
    """What a session begins from: its name, the words below it, and the maker of its items.

    The maker takes title, organisation, date, customer and customers.
    """

    title: str
    words: str
    make: Callable[[str, str, dt.date | None, str, str], tuple[Item, ...]]


class NewSessionForm(QWidget):
    """Asks for title, organisation, date and place. ``wished`` carries a NewSession."""

    wished = Signal(object)
    left = Signal()

    def __init__(self, words: Catalogue, folder: Path) -> None:
        super().__init__()
        self._words = words
        self._folder = folder
        self._origin: Origin | None = None
        self._path: Path | None = None
        tr = words.tr
        self._choices: tuple[Origin, ...] = ()
        self._choice = Choice()
        self._choice_field = Field(tr("Template"), self._choice)
        self._choice.activated.connect(self._turn_to)
        self._head = Text("", "title", wrap=True)
        self._about = Text("", "body", "ink2", wrap=True)
        self._title, title = self._line(tr("Title"))
        self._organisation, organisation = self._line(tr("Organisation"))
        self._date_hint = tr("As you write it: 3 Dec, 2026-12-03, next Thursday. May stay open.")
        self._date, self._date_field = self._line(tr("Date"), self._date_hint)
        self._date.editingFinished.connect(self._tell_day)
        self._date.textEdited.connect(lambda: self._date_field.set_error(""))
        self._customer, customer = self._line(
            tr("Your word for one customer"), tr("patient, member, guest … fills every script")
        )
        self._customers, customers = self._line(tr("and for several"))
        self._place = Text("", "small", "ink2", wrap=True)
        change = Button(tr("Change…"), "quiet")
        change.clicked.connect(self._choose_place)
        self._create = Button(tr("Create session"), "primary")
        self._create.clicked.connect(self._wish)
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.left)
        card = Card()
        card.body.setSpacing(14)
        for field in (self._choice_field, title, organisation, self._date_field):
            card.body.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(customer, 2)
        row.addWidget(customers, 2)
        card.body.addLayout(row)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(change)
        card.body.addLayout(place)
        buttons = QHBoxLayout()
        buttons.addWidget(self._create)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        card.setMaximumWidth(in_use().px(720))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(self._about)
        column.addWidget(card)
        column.addStretch(1)
        self._title.textChanged.connect(self._show_place)
        for line in (self._title, self._organisation, self._date, self._customer, self._customers):
            line.returnPressed.connect(self._wish)

    def begin(self, origin: Origin, choices: Sequence[Origin] = ()) -> None:
        """Ask for a session from this origin, with the focus where to type.

        ``choices`` are what may be taken instead, this one among them.
        """
        self._origin = origin
        self._path = None
        self._choices = tuple(choices)
        self._choice.clear()
        self._choice.addItems([each.title for each in choices])
        if origin in self._choices:
            self._choice.setCurrentIndex(self._choices.index(origin))
        self._choice_field.setVisible(len(self._choices) > 1)
        self._head.setText(origin.title)
        self._about.setText(origin.words)
        for line in (self._organisation, self._date, self._customer, self._customers):
            line.clear()
        self._title.setText(origin.title)
        self._date_field.set_error("")
        self._date_field.set_hint(self._date_hint)
        self._title.setFocus()
        self._title.selectAll()

    def _turn_to(self, at: int) -> None:
        """Take another template; a title that was typed stays."""
        if self._origin is None:
            return
        is_untouched = self._title.text() == self._origin.title
        self._origin = origin = self._choices[at]
        self._head.setText(origin.title)
        self._about.setText(origin.words)
        if is_untouched:
            self._title.setText(origin.title)

    def _tell_day(self) -> None:
        """Say which day was understood, before anything is made of it."""
        read = read_date(self._date.text(), self._words, dt.datetime.now().astimezone().date())
        told = ""
        if isinstance(read, dt.date):
            told = f"{self._words.weekday(read)}, {self._words.date(read, 'full')}"
        self._date_field.set_hint(told or self._date_hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _line(self, label: str, hint: str = "") -> tuple[QLineEdit, Field]:
        line = QLineEdit()
        return line, Field(label, line, hint)

    def _wish(self) -> None:
        if self._origin is None:
            return
        day: dt.date | None = None
        text = self._date.text().strip()
        if text:
            read = read_date(text, self._words, dt.datetime.now().astimezone().date())
            if not isinstance(read, dt.date):
                ambiguous = self._words.tr("Day and month can be read both ways: write the month.")
                self._date_field.set_error(
                    ambiguous if isinstance(read, Ambiguous) else read.told(self._words)
                )
                self._date.setFocus()
                return
            day = read
        make, title = self._origin.make, self._title.text().strip()
        words = (self._organisation.text().strip(), day)
        customers = (self._customer.text().strip(), self._customers.text().strip())
        self.wished.emit(NewSession(self._target(), lambda: make(title, *words, *customers)))

    def _target(self) -> Path:
        if self._path is not None:
            return self._path
        name = safe_stem(self._title.text()) or self._words.tr("Session")
        path = self._folder / f"{name}{SUFFIX}"
        number = 2
        while path.exists():
            path = self._folder / f"{name} {number}{SUFFIX}"
            number += 1
        return path

    def _show_place(self) -> None:
        self._place.setText(self._words.tr("File: {place}", place=str(self._target())))

    def _choose_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self._words.tr("Where the session is kept"),
            str(self._target()),
            self._words.tr("Sessions (*.cxsession)"),
        )
        if name:
            path = Path(name)
            self._path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
            self._show_place()


def safe_stem(title: str) -> str:
    """A file name that every system takes, from a title."""
    stem = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", title)
    stem = " ".join(stem.split())[:80].rstrip(". ")
    numbered = {f"{device}{number}" for device in ("COM", "LPT") for number in range(1, 10)}
    reserved = {"CON", "PRN", "AUX", "NUL", *numbered}
    return f"{stem} session" if stem.upper() in reserved else stem


def system_zone() -> str:
    """The IANA name of the system's time zone."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"
