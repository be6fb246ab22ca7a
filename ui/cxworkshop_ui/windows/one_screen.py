"""One-screen mode: slides fill the facilitator's window, one key between them and the controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from cxworkshop_ui.windows.full_screen import FullScreen

if TYPE_CHECKING:
    from cxworkshop_ui.room.controller import RoomController
    from cxworkshop_ui.room.slides_page import SlidesPage
    from cxworkshop_ui.run.place import Place


class OneScreen(QObject):
    """Turns the facilitator's window into the room's and back.

    For a mirrored cable, and for a call in which the screen or the window is shared. All that is
    private is hidden, not covered: slides are the only page of the window, it fills the screen,
    nothing opens above it, and no key but the one leads back. ``controls`` are meanwhile no page
    of the window at all: a stack names its hidden pages to assistive technology too, and through
    it to whatever reads a window aloud or shares its text. What is shown in them comes to light
    when the mode ends, not before.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._front = QStackedWidget(window)
        self.controls = QStackedWidget(self._front)
        self._front.addWidget(self.controls)
        window.setCentralWidget(self._front)
        self._page: SlidesPage | None = None
        self._place: Place | None = None
        self._beside: list[QWidget] = []
        self._screen = FullScreen(window)

    @property
    def is_on(self) -> bool:
        """Whether slides fill the window."""
        return self._page is not None

    def enter(self, room: RoomController, also: Mapping[str, Callable[[], object]]) -> None:
        """Fill the window with slides; ``also`` are keys that work there besides."""
        from cxworkshop_ui.room.slides_page import SlidesPage

        if self._page is not None:
            return
        room.context.flush()
        popup: QWidget | None = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        from cxworkshop_ui.run.place import Place

        self._place = Place.here()
        self._page = SlidesPage(room, also, self._front)
        self._front.addWidget(self._page)
        self._front.setCurrentWidget(self._page)
        self._front.removeWidget(self.controls)
        self._beside = [each for each in QApplication.topLevelWidgets() if self._is_above(each)]
        for each in self._beside:
            each.hide()
        self._window.setAcceptDrops(False)
        self._screen.fill()
        self._page.setFocus()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def leave(self) -> None:
        """Back to the controls, to the field one came from."""
        page, self._page = self._page, None
        if page is None:
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._screen.leave()
        self._front.addWidget(self.controls)
        self._front.setCurrentWidget(self.controls)
        self._front.removeWidget(page)
        page.hide()
        page.deleteLater()
        self._window.setAcceptDrops(True)
        beside, self._beside = self._beside, []
        for each in beside:
            if isValid(each):
                each.show()
        place, self._place = self._place, None
        if place is not None:
            place.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A dialog, a menu, a tip: what opens above the slides may show what is private."""
        if event.type() != QEvent.Type.Show or not isinstance(watched, QWidget):
            return False
        is_above = self._is_above(watched)
        if is_above:
            watched.hide()
        return is_above

    def _is_above(self, widget: QWidget) -> bool:
        """Whether this is a window that can be seen and is neither this one nor the room's."""
        is_seen = widget.isWindow() and widget.isVisible()
        return is_seen and widget is not self._window and not widget.property("is_room")
