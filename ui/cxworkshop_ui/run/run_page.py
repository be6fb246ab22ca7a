"""Run: the guided day. The day at the left, the activity in the middle, its script at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.item_types import activity_showing
from cxworkshop.activities.kinds import activity_kind
from cxworkshop.activities.photos import Photo
from cxworkshop.editing.editor import Changed
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.run import RunState
from cxworkshop.schedule import day_of
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.kinds import chip_role
from cxworkshop_ui.page import Page
from cxworkshop_ui.run.debrief_page import DebriefPage
from cxworkshop_ui.run.form_stack import FormStack
from cxworkshop_ui.run.look_back import LookBack
from cxworkshop_ui.run.made_ahead import MadeAhead
from cxworkshop_ui.run.run_photos import RunPhotos
from cxworkshop_ui.run.run_words import title_of
from cxworkshop_ui.run.sides import Sides
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage

_LOW, _LOWEST = 640, 400
"""Below these heights, px at 100 %, the head of a page gives way to the form, then to its title."""


class RunPage(Page):
    """Guides through the day: shows an activity, which need not be the one that is on.

    ``inbox_wanted`` carries the id of an entry that is to be shown in the inbox.
    ``changes_wanted`` asks for the list of what changed since the plan was agreed.
    """

    inbox_wanted = Signal(str)
    changes_wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: ItemId | None = None
        self._debrief: DebriefPage | None = None
        self.sides = Sides(context, self)
        self.sides.lost_focus.connect(self.focus_form)
        self.day, self.guide = self.sides.day, self.sides.guide
        self.day.list.chosen.connect(lambda item_id: self.show_activity(ItemId(item_id)))
        for done in (self.day.list.left, self.day.list.opened):
            done.connect(self.come_back)
        self.day.debrief_wanted.connect(self.show_debrief)
        self._title = PageTitle("")
        self._chip = Chip("", "neutral")
        self._is_lowest = False
        self._open = Button(context.tr("Open this activity"), "secondary")
        self._open.clicked.connect(self._open_shown)
        self._camera = IconButton("photo", context.tr("Add photos (Ctrl+Shift+P)"))
        self._camera.setEnabled(not context.is_read_only)
        self._camera.clicked.connect(lambda: self.photos.add())
        self._title.add_action(self._chip)
        self._title.add_action(self._camera)
        self._title.add_action(self._open)
        self.look = LookBack(context, self)
        self._stack = FormStack(context, self._above)
        self.ahead = MadeAhead(context, self._stack, self.sides)
        self.photos: RunPhotos = RunPhotos(context, self, self._stack, self._lay_out())
        self.setAcceptDrops(not context.is_read_only)
        context.clock.ticked.connect(self._tick)
        context.clock.opened.connect(self._opened)
        context.changed.connect(self._changed)
        self.guide.show_inbox(None)
        self._follow()

    @property
    def shown(self) -> ItemId | None:
        """The activity that is looked at."""
        return self._shown

    def entered(self) -> None:
        """Put the focus into the form of the activity, unless the page has it."""
        self.context.clock.tick()
        if not self.isAncestorOf(self.window().focusWidget()):
            self.focus_form()

    def focus_form(self) -> None:
        """Put the focus where one types in the activity that is shown."""
        form = self.day.list if self.context.is_read_only else self._stack.inner
        form.setFocus()

    def reveal(self, item_id: ItemId) -> bool:
        """Show the activity an item belongs to, and the item in its form."""
        if isinstance(self.context.document.get(item_id), InboxEntry):
            self.inbox_wanted.emit(item_id)
            return True
        activity = activity_showing(self.context.document, item_id)
        if activity is None:
            return False
        self.show_activity(activity.id)
        if isinstance(self.context.document.get(item_id), Photo):
            self.photos.reveal(item_id)
            return True
        reveal = getattr(self._stack.inner, "reveal", None)
        if reveal is not None and item_id != activity.id:
            reveal(item_id)
        return True

    def show_activity(self, item_id: ItemId | None) -> None:
        """Look at an activity; the clock of the one that is on goes on."""
        self.context.flush()
        activity = self.context.document.find(AgendaItem, item_id)
        self._shown = activity.id if activity is not None else None
        self.day.list.show_activity(self._shown)
        self._show_head(activity)
        self._show_form(activity)
        self.photos.show_activity(self._shown)
        self.guide.show_activity(activity)
        self.context.clock.show(self._shown)
        self._tick(self.context.clock.state)

    def give_way(self) -> None:
        """Leave the middle to what stands in place of the form: no head, no script."""
        self._head.hide()
        self.sides.set_form(is_wide=False, is_about_itself=True)

    def come_back(self) -> None:
        """Return to the activity that is on, and to the field one came from; else to its form."""
        self.look.come_back()

    def focus_day(self) -> None:
        """Put the focus into the day, on the activity that is shown; Escape returns."""
        self.look.remember()
        self.sides.peek()
        self.day.list.setFocus()

    def show_debrief(self) -> None:
        """Show planned and real times in place of the form."""
        self.context.flush()
        if self._debrief is None:
            self._debrief = DebriefPage(self.context)
            self._debrief.left.connect(self._leave_debrief)
            self._stack.addWidget(self._debrief)
        self.look.remember()
        self._debrief.refresh()
        self._stack.setCurrentWidget(self._debrief)
        self.give_way()
        self._debrief.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.photos.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.photos.take(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sides.fit()
        is_low = self.height() < in_use().px(_LOW)
        self._head_box.setContentsMargins(28, 10 if is_low else 20, 28, 2 if is_low else 8)
        self._fit_head()

    def _fit_head(self) -> None:
        """Title alone where there is no room for more; while nobody sees it, it waits."""
        is_lowest = self.height() < in_use().px(_LOWEST)
        if is_lowest != self._is_lowest and self.isVisible() and not self._is_away_from_form:
            self._is_lowest = is_lowest
            self._show_head(self.context.document.find(AgendaItem, self._shown))

    def _lay_out(self) -> QVBoxLayout:
        """Gives the column in the middle, which has room below the forms."""
        middle = self._middle = QWidget(self)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self._head = QWidget(middle)
        head = self._head_box = QVBoxLayout(self._head)
        head.setSpacing(10)
        head.addWidget(self.look.banner)
        head.addWidget(self._title)
        inner.addWidget(self._head)
        inner.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sides.lay_out(row, middle)
        return inner

    @property
    def _is_debriefing(self) -> bool:
        return self._debrief is not None and self._stack.currentWidget() is self._debrief

    @property
    def _is_away_from_form(self) -> bool:
        return self._is_debriefing or self.photos.is_enlarged

    def _open_shown(self) -> None:
        if self._shown is not None:
            self.context.clock.open(self._shown)

    def _opened(self, item_id: str) -> None:
        """Another activity is on: look at it. One that was looked back at is left."""
        self.look.forget()
        self.context.show_photo(None)
        if item_id:
            self.show_activity(ItemId(item_id))
        self._follow()

    def _changed(self, changed: Changed) -> None:
        if changed.touches("agenda_item", "run_event", "session", "participant"):
            self._follow()

    def _follow(self) -> None:
        document, clock = self.context.document, self.context.clock
        self.day.list.show_day(day_of(document), clock.state, clock.pace)
        shown = document.find(AgendaItem, self._shown)
        if shown is None:
            agenda = document.all(AgendaItem)
            first = clock.state.current or clock.state.last or (agenda[0].id if agenda else None)
            self.show_activity(first)
            return
        if not self._is_away_from_form:
            self._show_head(shown)
            self._show_form(shown)
        self.guide.show_activity(shown)
        self._tick(clock.state)

    def _tick(self, state: RunState) -> None:
        run = state.activities.get(self._shown) if self._shown is not None else None
        self.guide.show_run(run)
        self.sides.show_state(state)
        self.look.show_state(state)
        is_other = self._shown is not None and self._shown != state.current
        self._open.setVisible(is_other and state.has_started)
        self._open.setEnabled(not self.context.is_read_only)
        self._fit_head()

    def _show_head(self, activity: AgendaItem | None) -> None:
        self._head.show()
        self._chip.setVisible(activity is not None and not self._is_lowest)
        if activity is None:
            self._title.set_title(self.context.tr("The day"))
            self._title.set_secondary("")
            return
        kind = activity_kind(activity.activity)
        self._title.set_title(title_of(self.context, activity.id))
        question = "" if self._is_lowest else self.context.filled(activity.question)
        self._title.set_secondary(question)
        self._chip.set(self.context.words.say(kind.title), chip_role(kind.id))

    def _above(self, activity: AgendaItem, page: ScrollPage) -> None:
        """The way to agree and to hand over stands above the closing activity's form."""
        if activity.activity != "closing":
            return
        from cxworkshop_ui.close.close_card import CloseCard

        card = CloseCard(self.context, leads_on=True, parent=page.inside)
        card.changes_wanted.connect(self.changes_wanted)
        page.body.addWidget(card)

    def _show_form(self, activity: AgendaItem | None) -> None:
        is_typing = self._stack.isAncestorOf(self.window().focusWidget())
        before = self._stack.currentWidget()
        is_wide = activity is not None and activity_kind(activity.activity).is_wide
        if is_wide != self.sides.is_wide:
            # Out of sight meanwhile, neither form is laid out in a width that it won't have.
            self._middle.hide()
        self.sides.set_form(is_wide=is_wide)
        self._stack.show_form(activity)
        self._middle.show()
        if is_typing and self._stack.currentWidget() is not before:
            self._stack.inner.setFocus()

    def _leave_debrief(self) -> None:
        self.show_activity(self._shown)
        if not self.look.return_to_place():
            self.focus_form()
