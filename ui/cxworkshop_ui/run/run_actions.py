"""What can be done while the day runs: names, keys and what they are for, in one table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cxworkshop.i18n import Catalogue, M
from cxworkshop_ui.actions import ActionEntry

RUN_ACTIONS: tuple[ActionEntry, ...] = (
    ActionEntry(
        "back", M("Previous activity"), M("Back to the activity before"), "F7", "back", "clock"
    ),
    ActionEntry(
        "forward",
        M("Next activity"),
        M("Close this activity, open the next"),
        "F8",
        "next",
        "clock",
    ),
    ActionEntry("toggle", M("Pause or go on"), M("Start, pause or go on"), "F9", "pause", "clock"),
    ActionEntry("more_time", M("+5 min"), M("Five more minutes"), "Shift+F8", "", "clock"),
    ActionEntry(
        "skip",
        M("Skip this activity"),
        M("Leave this activity out today, open the next"),
        "Ctrl+F8",
        "",
        "clock",
    ),
    ActionEntry(
        "close",
        M("Close this activity"),
        M("Close this activity without opening another"),
        "Shift+F9",
        "",
        "clock",
    ),
    ActionEntry(
        "look_back",
        M("Look back"),
        M("Show an earlier activity; the same key returns"),
        "F6",
        "",
        "look",
    ),
    ActionEntry(
        "look_further",
        M("Look further back"),
        M("Show the activity before that one"),
        "Shift+F6",
        "",
        "look",
    ),
    ActionEntry(
        "day", M("Go to the day"), M("Choose an activity in the day"), "Ctrl+D", "", "look"
    ),
    ActionEntry(
        "replan",
        M("Replan…"),
        M("See how the rest of the day could be: won back or given away"),
        "Ctrl+R",
        "",
        "plan",
    ),
    ActionEntry(
        "debrief",
        M("Planned and real"),
        M("How long everything was meant to take, and how long it took"),
        "Ctrl+Shift+R",
        "",
        "plan",
    ),
    ActionEntry(
        "capture",
        M("Capture a thought"),
        M("Catch what was said; the same field waits for you"),
        "Ctrl+L",
        "",
        "inbox",
    ),
    ActionEntry("inbox", M("Inbox"), M("Sort what was captured"), "Ctrl+I", "inbox", "inbox"),
    ActionEntry(
        "add_photo",
        M("Add photos…"),
        M("Photos of the wall, kept with the activity that is shown"),
        "Ctrl+Shift+P",
        "photo",
        "inbox",
    ),
    ActionEntry(
        "photos",
        M("Go to the photos"),
        M("Choose a photo of the activity; Esc returns to its form"),
        "Ctrl+P",
        "",
        "inbox",
    ),
    ActionEntry(
        "people",
        M("Who is here"),
        M("Who is here, has left, comes late; correct a name"),
        "Alt+W",
        "people",
        "people",
    ),
    ActionEntry(
        "groups",
        M("Pairs and groups"),
        M("Draw pairs or groups for this activity, time them, capture what they find"),
        "Alt+B",
        "",
        "people",
    ),
    ActionEntry(
        "show_day", M("Show the day"), M("Show or hide the day at the left"), "Ctrl+B", "", "sides"
    ),
    ActionEntry(
        "show_script",
        M("Show the script"),
        M("Show or hide the script at the right"),
        "Ctrl+Shift+B",
        "",
        "sides",
    ),
)


class RunActions(QObject):
    """The actions of the run by key. They live on the widget that shows the session."""

    def __init__(self, widget: QWidget, words: Catalogue) -> None:
        super().__init__(widget)
        self._by_key: dict[str, QAction] = {}
        for entry in RUN_ACTIONS:
            action = QAction(words.say(entry.text), widget)
            action.setShortcut(QKeySequence(entry.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words.say(entry.help)} ({keys})")
            widget.addAction(action)
            self._by_key[entry.key] = action

    def __getitem__(self, key: str) -> QAction:
        return self._by_key[key]

    def on(self, key: str, done: Callable[[], object]) -> None:
        """Call this when the action is triggered."""
        self._by_key[key].triggered.connect(lambda _checked=False: done())

    def groups(self) -> list[list[QAction]]:
        """The actions as a menu shows them, a line between two groups."""
        found: dict[str, list[QAction]] = {}
        for entry in RUN_ACTIONS:
            found.setdefault(entry.group, []).append(self._by_key[entry.key])
        return list(found.values())
