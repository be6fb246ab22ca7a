"""Every action of the program in one table: its name, its key, its icon, what it is for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cxworkshop.i18n import Catalogue, M, Message


class ActionEntry(msgspec.Struct, frozen=True):
    """What an action is; ``group`` is the part of the menu it stands in."""

    key: str
    text: Message
    help: Message
    shortcut: str = ""
    icon: str = ""
    group: str = "session"
    needs_session: bool = True


ACTIONS: tuple[ActionEntry, ...] = (
    ActionEntry(
        "new",
        M("New session…"),
        M("Start a session from a template"),
        "Ctrl+N",
        "add",
        needs_session=False,
    ),
    ActionEntry(
        "open",
        M("Open session…"),
        M("Open a session file"),
        "Ctrl+O",
        "open",
        needs_session=False,
    ),
    ActionEntry(
        "new_from_this",
        M("New from this session…"),
        M("Same agenda and scripts for another client; people and content stay behind"),
        "Ctrl+Shift+N",
        "duplicate",
    ),
    ActionEntry(
        "save_copy",
        M("Save a copy…"),
        M("Write a copy of the session elsewhere"),
        "Ctrl+Shift+S",
        "folder",
    ),
    ActionEntry(
        "save_template",
        M("Save as template…"),
        M("Keep agenda and scripts as a template of your own"),
        "",
        "agenda",
    ),
    ActionEntry(
        "export", M("Export…"), M("Make the action plan as PDF and Excel"), "Ctrl+E", "export"
    ),
    ActionEntry(
        "read_back",
        M("What came back…"),
        M("Look at files that came back, and take over what was written in them"),
        "Ctrl+Shift+I",
        "inbox",
    ),
    ActionEntry(
        "agree",
        M("Agree the plan"),
        M("Keep the plan as it is agreed now; what changes later is listed"),
        "",
        "check",
    ),
    ActionEntry(
        "hand_over",
        M("Hand over"),
        M("Plan, two pages for the printer, every sheet and the workbook, in one folder"),
        "Ctrl+Shift+E",
        "folder",
    ),
    ActionEntry(
        "rehearse",
        M("Rehearse the day"),
        M("Try the whole day with made-up answers; nothing of it is kept"),
        "",
        "play",
    ),
    ActionEntry(
        "end_rehearsal",
        M("End the rehearsal"),
        M("Back to the session, which is as it was"),
        "Shift+F12",
    ),
    ActionEntry(
        "states",
        M("Earlier states…"),
        M("Open the session as it was some minutes, hours or days ago"),
        "",
        "clock",
    ),
    ActionEntry(
        "home",
        M("Close session"),
        M("Back to the start page; everything is saved"),
        "Ctrl+W",
        "home",
    ),
    ActionEntry("undo", M("Undo"), M("Take the last step back"), "Ctrl+Z", "undo", "edit"),
    ActionEntry("redo", M("Redo"), M("Do it again"), "Ctrl+Shift+Z", "redo", "edit"),
    ActionEntry(
        "find", M("Find…"), M("Find a text anywhere in the session"), "Ctrl+F", "search", "edit"
    ),
    ActionEntry("prepare", M("Prepare"), M("Go to Prepare"), "Ctrl+1", "", "view"),
    ActionEntry("run", M("Run"), M("Go to Run"), "Ctrl+2", "", "view"),
    ActionEntry("plan", M("Action plan"), M("Go to the action plan"), "Ctrl+3", "", "view"),
    ActionEntry("followup", M("Follow-up"), M("Go to Follow-up"), "Ctrl+4", "", "view"),
    ActionEntry(
        "room",
        M("Room screen"),
        M("Open or close what the room sees (F5, Ctrl+F5)"),
        "",
        "screen",
        "view",
    ),
    ActionEntry(
        "previous_page",
        M("Previous page"),
        M("The page above in the list"),
        "Ctrl+PgUp",
        "",
        "view",
    ),
    ActionEntry(
        "next_page", M("Next page"), M("The page below in the list"), "Ctrl+PgDown", "", "view"
    ),
    ActionEntry(
        "slides",
        M("Slides on this screen"),
        M("For a mirrored cable or a shared call: slides fill this screen; the same key returns"),
        "F12",
        "screen",
        "view",
    ),
    ActionEntry(
        "full_screen",
        M("Full screen"),
        M("Fill the screen, or stop filling it"),
        "F11",
        "",
        "view",
        needs_session=False,
    ),
    ActionEntry(
        "settings",
        M("Settings…"),
        M("Language, appearance, text size"),
        "Ctrl+,",
        "settings",
        "program",
        needs_session=False,
    ),
    ActionEntry(
        "help",
        M("Help"),
        M("How things are done, without a network"),
        "F1",
        "help",
        "program",
        needs_session=False,
    ),
    ActionEntry(
        "quit",
        M("Quit"),
        M("Close the program; everything is saved"),
        "Ctrl+Q",
        "close",
        "program",
        needs_session=False,
    ),
)


_NOT_REHEARSED = ("rehearse", "new_from_this", "save_copy", "save_template", "states")


class Actions(QObject):
    """The program's QActions by key, all living on one window."""

    def __init__(self, window: QWidget, words: Catalogue) -> None:
        super().__init__(window)
        self._by_key: dict[str, QAction] = {}
        self._entries = {entry.key: entry for entry in ACTIONS}
        for entry in ACTIONS:
            action = QAction(window)
            action.setObjectName(entry.key)
            if entry.shortcut:
                action.setShortcut(QKeySequence(entry.shortcut))
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            window.addAction(action)
            self._by_key[entry.key] = action
        self._by_key["redo"].setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.translate(words)

    def translate(self, words: Catalogue) -> None:
        """Say every action in this language."""
        for entry in ACTIONS:
            action = self._by_key[entry.key]
            action.setText(words.say(entry.text))
            action.setStatusTip(words.say(entry.help))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            tip = words.say(entry.help)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)

    def __getitem__(self, key: str) -> QAction:
        return self._by_key[key]

    def on(self, key: str, done: Callable[[], object]) -> None:
        """Call this when the action is triggered."""
        self._by_key[key].triggered.connect(lambda _checked=False: done())

    def group(self, name: str) -> list[QAction]:
        """The actions of a group, in the table's order."""
        return [self._by_key[entry.key] for entry in ACTIONS if entry.group == name]

    def rehearsing(self, is_on: bool) -> None:
        """Enable what belongs to a rehearsal, and what would keep something of it only outside."""
        self._by_key["end_rehearsal"].setEnabled(is_on)
        for key in _NOT_REHEARSED:
            self._by_key[key].setEnabled(not is_on)

    def session_open(self, is_open: bool) -> None:
        """Enable what needs a session only while one is open."""
        for entry in ACTIONS:
            if entry.needs_session:
                self._by_key[entry.key].setEnabled(is_open)
