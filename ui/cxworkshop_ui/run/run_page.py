"""Run: the guided day. The day at the left, the activity in the middle, its script at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.kinds import activity_kind
from cxworkshop.activities.registry import activity_showing
from cxworkshop.editing.editor import Changed
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.run import RunState
from cxworkshop.schedule import day_of
from cxworkshop_ui.activities.views import VIEWS
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.kinds import chip_role
from cxworkshop_ui.page import Page
from cxworkshop_ui.run.day_panel import DayPanel
from cxworkshop_ui.run.debrief_page import DebriefPage
from cxworkshop_ui.run.guide import Guide
from cxworkshop_ui.run.look_back import LookBack
from cxworkshop_ui.run.run_words import title_of
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage, side_width


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
        self._kind_shown = ""
        self._forms: dict[tuple[ItemId, str], QWidget] = {}
        self._inner: dict[QWidget | None, QWidget] = {}  # in the page of an activity: its form
        self._debrief: DebriefPage | None = None
        self._has_room = {"day": True, "script": True}
        self.day = DayPanel(context)
        self.day.list.chosen.connect(lambda item_id: self.show_activity(ItemId(item_id)))
        self.day.list.left.connect(self.come_back)
        self.day.debrief_wanted.connect(self.show_debrief)
        self.guide = Guide(context)
        self._title = PageTitle("")
        self._chip = Chip("", "neutral")
        self._open = Button(context.tr("Open this activity"), "secondary")
        self._open.clicked.connect(self._open_shown)
        self._title.add_action(self._chip)
        self._title.add_action(self._open)
        self.look = LookBack(context, self)
        self._stack = QStackedWidget()
        self._lay_out()
        context.clock.ticked.connect(self._tick)
        context.clock.opened.connect(self._opened)
        context.changed.connect(self._changed)
        self.guide.show_inbox(None)
        self.show_sides()
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
        page: QWidget | None = self._stack.currentWidget()
        form = self.day.list if self.context.is_read_only else self._inner.get(page) or page
        if form is not None:
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
        page = self._forms.get((self._shown or ItemId(""), self._kind_shown))
        reveal = getattr(self._inner.get(page) if page is not None else None, "reveal", None)
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
        self.show_sides()
        self.guide.show_activity(activity)
        self.context.clock.show(self._shown)
        self._tick(self.context.clock.state)

    def come_back(self) -> None:
        """Return to the activity that is on, and to the field one came from."""
        self.look.come_back()

    def focus_day(self) -> None:
        """Put the focus into the day, on the activity that is shown; Escape returns."""
        self.look.remember()
        self.day.show()
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
        self._head.hide()
        self._stack.setCurrentWidget(self._debrief)
        self.show_sides()
        self._debrief.setFocus()

    def show_sides(self) -> None:
        """Show the day and the script as the settings say, where they have room."""
        settings = self.context.settings.current
        self.day.setVisible(settings.shows_day and self._has_room["day"])
        has_room = self._has_room["script"] and not self._is_debriefing
        self.guide.setVisible(settings.shows_script and has_room)

    def give_room(self, *, day: bool, script: bool) -> None:
        """Say whether there is room for the day and the script beside what else is open."""
        self._has_room = {"day": day, "script": script}
        self.show_sides()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.day.setFixedWidth(side_width(self.width(), 270, 0.22))
        self.guide.setFixedWidth(side_width(self.width(), 310, 0.26))

    def _lay_out(self) -> None:
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self._head = QWidget(middle)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(28, 20, 28, 8)
        head.setSpacing(10)
        head.addWidget(self.look.banner)
        head.addWidget(self._title)
        inner.addWidget(self._head)
        inner.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.day)
        row.addWidget(middle, 1)
        row.addWidget(self.guide)

    @property
    def _is_debriefing(self) -> bool:
        return self._debrief is not None and self._stack.currentWidget() is self._debrief

    def _open_shown(self) -> None:
        if self._shown is not None:
            self.context.clock.open(self._shown)

    def _opened(self, item_id: str) -> None:
        """Another activity is on: look at it. One that was looked back at is left."""
        self.look.forget()
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
        if not self._is_debriefing:
            self._show_head(shown)
            self._show_form(shown)
        self.guide.show_activity(shown)
        self._tick(clock.state)

    def _tick(self, state: RunState) -> None:
        run = state.activities.get(self._shown) if self._shown is not None else None
        self.guide.show_run(run)
        self.day.show_state(state)
        self.look.show_state(state)
        is_other = self._shown is not None and self._shown != state.current
        self._open.setVisible(is_other and state.has_started)
        self._open.setEnabled(not self.context.is_read_only)

    def _show_head(self, activity: AgendaItem | None) -> None:
        self._head.show()
        self._chip.setVisible(activity is not None)
        if activity is None:
            self._title.set_title(self.context.tr("The day"))
            self._title.set_secondary("")
            return
        kind = activity_kind(activity.activity)
        self._title.set_title(title_of(self.context, activity.id))
        self._title.set_secondary(self.context.filled(activity.question))
        self._chip.set(self.context.words.say(kind.title), chip_role(kind.id))

    def _add_close(self, page: ScrollPage) -> None:
        """The way to agree and to hand over stands above the closing activity's form."""
        from cxworkshop_ui.close.close_card import CloseCard

        card = CloseCard(self.context, leads_on=True, parent=page.inside)
        card.changes_wanted.connect(self.changes_wanted)
        page.body.addWidget(card)

    def _show_form(self, activity: AgendaItem | None) -> None:
        if activity is None:
            self._stack.setCurrentWidget(self._nothing())
            return
        key = (activity.id, activity.activity)
        form = self._forms.get(key)
        if form is None:
            form = ScrollPage(padding=(28, 12))
            if activity.activity == "closing":
                self._add_close(form)
            inner = VIEWS[activity_kind(activity.activity).id](self.context, activity.id)
            form.body.addWidget(inner)
            self._forms[key], self._inner[form] = form, inner
            self._stack.addWidget(form)
        self._kind_shown = activity.activity
        is_typing = self._stack.isAncestorOf(self.window().focusWidget())
        is_other = self._stack.currentWidget() is not form
        self._stack.setCurrentWidget(form)
        if is_typing and is_other:
            self._inner.get(form, form).setFocus()

    def _leave_debrief(self) -> None:
        self.show_activity(self._shown)
        if not self.look.return_to_place():
            self.focus_form()

    def _nothing(self) -> QWidget:
        key = (ItemId(""), "")
        if key not in self._forms:
            page = ScrollPage()
            page.body.addWidget(
                EmptyState(
                    self.context.tr("The agenda is empty"),
                    self.context.tr("Add activities in Prepare; then run the day from here."),
                )
            )
            page.body.addStretch(1)
            self._forms[key] = page
            self._stack.addWidget(page)
        return self._forms[key]
