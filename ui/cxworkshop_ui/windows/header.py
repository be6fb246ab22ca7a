"""The strip above a session: what it is, the stages, undo, find, export."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from cxworkshop.editing.editor import Changed
from cxworkshop_ui.actions import Actions
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.icons import icon
from cxworkshop_ui.widgets.elided_label import ElidedLabel
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.windows.stages import STAGES


class Header(QFrame):
    """Title and place at the left, stages in the middle, what can be done at the right."""

    def __init__(self, context: SessionContext, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("header")
        self.context = context
        self.stages = SegmentedBar(context.tr("Stages"))
        for entry in STAGES:
            self.stages.add(entry.stage.value, context.words.say(entry.title))
        self._title = ElidedLabel()
        self._title.setObjectName("sessionTitle")
        self._where = ElidedLabel()
        self._where.setObjectName("secondary")
        left = QHBoxLayout()
        left.setSpacing(8)
        self._menu_button = _menu_button(context, actions, self)
        left.addWidget(self._menu_button)
        left.addWidget(self._title)
        left.addWidget(self._where, 1)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch(1)
        for key in ("undo", "redo", "find"):
            right.addWidget(_tool(actions[key], key))
        export = QToolButton()
        export.setDefaultAction(actions["export"])
        export.setProperty("role", "primary")
        export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        right.addWidget(export)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 16, 8)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.stages, 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        context.changed.connect(self._changed)
        self._show_details()

    def open_menu(self) -> None:
        """Open the menu of everything, for the keyboard."""
        self._menu_button.showMenu()

    def _changed(self, changed: Changed) -> None:
        if changed.touches("session"):
            self._show_details()

    def _show_details(self) -> None:
        session = self.context.document.session
        parts = []
        if session.date is not None:
            parts.append(self.context.words.date(session.date))
        if session.place:
            parts.append(session.place)
        self._title.setText(session.title or self.context.tr("Untitled session"))
        self._where.setText("".join(f"· {part} " for part in parts))


def _tool(action: QAction, name: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setProperty("role", "icon")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setObjectName(f"{name}Button")
    return button


def _menu_button(context: SessionContext, actions: Actions, parent: QWidget) -> QToolButton:
    menu = QMenu(parent)
    for group in ("session", "edit", "view", "program"):
        for action in actions.group(group):
            menu.addAction(action)
        menu.addSeparator()
    button = QToolButton(parent)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setProperty("role", "icon")
    button.setIcon(icon("menu"))
    button.setAccessibleName(context.tr("Menu"))
    button.setToolTip(context.tr("Menu (F10)"))
    return button
