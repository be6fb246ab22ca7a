"""The facilitator's window: the start page or a session, and what is asked of the whole program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QByteArray, QEvent, QObject, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from cxworkshop_ui.actions import Actions
from cxworkshop_ui.desk import Desk
from cxworkshop_ui.services import Services
from cxworkshop_ui.windows.menu import full_menu
from cxworkshop_ui.windows.one_screen import OneScreen

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
_TURNING_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class FacilitatorWindow(QMainWindow):
    """Composes the pages; what they do is theirs.

    ``asked`` carries the key of an action that concerns files or the whole program,
    ``home_made`` the start page, once it is there, ``dropped`` the paths of dropped files.
    """

    asked = Signal(str)
    home_made = Signal(object)
    dropped = Signal(object)

    def __init__(self, services: Services, desk: Desk) -> None:
        super().__init__()
        self.services = services
        self.desk = desk
        self.actions_table = Actions(self, services.words)
        self._stack = QStackedWidget(self)
        self._home: HomePage | None = None
        self.session_view: SessionView | None = None
        self._side: QWidget | None = None
        self.setCentralWidget(self._stack)
        self.one_screen = OneScreen(self, self._stack)
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self._connect_actions()
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Text fields would swallow undo and redo; here they always reach the editor.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _TURNING_KEYS)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _connect_actions(self) -> None:
        actions = self.actions_table
        for key in (
            "new",
            "open",
            "new_from_this",
            "save_copy",
            "save_template",
            "home",
            "quit",
            "rehearse",
            "end_rehearsal",
            "states",
        ):
            actions.on(key, partial(self.asked.emit, key))
        actions.on("undo", lambda: self._turn(back=True))
        actions.on("redo", lambda: self._turn(back=False))
        actions.on("find", self._find)
        actions.on("export", lambda: self.show_page("export"))
        actions.on("read_back", lambda: self.show_page("followup/came_back"))
        actions.on("room", self._toggle_room)
        actions.on("agree", self._agree)
        actions.on("hand_over", self._hand_over)
        for stage in ("prepare", "run", "plan", "followup"):
            actions.on(stage, partial(self.show_page, stage))
        actions.on("previous_page", partial(self._step, -1))
        actions.on("next_page", partial(self._step, 1))
        actions.on("full_screen", self._toggle_full_screen)
        actions.on("slides", self._toggle_slides)
        actions.on("settings", lambda: self.show_beside("settings"))
        actions.on("help", lambda: self.show_beside("help"))
        QShortcut(QKeySequence("F10"), self).activated.connect(self._open_menu)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        """Hear the keys of who has the focus; a filter on all would slow down every event."""
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def _find(self) -> None:
        if self.session_view is not None:
            self._leave_side()
            self._stack.setCurrentWidget(self.session_view)
            self.session_view.open_search()

    def _step(self, by: int) -> None:
        if self.session_view is not None and self._side is None:
            self.session_view.step(by)

    def _toggle_room(self) -> None:
        if self.session_view is not None:
            self.session_view.room.toggle()

    def _agree(self) -> None:
        from cxworkshop_ui.close.agreeing import agree_now

        if self.desk.context is not None:
            agree_now(self.desk.context)
            self.show_page("plan/agreed")

    def _hand_over(self) -> None:
        if self.desk.context is not None:
            self.show_page("plan/agreed")
            self.desk.context.hand_over.start()

    def _open_menu(self) -> None:
        if self.session_view is not None:
            self.session_view.header.open_menu()
        else:
            self.home.open_menu()

    def _turn(self, *, back: bool) -> None:
        context = self.desk.context
        if context is not None:
            (context.undo if back else context.redo)()

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _toggle_slides(self) -> None:
        if self.one_screen.is_on:
            self.one_screen.leave()
        elif self.session_view is not None:
            self._leave_side()
            self._stack.setCurrentWidget(self.session_view)
            view = self.session_view
            self.one_screen.enter(view.room.controller, view.slide_keys())

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
        context.pending_changed.connect(self._show_turns)
        context.wanted.connect(lambda key: self.actions_table[key].trigger())
        self._show_turns()
        self._show_title()

    def _changed(self, changed: Changed) -> None:
        self._show_turns()
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

    def _show_turns(self) -> None:
        context = self.desk.context
        if context is None:
            return
        words, editor = context.words, context.editor
        undo, redo = self.actions_table["undo"], self.actions_table["redo"]
        can_undo = editor.undo_label is not None or context.has_pending
        undo.setEnabled(can_undo and not context.is_read_only)
        redo.setEnabled(editor.redo_label is not None and not context.is_read_only)
        undo.setText(
            words.tr("Undo: {what}", what=editor.undo_label)
            if editor.undo_label is not None
            else words.tr("Undo")
        )
        redo.setText(
            words.tr("Redo: {what}", what=editor.redo_label)
            if editor.redo_label is not None
            else words.tr("Redo")
        )

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
