"""One group beside the page: who is in it, what it found, and a line to capture more."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from cxworkshop.activities.breakouts import Breakout, Group, members_of, notes_of
from cxworkshop.activities.notes import Note
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop_ui.activities.notes_form import NoteRow
from cxworkshop_ui.activities.people_words import function_name
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.prepare.presence import PRESENCE_WORDS
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.flow_row import FlowRow
from cxworkshop_ui.widgets.text import Text, plain_tip
from cxworkshop_ui.widgets.told_apart import tell_apart

_MIME = "application/x-cxworkshop-group-member"
_GONE = (Presence.LEFT, Presence.ABSENT)


class GroupCard(Card):
    """``moved`` carries a person and the number of steps to another group, ``placed`` a person
    and the number of a group; ``dropped`` a person who was dropped here. ``reported`` says
    whether the group has reported, ``shifted`` by how many places its turn is moved; ``left``
    whether an arrow key leads from its line to the group above (−1) or below (1).
    """

    moved = Signal(str, int)
    placed = Signal(str, int)
    dropped = Signal(str)
    reported = Signal(bool)
    shifted = Signal(int)
    went_on = Signal()
    left = Signal(int)

    def __init__(self, context: SessionContext, group: ItemId, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.context = context
        self.group = group
        self._notes: dict[ItemId, NoteRow] = {}
        self._told: object = None
        self.setAcceptDrops(not context.is_read_only)
        self.body.setContentsMargins(12, 10, 12, 12)
        self.body.setSpacing(8)
        tr = context.tr
        self._title = Text("", "strong", parent=self)
        self._standing = Text("", "small-strong", "ink2", parent=self)
        self._up = IconButton("up", tr("Reports earlier"), parent=self)
        self._down = IconButton("down", tr("Reports later"), parent=self)
        self._done = IconButton("check", "", parent=self)
        self._up.clicked.connect(lambda: self.shifted.emit(-1))
        self._down.clicked.connect(lambda: self.shifted.emit(1))
        self._done.clicked.connect(self._toggle)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._standing, 1)
        for button in (self._up, self._down, self._done):
            button.setEnabled(not context.is_read_only)
            head.addWidget(button)
        self._members = FlowRow(6, parent=self)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("What this group found, Enter for the next"))
        self._new = NewLine(context, self.line, self._note, M("Add what a group found"))
        self._new.finished.connect(lambda _: self.refresh())
        self.body.addLayout(head)
        self.body.addWidget(self._members)
        self.body.addLayout(self._column)
        self.body.addWidget(self.line)

    def refresh(self) -> None:
        """Show the group as it is now."""
        document, tr = self.context.document, self.context.tr
        group = document.find(Group, self.group)
        if group is None:
            return
        breakout = document.find(Breakout, group.parent)
        is_speaking = breakout is not None and breakout.speaking == group.id
        name = tr("Group {number}", number=group.number)
        self._title.setText(name)
        self.setAccessibleName(name)
        self.line.setAccessibleName(tr("What {group} found", group=name))
        self._standing.setText(
            tr("speaks now") if is_speaking else tr("has reported") if group.has_reported else ""
        )
        self._standing.set_ink("accent" if is_speaking else "kept")
        self.set_stripe("accent" if is_speaking else "kept" if group.has_reported else None)
        said = tr("Has not reported") if group.has_reported else tr("Has reported")
        self._done.set_icon_name("undo" if group.has_reported else "check", said)
        people = members_of(document, group)
        told = [
            (each.id, each.name, each.presence, function_name(document, each)) for each in people
        ]
        if told != self._told:
            self._told = told
            self._members.set_widgets([self._member(person) for person in people])
        self._show_notes()
        tell_apart(self, name)

    def chain(self, before: QWidget) -> QWidget:
        """Let Tab come from somewhere into this card, and through it. Returns its last stop."""
        for one, following in pairwise((before, self._up, self._down, self._done)):
            QWidget.setTabOrder(one, following)
        self._chain_inside()
        return self.line

    def _chain_inside(self) -> None:
        """Tab goes from the people to the notes and to the line for the next."""
        chips = [chip for chip in self._members.findChildren(MemberChip) if not chip.isHidden()]
        notes = [stop for row in self._notes.values() for stop in row.stops]
        for one, following in pairwise((self._done, *chips, *notes, self.line)):
            QWidget.setTabOrder(one, following)

    def focus_member(self, person: ItemId) -> bool:
        """Put the focus on somebody. Returns whether they are here."""
        for chip in self._members.findChildren(MemberChip):
            if chip.person == person and not chip.isHidden():
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.went_on.emit()
        elif is_enter and not self.line.text().strip() and self.line.hasFocus():
            event.accept()  # an empty line captures nothing
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.line.hasFocus():
            self.left.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(bytes(event.mimeData().data(_MIME).data()).decode())

    def _note(self, text: str) -> Note:
        document = self.context.document
        group = document.find(Group, self.group)
        breakout = document.find(Breakout, group.parent) if group is not None else None
        is_shown = breakout is not None and breakout.shows_notes
        return Note(parent=self.group, text=text, is_private=not is_shown)

    def _toggle(self) -> None:
        group = self.context.document.find(Group, self.group)
        if group is not None:
            self.reported.emit(not group.has_reported)

    def _member(self, person: Participant) -> MemberChip:
        chip = MemberChip(self.context, person, self._members)
        chip.moved.connect(lambda by: self.moved.emit(person.id, by))
        chip.placed.connect(lambda number: self.placed.emit(person.id, number))
        return chip

    def _show_notes(self) -> None:
        notes = [
            each
            for each in notes_of(self.context.document, self.group)
            if each.id != self._new.draft
        ]
        here = {note.id for note in notes}
        for gone in [item_id for item_id in self._notes if item_id not in here]:
            old = self._notes.pop(gone)
            old.hide()
            old.deleteLater()
        for at, note in enumerate(notes):
            row = self._notes.get(note.id)
            if row is None:
                row = self._notes[note.id] = NoteRow(self.context, note.id)
                row.deleted.connect(self.line.setFocus)  # the focus would go with the row
            if self._column.indexOf(row) != at:
                self._column.insertWidget(at, row)
                self._chain_inside()


class MemberChip(Button):
    """Somebody in a group: left and right move them, a digit puts them into the group of that
    number; pressed it lists the groups, and it can be dragged.
    """

    moved = Signal(int)
    placed = Signal(int)

    def __init__(self, context: SessionContext, person: Participant, parent: QWidget) -> None:
        is_gone = person.presence in _GONE
        presence = context.words.say(PRESENCE_WORDS[person.presence.value])
        text = f"{person.name} ({presence.lower()})" if is_gone else person.name
        super().__init__(
            text.replace("&", "&&"), "quiet" if is_gone else "secondary", parent=parent
        )
        self.context = context
        self.person = person.id
        self._pressed_at = QPoint()
        function = function_name(context.document, person)
        self.setAccessibleName(", ".join(filter(None, (text, function))))
        self.setAccessibleDescription(context.tr("← → or a digit: to another group"))
        self.setToolTip(plain_tip(function))
        self.setEnabled(not context.is_read_only)
        self.setProperty("chip-button", True)
        self.clicked.connect(self._list_groups)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(by)
        elif event.text().isdigit() and event.text() != "0":
            self.placed.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = event.position().toPoint() - self._pressed_at
        is_far = way.manhattanLength() >= QApplication.startDragDistance()
        if not (event.buttons() & Qt.MouseButton.LeftButton and is_far):
            super().mouseMoveEvent(event)
            return
        self.setDown(False)
        data = QMimeData()
        data.setData(_MIME, self.person.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.setHotSpot(self._pressed_at)
        drag.exec(Qt.DropAction.MoveAction)

    def _list_groups(self) -> None:
        document = self.context.document
        own = next(
            (g for g in document.all(Group) if self.person in g.members and self._is_in(g)), None
        )
        if own is None or own.parent is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in sorted(document.under(own.parent, Group), key=lambda each: each.number):
            if group.id != own.id:
                action = menu.addAction(self.context.tr("To group {number}", number=group.number))
                number = group.number
                action.triggered.connect(lambda _=False, number=number: self.placed.emit(number))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _is_in(self, group: Group) -> bool:
        card: QWidget | None = self.parentWidget()
        while card is not None and not isinstance(card, GroupCard):
            card = card.parentWidget()
        return card is not None and card.group == group.id
