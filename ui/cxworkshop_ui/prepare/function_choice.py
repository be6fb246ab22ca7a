"""Choosing a function by typing its name; a name nobody has becomes a new function."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from cxworkshop.editing.commands import AddItem, SetField, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import Binding

_LABEL = M("Change the function")


class FunctionBinding(Binding):
    """An editable combo box bound to a participant's function.

    Typing completes the name within the line; leaving with a name of its own adds the function.
    """

    widget: QComboBox

    def __init__(
        self, context: SessionContext, widget: QComboBox, item_id: ItemId | None = None
    ) -> None:
        self._is_typed = False
        widget.setEditable(True)
        widget.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(context, widget, "function", _LABEL, item_id)
        self._offer()
        line = widget.lineEdit()
        if line is not None:
            line.setPlaceholderText(context.tr("Function"))
            line.textEdited.connect(self._typed)
            line.editingFinished.connect(self.commit)
        widget.activated.connect(self._chosen)
        widget.destroyed.connect(lambda: context.released(self))

    def commit(self) -> bool:
        """Take the typed name as the function it names, or add that function."""
        if not self._is_typed:
            return True
        self._is_typed = False
        self.context.released(self)
        name = " ".join(self.widget.currentText().split())
        known = {fold_words(each.name): each.id for each in self.context.document.all(Function)}
        if not name:
            done = self.write(None)
        elif fold_words(name) in known:
            done = self.write(known[fold_words(name)])
        else:
            done = self._add(name)
        self._load()
        return done

    def _add(self, name: str) -> bool:
        if self.item_id is None:
            return True
        function = Function(id=self.context.editor.new_id(), name=name)
        add = AddItem(function, M("Add {name}", name=name))
        change = SetField(self.item_id, self.name, function.id, self.label)
        return self.context.apply(Together((add, change), self.label)) is not None

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
        if changed.touches("function") and not self._is_typed:
            self._offer()
        super()._follow(changed)

    def _offer(self) -> None:
        with QSignalBlocker(self.widget):
            self.widget.clear()
            self.widget.addItem("", None)
            for function in self.context.document.all(Function):
                self.widget.addItem(function.name, function.id)
        self._load()

    def _load(self) -> None:
        self._is_typed = False
        with QSignalBlocker(self.widget):
            self.widget.setCurrentIndex(max(self.widget.findData(self.value()), 0))
