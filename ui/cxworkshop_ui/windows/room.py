"""The room window: full screen on the projector, a window of its own where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop_ui.room.controller import RoomController
from cxworkshop_ui.room.picture import RoomPicture

SCREEN = "room_screen"
"""Under this name the settings remember the display."""


class RoomWindow(QWidget):
    """Shows slides and nothing else; never has the focus, never covers the facilitator's window.

    When its display goes, it hides, and comes back with it.
    """

    def __init__(self, room: RoomController, facilitator: QWidget) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.room = room
        self._facilitator = facilitator
        self._was_on = ""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(room.context.tr("Room screen"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(RoomPicture(room, parent=self))
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._gone)
            app.screenAdded.connect(self._come)

    def open(self) -> None:
        """Fill the display that is not the facilitator's; without one, be a window beside it."""
        here = self._facilitator.screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not here]
        remembered = self.room.context.settings.current.geometry.get(SCREEN, "")
        named = [screen for screen in others if screen.name() == remembered]
        if others:
            screen = (named or others)[0]
            self._was_on = screen.name()
            self.room.context.settings.remember("geometry", SCREEN, screen.name())
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        else:
            self._was_on = ""
            place = here.availableGeometry()
            self.resize(place.width() // 2, place.width() * 9 // 32)
            self.showNormal()

    def _gone(self, screen: QScreen) -> None:
        if self._was_on and screen.name() == self._was_on:
            self.hide()

    def _come(self, screen: QScreen) -> None:
        if self._was_on and screen.name() == self._was_on and not self.isVisible():
            self.open()
