"""Choosing another item by typing its name; a name nobody has can become a new one."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox

from cxworkshop.editing.commands import AddItem, SetField, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import Binding
from cxworkshop_ui.fields.completion import Offering


class Named(NamedTuple):
    """One item on offer: its id, its name, and what distinguishes it from its namesakes."""

    id: ItemId
    name: str
    where: str = ""


class NamedLink(Binding):
    """An editable combo box bound to a link; subclasses know what is on offer.

    Leaving the field with a new name makes the item :meth:`made` gives; without one the old
    value comes back. So it does where the beginning of several names was typed, and that is said:
    nobody is made of half a name. With ``lists_matches`` typing lists the names it stands in
    anywhere, otherwise it completes the name within the line.
    """

    widget: QComboBox
    kinds: tuple[str, ...] = ()
    lists_matches = False

    def __init__(
        self,
        context: SessionContext,
        widget: QComboBox,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
        *,
        nothing: str,
    ) -> None:
        self._is_typed = False
        widget.setEditable(True)
        widget.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(context, widget, name, label, item_id)
        self._offer()
        if self.lists_matches:
            completer = Offering(widget.model(), widget)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(Offering.CompletionMode.PopupCompletion)
            widget.setCompleter(completer)
        line = widget.lineEdit()
        if line is not None:
            line.setPlaceholderText(nothing)
            line.textEdited.connect(self._typed)
            line.editingFinished.connect(self.commit)
        widget.activated.connect(self._chosen)
        widget.destroyed.connect(lambda: context.released(self))

    def on_offer(self) -> list[Named]:
        """What can be chosen, in order."""
        raise NotImplementedError

    def made(self, _name: str) -> Item | None:
        """A new item of this name without an id; None where there can be none."""
        return None

    def commit(self) -> bool:
        """Take the typed name as the item it names."""
        if not self._is_typed:
            return True
        self._is_typed = False
        self.context.released(self)
        name = " ".join(self.widget.currentText().split())
        found = self._named(name) if name else []
        if len(found) > 1:
            names = ", ".join(each.name for each in found[:4])
            self.context.problem.emit(
                BadInput(
                    M("“{name}” can be several: {names}.", name=name, names=names),
                    M("Type more of the name."),
                )
            )
            done = True
        elif found or not name:
            done = self.write(found[0].id if found else None)
        else:
            done = self._add(name)
        self._load()
        return done

    def _named(self, name: str) -> list[Named]:
        """What has this name, or else everything with a word that begins like it."""
        wanted = fold_words(name)
        offer = self.on_offer()
        return [each for each in offer if fold_words(each.name) == wanted][:1] or [
            each
            for each in offer
            if any(fold_words(word).startswith(wanted) for word in each.name.split())
            or fold_words(each.name).startswith(wanted)
        ]

    def _add(self, name: str) -> bool:
        import msgspec

        item = self.made(name)
        if self.item_id is None or item is None:
            return True
        item = msgspec.structs.replace(item, id=self.context.editor.new_id())
        add = AddItem(item, M("Add {name}", name=name))
        change = SetField(self.item_id, self.name, item.id, self.label)
        if self.context.apply(Together((add, change), self.label)) is None:
            return False
        self.context.made_of_name.emit(item.id)
        return True

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
        if changed.touches(*self.kinds) and not self._is_typed:
            self._offer()
        super()._follow(changed)

    def _offer(self) -> None:
        with QSignalBlocker(self.widget):
            self.widget.clear()
            self.widget.addItem("", None)
            for each in self.on_offer():
                self.widget.addItem(each.name, each.id)
                index = self.widget.count() - 1
                self.widget.setItemData(index, each.where, Qt.ItemDataRole.ToolTipRole)
        self._load()

    def _load(self) -> None:
        self._is_typed = False
        with QSignalBlocker(self.widget):
            self.widget.setCurrentIndex(max(self.widget.findData(self.value()), 0))
        line = self.widget.lineEdit()
        if line is not None and not line.hasFocus():
            line.setCursorPosition(0)  # a long name shows its beginning
