"""The dated checklist: what is to be arranged with the sponsor and the room, and by when."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from cxworkshop.activities.checklist import (
    ChecklistItem,
    checklist,
    due_on,
    take_standard,
    tick,
)
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.gaps import today
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import NumberBinding, TextBinding
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.field import pad
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.sign import StatusDot
from cxworkshop_ui.widgets.text import Text

_USUAL_DAYS = 7


class ChecklistCard(Card):
    """A tick, the words, so many days before; a line for the next one at the end."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(stripe="definition", parent=parent)
        self.context = context
        tr = context.tr
        self.setAccessibleName(tr("Sponsor and room"))
        self._rows: dict[ItemId, _CheckRow] = {}
        self.body.addWidget(Text(tr("Sponsor and room"), "section", parent=self))
        self._empty = Text(
            tr("Nothing is listed yet. Take the list that experience suggests, or type your own."),
            "body",
            "ink2",
            wrap=True,
            parent=self,
        )
        self.body.addWidget(self._empty)
        self.standard = Button(tr("Take the standard checklist"), "secondary", "add", parent=self)
        self.standard.clicked.connect(self._take)
        row = QHBoxLayout()
        row.addWidget(self.standard)
        row.addStretch(1)
        self.body.addLayout(row)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.body.addLayout(self._column)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Something else to arrange, Enter for the next"))
        self.line.setAccessibleName(tr("New line of the checklist"))
        self._new = NewLine(
            context,
            self.line,
            lambda text: ChecklistItem(text=text, days_before=_USUAL_DAYS),
            M("Add to the checklist"),
        )
        self._new.finished.connect(lambda _: self.renew())
        self.body.addWidget(self.line)
        context.changed.connect(self._follow)
        self.renew()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus a line. Returns whether it is here."""
        row = self._rows.get(item_id)
        if row is not None:
            row.text.setFocus()
        return row is not None

    def enter(self) -> None:
        """Focus the first that is not arranged, else the way to one."""
        for row in self._rows.values():
            if not row.tick.isChecked():
                row.tick.setFocus()
                return
        (self.line if self._rows else self.standard).setFocus()

    def renew(self) -> None:
        """Show the list as it is."""
        items = [item for item in checklist(self.context.document) if item.id != self._new.draft]
        ids = [item.id for item in items]
        for gone in [item_id for item_id in self._rows if item_id not in ids]:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, item in enumerate(items):
            row = self._rows.get(item.id) or _CheckRow(self.context, item.id, self)
            self._rows[item.id] = row
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show_item(item)
        self._empty.setVisible(not items)
        self.standard.setVisible(not items)
        self.standard.setEnabled(not self.context.is_read_only)

    def _take(self) -> None:
        context = self.context
        language = context.document.session.language
        if context.apply(take_standard(language, context.editor.new_id)) is not None:
            self.enter()

    def _follow(self, changed: Changed) -> None:
        if changed.touches("checklist_item", "session"):
            self.renew()


class _CheckRow(QWidget):
    """One line of the checklist."""

    def __init__(self, context: SessionContext, item_id: ItemId, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._id = item_id
        tr = context.tr
        self.tick = QCheckBox(self)
        self.tick.toggled.connect(self._ticked)
        self.tick.setEnabled(not context.is_read_only)
        self.text = GrowingText(min_lines=1, max_lines=3, parent=self)
        self.text.installEventFilter(self)
        self.text.setAccessibleName(tr("What is to be arranged"))
        TextBinding(context, self.text, "text", M("Change the checklist"), item_id)
        self.days = QSpinBox(self)
        self.days.setRange(0, 365)
        pad(self.days)
        self.days.setAccessibleName(tr("Due so many days before the day"))
        self.days.setFixedWidth(in_use().px(150))
        NumberBinding(context, self.days, "days_before", M("Change the checklist"), item_id)
        self._due = StatusDot("", "neutral", "none", parent=self)
        self._due.setFixedWidth(in_use().px(150))
        delete = IconButton("delete", tr("Delete this line"), parent=self)
        delete.setEnabled(not context.is_read_only)
        delete.clicked.connect(lambda: context.remove(item_id, M("Delete from the checklist")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addWidget(self.text, 1)
        row.addWidget(self.days)
        row.addWidget(self._due)
        row.addWidget(delete)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.focusNextChild()
            return True
        return False

    def show_item(self, item: ChecklistItem) -> None:
        """Show whether it is done, and by when it is due."""
        with QSignalBlocker(self.tick):
            self.tick.setChecked(item.done_on is not None)
        self.tick.setAccessibleName(self.context.tr("Arranged: {what}", what=item.text))
        self.text.setToolTip("")
        text, role, is_late = self._words(item)
        suffix = self.context.trn(" day before", " days before", item.days_before)
        self.days.setSuffix(suffix)
        shape = "check" if role == "kept" else "triangle" if is_late else "none"
        self._due.set(text, role, shape)  # type: ignore[arg-type]

    def _words(self, item: ChecklistItem) -> tuple[str, Role, bool]:
        tr, words = self.context.tr, self.context.words
        day = self.context.document.session.date
        if item.done_on is not None:
            return tr("done {date}", date=_short(self.context, item.done_on)), "kept", False
        due = due_on(item, day)
        if due is None:
            return tr("no date yet"), "neutral", False
        if due < today(self.context):
            return tr("was due {date}", date=words.date(due, beside=day)), "risk", True
        return tr("by {date}", date=words.date(due, "day", beside=day)), "neutral", False

    def _ticked(self, is_done: bool) -> None:
        item = self.context.document.find(ChecklistItem, self._id)
        if item is not None:
            self.context.apply(tick(item, today(self.context), is_done=is_done))


def _short(context: SessionContext, day: dt.date) -> str:
    return context.words.date(day, beside=context.document.session.date)
