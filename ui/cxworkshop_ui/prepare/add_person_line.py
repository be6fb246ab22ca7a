"""The line below the people: a name, Tab, a function, Enter – and the next is ready."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from cxworkshop.editing.commands import RemoveItem
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.prepare.function_choice import FunctionBinding
from cxworkshop_ui.theme.apply import in_use


class _NameBinding(FirstWordsBinding):
    """The name of somebody new: taken back whole while nothing else is known of them."""

    def write(self, value: str, visit: str = "") -> bool:
        person = self.context.document.find(Participant, self.item_id)
        if (
            person is None
            or value.strip()
            or person.function is not None
            or person.role
            or person.email
        ):
            return super().write(value, visit)
        gone = RemoveItem(person.id, M("Add a participant"))
        return self.context.apply(gone, initiator=self, visit=visit) is not None


class AddPersonLine(QWidget):
    """Adds participants one after the other; nothing typed is lost half-way.

    ``added`` carries the id of a new participant. ``list_pasted``: what was pasted into the name
    is a list and not one name. ``make`` gives the participant for a name.
    """

    added = Signal(str)
    list_pasted = Signal(str)

    def __init__(
        self,
        context: SessionContext,
        make: Callable[[str], Participant] = lambda name: Participant(name=name),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Add a name"))
        self.name.setAccessibleName(tr("Name of a new participant"))
        self.function = QComboBox()
        self.function.setAccessibleName(tr("Function of the new participant"))
        self.function.setMinimumContentsLength(6)
        self.role = self._line(tr("Role"), tr("Role of the new participant"))
        self.email = self._line(tr("E-mail"), tr("E-mail address of the new participant"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(in_use().px(8))
        row.addWidget(self.name, 26)
        row.addWidget(self.function, 19)
        row.addWidget(self.role, 19)
        row.addWidget(self.email, 24)
        self.binding = _NameBinding(
            context,
            self.name,
            "name",
            M("Change a name"),
            make=make,
            add_label=M("Add a participant"),
        )
        self.binding.made.connect(self._made)
        self._others = (
            FunctionBinding(context, self.function),
            TextBinding(context, self.role, "role", M("Change a role")),
            TextBinding(context, self.email, "email", M("Change an e-mail address")),
        )
        for editor in (self.name, self.function, self.role, self.email):
            editor.installEventFilter(self)
        context.changed.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab and watched is self.name:
                self.binding.commit()  # now there is somebody whose function can be given
            elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
                return True
            elif watched is self.name and event.matches(QKeySequence.StandardKey.Paste):
                return self._pasted(QGuiApplication.clipboard().text())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < in_use().px(480)
        for line in (self.role, self.email):
            line.setVisible(not is_narrow)

    def finish(self) -> None:
        """Leave the person that was typed and be ready for the next."""
        for binding in (self.binding, *self._others):
            if not binding.commit():
                return
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        for binding in (self.binding, *self._others):
            binding.show_item(None)

    def _line(self, placeholder: str, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(placeholder)
        line.setAccessibleName(name)
        return line

    def _made(self, person: str) -> None:
        for binding in self._others:
            binding.show_item(ItemId(person))
        self.added.emit(person)

    def _pasted(self, text: str) -> bool:
        if "\t" in text or "\n" in text.strip():
            self.list_pasted.emit(text)
            return True
        return False

    def _follow(self, _changed: Changed) -> None:
        if self.binding.item_id is None and self._others[0].item_id is not None:
            for binding in self._others:
                binding.show_item(None)
