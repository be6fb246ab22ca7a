"""What a session has around its pages for the run: the bar, its keys, and the panels beside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from cxworkshop.editing.editor import Changed
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.page import Page
from cxworkshop_ui.run.place import Place
from cxworkshop_ui.run.run_actions import RunActions
from cxworkshop_ui.theme.apply import in_use

if TYPE_CHECKING:
    from cxworkshop_ui.close.leaver_panel import LeaverPanel
    from cxworkshop_ui.run.groups_panel import GroupsPanel
    from cxworkshop_ui.run.inbox_panel import InboxPanel
    from cxworkshop_ui.run.people_panel import PeoplePanel
    from cxworkshop_ui.run.replan_panel import ReplanPanel
    from cxworkshop_ui.run.run_bar import RunBar
    from cxworkshop_ui.run.run_page import RunPage
    from cxworkshop_ui.run.sides import Side

    Panel = InboxPanel | ReplanPanel | PeoplePanel | GroupsPanel | LeaverPanel

RUN = "run/run"
_REPLAN = 500
"""The width of the replan, px at 100 %."""
_PAGE = 500
"""What a page needs beside a panel, px at 100 %."""
_WIDEST = 16_777_215


class RunFrame(QObject):
    """Keeps the run bar above every page and its keys at hand.

    The bar is there in Run, and everywhere else while an activity is open; the capture line can
    be reached always. ``turn_to`` brings a page to the front and gives it; ``pages`` holds them
    all, ``beside`` is where panels go. ``bar_made`` says that the bar wants its place.
    """

    bar_made = Signal()

    def __init__(
        self,
        context: SessionContext,
        widget: QWidget,
        pages: QWidget,
        beside: QHBoxLayout,
        turn_to: Callable[[str], Page | None],
    ) -> None:
        super().__init__(widget)
        self.context = context
        self._widget = widget
        self._pages = pages
        self._layout = beside
        self._turn_to = turn_to
        self._at = ""
        self._page: RunPage | None = None
        self._panel: Panel | None = None
        self._inbox: InboxPanel | None = None
        self._replan: ReplanPanel | None = None
        self._people: PeoplePanel | None = None
        self._groups: GroupsPanel | None = None
        self._leaver: LeaverPanel | None = None
        self._place: Place | None = None
        self._is_searching = False
        self._looked_from: tuple[str, Place | None] | None = None
        self.actions = RunActions(widget, context.words)
        self._bar: RunBar | None = None
        self._connect_actions()
        context.leaving.connect(lambda person: self.open_leaver(ItemId(person)))
        context.clock.ticked.connect(lambda _: self._show_bar())
        context.changed.connect(self._changed)

    @property
    def bar(self) -> RunBar:
        """The run bar, made when it is first asked for: most sessions are opened to prepare."""
        if self._bar is None:
            from cxworkshop_ui.run.run_bar import RunBar

            self._bar = RunBar(self.context, self.actions, self._widget)
            self._bar.hide()
            self._bar.capture.left.connect(self._left_capture)
            self._bar.capture.draft.finished.connect(lambda _: self._show_caught())
            self.bar_made.emit()
        return self._bar

    def turned(self, place: str, page: Page | None) -> None:
        """Another page is in front."""
        self._at = place
        if place != RUN:
            self._looked_from = None  # one went on from there by oneself
        if place == RUN and page is not self._page:
            self._page = page = cast("RunPage", page)  # the table of pages says so
            page.day.replan_wanted.connect(self.open_replan)
            page.look.return_wanted.connect(self.look_back)
            page.inbox_wanted.connect(lambda item_id: self.open_inbox(ItemId(item_id)))
            page.changes_wanted.connect(lambda: self._turn_to("plan/agreed"))
            self._give_room()
            self._show_caught()
        self._show_bar()

    def start_capture(self) -> None:
        """Put the focus into the capture line, wherever one is."""
        self.bar.start_capture()

    def open_inbox(self, item_id: ItemId | None = None) -> None:
        """Open the inbox beside the page, or return from it."""
        if self._inbox is None:
            from cxworkshop_ui.run.inbox_panel import InboxPanel

            draft = self.bar.capture.draft
            self._inbox = InboxPanel(self.context, lambda: draft.draft, self._widget)
            self._inbox.closed.connect(self.close_panel)
            self._layout.addWidget(self._inbox)
        if self._panel is self._inbox and item_id is None:
            self.close_panel()
            return
        self._open(self._inbox)
        self._inbox.start(item_id)

    def open_people(self) -> None:
        """Open the people beside the page, or return from them."""
        if self._people is None:
            from cxworkshop_ui.run.people_panel import PeoplePanel

            self._people = PeoplePanel(self.context, self._widget)
            self._people.closed.connect(self.close_panel)
            self._layout.addWidget(self._people)
        self._turn_panel(self._people)

    def open_groups(self) -> None:
        """Open the pairs and groups beside the page, or return from them."""
        if self._groups is None:
            from cxworkshop_ui.run.groups_panel import GroupsPanel

            self._groups = GroupsPanel(self.context, self._widget)
            self._groups.closed.connect(self.close_panel)
            self._layout.addWidget(self._groups)
        self._turn_panel(self._groups)

    def _turn_panel(self, panel: PeoplePanel | GroupsPanel) -> None:
        if self._panel is panel:
            self.close_panel()
            return
        self._open(panel)
        panel.start()

    def open_replan(self) -> None:
        """Open the replan beside the page, or return from it."""
        if self._replan is None:
            from cxworkshop_ui.run.replan_panel import ReplanPanel

            self._replan = ReplanPanel(self.context, self._widget)
            self._replan.closed.connect(self.close_panel)
            self._layout.addWidget(self._replan)
        if self._panel is self._replan:
            self.close_panel()
            return
        self._open(self._replan)
        width = in_use().px(_REPLAN)
        has_room = self._widget.width() >= width + in_use().px(_PAGE)
        self._pages.setVisible(has_room)  # large text on a small screen: the panel for itself
        self._replan.setMinimumWidth(width if has_room else 0)
        self._replan.setMaximumWidth(width if has_room else _WIDEST)
        self._replan.start()

    def open_leaver(self, person: ItemId) -> None:
        """Open the sheet and the steps of somebody who goes early beside the page."""
        if self._leaver is None:
            from cxworkshop_ui.close.leaver_panel import LeaverPanel

            self._leaver = LeaverPanel(self.context, self._widget)
            self._leaver.closed.connect(self.close_panel)
            self._layout.addWidget(self._leaver)
        if self._panel is not self._leaver:
            self._open(self._leaver)
        self._leaver.start(person)

    def close_panel(self) -> None:
        """Close what is open beside the page and go back to where one was."""
        if self._panel is not None:
            self._panel.hide()
        self._panel = None
        self._pages.show()
        self._give_room()
        place, self._place = self._place, None
        if (place is None or not place.restore()) and self._at == RUN and self._page is not None:
            self._page.focus_form()

    def give_way_to_search(self, *, is_open: bool) -> None:
        """The script gives way to the search beside the page, as to any panel."""
        self._is_searching = is_open
        self._give_room()

    def look_back(self) -> None:
        """Look at an earlier activity, from wherever one is; again: return to there."""
        if self._looked_from is not None and self._at == RUN:
            (place, field), self._looked_from = self._looked_from, None
            self._turn_to(place)
            if field is not None:
                field.restore()
            return
        if self._at == RUN:
            self._run_page().look.toggle()
            return
        self._looked_from = self._at, Place.here()
        page = self._run_page()
        if not page.look.is_away:
            page.look.further()

    def _connect_actions(self) -> None:
        clock, actions = self.context.clock, self.actions
        for key, done in (
            ("back", clock.back),
            ("forward", clock.forward),
            ("toggle", clock.toggle),
            ("more_time", clock.more_time),
            ("skip", clock.skip),
            ("close", clock.close_current),
        ):
            actions.on(key, partial(self._if_there, done))
        actions.on("look_back", self.look_back)
        actions.on("look_further", lambda: self._run_page().look.further())
        actions.on("day", self._go_to_day)
        actions.on("replan", lambda: self._if_there(self.open_replan))
        actions.on("debrief", lambda: self._run_page().show_debrief())
        actions.on("capture", self.start_capture)
        actions.on("inbox", self.open_inbox)
        actions.on("people", self.open_people)
        actions.on("groups", self.open_groups)
        actions.on("add_photo", lambda: self._run_page().photos.add())
        actions.on("photos", lambda: self._run_page().photos.focus())
        actions.on("show_day", lambda: self._show_side("day"))
        actions.on("show_script", lambda: self._show_side("script"))

    def _if_there(self, done: Callable[[], None]) -> None:
        """Keys of the clock work where the clock can be seen."""
        if self._has_clock():
            done()

    def _has_clock(self) -> bool:
        return self._at == RUN or self.context.clock.state.current is not None

    def _show_bar(self) -> None:
        has_clock = self._has_clock()
        if self._bar is None and not has_clock:
            return
        capture = self.bar.capture
        self.bar.set_capture_only(not has_clock)
        self.bar.setVisible(has_clock or capture.hasFocus() or bool(capture.text()))

    def _left_capture(self) -> None:
        self._show_bar()
        # The field one came from is gone where the day went on meanwhile.
        if QApplication.focusWidget() is None and self._at == RUN and self._page is not None:
            self._page.focus_form()

    def _run_page(self) -> RunPage:
        if self._at != RUN or self._page is None:
            return cast("RunPage", self._turn_to(RUN))
        return self._page

    def _go_to_day(self) -> None:
        self._run_page().focus_day()

    def _show_side(self, side: Side) -> None:
        if self._at == RUN and self._page is not None:
            self._page.sides.toggle(side)

    def _open(self, panel: Panel) -> None:
        self.context.flush()
        if self._panel is None:
            self._place = Place.here()
        else:
            self._panel.hide()
            self._pages.show()
        self._panel = panel
        self._give_room()
        panel.show()

    def _give_room(self) -> None:
        """The script gives way to a panel, the day only to the replan, which shows it too."""
        if self._page is not None:
            is_replan = self._panel is not None and self._panel is self._replan
            is_alone = self._panel is None and not self._is_searching
            is_wide = self._widget.width() >= in_use().px(1000) or is_alone
            both = self._panel is not None and self._is_searching
            self._page.sides.give_room(day=is_wide and not is_replan and not both, script=is_alone)

    def _changed(self, changed: Changed) -> None:
        if changed.touches("inbox_entry", "participant"):
            self._show_caught()

    def _show_caught(self) -> None:
        if self._page is not None:
            self._page.guide.show_inbox(self.bar.capture.draft.draft)
