"""A form in a few parts, one of which is seen at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar


class PartSwitch(QWidget):
    """The parts under a bar that switches between them; ``turned`` carries the key of the new one.

    Ask for the :meth:`page` of each part and make what is on it :meth:`inside` it, then
    :meth:`open` the first. Tab enters at where one works in the part that is seen, goes on through
    it and comes to the bar after it: so the bar is made last and shown first. Enter and Down on
    the bar lead there.
    """

    turned = Signal(str)

    def __init__(self, context: SessionContext, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._name = name
        self._pages: dict[str, QWidget] = {}
        self._titles: dict[str, str] = {}
        self._focus: dict[str, Callable[[], QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def page(self, key: str, title: str, focus: Callable[[], QWidget]) -> QVBoxLayout:
        """The column of a new part; ``focus`` gives what takes the focus in it."""
        page = QWidget(self)
        self._pages[key], self._titles[key], self._focus[key] = page, title, focus
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
        self.bar = SegmentedBar(list(self._titles.items()), self._name, parent=self)
        self.bar.chosen.connect(self.show_part)
        self._column.insertWidget(0, self.bar)
        self.show_part(next(iter(self._pages)))

    @property
    def current(self) -> str:
        """The key of the part that is seen."""
        return self.bar.current

    def begin(self) -> None:
        """Put the focus where one works in the part that is seen."""
        self._focus[self.current]().setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.setFocusProxy(self._focus[key]())
        if had_focus:
            self.begin()
        self.turned.emit(key)
