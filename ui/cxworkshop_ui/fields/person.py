"""Choosing a person by typing a name; a name nobody has becomes an owner from outside the room."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from cxworkshop.editing.commands import AddItem, SetField, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import Binding


def plain(text: str) -> str:
    """The text for comparing names: without case, accents and spaces around it."""
    decomposed = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


class PersonBinding(Binding):
    """An editable combo box bound to a link to a participant.

    Typing completes names wherever they match. Leaving the field with a new name adds that
    person as *not in the room* where ``may_add`` says so; otherwise the old value comes back.
    """

    widget: QComboBox

    def __init__(
        self,
        context: SessionContext,
        widget: QComboBox,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
        *,
        may_add: bool = True,
    ) -> None:
        self._may_add = may_add
        self._is_typed = False
        widget.setEditable(True)
        widget.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(context, widget, name, label, item_id)
        self._offer()
        completer = widget.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line = widget.lineEdit()
        if line is not None:
            line.setPlaceholderText(context.tr("Nobody yet"))
            line.textEdited.connect(self._typed)
            line.editingFinished.connect(self.commit)
        widget.activated.connect(self._chosen)
        widget.destroyed.connect(lambda: context.released(self))

    def commit(self) -> bool:
        """Take the typed name as the person it names."""
        if not self._is_typed:
            return True
        self._is_typed = False
        self.context.released(self)
        name = " ".join(self.widget.currentText().split())
        if not name:
            done = self.write(None)
        elif (person := self._named(name)) is not None:
            done = self.write(person)
        elif self._may_add:
            done = self._add(name)
        else:
            done = True
        self._load()
        return done

    def _named(self, name: str) -> ItemId | None:
        people = self.context.document.all(Participant)
        same = [person.id for person in people if plain(person.name) == plain(name)]
        if same:
            return same[0]
        starting = [
            person.id
            for person in people
            if any(plain(word).startswith(plain(name)) for word in person.name.split())
            or plain(person.name).startswith(plain(name))
        ]
        return starting[0] if len(starting) == 1 else None

    def _add(self, name: str) -> bool:
        if self.item_id is None:
            return True
        person = Participant(id=self.context.editor.new_id(), name=name, in_room=False)
        command = Together(
            (
                AddItem(person, M("Add {name}", name=name)),
                SetField(self.item_id, self.name, person.id, self.label),
            ),
            self.label,
        )
        return self.context.apply(command) is not None

    def _typed(self) -> None:
        if self.item_id is not None:
            self._is_typed = True
            self.context.holds(self)

    def _chosen(self, index: int) -> None:
        self._is_typed = False
        self.context.released(self)
        if self.widget.itemData(index) != self.value():
            self.write(self.widget.itemData(index))

    def _follow(self, changed: Changed) -> None:
        if changed.touches("participant", "function") and not self._is_typed:
            self._offer()
        super()._follow(changed)

    def _offer(self) -> None:
        document = self.context.document
        with QSignalBlocker(self.widget):
            self.widget.clear()
            self.widget.addItem("", None)
            for person in document.all(Participant):
                function = document.find(Function, person.function)
                self.widget.addItem(person.name, person.id)
                index = self.widget.count() - 1
                where = function.name if function is not None else ""
                if not person.in_room:
                    where = self.context.tr("not in the room")
                self.widget.setItemData(index, where, Qt.ItemDataRole.ToolTipRole)
        self._load()

    def _load(self) -> None:
        self._is_typed = False
        with QSignalBlocker(self.widget):
            index = self.widget.findData(self.value())
            self.widget.setCurrentIndex(max(index, 0))
