"""Impact check: the matrix of what is checked from every side, and the details of one below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from cxworkshop.activities.impact import ImpactSubject, perspectives
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.impact_details import ImpactDetails, checkable
from cxworkshop_ui.activities.impact_model import KINDS, ImpactModel
from cxworkshop_ui.activities.impact_table import ImpactTable
from cxworkshop_ui.activities.perspectives_panel import PerspectivesPanel
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.text import Text


class ImpactForm(QWidget):
    """A line for what is checked next – or a goal or decision chosen –, the matrix, the details."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._activity = activity
        tr = context.tr
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(self._head())
        self.sides = PerspectivesPanel(context, activity, self)
        self.sides.hide()
        self._column.addWidget(self.sides)
        keys = tr(
            "In a cell: 0 to 2 and +, or − first, as it is said; Backspace takes it back · "
            "Enter notes why · arrow keys move"
        )
        self._keys = Text(keys, "small", "ink2", wrap=True, parent=self)
        self._column.addWidget(self._keys)
        self.model = ImpactModel(context, activity, self)
        self.table = ImpactTable(context, self.model, self)
        self._column.addWidget(self.table)
        self._empty = EmptyState(
            tr("Nothing to check yet"),
            tr("Choose a goal or a decision, or type in the line above what is about to be done."),
            parent=self,
        )
        self._column.addWidget(self._empty)
        self._says = Text("", "small", "steps", wrap=True, parent=self)
        self._column.addWidget(self._says)
        self.details: ImpactDetails | None = None
        self._column.addStretch(1)
        self._wire()
        self._renew()

    def entered(self) -> None:
        """Ready to type what is checked next."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, item_id: ItemId) -> bool:
        """Select what is checked. Returns whether it is here."""
        row = self.model.row_of(item_id)
        if row < 0:
            return False
        self.table.setCurrentIndex(self.model.index(row, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def current(self) -> ItemId | None:
        """What is checked in the current row."""
        subject = self.model.subject(self.table.currentIndex().row())
        return subject.id if subject is not None else None

    def check(self, item_id: ItemId) -> None:
        """Check a goal or a decision, and go to its first side."""
        self.context.flush()
        made = self.context.add(
            ImpactSubject(parent=self._activity, about=item_id), M("Add what is checked")
        )
        if made is not None:
            self._go_to(made)

    def menu(self) -> QMenu:
        """The goals and decisions that are not checked yet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for item_id, words in self._offer():
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=item_id: self.check(chosen))
        return menu

    def delete(self) -> None:
        """Remove the current row; undo brings it back."""
        subject, row = self.current, self.table.currentIndex().row()
        if subject is None:
            return
        self.context.remove(subject, M("Delete what is checked"))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.entered()

    def _head(self) -> QHBoxLayout:
        tr = self.context.tr
        head = QHBoxLayout()
        head.setSpacing(8)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Add what is checked: type it and press Enter"))
        self.line.setAccessibleName(tr("What is checked next"))
        head.addWidget(self.line, 1)
        self.choose = Button(tr("Goal or decision …"), icon="goal", parent=self)
        self.choose.clicked.connect(self._open_menu)
        head.addWidget(self.choose)
        self.change_sides = Button(tr("Perspectives"), "quiet", parent=self)
        self.change_sides.setCheckable(True)
        self.change_sides.toggled.connect(self._show_sides)
        head.addWidget(self.change_sides)
        self.binding = FirstWordsBinding(
            self.context,
            self.line,
            "text",
            M("Change what is checked"),
            make=self._subject,
            add_label=M("Add what is checked"),
        )
        return head

    def _wire(self) -> None:
        self.setFocusProxy(self.line)
        self.line.returnPressed.connect(self._added)
        self.table.deletion_wanted.connect(self.delete)
        self.table.details_wanted.connect(self._go_to_details)
        self.table.selectionModel().currentChanged.connect(self._show_current)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        self._place: tuple[ItemId | None, int] = (None, 0)
        self.context.changed.connect(self._follow)

    def _subject(self, text: str) -> Item:
        return ImpactSubject(parent=self._activity, text=text)

    def _added(self) -> None:
        made = self.binding.item_id
        if self.binding.commit():
            made = self.binding.item_id or made
            self.binding.show_item(None)
            if made is not None:
                self._go_to(made)

    def _go_to(self, subject: ItemId) -> None:
        """Stand on the first side of a subject, ready for its values."""
        row = self.model.row_of(subject)
        if row >= 0:
            column = 1 if self.model.columnCount() > 1 else 0
            self.table.setCurrentIndex(self.model.index(row, column))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self) -> None:
        self.menu().popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _show_sides(self, is_shown: bool) -> None:
        self.sides.setVisible(is_shown)

    def _offer(self) -> list[tuple[ItemId, str]]:
        there = {each.subject.about for each in self.model.rows}
        return [
            (item_id, self.context.filled(words))
            for item_id, words in checkable(self.context.document)
            if item_id not in there
        ]

    def _remember(self) -> None:
        index = self.table.currentIndex()
        self._place = (self.current, index.column())

    def _restore(self) -> None:
        """Stand where one stood: on the same subject, in the same column."""
        subject, column = self._place
        row = self.model.row_of(subject) if subject is not None else -1
        if row >= 0:
            column = min(max(column, 0), self.model.columnCount() - 1)
            self.table.setCurrentIndex(self.model.index(row, column))
        else:
            self._show_current(QModelIndex(), QModelIndex())

    def _show_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        row = self.table.currentIndex().row()
        subject = self.model.subject(row)
        details = self._details()
        details.setVisible(subject is not None)
        if subject is None:
            details.show_item(None, "")
        elif subject.id != details.item_id:
            self.context.flush()
            details.show_item(subject.id, shortened(self.model.name_of(row), 90))

    def _details(self) -> ImpactDetails:
        """The details, made anew when the perspectives have changed."""
        sides = perspectives(self.context.document, self._activity)
        known = self.details
        if known is not None and known.sides == tuple(side.id for side in sides):
            return known
        if known is not None:
            self._column.removeWidget(known)
            known.hide()
            known.deleteLater()
        self.details = details = ImpactDetails(self.context, sides, self)
        details.setParent(self)
        details.closed.connect(self._back)
        details.jumped.connect(self.entered)
        details.deletion_wanted.connect(self.delete)
        self._column.insertWidget(self._column.count() - 1, details)
        return details

    def _go_to_details(self) -> None:
        """Into the reason for the side one stands on; from the subject itself into the balance."""
        side = self.model.side(self.table.currentIndex().column())
        self._details().ask_for(f"why {side.id}" if side is not None else "balance")

    def _back(self) -> None:
        self.context.flush()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*KINDS):
            self._renew()

    def _renew(self) -> None:
        trn = self.context.trn
        rows = self.model.rows
        waiting = sum(each.needs_balance for each in rows)
        unseen = sum(len(each.open) for each in rows)
        parts = [
            trn(
                "{count} helps one side by hurting another, without a balance",
                "{count} help one side by hurting another, without a balance",
                waiting,
            )
            if waiting
            else "",
            trn("{count} field not looked at yet", "{count} fields not looked at yet", unseen)
            if unseen
            else "",
        ]
        self._says.setText(" · ".join(filter(None, parts)))
        self._says.setVisible(any(parts))
        has_rows = bool(rows)
        self.table.setVisible(has_rows)
        self._keys.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        is_open = not self.context.is_read_only
        self.choose.setEnabled(is_open and bool(self._offer()))
        if self.details is not None:
            self.details.follow()
        if self.current is None and self.details is not None:
            self.details.hide()
