"""A session on the screen: header, stages, what is found, messages, status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from cxworkshop.activities.item_types import activity_showing
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import Problem
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId, kind_of
from cxworkshop.model.people import Participant
from cxworkshop.model.session import Stage
from cxworkshop_ui.actions import Actions
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.page import Page
from cxworkshop_ui.run.run_frame import RunFrame
from cxworkshop_ui.windows.header import Header
from cxworkshop_ui.windows.messages import Messages
from cxworkshop_ui.windows.stage_view import StageView
from cxworkshop_ui.windows.stages import STAGES
from cxworkshop_ui.windows.status_line import StatusLine

if TYPE_CHECKING:
    from cxworkshop.editing.changes import ChangeSet
    from cxworkshop_ui.export.export_page import ExportPage
    from cxworkshop_ui.windows.room_frame import RoomFrame
    from cxworkshop_ui.windows.search_panel import SearchPanel

EXPORT = "export"
CAME_BACK = "followup/came_back"


class SessionView(QWidget):
    """Everything one open session needs on the screen.

    ``turned`` carries the place in front, ``stage/page``. Nothing here is modal: messages stand
    between header and page, the search beside the page.
    """

    turned = Signal(str)

    def __init__(
        self,
        context: SessionContext,
        actions: Actions,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._actions = actions
        self.header = Header(context, actions, self)
        self.header.stages.chosen.connect(self.show_place)
        self.header.room_wanted.connect(self._open_room_menu)
        self.messages = Messages(context.words, self)
        self._stack = QStackedWidget(self)
        self.status = StatusLine(context, name, self)
        self._stages: dict[str, StageView] = {}
        self._export: ExportPage | None = None
        self._search: SearchPanel | None = None
        self._before_search: QWidget | None = None
        self._beside = QHBoxLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        self.run = RunFrame(context, self, self._stack, self._beside, self.turn_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if context.rehearsal is not None:
            from cxworkshop_ui.rehearsal.strip import RehearsalStrip

            column.addWidget(RehearsalStrip(context, context.rehearsal, self))
        column.addWidget(self.header)
        column.addWidget(self.messages)
        column.addLayout(self._beside, 1)
        column.addWidget(self.status)
        self._room: RoomFrame | None = None
        self._advice = ""
        self._newcomer = ""
        self._newcomer_id: ItemId | None = None
        self.run.bar_made.connect(lambda: self._place_bar(column))
        # Two keys: the start button of a clicker sends F5, and must not darken the projector.
        open_room = QShortcut(QKeySequence("F5"), self)
        open_room.activated.connect(lambda: self.room.open())
        close_room = QShortcut(QKeySequence("Ctrl+F5"), self)
        close_room.activated.connect(lambda: self.room.shut())
        context.problem.connect(self._tell)
        context.changed.connect(self._withdraw_newcomer)
        context.turn.connect(self.show_place)
        context.turned.connect(self._tell_turn)
        context.told.connect(self.status.tell)
        context.made_of_name.connect(lambda made: self._tell_person(ItemId(made)))
        context.view_wanted.connect(lambda view: self.room.controller.show(view))
        context.reveal.connect(lambda item_id: self.reveal(ItemId(item_id)))

    @property
    def room(self) -> RoomFrame:
        """The room screen and what steers it; made when it is first asked for."""
        if self._room is None:
            from cxworkshop_ui.windows.room_frame import RoomFrame

            self._room = RoomFrame(self.context, self, self._actions["slides"])
            self._room.told.connect(self.status.show_room)
            self._room.advised.connect(self._advise)
            self.run.bar.set_miniature(self._room.miniature)
        return self._room

    def slide_keys(self) -> dict[str, Callable[[], object]]:
        """What moves the day while slides fill the screen."""
        actions, keys = self.run.actions, ("back", "forward", "toggle")
        return {actions[key].shortcut().toString(): actions[key].trigger for key in keys}

    def _advise(self, said: str) -> None:
        if said != self._advice:
            self.messages.withdraw(self._advice)
            self._advice = said
        if not said:
            return
        slides = self._actions["slides"]
        words = self.context.tr("Slides on this screen (F12)")
        self.messages.tell("info", said, [("slides", words, slides.trigger)])

    def _place_bar(self, column: QVBoxLayout) -> None:
        bar = self.run.bar
        bar.seen.connect(lambda: self.room)
        column.insertWidget(column.indexOf(self.messages), bar)

    def _open_room_menu(self) -> None:
        self.room.menu.popup(self.header.room_place())

    def places(self) -> list[str]:
        """Every page as ``stage/page``, the export page last."""
        found = [f"{entry.stage.value}/{page.key}" for entry in STAGES for page in entry.pages]
        return [*found, EXPORT]

    @property
    def place(self) -> str:
        """The page in front."""
        current = self._stack.currentWidget()
        if isinstance(current, StageView):
            return f"{current.entry.stage.value}/{current.current}"
        return EXPORT

    def show_place(self, place: str) -> None:
        """Bring a page to the front: ``plan/goals``, or ``plan`` for where one was there."""
        self.turn_to(place)

    def turn_to(self, place: str) -> Page | None:
        """The same; gives the page, None for one that belongs to no stage."""
        self.context.flush()
        if place == EXPORT:
            self._show_export()
            self.run.turned(EXPORT, None)
            return None
        stage, _, key = place.partition("/")
        entry = next((entry for entry in STAGES if entry.stage.value == stage), STAGES[0])
        view = self._stages.get(entry.stage.value)
        if view is None:
            view = StageView(self.context, entry, self._stack)
            self._stages[entry.stage.value] = view
            view.resize(self._stack.size())
            self._stack.addWidget(view)
            view.turned.connect(lambda _: self.turned.emit(self.place))
        self._stack.setCurrentWidget(view)
        self.header.stages.set_current(entry.stage.value)
        page = view.show_page(key or view.current)
        self.run.turned(self.place, page)
        self.turned.emit(self.place)
        return page

    def entered(self) -> None:
        """Put the focus where work begins on the page in front."""
        current = self._stack.currentWidget()
        if isinstance(current, StageView):
            current.show_page(current.current)

    def step(self, by: int) -> None:
        """Turn to the page above or below."""
        current = self._stack.currentWidget()
        if isinstance(current, StageView):
            current.step(by)

    def reveal(self, item_id: ItemId) -> bool:
        """Go to the page that shows an item, and to the item on it."""
        item = self.context.document.get(item_id)
        if item is None:
            return False
        kind = kind_of(item)
        for entry in STAGES:
            for page in entry.pages:
                if kind in page.kinds and page.shows(self.context.document, item_id):
                    self.show_place(f"{entry.stage.value}/{page.key}")
                    return self._stages[entry.stage.value].show_page(page.key).reveal(item_id)
        if activity_showing(self.context.document, item_id) is None:
            return False
        self.show_place(Stage.RUN.value)
        return self._stages[Stage.RUN.value].show_page("run").reveal(item_id)

    def open_search(self) -> None:
        """Open the search beside the page, ready to type."""
        if self._search is None:
            from cxworkshop_ui.windows.search_panel import SearchPanel

            self._search = SearchPanel(self.context, self)
            self._search.closed.connect(self.close_search)
            self._search.gone_to.connect(lambda item_id: self.reveal(ItemId(item_id)))
            self._beside.addWidget(self._search)
        self.context.flush()
        focused: QWidget | None = QApplication.focusWidget()
        if focused is not None and not self._search.isAncestorOf(focused):
            self._before_search = focused
        self.run.give_way_to_search(is_open=True)
        self._search.show()
        self._search.start()

    def close_search(self) -> None:
        """Close the search and go back to where one was."""
        self._hide_search()
        before, self._before_search = self._before_search, None
        # The row of the widget may have gone while the search was open.
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _hide_search(self) -> None:
        if self._search is not None:
            self._search.hide()
            self.run.give_way_to_search(is_open=False)

    def read_back(self, paths: Sequence[Path]) -> None:
        """Show what files that came back would change."""
        from cxworkshop_ui.reading.read_back_page import ReadBackPage

        page = self.turn_to(CAME_BACK)
        if isinstance(page, ReadBackPage) and paths:
            page.read(paths)

    def _show_export(self) -> None:
        if self._export is None:
            from cxworkshop_ui.export.export_page import ExportPage

            self._export = ExportPage(self.context, self._stack)
            self._export.left.connect(lambda: self.show_place("plan"))
            self._export.resize(self._stack.size())
            self._stack.addWidget(self._export)
        self._hide_search()
        self._stack.setCurrentWidget(self._export)
        self.header.stages.set_current("")
        self._export.entered()
        self.turned.emit(EXPORT)

    def _tell_person(self, made: ItemId) -> None:
        """Say that a name made somebody, in place of who was made before; it may be a slip."""
        from cxworkshop.shortening import shortened

        context = self.context
        person = context.document.find(Participant, made)
        if person is None or person.in_room:
            return
        self.messages.withdraw(self._newcomer)
        name = shortened(person.name, 60)
        self._newcomer_id = made
        self._newcomer = context.tr("New person, not in the room: {name}.", name=name)

        def take_back() -> None:
            if made in context.document:
                context.remove(made, M("Remove {name}", name=name))

        words = context.tr("Take back")
        self.messages.tell("info", self._newcomer, [("back", words, take_back)])

    def _withdraw_newcomer(self, changed: Changed) -> None:
        """Whoever was taken back, or is in the room now, is no longer named."""
        if self._newcomer_id is None or self._newcomer_id not in changed.ids():
            return
        person = self.context.document.find(Participant, self._newcomer_id)
        if person is None or person.in_room:
            self._newcomer_id = None
            self.messages.withdraw(self._newcomer)

    def _tell_turn(self, changed: ChangeSet | Message, is_back: bool) -> None:
        from cxworkshop_ui.windows.taken_back import told

        self.status.tell(told(self.context, changed, self.place, is_back=is_back))

    def _tell(self, problem: Problem) -> None:
        self.messages.tell_problem(problem)
