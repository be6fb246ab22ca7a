"""How the facilitator steers the room: one button with a menu, its keys, and a clicker's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from cxworkshop.slides import RoomView
from cxworkshop_ui.room.controller import (
    BLACK_KEY,
    FREEZE_KEY,
    VIEW_KEYS,
    RoomController,
)

_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_TYPING = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class RoomDesk(QObject):
    """The actions of the room screen, living on the session's widget.

    ``wanted`` asks to open the room window or to close it. While it is open, the keys of a
    clicker – page up, page down, the full stop – belong to the room: they turn slides, never
    change the activity and never type.
    """

    wanted = Signal(bool)

    def __init__(self, room: RoomController, widget: QWidget) -> None:
        super().__init__(widget)
        self.room = room
        self._widget = widget
        self._window = widget.window()
        self._actions: dict[str, QAction] = {}
        tr = room.context.tr
        # The session has the key itself: it works before there is a desk.
        self._add("open", tr("Show the room screen") + "\tF5", "", self._want, is_tick=True)
        for number, view in VIEW_KEYS.items():
            self._add(view.value, room.name_of(view), f"Alt+{number}", partial(self._show, view))
        self._add("freeze", tr("Freeze"), f"Alt+{FREEZE_KEY}", room.set_frozen, is_tick=True)
        self._add("black", tr("Black"), f"Alt+{BLACK_KEY}", room.set_black, is_tick=True)
        self._add("back", tr("Page before"), "Alt+PgUp", partial(self._turn, -1))
        self._add("on", tr("Next page"), "Alt+PgDown", partial(self._turn, 1))
        self._is_open = False
        room.changed.connect(self._follow)

    def menu(self, parent: QWidget) -> QMenu:
        """Everything that can be done with the room screen."""
        menu = QMenu(parent)
        for key, action in self._actions.items():
            if key in ("question", "freeze", "back"):
                menu.addSeparator()
            menu.addAction(action)
        return menu

    def set_open(self, *, is_wanted: bool, is_seen: bool) -> None:
        """Know whether the room window is seen: a clicker's keys are its only then."""
        self._actions["open"].setChecked(is_wanted)
        if is_seen == self._is_open:
            return
        self._is_open = is_seen
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        # The keys of who has the focus; a filter on all would slow down every event.
        if is_seen:
            app.focusChanged.connect(self._watch)
            self._watch(None, app.focusWidget())
        else:
            app.focusChanged.disconnect(self._watch)
            self._watch(app.focusWidget(), None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(event, QKeyEvent) or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            return False
        key = Qt.Key(event.key())
        is_dot = key == Qt.Key.Key_Period and not isinstance(QApplication.focusWidget(), _TYPING)
        if key not in _TURNS and not is_dot:
            return False
        if event.type() == QEvent.Type.KeyPress and is_dot:
            self.room.set_black(not self.room.is_black)
        elif event.type() == QEvent.Type.KeyPress:
            self.room.turn(_TURNS[key])
        event.accept()
        return True

    def _add(
        self,
        key: str,
        text: str,
        keys: str,
        does: Callable[[bool], object],
        *,
        is_tick: bool = False,
    ) -> None:
        action = QAction(text, self._widget)
        action.setShortcut(QKeySequence(keys))
        action.setCheckable(is_tick)
        action.triggered.connect(does)
        self._widget.addAction(action)
        self._actions[key] = action

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        # Without a focus the window itself hears the keys.
        for widget in (old, self._window):
            if widget is not None and isValid(widget):
                widget.removeEventFilter(self)
        if self._is_open:
            (new or self._window).installEventFilter(self)

    def _want(self, is_wanted: bool) -> None:
        # Not the signal itself: as a slot its emit would be called without what it carries.
        self.wanted.emit(is_wanted)

    def _show(self, view: RoomView, _is_checked: bool = False) -> None:
        self.room.show(view)

    def _turn(self, by: int, _is_checked: bool = False) -> None:
        self.room.turn(by)

    def _follow(self) -> None:
        self._actions["capture"].setText(self.room.name_of(RoomView.CAPTURE))
        self._actions["freeze"].setChecked(self.room.is_frozen)
        self._actions["black"].setChecked(self.room.is_black)
