"""Looking back: an earlier activity is shown and amended while the clock of the current runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.run import RunState
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.place import Place
from cxworkshop_ui.run.run_words import clock_text, title_of
from cxworkshop_ui.widgets.banner import Banner

if TYPE_CHECKING:
    from cxworkshop_ui.run.run_page import RunPage

_NOTE_MS = 5000


class LookBack(QObject):
    """Remembers where one came from, says what is looked at, and leads back to exactly there.

    ``banner`` is what the screen says meanwhile; the page gives it its place. ``return_wanted``
    comes when its button is pressed.
    """

    return_wanted = Signal()

    def __init__(self, context: SessionContext, page: RunPage) -> None:
        super().__init__(page)
        self.context = context
        self._page = page
        self._place: Place | None = None
        self._from: ItemId | None = None
        self.banner = Banner("info", "", [("return", context.tr("Return (F6)"))], parent=page)
        self.banner.acted.connect(lambda _: self.return_wanted.emit())
        self.banner.hide()
        self._first: ItemId | None = None
        self._note = QTimer(self)
        self._note.setSingleShot(True)
        self._note.setInterval(_NOTE_MS)
        self._note.timeout.connect(lambda: self.show_state(context.clock.state))

    @property
    def is_away(self) -> bool:
        """Whether another activity is looked at than the one that is on."""
        current = self.context.clock.state.current
        return current is not None and self._page.shown != current

    def remember(self) -> None:
        """Keep the field that has the focus, unless one is away already."""
        if self._place is None and not self.is_away:
            self._place, self._from = Place.here(), self._page.shown

    def forget(self) -> None:
        """There is no way back any more: another activity is on."""
        self._place = self._from = None

    def toggle(self) -> None:
        """Look at the activity before, or return from there."""
        if self.is_away or self._from is not None:
            self.come_back()
        else:
            self.further()

    def further(self) -> None:
        """Look at the activity before the one that is shown."""
        before = self._before()
        if before is None:
            self._first = self._page.shown
            self._note.start()
            self.show_state(self.context.clock.state)
            return
        self.remember()
        self._page.show_activity(before)
        self._page.focus_form()

    def come_back(self) -> None:
        """Return to the activity that is on – or that one came from – and to the field."""
        target = self.context.clock.state.current or self._from
        if target is not None and target != self._page.shown:
            self._page.show_activity(target)
        if not self.return_to_place():
            self._page.focus_form()

    def return_to_place(self) -> bool:
        """Put the focus into the field that was remembered. Returns whether it is there."""
        place = self._place
        self.forget()
        return place is not None and place.restore()

    def show_state(self, state: RunState) -> None:
        """Say what is looked at and that the clock goes on."""
        is_away = self.is_away and state.run is not None
        said = [self._words(state)] if is_away else []
        if self._note.isActive() and self._first == self._page.shown:
            shown = title_of(self.context, self._page.shown)
            said.append(self.context.tr("Nothing comes before “{shown}”.", shown=shown))
        text = " · ".join(said)
        if said and self.banner.text != text:
            self.banner.set("info", text)
        self.banner.show_actions(is_shown=is_away)
        self.banner.setVisible(bool(said))

    def _words(self, state: RunState) -> str:
        shown = title_of(self.context, self._page.shown)
        current = title_of(self.context, state.current)
        time = clock_text(state.seconds_left)
        agenda = [item.id for item in self.context.document.all(AgendaItem)]
        order = {item_id: index for index, item_id in enumerate(agenda)}
        is_earlier = order.get(self._page.shown or ItemId(""), 0) < order.get(
            state.current or ItemId(""), 0
        )
        if state.is_paused:
            if is_earlier:
                return self.context.tr(
                    "Looking back at “{shown}” · the clock of “{current}” is paused: {time}",
                    shown=shown,
                    current=current,
                    time=time,
                )
            return self.context.tr(
                "Looking ahead at “{shown}” · the clock of “{current}” is paused: {time}",
                shown=shown,
                current=current,
                time=time,
            )
        if is_earlier:
            return self.context.tr(
                "Looking back at “{shown}” · the clock runs for “{current}”: {time}",
                shown=shown,
                current=current,
                time=time,
            )
        return self.context.tr(
            "Looking ahead at “{shown}” · the clock runs for “{current}”: {time}",
            shown=shown,
            current=current,
            time=time,
        )

    def _before(self) -> ItemId | None:
        agenda = [item.id for item in self.context.document.all(AgendaItem)]
        skipped = self.context.clock.state.skipped
        if self._page.shown not in agenda:
            return None
        earlier = agenda[: agenda.index(self._page.shown)]
        return next((item_id for item_id in reversed(earlier) if item_id not in skipped), None)
