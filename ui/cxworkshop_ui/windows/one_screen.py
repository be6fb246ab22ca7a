"""One-screen mode: slides fill the facilitator's window, one key between them and the controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

if TYPE_CHECKING:
    from cxworkshop_ui.room.controller import RoomController
    from cxworkshop_ui.room.slides_page import SlidesPage
    from cxworkshop_ui.run.place import Place

_FULL = Qt.WindowState.WindowFullScreen


class OneScreen(QObject):
    """Turns the facilitator's window into the room's and back.

    For a mirrored cable, and for a call in which the screen or the window is shared. All that is
    private is hidden, not covered: slides are the only page of the window, it fills the screen,
    nothing opens above it, and no key but the one leads back.
    """

    def __init__(self, window: QMainWindow, stack: QStackedWidget) -> None:
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._page: SlidesPage | None = None
        self._before: QWidget | None = None
        self._place: Place | None = None
        self._was_full = False

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
        self._before = self._stack.currentWidget()
        self._was_full = self._window.isFullScreen()
        self._page = SlidesPage(room, also, self._stack)
        self._stack.addWidget(self._page)
        self._stack.setCurrentWidget(self._page)
        self._window.setAcceptDrops(False)
        self._window.showFullScreen()
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
        if not self._was_full:
            self._window.setWindowState(self._window.windowState() & ~_FULL)
        if self._before is not None and self._stack.currentWidget() is page:
            self._stack.setCurrentWidget(self._before)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
        self._window.setAcceptDrops(True)
        place, self._place = self._place, None
        if place is not None:
            place.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A dialog, a menu, a tip: what opens above the slides may show what is private."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
            and not watched.property("is_room")
        ):
            watched.hide()
            return True
        return False
