"""What an open session has of the room screen: its controller, its window, its small picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QWidget

from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.room.controller import RoomController
from cxworkshop_ui.room.desk import RoomDesk
from cxworkshop_ui.room.picture import RoomPicture
from cxworkshop_ui.windows.room import RoomWindow

_SMALL = QSize(120, 68)
_LAID_OUT_FOR = QSize(1280, 720)


class RoomFrame(QObject):
    """Made when the room screen is first asked for; goes with its session.

    ``told`` says what the room sees, empty while its window is closed.
    """

    told = Signal(str)

    def __init__(self, context: SessionContext, widget: QWidget) -> None:
        super().__init__(widget)
        self._work = widget.window()
        self.controller = RoomController(context)
        self.desk = RoomDesk(self.controller, widget)
        self.menu = self.desk.menu(widget)
        self.window = RoomWindow(self.controller, self._work)
        self.miniature = RoomPicture(self.controller, _LAID_OUT_FOR)
        self.miniature.setFixedSize(_SMALL)
        self.desk.wanted.connect(self._want)
        self.controller.changed.connect(self._tell)
        self.window.installEventFilter(self)
        widget.destroyed.connect(self.close)

    def toggle(self) -> None:
        """Open the room window, or close it."""
        self._want(not self.window.isVisible())

    def close(self) -> None:
        """Close the window for good: the session is closed."""
        self.desk.set_open(False)
        self.window.close()
        self.window.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.desk.set_open(event.type() == QEvent.Type.Show)
            self._tell()
        return False

    def _want(self, is_open: bool) -> None:
        if is_open:
            self.window.open()
            self._work.activateWindow()  # some window managers give the focus all the same
        else:
            self.window.close()

    def _tell(self) -> None:
        self.told.emit(self.controller.told() if self.window.isVisible() else "")
