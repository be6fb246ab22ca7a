"""What an open session has of the room screen: its controller, its window, its small picture."""

from __future__ import annotations

import os
import sys
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.room.controller import RoomController
from cxworkshop_ui.room.desk import RoomDesk
from cxworkshop_ui.room.displays import WINDOW, Displays, Kind, free
from cxworkshop_ui.room.extending import how_to_extend
from cxworkshop_ui.room.room_button import RoomButton
from cxworkshop_ui.windows.room import RoomWindow


class RoomFrame(QObject):
    """Made when the room screen is first asked for, or seen small; goes with its session.

    ``slides`` is the action that fills this screen with slides. ``told`` says what the room sees,
    empty while its window is closed; ``advised`` how to extend the desktop, empty once it is.
    """

    told = Signal(str)
    advised = Signal(str)

    def __init__(
        self,
        context: SessionContext,
        widget: QWidget,
        slides: QAction,
        displays: Displays | None = None,
    ) -> None:
        super().__init__(widget)
        self.context = context
        self._work = widget.window()
        self._was_advised = False
        self.displays = displays or Displays(self)
        self.controller = RoomController(context)
        self.desk = RoomDesk(self.controller, widget)
        self.window = RoomWindow(self.controller, self._work, self.displays)
        self.miniature = RoomButton(self.controller)
        self.menu = self._menu(widget, slides)
        self.miniature.clicked.connect(self._pop_up)
        self.desk.wanted.connect(self._want)
        self.controller.changed.connect(self._tell)
        self.window.moved.connect(self._tell)
        self.window.installEventFilter(self)
        widget.destroyed.connect(self.close)
        self._tell()

    def toggle(self) -> None:
        """Open the room window, or close it."""
        self._want(not self.window.is_wanted)

    def open(self) -> None:
        """Open the room window; one that is open stays so."""
        self._want(True)

    def shut(self) -> None:
        """Close the room window until it is opened again."""
        self._want(False)

    def close(self) -> None:
        """Close the window for good: the session is closed."""
        if not isValid(self.window):  # the whole program ends, and the window went first
            return
        self.desk.set_open(is_wanted=False, is_seen=False)
        self.window.close()
        self.window.deleteLater()

    def advise(self) -> None:
        """Say how the desktop is extended to a projector on this computer."""
        desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
        how = self.context.words.say(how_to_extend(sys.platform, desktop))
        tr = self.context.tr
        if self.window.is_wanted and self.window.placement.kind is Kind.WINDOW:
            said = tr(
                "Only this display is seen, so the room screen is a window of its own. For a "
                "projector, extend the desktop instead of mirroring it: {how}",
                how=how,
            )
        else:
            said = tr("For a projector, extend the desktop instead of mirroring it: {how}", how=how)
        self.advised.emit(said)

    def state(self) -> str:
        """What the room sees and where, in words for the facilitator."""
        tr = self.context.tr
        window = self.window
        if not window.is_wanted:
            return tr("Room screen: not shown (F5)")
        kind, name = window.placement
        if kind is Kind.GONE:
            return tr(
                "Room screen hidden: “{display}” is gone. It comes back with it.", display=name
            )
        if kind is Kind.TAKEN:
            return tr("Room screen hidden: “{display}” shows this window.", display=name)
        return self.controller.told()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._tell()
        return False

    def _want(self, is_open: bool) -> None:
        if not is_open:
            self.window.close_room()
            return
        self.window.open()
        is_alone = not free(self.displays.all(), self.displays.of(self._work))
        if is_alone and self.window.chosen != WINDOW and not self._was_advised:
            self._was_advised = True
            self.advise()

    def _tell(self) -> None:
        tr = self.context.tr
        room, window = self.controller, self.window
        said = self.state()
        self.desk.set_open(is_wanted=window.is_wanted, is_seen=window.isVisible())
        self.told.emit(said if window.is_wanted else "")
        if window.is_wanted and window.placement.kind is Kind.FULL:
            self.advised.emit("")
        if not window.is_wanted:
            self.miniature.set(tr("Off · F5"), "neutral", "ring", said)
        elif window.placement.kind is Kind.GONE:
            self.miniature.set(tr("Display gone"), "risk", "triangle", said)
        elif window.placement.kind is Kind.TAKEN:
            self.miniature.set(tr("Hidden"), "steps", "triangle", said)
        elif room.is_black:
            self.miniature.set(tr("Black"), "steps", "square", said)
        elif room.is_frozen:
            self.miniature.set(tr("Frozen"), "steps", "square", said)
        else:
            self.miniature.set(room.view_name(), "kept", "dot", said)

    def _menu(self, widget: QWidget, slides: QAction) -> QMenu:
        tr = self.context.tr
        menu = self.desk.menu(widget)
        menu.addSeparator()
        self._on = menu.addMenu(tr("Display"))
        self._on.aboutToShow.connect(self._list_displays)
        menu.addAction(slides)
        menu.addAction(tr("How to extend the desktop")).triggered.connect(lambda: self.advise())
        self._list_displays()
        return menu

    def _list_displays(self) -> None:
        """What can be chosen now: not where the facilitator's window stands."""
        tr = self.context.tr
        self._on.clear()
        everywhere = self.displays.all()
        offered = free(everywhere, self.displays.of(self._work))
        chosen = self.window.chosen
        for display in everywhere:
            is_free = display in offered
            words = (
                display.title if is_free else tr("{display}: this screen", display=display.title)
            )
            self._offer(words, display.name, is_free, bool(chosen) and display.name == chosen)
        if chosen not in ("", WINDOW, *(display.name for display in everywhere)):
            self._offer(tr("{display}: not there", display=chosen), chosen, False, True)
        self._offer(tr("A window of its own"), WINDOW, True, chosen == WINDOW)

    def _offer(self, words: str, name: str, is_free: bool, is_chosen: bool) -> None:
        action = self._on.addAction(words)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.setEnabled(is_free)
        action.triggered.connect(partial(self._choose, name))

    def _choose(self, name: str, _is_checked: bool = False) -> None:
        self.window.choose(name)

    def _pop_up(self) -> None:
        self.menu.popup(self.miniature.mapToGlobal(QPoint(0, self.miniature.height())))
