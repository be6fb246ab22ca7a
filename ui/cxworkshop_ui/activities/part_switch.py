"""A form in a few parts, one of which is seen at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar


class PartSwitch(QWidget):
    """The parts under a bar that switches between them; ``turned`` carries the key of the new one.

    Ask for the :meth:`page` of each part and make what is on it :meth:`inside` it, in the order in
    which it is seen, then :meth:`open` the first. Given the focus, it passes it on to where one
    works in the part that is seen, as Enter and Down on the bar do. That is no focus proxy: Qt
    puts a proxy before everything else Tab comes to, and leaves out what stands above it.
    """

    turned = Signal(str)

    def __init__(self, context: SessionContext, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._pages: dict[str, QWidget] = {}
        self._focus: dict[str, Callable[[], QWidget]] = {}
        self.bar = SegmentedBar([], name, parent=self)
        self.bar.chosen.connect(self.show_part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addWidget(self.bar)

    def page(self, key: str, title: str, focus: Callable[[], QWidget]) -> QVBoxLayout:
        """The column of a new part; ``focus`` gives what takes the focus in it."""
        page = QWidget(self)
        self._pages[key], self._focus[key] = page, focus
        self.bar.add(key, title)
        self._column.addWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        return column

    def inside(self, key: str) -> QWidget:
        """The page of a part: what is made as its child is dressed once."""
        return self._pages[key]

    def open(self) -> None:
        """All parts are made: show the first."""
        self.show_part(next(iter(self._pages)))

    @property
    def current(self) -> str:
        """The key of the part that is seen."""
        return self.bar.current

    def begin(self) -> None:
        """Put the focus where one works in the part that is seen."""
        self._focus[self.current]().setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        into = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in into and self.bar.isAncestorOf(self.window().focusWidget()):
            self.begin()
        else:
            super().keyPressEvent(event)

    def show_part(self, key: str) -> None:
        """Show a part; the focus goes along where it was in another."""
        self.context.flush()
        self.bar.set_current(key)
        focused = self.window().focusWidget()
        had_focus = any(
            page.isAncestorOf(focused) for other, page in self._pages.items() if other != key
        )
        for other, page in self._pages.items():
            if page.isHidden() == (other == key):  # showing what is shown would lay it out anew
                page.setVisible(other == key)
        if had_focus:
            self.begin()
        self.turned.emit(key)


class PartedForm(QWidget):
    """A form with a :class:`PartSwitch`, which takes the focus for it."""

    parts: PartSwitch

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.parts.begin()
