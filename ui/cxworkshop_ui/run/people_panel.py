"""Who is here, beside the page: found by typing, turned by one key, corrected, added."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.attendance import (
    all_here,
    arrival,
    attendance,
    change_presence,
    following,
)
from cxworkshop.editing.editor import Changed
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.prepare.add_person_line import AddPersonLine
from cxworkshop_ui.prepare.function_choice import FunctionBinding
from cxworkshop_ui.prepare.presence import PRESENCE_WORDS
from cxworkshop_ui.run.people_list import PeopleList
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.widgets.text import Rule, Text

_WIDTH = 400
_PRESENCES = (Presence.HERE, Presence.LEFT, Presence.ABSENT, Presence.EXPECTED)


class PeoplePanel(Surface):
    """Typing finds somebody, Space turns whether they are here, Enter or F2 corrects the name.

    ``+`` leads to the line for who comes without having been on the list; Escape leads back.
    """

    closed = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__("left", parent=parent)
        self.context = context
        tr = context.tr
        self.setAccessibleName(tr("Who is here"))
        close = IconButton("close", tr("Close the list of people (Esc)"), parent=self)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Who is here"), "heading", parent=self), 1)
        head.addWidget(close)
        self._count = Text("", "body", "ink2", wrap=True, parent=self)
        self._all = Button(tr("All here"), parent=self)
        self._all.setAccessibleName(tr("Everybody expected is here"))
        self._all.setToolTip(tr("Everybody expected is here"))
        self._all.clicked.connect(self._all_here)
        self.looked_for = _FindLine(self._key, self)
        self.looked_for.setPlaceholderText(tr("Find a name or a function"))
        self.looked_for.setAccessibleName(tr("Find a name or a function"))
        self.looked_for.textChanged.connect(lambda _: self._show())
        self.list = PeopleList(context, self)
        self.list.setAccessibleName(tr("People of the day"))
        self.list.turned.connect(self.turn)
        self.list.edit_wanted.connect(self._begin_name)
        self.list.typed.connect(self._type)
        self.list.currentRowChanged.connect(self._chosen)
        self._nobody = Text("", "body", "ink2", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        counted = QHBoxLayout()
        counted.addWidget(self._count, 1)
        counted.addWidget(self._all)
        column.addLayout(counted)
        column.addWidget(self.looked_for)
        column.addWidget(self.list, 1)
        column.addWidget(self._nobody)
        hint = tr("Space: here, left, absent, expected · Enter: correct · + adds somebody")
        column.addWidget(Text(hint, "small", "ink2", wrap=True, parent=self))
        column.addWidget(Rule(self))
        column.addWidget(self._make_details())
        column.addWidget(
            Text(tr("Came without being on the list"), "small-strong", "ink2", parent=self)
        )
        self.late = AddPersonLine(context, self._arrival, self)
        self.late.name.setPlaceholderText(tr("Name, Tab, function, Enter"))
        column.addWidget(self.late)
        self.setFixedWidth(in_use().px(_WIDTH))
        context.changed.connect(self._changed)
        self._show()

    def start(self) -> None:
        """Take the focus, ready to find somebody."""
        self.looked_for.clear()
        self._show()
        self.looked_for.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self) -> None:
        """Turn whether the chosen person is here: expected, here, left, absent."""
        person = self._person()
        if person is not None:
            self._set_presence(following(person.presence))
            self.looked_for.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _make_details(self) -> QWidget:
        tr = self.context.tr
        self._details = QWidget(self)
        self._name = _NameLine(self._leave_name, self._details)
        self._name.setAccessibleName(tr("Correct the name"))
        self._function = QComboBox(self._details)
        self._function.setAccessibleName(tr("Function"))
        self._function.setMinimumContentsLength(6)
        self._bindings = (
            TextBinding(self.context, self._name, "name", M("Correct a name")),
            FunctionBinding(self.context, self._function),
        )
        self._presence = SegmentedBar(
            [
                (each.value, self.context.words.say(PRESENCE_WORDS[each.value]))
                for each in _PRESENCES
            ],
            tr("Presence"),
            parent=self._details,
        )
        self._presence.chosen.connect(lambda key: self._set_presence(Presence(key)))
        self._presence.setEnabled(not self.context.is_read_only)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._name, 3)
        line.addWidget(self._function, 2)
        column = QVBoxLayout(self._details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._presence)
        self.sheet = Button(tr("Sheet and steps…"), "quiet", "print", parent=self._details)
        self.sheet.setToolTip(tr("Somebody leaves early"))
        self.sheet.clicked.connect(self._want_sheet)
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)
        return self._details

    def _want_sheet(self) -> None:
        person = self._person()
        if person is not None:
            self.context.leaving.emit(person.id)

    def _arrival(self, name: str) -> Participant:
        return arrival(name, self.context.editor.now())

    def _person(self) -> Participant | None:
        return self.context.document.find(Participant, self.list.chosen)

    def _set_presence(self, presence: Presence) -> None:
        person = self._person()
        if person is not None:
            self.context.flush()
            self.context.apply(change_presence(person, presence, self.context.editor.now()))

    def _all_here(self) -> None:
        self.context.flush()
        self.context.apply(all_here(self.context.document, self.context.editor.now()))
        self.looked_for.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_name(self) -> None:
        if self._person() is not None:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._name.selectAll()

    def _leave_name(self) -> None:
        self.looked_for.setFocus(Qt.FocusReason.OtherFocusReason)
        self.looked_for.selectAll()

    def _type(self, letter: str) -> None:
        self.looked_for.setFocus(Qt.FocusReason.OtherFocusReason)
        self.looked_for.setText(letter)

    def _key(self, event: QKeyEvent) -> bool:
        """What a key does while one looks for somebody. Returns whether it was one of ours."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.list.keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.turn()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._begin_name()
        elif key == Qt.Key.Key_Plus:
            self.late.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _changed(self, changed: Changed) -> None:
        if changed.touches("participant", "function"):
            self._show()

    def _chosen(self) -> None:
        person = self._person()
        for binding in self._bindings:
            binding.show_item(person.id if person is not None else None)
        self._details.setEnabled(person is not None)
        if person is not None:
            self._presence.set_current(person.presence.value)

    def _show(self) -> None:
        context, tr = self.context, self.context.tr
        found = attendance(context.document)
        parts = [context.words.say(found.message)]
        if found.is_taken:
            parts += [tr("{count} expected", count=found.expected)] if found.expected else []
            parts += [tr("{count} left", count=found.left)] if found.left else []
        parts += [tr("{count} absent", count=found.absent)] if found.absent else []
        self._count.setText(" · ".join(parts))
        self._all.setVisible(found.expected > 0 and not context.is_read_only)
        wanted = fold_words(self.looked_for.text())
        self.list.show_people(self._matching(wanted))
        is_nobody = self.list.count() == 0
        if is_nobody:
            self._nobody.setText(
                tr("Nobody is called like that. + adds somebody who came unannounced.")
                if wanted
                else tr("Nobody is on the list yet. The line below adds who is here.")
            )
        self._nobody.setVisible(is_nobody)
        self.list.setVisible(not is_nobody)
        self._chosen()

    def _matching(self, wanted: str) -> list[ItemId]:
        """The people with a word in their name or function that begins like what is typed."""
        document = self.context.document
        functions = {each.id: each.name for each in document.all(Function)}
        return [
            person.id
            for person in document.all(Participant)
            if person.in_room
            and _is_found(
                f"{person.name} {functions.get(person.function or ItemId(''), '')}", wanted
            )
        ]


class _FindLine(QLineEdit):
    """A line whose keys for the list below do not edit it."""

    def __init__(self, key: Callable[[QKeyEvent], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)


class _NameLine(QLineEdit):
    """The name of the chosen person; Enter and Escape lead back to the list."""

    def __init__(self, left: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._left = left

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._left()
        else:
            super().keyPressEvent(event)


def _is_found(text: str, wanted: str) -> bool:
    folded = fold_words(text)
    return not wanted or folded.startswith(wanted) or f" {wanted}" in folded
