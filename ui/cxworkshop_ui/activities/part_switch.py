"""A form in a few parts, one of which is seen at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar


class Part(NamedTuple):
    """One part: its key, its name, what is seen, and what takes the focus in it."""

    key: str
    title: str
    page: QWidget
    focus: Callable[[], QWidget]


class PartSwitch(QWidget):
    """The parts under a bar that switches between them; ``turned`` carries the key of the new one.

    Make it after the parts: Tab enters a form at what was made first, and goes on to the bar.
    """

    turned = Signal(str)

    def __init__(
        self, context: SessionContext, parts: Sequence[Part], name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._parts = {part.key: part for part in parts}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in parts:
            column.addWidget(part.page)
        self.bar = SegmentedBar([(part.key, part.title) for part in parts], name, parent=self)
        self.bar.chosen.connect(self.show_part)
        column.insertWidget(0, self.bar)
        self.show_part(parts[0].key)

    @property
    def current(self) -> str:
        """The key of the part that is seen."""
        return self.bar.current

    def begin(self) -> None:
        """Put the focus where one works in the part that is seen."""
        self._parts[self.current].focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, key: str) -> None:
        """Show a part; the focus goes along where it was in another."""
        self.context.flush()
        self.bar.set_current(key)
        focused = self.window().focusWidget()
        had_focus = any(
            part.page.isAncestorOf(focused) for part in self._parts.values() if part.key != key
        )
        for part in self._parts.values():
            part.page.setVisible(part.key == key)
        target = self._parts[key].focus()
        self.setFocusProxy(target)
        if had_focus:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit(key)
