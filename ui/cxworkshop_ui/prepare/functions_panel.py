"""The functions of a session beside its people: how many of each, renamed and ordered here."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QStyleOptionViewItem, QWidget

from cxworkshop.editing.commands import move_by
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.prepare.edit_table import ACROSS, EditTable, RowDelegate
from cxworkshop_ui.prepare.item_rows import ITEM_ID, Index, ItemRows
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.panels import Inspector
from cxworkshop_ui.widgets.text import Text


class FunctionsModel(ItemRows):
    """The functions with the number of their participants in the room."""

    def __init__(self, context: SessionContext) -> None:
        columns = (("name", context.tr("Function")), ("count", context.tr("People")))
        super().__init__(context, columns, ("participant", "function"))

    def wanted(self) -> list[ItemId]:
        """The functions in order."""
        return [function.id for function in self.context.document.all(Function)]

    def text(self, item_id: ItemId, column: str) -> str:
        """The name, or how many belong to it."""
        if column == "count":
            people = self.context.document.all(Participant)
            return str(sum(1 for each in people if each.in_room and each.function == item_id))
        function = self.context.document.find(Function, item_id)
        return function.name if function is not None else ""

    def can_edit(self, column: str) -> bool:
        """The name can be changed, the count follows."""
        return column == "name"


class FunctionsPanel(Inspector):
    """A list of functions with a line below it for the next one."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context.tr("Functions"))
        self.context = context
        self.model = FunctionsModel(context)
        self.model.setParent(self)
        self.table = _FunctionsTable(context, self.model)
        self.table.wanted.connect(self._do)
        self.line = QLineEdit()
        self.line.setPlaceholderText(context.tr("Add a function"))
        self.line.setAccessibleName(context.tr("Name of a new function"))
        self._new = NewLine(
            context, self.line, lambda text: Function(name=text), M("Add a function"), "name"
        )
        self._hint = Text("", "small", "ink2", wrap=True)
        self.body.setSpacing(in_use().px(10))
        self.body.addWidget(Text(context.tr("Functions"), "section"))
        self.body.addWidget(
            Text(
                context.tr("The experience belongs to all of them. Who is missing today?"),
                "small",
                "ink2",
                wrap=True,
            )
        )
        self.body.addWidget(self.table)
        self.body.addWidget(self.line)
        self.body.addWidget(self._hint)
        self.body.addWidget(
            Text(
                context.tr("Enter renames · Alt+↑↓ moves · Delete removes"),
                "small",
                "ink2",
                wrap=True,
            )
        )
        self.body.addStretch(1)
        context.changed.connect(self._changed)
        self._show()

    def remove(self) -> None:
        """Remove the current function; its people stay, without a function."""
        row = self.table.currentIndex().row()
        chosen = self.table.current
        if chosen is not None and self.context.remove(chosen, M("Delete a function")):
            self.table.choose(self.model.item_id(min(row, self.model.rowCount() - 1)), "name")

    def shift(self, by: int) -> None:
        """Move the current function up or down one place."""
        chosen = self.table.current
        if chosen is not None:
            moved = move_by(self.model.wanted(), chosen, by, M("Move a function"))
            if moved is not None:
                self.context.apply(moved)

    def _do(self, what: str) -> None:
        if self.context.is_read_only:
            return
        if what == "remove":
            self.remove()
        elif what in ("up", "down"):
            self.shift(-1 if what == "up" else 1)
        elif what == "add":
            self.line.setFocus()
        elif what == "menu" and self.table.current is not None:
            self._show_menu()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tr = self.context.tr
        menu.addAction(tr("Rename")).triggered.connect(self._rename)
        menu.addAction(tr("Move up")).triggered.connect(lambda: self.shift(-1))
        menu.addAction(tr("Move down")).triggered.connect(lambda: self.shift(1))
        menu.addAction(tr("Delete")).triggered.connect(self.remove)
        place = self.table.visualRect(self.table.currentIndex()).bottomLeft()
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _rename(self) -> None:
        self.table.choose(self.table.current, "name")
        self.table.edit_current()

    def _changed(self, changed: Changed) -> None:
        if changed.touches("participant", "function"):
            self._show()

    def _show(self) -> None:
        document = self.context.document
        counts = Counter(each.function for each in document.all(Participant) if each.in_room)
        empty = [each.name for each in document.all(Function) if not counts[each.id] and each.name]
        said = []
        if empty:
            who = self.context.words.join(empty)
            said.append(self.context.tr("▲ Nobody here for {functions}.", functions=who))
        if counts[None]:
            said.append(
                self.context.trn(
                    "{count} participant has no function yet.",
                    "{count} participants have no function yet.",
                    counts[None],
                )
            )
        self._hint.setText(" ".join(said))
        self._hint.setVisible(bool(said))
        self.table.setVisible(bool(self.model.rowCount()))


class _FunctionsTable(EditTable):
    def __init__(self, context: SessionContext, model: FunctionsModel) -> None:
        super().__init__(model, context.tr("Functions"), row_height=36)
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wear(_FunctionsDelegate(context, self))
        self.verticalHeader().sectionCountChanged.connect(self._keep_whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        count = in_use().px(48)
        self.setColumnWidth(0, max(self.seen_width - count, 40))
        self.setColumnWidth(1, count)
        self._keep_whole()

    def _keep_whole(self) -> None:
        # The panel scrolls, not the list in it.
        self.setMinimumHeight(self.maximumHeight())


class _FunctionsDelegate(RowDelegate):
    def __init__(self, context: SessionContext, view: _FunctionsTable) -> None:
        super().__init__(view)
        self.context = context

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, in_use().px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        rect: QRect = option.rect
        painter.save()
        self.paint_ground(painter, option, index)
        is_count = index.column() == 1
        text = str(index.data())
        face = font("small-strong" if is_count else "body", look.scale)
        painter.setFont(face)
        is_none = is_count and text == "0"
        palette = look.palette
        painter.setPen(
            QColor(palette.steps if is_none else palette.ink2 if is_count else palette.ink)
        )
        place = rect.adjusted(look.px(12), 0, -look.px(12), 0)
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        side = Qt.AlignmentFlag.AlignRight if is_count else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        self.paint_focus(painter, option, index)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName(str(index.model().headerData(index.column(), ACROSS)))
        TextBinding(self.context, line, "name", M("Rename a function"), index.data(ITEM_ID))
        return line
