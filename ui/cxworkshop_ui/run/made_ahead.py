"""The forms and scripts of the day, made while nobody does anything."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from cxworkshop.editing.editor import Changed
from cxworkshop.model.agenda import AgendaItem
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.form_stack import FormStack
from cxworkshop_ui.run.sides import Sides
from cxworkshop_ui.widgets.portions import nobody_waiting

HANDS_MS, LOOK_MS, NEXT_MS = 3000, 600, 50
"""So long rests what is made ahead: after something was typed or clicked; after another activity
came to the front, when one reads; and after each piece."""
_HANDS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
)


class MadeAhead(QObject):
    """Makes what comes next, then the rest of the day, a piece at a time.

    A large form takes a moment to make. Made in a moment in which nothing is typed and nothing
    moves, going on to it takes no longer than coming back to it. A piece is the code of a form,
    what stands above it, the form, many cards of it a few at a time (``Portions``), its first
    layout, or its script; between two of them keys
    and clicks come first, and after one all rests anew. ``is_done`` says that nothing is left.
    """

    def __init__(self, context: SessionContext, stack: FormStack, sides: Sides) -> None:
        super().__init__(stack)
        self.context = context
        self._stack = stack
        self._sides = sides
        self._heard: QWindow | None = None
        self.is_done = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        stack.installEventFilter(self)
        stack.turned.connect(self._turned)
        context.pending_changed.connect(self._typing)
        context.changed.connect(self._changed)

    def rest(self, least: int) -> None:
        """Somebody does something: not now, nor in the next ``least`` ms."""
        if self._stack.isVisible():
            self.is_done = False
            self._rest.start(max(least, self._rest.remainingTime()))

    def make_piece(self) -> bool:
        """Make one thing. Returns whether there may be more to make."""
        stack, guide = self._stack, self._sides.guide
        for activity in self._in_order():
            if not stack.has(activity):
                if not stack.begin(activity):
                    with nobody_waiting():
                        stack.form_of(activity)
                return True
            if not stack.is_complete(activity):
                return True  # its portions come by themselves
            if stack.lay_out(activity, self._sides.middle_width(activity)):
                return True
            if not guide.has(activity):
                guide.make(activity)
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._stack:
            if event.type() in _HANDS:
                self.rest(HANDS_MS)
        elif event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self.rest(LOOK_MS)
        elif event.type() == QEvent.Type.Hide:
            self._rest.stop()
            self._hear(None)
        return False

    def _turned(self) -> None:
        """Whoever goes to another activity by a key or a click reads first: that is less rest."""
        self._rest.stop()
        self.rest(LOOK_MS)

    def _typing(self) -> None:
        self.rest(HANDS_MS)

    def _changed(self, changed: Changed) -> None:
        if changed.touches("agenda_item", "participant", "session"):
            self.rest(HANDS_MS)

    def _go_on(self) -> None:
        is_busy = (
            self.context.has_pending
            or QApplication.activePopupWidget() is not None
            or QApplication.activeModalWidget() is not None
        )
        if is_busy:
            self.rest(HANDS_MS)
        elif not self._stack.isVisible():
            return
        elif self.make_piece():
            self._hear(self._stack.window().windowHandle())
            self._rest.start(NEXT_MS)
        else:
            self.is_done = True
            self._hear(None)

    def _in_order(self) -> Iterator[AgendaItem]:
        """The activity after the one that is shown, those after it, those before."""
        agenda = self.context.document.all(AgendaItem)
        ids = [item.id for item in agenda]
        shown = self._stack.shown
        after = ids.index(shown) + 1 if shown in ids else 0
        yield from agenda[after:]
        yield from agenda[: max(0, after - 1)]

    def _hear(self, window: QWindow | None) -> None:
        """Hear what is done in a window: only as long as there is something to make."""
        before = self._heard
        if window is before:
            return
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        self._heard = window
        if window is not None:
            window.installEventFilter(self)
