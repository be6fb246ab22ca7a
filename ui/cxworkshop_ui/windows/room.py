"""The room window: full screen on the projector, a window of its own where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop_ui.room.controller import RoomController
from cxworkshop_ui.room.displays import Displays, Kind, Placement, placed
from cxworkshop_ui.room.picture import RoomPicture

SCREEN = "room_screen"
"""Under this name the settings remember the display."""
_FULL = Qt.WindowState.WindowFullScreen
_NOT_NOW = (Kind.GONE, Kind.TAKEN)


class RoomWindow(QWidget):
    """Shows slides and nothing else; never has the focus, never covers the facilitator's window.

    When its display goes, or the facilitator's window comes onto it, it hides, and comes back
    when it is free. ``moved`` says that ``is_wanted`` or ``placement`` is another now.
    """

    moved = Signal()

    def __init__(self, room: RoomController, facilitator: QWidget, displays: Displays) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.room = room
        self.displays = displays
        self.is_wanted = False
        self.placement = Placement(Kind.WINDOW)
        self._facilitator = facilitator
        self._was_on = ""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("is_room", True)  # what may be seen beside the slides
        self.setWindowTitle(room.context.tr("Room screen"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(RoomPicture(room, leads=True, parent=self))
        displays.changed.connect(self._arrange)
        handle = facilitator.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(lambda _: self._arrange())

    @property
    def chosen(self) -> str:
        """The name of the display that was chosen, maybe on another day; empty for none yet."""
        return self.room.context.settings.current.geometry.get(SCREEN, "")

    def choose(self, name: str) -> None:
        """Show the room screen on this display from now on."""
        self.room.context.settings.remember("geometry", SCREEN, name)
        self._was_on = ""
        self.open()

    def open(self) -> None:
        """Fill the display that is not the facilitator's; without one, be a window beside it."""
        self.is_wanted = True
        self._arrange()

    def close_room(self) -> None:
        """Show the room nothing any more."""
        self.is_wanted = False
        self._was_on = ""
        self.hide()
        self.moved.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.is_wanted = False
        self._was_on = ""
        self.moved.emit()

    def _arrange(self) -> None:
        if not self.is_wanted:
            return
        had_focus = self._facilitator.isActiveWindow()
        here = self.displays.of(self._facilitator)
        before = self.placement if self.isVisible() else None
        self.placement = placed(self.displays.all(), here, self.chosen, self._was_on)
        kind, name = self.placement
        if kind in _NOT_NOW:
            self.hide()
        elif kind is Kind.FULL:
            self._was_on = name
            self.displays.put(self, name)
            # Not showFullScreen: it asks for the focus, which stays with the work.
            self.setWindowState(self.windowState() | _FULL)
            self.show()
        elif before is None or before.kind is not Kind.WINDOW:
            self._be_a_window()
        if had_focus:  # some window managers give it away all the same
            self._facilitator.activateWindow()
        if kind is Kind.WINDOW and (before is None or before.kind is not Kind.WINDOW):
            self.raise_()  # who gets the focus comes to the front, and would cover it
        self.moved.emit()

    def _be_a_window(self) -> None:
        """In the corner, where it covers little of the work; from there it can be moved."""
        place = self._facilitator.screen().availableGeometry()
        width = place.width() * 3 // 8
        height = width * 9 // 16
        self.setWindowState(self.windowState() & ~_FULL)
        self.setScreen(self._facilitator.screen())
        self.setGeometry(place.right() - width - 24, place.bottom() - height - 24, width, height)
        self.show()
