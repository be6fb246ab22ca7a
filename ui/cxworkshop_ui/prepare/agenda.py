"""Prepare › Agenda: the day with automatic times, and one activity in full beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cxworkshop.activities.beginning import add_activity, duplicate_activity
from cxworkshop.activities.kinds import KINDS
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.page import Page
from cxworkshop_ui.prepare.activity_inspector import ActivityInspector
from cxworkshop_ui.prepare.agenda_model import AgendaModel
from cxworkshop_ui.prepare.agenda_table import AgendaTable
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import settle
from cxworkshop_ui.widgets.text import Text

_STEP_MINUTES = 5
_UNLIMITED = 16_777_215


class AgendaPage(Page):
    """The agenda. Enter edits in place, Ctrl+Enter goes to the inspector, Escape leads back."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._model = AgendaModel(context, self)
        self._middle = middle = QWidget(self)
        self._title = PageTitle(context.tr("Agenda"), parent=middle)
        self._add = Button(context.tr("Add activity"), parent=self._title)
        self._add.setMenu(self._kinds_menu())
        self._add.setEnabled(not context.is_read_only)
        self._title.add_action(self._add)
        self._table = AgendaTable(context, self._model, middle)
        self._keys = Text(
            context.tr(
                "Enter edits · Ctrl+Enter goes to the details · + and − change the length · "
                "Alt+↑↓ moves · Insert adds · Ctrl+D duplicates · Delete removes"
            ),
            "small",
            "ink2",
            wrap=True,
            parent=middle,
        )
        self._empty = EmptyState(
            context.tr("No activities yet"),
            context.tr("Add the first one: an opening, a discussion, goals, commitments."),
            context.tr("Add an opening"),
            parent=middle,
        )
        self._empty.asked.connect(lambda: self.add("opening"))
        self._table.choose(self._model.item_id(0), "title")
        self._inspector = ActivityInspector(context, self.chosen, self)
        self._inspector.left.connect(self._table.setFocus)
        self._lay_out()
        self._table.wanted.connect(self._do)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        context.changed.connect(self._changed)
        self._show_sums()

    @property
    def chosen(self) -> ItemId | None:
        """The activity that is chosen."""
        return self._model.item_id(self._table.currentIndex().row())

    def entered(self) -> None:
        """Put the focus on the table."""
        if not self._inspector.isAncestorOf(self.focusWidget()):
            self._table.setFocus()

    def reveal(self, item_id: ItemId) -> bool:
        """Choose an activity."""
        return self.choose(item_id)

    def choose(self, item_id: ItemId | None) -> bool:
        """Choose an activity and show it in full. Returns whether it is there."""
        is_there = self._table.choose(item_id, "" if self.chosen is not None else "title")
        self._show_chosen()
        return is_there

    def add(self, activity: str) -> None:
        """Add an activity of a kind after the chosen one, ready to be named."""
        context = self.context
        context.flush()
        minutes = 15 if activity == "break" else 30
        title = context.session_words.tr("Break") if activity == "break" else ""
        item = AgendaItem(
            id=context.editor.new_id(), activity=activity, title=title, minutes=minutes
        )
        label = M("Add an activity")
        command = add_activity(context.document, item, self.chosen, label, context.editor.new_id)
        if context.apply(command) is not None:
            self.choose(item.id)
            self._inspector.begin()

    def duplicate(self) -> None:
        """Add a copy of the chosen activity after it."""
        context, chosen = self.context, self.chosen
        if context.document.find(AgendaItem, chosen) is None or chosen is None:
            return
        context.flush()
        label = M("Duplicate an activity")
        command = duplicate_activity(context.document, chosen, label, context.editor.new_id)
        made = context.apply(command)
        if made is not None:
            self.choose(made.changes[0].id)

    def remove(self) -> None:
        """Remove the chosen activity; undo brings it back with its notes."""
        row = self._table.currentIndex().row()
        chosen = self.chosen
        if chosen is not None and self.context.remove(chosen, M("Delete an activity")):
            self.choose(self._model.item_id(min(row, self._model.rowCount() - 1)))
            self._table.setFocus()

    def move_chosen(self, by: int) -> None:
        """Move the chosen activity up or down one place."""
        chosen = self.chosen
        if chosen is None:
            return
        self.context.flush()
        if self._model.put(chosen, self._model.row_of(chosen) + by):
            self.choose(chosen)

    def lengthen(self, by: int) -> None:
        """Make the chosen activity longer or shorter by so many minutes."""
        item = self.context.document.find(AgendaItem, self.chosen)
        if item is not None:
            minutes = max(_STEP_MINUTES, item.minutes + by)
            self.context.set(item.id, "minutes", minutes, M("Change the length"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inspector.setFixedWidth(min(in_use().px(392), self.width() * 2 // 5))
        self._keys.setMaximumHeight(_UNLIMITED if self.width() > in_use().px(900) else 0)
        settle(self, self._middle)

    def _do(self, what: str) -> None:
        if what == "details":
            self._inspector.begin()
        elif self.context.is_read_only or what == "paste":
            return
        elif what == "menu":
            self._show_menu()
        elif what == "add":
            self.add("discussion")
        elif what == "duplicate":
            self.duplicate()
        elif what == "remove":
            self.remove()
        elif what in ("up", "down"):
            self.move_chosen(-1 if what == "up" else 1)
        elif what in ("longer", "shorter"):
            self.lengthen(_STEP_MINUTES if what == "longer" else -_STEP_MINUTES)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(14)
        column.addWidget(self._title)
        column.addWidget(self._table, 100)
        column.addWidget(self._empty)
        column.addWidget(self._keys)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._middle, 1)
        row.addWidget(self._inspector)

    def _changed(self, changed: Changed) -> None:
        if changed.touches("agenda_item", "session", "participant"):
            self._show_sums()
            self._show_chosen()

    def _show_sums(self) -> None:
        day, words = self._model.day, self.context.words
        has_rows = bool(day.rows)
        for widget in (self._table, self._keys):
            widget.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        self._inspector.setVisible(has_rows)
        if not has_rows:
            self._title.set_secondary("")
            return
        said = [
            f"{words.time(day.starts_at)} – {words.time(day.ends_at)}",
            words.tr("{length} planned", length=words.minutes(day.planned)),
        ]
        if day.slack:
            said.append(words.tr("{length} of slack", length=words.minutes(day.slack)))
        if day.overlap:
            said.append(words.tr("▲ {length} too much", length=words.minutes(day.overlap)))
        self._title.set_secondary(" · ".join(said))

    def _show_chosen(self) -> None:
        self._inspector.show_activity(self.chosen)

    def _kinds_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in KINDS:
            action = menu.addAction(self.context.words.say(kind.title))
            action.triggered.connect(lambda _=False, key=kind.id: self.add(key))
        return menu

    def _show_menu(self) -> None:
        menu = QMenu(self)
        tr = self.context.tr
        for what, words in (
            ("details", tr("Edit the details")),
            ("duplicate", tr("Duplicate")),
            ("up", tr("Move up")),
            ("down", tr("Move down")),
            ("remove", tr("Delete")),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, key=what: self._do(key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = self._table.currentIndex()
        place = self._table.visualRect(index).bottomLeft()
        menu.popup(self._table.viewport().mapToGlobal(place))
