"""What the room sees now: which activity, which view of it, which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.activities.registry import content_of
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import M, Message
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.public import PublicView
from cxworkshop.room import large_slide, room_slide
from cxworkshop.slides import RoomView, Slide

if TYPE_CHECKING:
    from cxworkshop_ui.context import SessionContext

VIEW_WORDS: dict[RoomView, Message] = {
    RoomView.QUESTION: M("Question"),
    RoomView.CAPTURE: M("What comes in"),
    RoomView.RESULTS: M("Results"),
    RoomView.COMMITMENTS: M("Commitments"),
    RoomView.AGENDA: M("Agenda"),
    RoomView.GROUPS: M("Groups"),
}
"""What can be shown, in the order in which a clicker goes through it, with its name."""

VIEW_KEYS: dict[int, RoomView] = dict(zip((1, 2, 3, 4, 5, 8), VIEW_WORDS, strict=True))
"""The keys of what can be shown, with Alt."""
FREEZE_KEY, BLACK_KEY = 6, 7

_OF_AN_ACTIVITY = (RoomView.QUESTION, RoomView.CAPTURE, RoomView.RESULTS)


class RoomController(QObject):
    """Follows the activity that is on – before the day begins, the one that is looked at.

    Looking back takes the room along: to the view in which it last saw that activity, and on
    returning to the page it came from. Looking ahead does not: what comes is not for the room.

    It is built only from the public view of the session. Results wait until somebody chooses
    them; another activity begins with its question. ``changed`` says that the room sees
    something else. Nothing of it is an undo step, and none of it is in the file.
    """

    changed = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context)
        self.context = context
        self.view = RoomView.QUESTION
        self.page_count = 1
        self._page = 0
        self._kept: tuple[int, str] | None = None
        self.is_black = False
        self._public = PublicView()
        self._spoken: ItemId | None
        self._seen: dict[ItemId | None, tuple[RoomView, int, ItemId | None]] = {}
        self._left: ItemId | None = None
        self._activity = self._current()
        self._spoken = context.photo_shown
        self.slide = self._made()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.renew)
        context.changed.connect(lambda _: self._later.start())
        context.held_changed.connect(self._later.start)
        context.spoken.connect(self.speak)
        context.photo_changed.connect(self._show_photo)
        context.clock.ticked.connect(lambda _: self._follow())
        context.clock.shown_changed.connect(lambda _: self._follow())

    @property
    def page(self) -> int:
        """The page in front; what is frozen stays on the page it was frozen at."""
        return self._page if self._kept is None else self._kept[0]

    @page.setter
    def page(self, number: int) -> None:
        self._page = number

    @property
    def is_frozen(self) -> bool:
        """Whether what is shown stays as it is."""
        return self._kept is not None

    @property
    def activity(self) -> AgendaItem | None:
        """The activity the room is at."""
        return self.context.document.find(AgendaItem, self._activity)

    def show(self, view: RoomView) -> None:
        """Show this of the activity; choosing the results is what reveals them."""
        self.context.show_photo(None)
        self.view, self._page, self._spoken = view, 0, None
        self.is_black = False
        self.renew()

    def speak(self, commitment_id: str) -> None:
        """Show one commitment large while it is said aloud; the empty text ends it."""
        self.context.flush()
        self.context.show_photo(None)
        self._spoken = ItemId(commitment_id) if commitment_id else None
        self.context.let_show(self._spoken)
        self._page = 0
        self.renew()

    def turn(self, by: int) -> None:
        """The next or the last page; behind the last page the next view of the activity.

        What is frozen has no other page: nobody would see where a clicker has come to.
        """
        if self.is_frozen:
            return
        if 0 <= self._page + by < self.page_count:
            self._page += by
            self.changed.emit()
            return
        if self.view in _OF_AN_ACTIVITY and self._spoken is None:
            place = _OF_AN_ACTIVITY.index(self.view) + by
            # A clicker never reveals what waits: somebody has to choose it.
            if 0 <= place < len(_OF_AN_ACTIVITY) and not self._waits(_OF_AN_ACTIVITY[place]):
                self.show(_OF_AN_ACTIVITY[place])

    def set_frozen(self, is_frozen: bool) -> None:
        """Keep what is shown as it is, or go on with what has been chosen meanwhile."""
        if is_frozen != self.is_frozen:
            self._kept = (self.page, self.view_name()) if is_frozen else None
        self.renew()
        self.changed.emit()

    def set_black(self, is_black: bool) -> None:
        """Show nothing at all, or go on."""
        self.is_black = is_black
        self.changed.emit()

    def view_name(self) -> str:
        """What of the activity is shown, in a word."""
        if self.context.photo_shown is not None and self.slide.picture is not None:
            return self.context.tr("Photo")
        if self._spoken is not None and self.slide.sentence:
            return self.context.tr("Said aloud now")
        return self.name_of(self.view)

    def name_of(self, view: RoomView) -> str:
        """What a view of the activity is called."""
        activity = self.activity
        if view is RoomView.CAPTURE and activity is not None:
            return self.context.words.say(activity_kind(activity.activity).captures)
        return self.context.words.say(VIEW_WORDS[view])

    def told(self) -> str:
        """What the room sees, in a word for the facilitator."""
        tr = self.context.tr
        if self.is_black:
            return tr("Room screen: black")
        if self._kept is not None:
            return tr("Room screen: frozen, {view}", view=self._kept[1])
        return tr("Room screen: {view}", view=self.view_name())

    def renew(self) -> None:
        """Make the slide anew from what is public now."""
        if self.is_frozen:
            return
        made = self._made()
        if made != self.slide:
            self.slide = made
        self.changed.emit()

    def _show_photo(self) -> None:
        self.context.flush()
        self._spoken, self._page = self.context.photo_shown, 0
        self.renew()

    def _waits(self, view: RoomView) -> bool:
        activity = self.activity
        return (
            view is RoomView.RESULTS
            and activity is not None
            and content_of(activity.activity).results_wait
        )

    def _current(self) -> ItemId | None:
        clock = self.context.clock
        agenda = [item.id for item in self.context.document.all(AgendaItem)]
        current, shown = clock.state.current, clock.shown
        if current in agenda and shown in agenda[: agenda.index(current)]:
            run = clock.state.activities.get(shown)
            if run is not None and run.opened_at is not None:
                return shown  # looking back
        return current or shown or (agenda[0] if agenda else None)

    def _follow(self) -> None:
        before, now = self._activity, self._current()
        if now == before:
            return
        if before is not None:
            spoken = self._spoken if self.context.photo_shown is None else None
            self._seen[before] = (self.view, self._page, spoken)
        current = self.context.clock.state.current
        is_back = now != current and current is not None
        is_return = self._left is not None and now == self._left
        if not is_back:
            self._left = None
        elif self._left is None:
            self._left = before
        self._activity = now
        was_black = self.is_black
        self.show(RoomView.QUESTION)
        if is_back or is_return:  # to amend something for oneself lights nothing
            self.is_black = was_black
        if now in self._seen and (is_back or is_return):
            self.view, self._page, self._spoken = self._seen[now]
            self.renew()

    def _made(self) -> Slide:
        made = self._shown()
        if self.context.rehearsal is None:
            return made
        said = self.context.session_words.tr("Rehearsal – nothing here is kept")
        left = " · ".join(filter(None, (said, made.left)))
        return msgspec.structs.replace(made, left=left)

    def _shown(self) -> Slide:
        held = self.context.held
        shown = self._public.of(
            self.context.document,
            drafts={item_id for item_id, before in held.items() if before is None},
            before={item_id: before for item_id, before in held.items() if before is not None},
        )
        wording = Wording(shown, self.context.session_words)
        if self._spoken is not None:
            large = large_slide(shown, self._spoken, wording)
            if large is not None:
                return large
        return room_slide(shown, self._activity, self.view, wording)
