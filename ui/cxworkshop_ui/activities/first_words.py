"""A text that makes its item with the first words typed into it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from shiboken6 import isValid

from cxworkshop.editing.commands import AddItem, Command, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import COMMIT_AFTER_MS, TextBinding, TextWidget


class FirstWordsBinding(TextBinding):
    """Like a text binding, and never without use: where there is no item, typing adds one.

    ``make`` gives the item for the first words, without an id; ``made`` carries the id it got.
    ``read`` and ``shown`` are for a field that is no text.
    ``also`` gives what else is done in the step that adds it.
    Adding it and what is typed in the same stay are one undo step. When the item is removed,
    the text is empty and ready again.
    """

    made = Signal(str)

    def __init__(
        self,
        context: SessionContext,
        widget: TextWidget,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
        *,
        make: Callable[[Any], Item],
        add_label: Message,
        also: Callable[[], tuple[Command, ...]] = tuple,
        read: Callable[[str], Any] = str,
        shown: Callable[[Any], str] = lambda value: value or "",
    ) -> None:
        self._also = also
        self._make = make
        self._add_label = add_label
        super().__init__(context, widget, name, label, item_id, read=read, shown=shown)

    def show_item(self, item_id: ItemId | None) -> None:
        """Turn to another item, or to none yet; the focus stays where it is."""
        self.commit()
        self.context.let_show(self.item_id)
        self.item_id = item_id if item_id in self.context.document else None
        self.widget.setEnabled(not self.context.is_read_only)
        self._load()

    def join(self, item_id: ItemId) -> None:
        """Somebody else has made the item: what is being typed here goes into it."""
        self.item_id = item_id
        if not self._is_pending:
            self._load()

    def write(self, value: Any, visit: str = "") -> bool:
        """Change the item's text, or add the item with it."""
        if self.item_id is not None:
            return super().write(value, visit)
        if not (value.strip() if isinstance(value, str) else value):
            return True
        import msgspec

        item = msgspec.structs.replace(self._make(value), id=self.context.editor.new_id())
        self.item_id = item.id  # known before the views hear of it
        self.context.hold_back(item.id, is_new=True)
        command: Command = AddItem(item, self._add_label)
        if further := self._also():
            command = Together((command, *further), self._add_label)
        if self.context.apply(command, initiator=self, visit=visit) is None:
            self.item_id = None
            return False
        self.made.emit(item.id)
        return True

    def _left(self) -> None:
        if isValid(self.widget):  # a widget loses the focus once more while it is destroyed
            super()._left()

    def _typed(self) -> None:
        if self.item_id is not None:
            super()._typed()
            return
        if not self._text().strip():
            self._is_pending = False
            self.context.released(self)
            return
        self._is_pending = True
        self.context.holds(self)
        if not self._timer.isActive():
            self._timer.start(COMMIT_AFTER_MS)

    def _follow(self, changed: Changed) -> None:
        if self.item_id is not None and self.item_id not in self.context.document:
            self.item_id = None
            self._load()
            return
        super()._follow(changed)


class FilledFirstWords(FirstWordsBinding):
    """Shows ``{customer}`` and its like in the session's words; as they are written with the focus.

    As :class:`~cxworkshop_ui.fields.filled.FilledTextBinding` does for an item that is there.
    """

    def __init__(
        self,
        context: SessionContext,
        widget: TextWidget,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
        *,
        make: Callable[[Any], Item],
        add_label: Message,
        read: Callable[[str], Any] = str,
        shown: Callable[[Any], str] = lambda value: value or "",
    ) -> None:
        def told(value: Any) -> str:
            text = shown(value)
            return text if widget.hasFocus() else context.filled(text)

        super().__init__(
            context,
            widget,
            name,
            label,
            item_id,
            make=make,
            add_label=add_label,
            read=read,
            shown=told,
        )

    def _entered(self) -> None:
        super()._entered()
        self._load()
