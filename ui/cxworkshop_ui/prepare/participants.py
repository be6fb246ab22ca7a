"""Prepare › Participants: who is in the room and whose function they speak for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cxworkshop.activities.attendance import attendance
from cxworkshop.editing.commands import MoveItem
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.page import Page
from cxworkshop_ui.prepare.add_person_line import AddPersonLine
from cxworkshop_ui.prepare.functions_panel import FunctionsPanel
from cxworkshop_ui.prepare.import_panel import ImportPanel
from cxworkshop_ui.prepare.people_table import PeopleModel, PeopleTable
from cxworkshop_ui.prepare.presence import OUTSIDE, PRESENCE_WORDS, presence_command
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage
from cxworkshop_ui.widgets.text import Text

_UNLIMITED = 16_777_215
_LISTS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")


class ParticipantsPage(Page):
    """The people as a table, a line for the next one, functions or an import beside them."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        tr = context.tr
        self.title = PageTitle(tr("Participants"))
        self.import_button = Button(tr("Import a list"))
        self.import_button.clicked.connect(self.open_import)
        self.import_button.setEnabled(not context.is_read_only)
        self.title.add_action(self.import_button)
        self.done = Banner("success", "", [("undo", tr("Undo"))], tr("Close"))
        self.done.acted.connect(lambda _: self._undo_import())
        self.done.hide()
        self.room = self._table(in_room=True, name=tr("Participants"))
        self.outside = self._table(in_room=False, name=tr("People outside the room"))
        self.line = AddPersonLine(context)
        self.line.list_pasted.connect(self._paste)
        self.line.added.connect(lambda person: self.room.choose(ItemId(person), "name"))
        self.empty = EmptyState(
            tr("Nobody invited yet"),
            tr("Type the first name below, paste a list with Ctrl+V, or drop a file on this page."),
            tr("Import a list"),
        )
        self.empty.asked.connect(self.open_import)
        self._keys = Text(
            tr("Enter edits · Alt+↑↓ moves · Insert adds · Delete removes · Ctrl+V pastes a list"),
            "small",
            "ink2",
            wrap=True,
        )
        self._outside_head = Text(
            tr("Outside the room: owners who are not here today"), "small-strong", "ink2", wrap=True
        )
        self.functions = FunctionsPanel(context)
        self.importing: ImportPanel | None = None
        self._lay_out()
        self.setAcceptDrops(not context.is_read_only)
        context.changed.connect(self._changed)
        self._show()

    def entered(self) -> None:
        """Put the focus on the import while it is open, on the table, or on the first line."""
        if self.importing is not None and self.importing.isVisibleTo(self):
            self.importing.setFocus()
        elif self.room.rows.rowCount():
            self.room.choose(self.room.current or self.room.rows.item_id(0), "name")
            self.room.setFocus()
        else:
            self.line.name.setFocus()

    def reveal(self, item_id: ItemId) -> bool:
        """Choose a participant or a function."""
        column = "name"
        for table in (self.room, self.outside, self.functions.table):
            if table.choose(item_id, column):
                table.setFocus()
                return True
        return False

    def open_import(self) -> ImportPanel:
        """Open the import beside the people."""
        if self.importing is None:
            self.importing = ImportPanel(self.context)
            self.importing.closed.connect(self._close_import)
            self.importing.imported.connect(self._imported)
            self._row.addWidget(self.importing)
        if not self.importing.isVisibleTo(self):
            self.importing.show()
            self.functions.hide()
            self.importing.start()
            self._size_panels()
        return self.importing

    def remove(self, table: PeopleTable) -> None:
        """Remove the current person; undo brings everything of theirs back."""
        row, chosen = table.currentIndex().row(), table.current
        if chosen is not None and self.context.remove(chosen, M("Delete a participant")):
            table.choose(table.rows.item_id(min(row, table.rows.rowCount() - 1)))

    def shift(self, table: PeopleTable, by: int) -> None:
        """Move the current person up or down one place."""
        chosen, rows = table.current, table.rows
        other = rows.item_id(rows.row_of(chosen) + by) if rows.row_of(chosen) + by >= 0 else None
        if chosen is None or other is None:
            return
        self.context.flush()
        ids = [person.id for person in self.context.document.all(Participant)]
        ids.remove(chosen)
        place = ids.index(other) + (1 if by > 0 else 0)
        after = ids[place - 1] if place else None
        self.context.apply(MoveItem(chosen, after, M("Move a participant")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_list(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_list(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_import().read_file(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_panels()

    def _table(self, *, in_room: bool, name: str) -> PeopleTable:
        model = PeopleModel(self.context, in_room=in_room, parent=self)
        table = PeopleTable(self.context, model, name)
        table.wanted.connect(lambda what: self._do(table, what))
        return table

    def _do(self, table: PeopleTable, what: str) -> None:
        if self.context.is_read_only:
            return
        if what == "remove":
            self.remove(table)
        elif what == "add":
            self.line.name.setFocus()
        elif what == "paste":
            self._paste(QGuiApplication.clipboard().text())
        elif what in ("up", "down"):
            self.shift(table, -1 if what == "up" else 1)
        elif what == "menu" and table.current is not None:
            self._show_menu(table)

    def _show_menu(self, table: PeopleTable) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tr, chosen = self.context.tr, table.current
        menu.addAction(tr("Edit")).triggered.connect(table.edit_current)
        menu.addSeparator()
        for key, word in PRESENCE_WORDS.items():
            if (key == OUTSIDE) is not (table is self.outside) or key != OUTSIDE:
                action = menu.addAction(self.context.words.say(word))
                action.triggered.connect(lambda _=False, key=key: self._set_presence(chosen, key))
        menu.addSeparator()
        menu.addAction(tr("Sheet and steps…")).triggered.connect(
            lambda: self.context.leaving.emit(chosen or "")
        )
        menu.addSeparator()
        menu.addAction(tr("Move up")).triggered.connect(lambda: self.shift(table, -1))
        menu.addAction(tr("Move down")).triggered.connect(lambda: self.shift(table, 1))
        menu.addAction(tr("Delete")).triggered.connect(lambda: self.remove(table))
        place = table.visualRect(table.currentIndex()).bottomLeft()
        menu.popup(table.viewport().mapToGlobal(place))

    def _set_presence(self, person: ItemId | None, key: str) -> None:
        found = self.context.document.find(Participant, person)
        if found is not None:
            self.context.apply(presence_command(found, key, self.context.editor.now()))

    def _paste(self, text: str) -> None:
        if text.strip() and not self.context.is_read_only:
            self.open_import().read_text(text)

    def _close_import(self) -> None:
        if self.importing is not None:
            self.importing.hide()
        self.functions.show()
        self._size_panels()
        self.entered()

    def _imported(self, count: int) -> None:
        words = self.context.trn("{count} person imported.", "{count} people imported.", count)
        self.done.set("success", words)
        self.done.show()

    def _undo_import(self) -> None:
        self.done.hide()
        self.context.undo()

    def _lay_out(self) -> None:
        middle = ScrollPage(padding=(24, 24))
        column = middle.body
        column.setSpacing(in_use().px(12))
        self.room.setMinimumHeight(in_use().px(160))
        self.outside.setMinimumHeight(in_use().px(42))
        column.addWidget(self.title)
        column.addWidget(self.done)
        column.addWidget(self.empty)
        column.addWidget(self.room, 100)
        column.addWidget(self.line)
        column.addWidget(self._keys)
        column.addSpacing(in_use().px(8))
        column.addWidget(self._outside_head)
        column.addWidget(self.outside, 30)
        column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(middle, 1)
        self._row.addWidget(self.functions)

    def _size_panels(self) -> None:
        width, look = self.width(), in_use()
        self._keys.setMaximumHeight(_UNLIMITED if width > look.px(800) else 0)
        self.functions.setFixedWidth(min(look.px(280), width * 2 // 5))
        if self.importing is not None:
            self.importing.setFixedWidth(min(look.px(560), width // 2))

    def _changed(self, changed: Changed) -> None:
        if changed.touches("participant", "function"):
            self._show()
        self.done.hide()  # its undo would take back something else now

    def _show(self) -> None:
        document, trn = self.context.document, self.context.trn
        inside, outside = self.room.rows.rowCount(), self.outside.rows.rowCount()
        functions = len(document.all(Function))
        said = []
        if inside:
            said.append(self.context.words.say(attendance(document).message))
        if functions:
            said.append(trn("{count} function", "{count} functions", functions))
        self.title.set_secondary(" · ".join(said))
        self.empty.setVisible(not inside)
        self.room.setVisible(bool(inside))
        self._keys.setVisible(bool(inside))
        self._outside_head.setVisible(bool(outside))
        self.outside.setVisible(bool(outside))


def _dropped_list(event: QDropEvent) -> Path | None:
    """The one file that is dragged, when it can be a list."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _LISTS else None
