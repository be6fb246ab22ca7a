"""The strip above a session: what it is, the stages, undo, find, export."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QWidget

from cxworkshop.editing.editor import Changed
from cxworkshop_ui.actions import Actions
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.elided_text import ElidedText
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.windows.menu import full_menu
from cxworkshop_ui.windows.stages import STAGES

_TITLE = 230
"""The place gives way to a title as wide as this, px at 100 %."""
_LEVELS = 3
_AROUND = 60
"""The margins of the header and the gaps beside the stages, px."""
_SHORT_ACTIONS = {"undo": "undo", "redo": "redo", "find": "search"}


class Header(Surface):
    """Title and place at the left, stages in the middle, what can be done at the right.

    Where it is narrow, or the text is large, words of buttons become signs, then the title gives
    way: the stages are never cut.
    ``room_wanted`` asks for the menu of the room screen, below :meth:`room_place`.
    """

    room_wanted = Signal()

    def __init__(
        self, context: SessionContext, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__("bottom", parent=parent)
        self.context = context
        self._menu = MenuButton(context, actions, self)
        self.stages = SegmentedBar(
            [(entry.stage.value, context.words.say(entry.title)) for entry in STAGES],
            context.tr("Stages"),
            parent=self,
        )
        self._title = ElidedText("strong", parent=self)
        self._title.keep(in_use().px(_TITLE))
        self._where = ElidedText("body", "ink2", parent=self)
        left = QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._menu)
        left.addWidget(self._title)
        left.addWidget(self._where)
        left.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch(1)
        for key, icon in _SHORT_ACTIONS.items():
            right.addWidget(_IconAction(actions[key], icon, self))
        self._room = Button(context.tr("Room screen"), "secondary", "screen", parent=self)
        self._room.setToolTip(context.tr("What the room sees (F5 opens, Ctrl+F5 closes it)"))
        self._room.clicked.connect(self.room_wanted)
        right.addWidget(self._room)
        self._export = Button(actions["export"].text(), "primary", parent=self)
        self._export.clicked.connect(lambda: actions["export"].trigger())
        self._export.setToolTip(actions["export"].toolTip())
        right.addWidget(self._export)
        self._words = context.tr("Room screen"), actions["export"].text()
        self._sides = left, right
        self._level = 0
        self._is_seen = False
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 16, 8)
        grid.setHorizontalSpacing(16)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.stages, 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        context.changed.connect(self._changed)
        self._show_details()

    def room_place(self) -> QPoint:
        """Where the menu of the room screen opens."""
        return self._room.mapToGlobal(QPoint(0, self._room.height()))

    def open_menu(self) -> None:
        """Open the menu of everything, for the keyboard."""
        self._menu.showMenu()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_seen:
            self._fit(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_seen:  # a start does without it
            self._is_seen = True
            QTimer.singleShot(0, self, lambda: self._fit(self.width()))

    def _fit(self, width: int) -> None:
        """Let as much be seen as there is room for."""
        for level in range(_LEVELS):
            self._arrange(level)
            needed = sum(side.minimumSize().width() for side in self._sides)
            if needed + self.stages.sizeHint().width() + _AROUND <= width:
                break

    def _arrange(self, level: int) -> None:
        if level == self._level:
            return
        self._level = level
        room, export = self._words
        self._room.show_sign("screen" if level else "", room, beside="screen")
        self._export.show_sign("export" if level else "", export)
        self._where.setVisible(level < _LEVELS - 1)
        self._title.setVisible(level < _LEVELS - 1)
        for side in self._sides:
            side.invalidate()

    def _changed(self, changed: Changed) -> None:
        if changed.touches("session"):
            self._show_details()

    def _show_details(self) -> None:
        session = self.context.document.session
        day = self.context.words.date(session.date) if session.date is not None else ""
        self._title.setText(session.title or self.context.tr("Untitled session"))
        self._where.setText(" · ".join(filter(None, (day, session.place))))
        self._where.set_shorter(day)


class MenuButton(IconButton):
    """The menu of all actions, in their groups."""

    def __init__(self, context: SessionContext, actions: Actions, parent: QWidget) -> None:
        super().__init__("menu", context.tr("Menu (F10)"), parent=parent)
        self.setMenu(full_menu(actions, context.words, self))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)


class _IconAction(IconButton):
    """An action as an icon; says the action's own words and is enabled when it is."""

    def __init__(self, action: QAction, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(icon, action.text(), parent=parent)
        self._action = action
        self.clicked.connect(lambda: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        keys = self._action.shortcut().toString()
        self.setAccessibleName(self._action.text())
        self.setToolTip(f"{self._action.text()} ({keys})" if keys else self._action.text())
        self.setEnabled(self._action.isEnabled())
