"""A window that fills the screen for a while, and is afterwards what it was before."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

_FULL = Qt.WindowState.WindowFullScreen
_MAXIMIZED = Qt.WindowState.WindowMaximized


class FullScreen:
    """Fills the screen with a window; remembers its state and its size of before.

    Window systems keep neither for us: some forget that a window was maximized once it fills the
    screen, some give a window that comes back the size of the screen.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._before: tuple[Qt.WindowState, QRect] | None = None

    def fill(self) -> None:
        """Fill the screen."""
        window = self._window
        self._before = window.windowState(), window.geometry()
        window.setWindowState(window.windowState() | _FULL)
        window.show()

    def leave(self) -> None:
        """Be again what the window was: maximized, in its own size and place, or full screen."""
        if self._before is None:
            self._window.setWindowState(self._window.windowState() & ~_FULL)
            return
        (state, place), self._before = self._before, None
        self._window.setWindowState(state)
        if not state & (_FULL | _MAXIMIZED):
            self._window.setGeometry(place)
