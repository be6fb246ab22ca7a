"""The facilitator's window: the start page or a session, and what is asked of the whole program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from cxworkshop_ui.actions import Actions
from cxworkshop_ui.desk import Desk
from cxworkshop_ui.services import Services
from cxworkshop_ui.windows.menu import full_menu
from cxworkshop_ui.windows.one_screen import OneScreen
from cxworkshop_ui.windows.turns import Turns
from cxworkshop_ui.windows.window_actions import connect_actions

if TYPE_CHECKING:
    from cxworkshop.editing.editor import Changed
    from cxworkshop_ui.context import SessionContext
    from cxworkshop_ui.home.help_page import HelpPage
    from cxworkshop_ui.home.home_page import HomePage
    from cxworkshop_ui.home.settings_page import SettingsPage
    from cxworkshop_ui.home.states_page import StatesPage
    from cxworkshop_ui.windows.session_view import SessionView

SidePage: TypeAlias = "SettingsPage | HelpPage | StatesPage"
SMALLEST = (1024, 640)
USUAL = (1440, 900)
_NAME = "facilitator"
_TAKEN, _WORKBOOKS = (".cxsession", ".toml"), (".xlsx", ".xlsm")


class FacilitatorWindow(QMainWindow):
    """Composes the pages; what they do is theirs.

    ``asked`` carries the key of an action that concerns files or the whole program,
    ``home_made`` the start page, once it is there, ``dropped`` the paths of dropped files,
    ``key_pressed`` nothing: that somebody is at the keys.
    """

    asked = Signal(str)
    home_made = Signal(object)
    dropped = Signal(object)
    key_pressed = Signal()

    def __init__(self, services: Services, desk: Desk) -> None:
        super().__init__()
        self.services = services
        self.desk = desk
        self.actions_table = Actions(self, services.words)
        self.one_screen = OneScreen(self)
        self._stack = self.one_screen.controls
        self._home: HomePage | None = None
        self.session_view: SessionView | None = None
        self._side: QWidget | None = None
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.turns = Turns(desk, self.actions_table, self)
        self.turns.key_pressed.connect(self.key_pressed)
        connect_actions(self)
        self.actions_table.session_open(False)
        self._show_title()
        desk.opened.connect(self._opened)
        desk.closing.connect(self._closing)
        desk.saved.connect(self._saved)
        self._restore()

    @property
    def home(self) -> HomePage:
        """The start page, made when it is first asked for: who starts with a session needs none."""
        if self._home is None:
            from cxworkshop_ui.home.home_page import HomePage

            self._home = home = HomePage(self.services, self._stack)
            home.settings_wanted.connect(partial(self.show_beside, "settings"))
            home.help_wanted.connect(partial(self.show_beside, "help"))
            home.set_menu(full_menu(self.actions_table, self.services.words, self))
            self._stack.addWidget(home)
            self.home_made.emit(home)
        return self._home

    def setVisible(self, visible: bool) -> None:
        if visible and self._stack.currentWidget() is None:
            self.show_page("home")
        super().setVisible(visible)

    def pages(self) -> list[str]:
        """The name of every page that can be shown now."""
        places = self.session_view.places() if self.session_view is not None else []
        return ["home", *places, "settings", "help"]

    def show_page(self, name: str) -> None:
        """Bring a page to the front by its name."""
        if name == "home":
            self._stack.setCurrentWidget(self.home)
            self.home.entered()
        elif name in ("settings", "help"):
            self.show_beside(name)
        elif self.session_view is not None:
            self._leave_side()
            self._stack.setCurrentWidget(self.session_view)
            self.session_view.show_place(name)

    def show_beside(self, name: str) -> None:
        """Show settings or help in place of the page; Escape leads back."""
        if name == "settings":
            from cxworkshop_ui.home.settings_page import SettingsPage

            self.show_side(SettingsPage(self.services))
        else:
            from cxworkshop_ui.home.help_page import HelpPage

            self.show_side(HelpPage(self.services, self._help_topic()))

    def show_side(self, page: SidePage) -> None:
        """Show a page of its own in place of what is in front, until it is left."""
        if self.desk.context is not None:
            self.desk.context.flush()
        self._leave_side()
        page.left.connect(self.back)
        self._side = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def back(self) -> None:
        """Leave settings or help, if one of them is in front."""
        if self._side is None:
            return
        if self.session_view is not None:
            self._stack.setCurrentWidget(self.session_view)
        else:
            self.show_page("home")
        self._leave_side()

    def open_search(self) -> None:
        """Open the search beside the page of the session."""
        if self.session_view is not None:
            self._leave_side()
            self._stack.setCurrentWidget(self.session_view)
            self.session_view.open_search()

    def step(self, by: int) -> None:
        """Turn to the page above or below, where pages of a session are in front."""
        if self.session_view is not None and self._side is None:
            self.session_view.step(by)

    def open_menu(self) -> None:
        """Open the menu of what is in front."""
        if self.session_view is not None:
            self.session_view.header.open_menu()
        else:
            self.home.open_menu()

    def show_first(self) -> None:
        """Show it; as large as the screen, its title bar would push the status line off it."""
        screen = QGuiApplication.primaryScreen().availableSize()
        if self.width() == screen.width() or self.height() == screen.height():
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)
        self.show()

    def toggle_full_screen(self) -> None:
        """Fill the screen with the controls, or no more."""
        # Not showNormal: a window that was maximized is so again.
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_slides(self) -> None:
        """Fill the screen with slides, or go back to the controls."""
        if self.one_screen.is_on:
            self.one_screen.leave()
        elif self.session_view is not None:
            view = self.session_view
            self.one_screen.enter(view.room.controller, view.slide_keys())

    def let_go(self) -> None:
        """Hear no more of the desk: another window takes this one's place."""
        self.desk.opened.disconnect(self._opened)
        self.desk.closing.disconnect(self._closing)
        self.desk.saved.disconnect(self._saved)

    def remember(self) -> None:
        """Keep size, place and the page in front for the next start."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.services.settings.remember("geometry", _NAME, geometry)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.one_screen.leave()  # what is kept is the size of the controls
        self.remember()
        if self.desk.leave():
            event.accept()
            QApplication.quit()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped_files(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _opened(self, context: SessionContext) -> None:
        from cxworkshop_ui.windows.session_view import SessionView

        session = self.desk.session
        path = session.path if session is not None else Path()
        is_rehearsal = context.rehearsal is not None
        view = SessionView(context, self.actions_table, path.name, self._stack)
        view.status.elsewhere.connect(lambda: self.asked.emit("save_elsewhere"))
        if not is_rehearsal:
            view.turned.connect(
                lambda place: self.services.settings.remember("pages", str(path), place)
            )
        self.session_view = view
        # Built out of sight and in its final size, it is laid out and dressed once.
        view.resize(self._stack.size())
        place = self.services.settings.current.pages.get(str(path), "prepare/agenda")
        view.show_place("run/run" if is_rehearsal else place)
        self._stack.addWidget(view)
        self._leave_side()
        self._stack.setCurrentWidget(view)
        view.entered()
        self.actions_table.session_open(True)
        self.actions_table.rehearsing(is_rehearsal)
        context.changed.connect(self._changed)
        context.pending_changed.connect(self.turns.show)
        context.wanted.connect(lambda key: self.actions_table[key].trigger())
        self.turns.show()
        self._show_title()

    def _changed(self, changed: Changed) -> None:
        self.turns.show()
        if changed.touches("session"):
            self._show_title()

    def _closing(self) -> None:
        self.one_screen.leave()
        view, self.session_view = self.session_view, None
        self._stack.setCurrentWidget(self.home)
        if view is not None:
            self._stack.removeWidget(view)
            view.deleteLater()
        self.actions_table.session_open(False)
        self.home.entered()
        self._show_title()

    def _saved(self, status: object) -> None:
        from cxworkshop.store.publishing import Status

        if self.session_view is not None and isinstance(status, Status):
            self.session_view.status.show_status(status)

    def _show_title(self) -> None:
        context = self.desk.context
        if self.session_view is None:  # the desk lets go of a session after it has said so
            context = None
        title = context.document.session.title if context is not None else ""
        self.setWindowTitle(f"{title} – CX Workshop" if title else "CX Workshop")

    def _help_topic(self) -> str:
        place = self.session_view.place if self.session_view is not None else ""
        return place.partition("/")[0]

    def _leave_side(self) -> None:
        side, self._side = self._side, None
        if side is not None:
            self._stack.removeWidget(side)
            side.hide()
            side.deleteLater()

    def _restore(self) -> None:
        stored = self.services.settings.current.geometry.get(_NAME, "")
        if stored and self.restoreGeometry(QByteArray.fromBase64(stored.encode())):
            return
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(USUAL[0], screen.width()), min(USUAL[1], screen.height()))


def _dropped_files(event: QDropEvent) -> list[Path]:
    """The first session or template among what is dragged; else every workbook."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    opened = [path for path in paths if path.suffix.lower() in _TAKEN]
    return opened[:1] or [path for path in paths if path.suffix.lower() in _WORKBOOKS]
