"""Displays that come and go as a test says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.room.displays import Display, Displays
from cxworkshop_ui.windows.room_frame import RoomFrame
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

LAPTOP = Display("eDP-1", "eDP-1 (1440 × 900)", QRect(0, 0, 1440, 900))
PROJECTOR = Display("HDMI-1", "HDMI-1 · EPSON (1280 × 720)", QRect(1440, 0, 1280, 720))
BESIDE = Display("DP-2", "DP-2 (1920 × 1080)", QRect(2720, 0, 1920, 1080))
MIRROR = Display("HDMI-1", "HDMI-1 · EPSON (1280 × 720)", QRect(0, 0, 1280, 720))


class Desktop(Displays):
    """A laptop, and whatever ``plug`` puts beside it."""

    def __init__(self, *displays: Display) -> None:
        super().__init__()
        self.here = LAPTOP
        self._all = (LAPTOP, *displays)
        self.filled = ""

    def plug(self, *displays: Display) -> None:
        self._all = (LAPTOP, *displays)
        self.changed.emit()
        QApplication.processEvents()

    def move_work(self, display: Display) -> None:
        """The facilitator drags the window to another display."""
        self.here = display
        self.changed.emit()

    def all(self) -> tuple[Display, ...]:
        return self._all

    def of(self, _widget: QWidget) -> Display:
        return self.here

    def put(self, _widget: QWidget, name: str) -> None:
        self.filled = name


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """The displays of the computer on which the next program starts."""
    made = Desktop(PROJECTOR)
    monkeypatch.setattr("cxworkshop_ui.windows.room_frame.Displays", lambda _parent: made)
    return made


@pytest.fixture
def there(program: Callable[..., App], desktop: Desktop, qapp: QApplication) -> RoomFrame:
    """The room screen of the sample session in Run; not opened yet."""
    app = program()
    app.files.open_sample()
    app.window.show_page("run/run")
    qapp.processEvents()
    assert app.window.session_view is not None
    return app.window.session_view.room
