"""From evidence to action: one press makes a goal, a commitment or a next step of something.

And the thread both ways: why something is there, and what came of it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.thread import (
    ACTIONS,
    MAKES,
    Action,
    label_of,
    make_from,
    outcomes,
    reasons,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Changed
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.flow_row import FlowRow

_KEYS: dict[Action, str] = dict(zip(MAKES, ("Alt+G", "Alt+C", "Alt+N", "Alt+I"), strict=True))


class MakeFrom(QWidget):
    """A button for each of ``actions``, and beside them the thread the item shown stands in.

    The keys work while the focus is inside ``around``, the form. ``made`` carries the new id.
    """

    made = Signal(str)

    def __init__(
        self,
        context: SessionContext,
        around: QWidget,
        actions: tuple[Action, ...] = ACTIONS,
    ) -> None:
        super().__init__(around)
        self.context = context
        self.item_id: ItemId | None = None
        self._told: list[tuple[ItemId, str]] | None = None
        self._row = FlowRow(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self._makers: list[Button] = []
        for action, keys in _KEYS.items():
            if action not in actions:
                continue
            button = Button(context.words.say(label_of(action)), "quiet", "add", parent=self)
            button.setToolTip(keys)
            button.clicked.connect(lambda _=False, chosen=action: self.make(chosen))
            shortcut = QShortcut(QKeySequence(keys), around)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda chosen=action: self.make(chosen))
            self._makers.append(button)
        context.changed.connect(self._follow)
        self.show_item(None)

    def show_item(self, item_id: ItemId | None) -> None:
        """Turn to another item, or to none."""
        self.item_id = item_id if item_id in self.context.document else None
        self._renew()

    def make(self, action: Action) -> None:
        """Make something of the item shown; it can be found below at once."""
        context = self.context
        context.flush()
        source = context.document.get(self.item_id)
        if source is None:
            return
        wording = Wording(context.document, context.session_words)
        command = make_from(source, action, wording, context.editor.new_id)
        if context.apply(command) is not None:
            self.made.emit(command.item.id)

    def _follow(self, _changed: Changed) -> None:
        self._renew()

    def _renew(self) -> None:
        document = self.context.document
        if self.item_id not in document:
            self.item_id = None
        before = reasons(document, self.item_id) if self.item_id is not None else []
        after = outcomes(document, self.item_id) if self.item_id is not None else []
        told = [(item.id, self._said(item)) for item in (*before, *after)]
        is_ready = self.item_id is not None and not self.context.is_read_only
        for button in self._makers:
            button.setEnabled(is_ready)
        if told == self._told:  # most changes leave the thread as it is, and buttons cost
            return
        self._told = told
        links = [*map(self._because, before), *map(self._led_to, after)]
        self._row.set_widgets([*self._makers, *links])
        self.setVisible(bool(self._makers or links))

    def _because(self, item: Item) -> Button:
        return self._link(self.context.tr("Because: {what}", what=self._said(item)), item)

    def _led_to(self, item: Item) -> Button:
        return self._link(self.context.tr("Led to: {what}", what=self._said(item)), item)

    def _said(self, item: Item) -> str:
        text = Wording(self.context.document, self.context.session_words).text_of(item.id)
        return shortened(text, 60) or self.context.tr("something unnamed")

    def _link(self, words: str, item: Item) -> Button:
        button = Button(words, "secondary", parent=self._row)
        button.clicked.connect(lambda: self.context.reveal.emit(item.id))
        return button
