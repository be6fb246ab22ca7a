"""The menu of everything that can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from cxworkshop_ui.actions import Actions


def full_menu(actions: Actions, parent: QWidget) -> QMenu:
    """The menu of all actions, in their groups."""
    menu = QMenu(parent)
    for group in ("session", "edit", "view", "program"):
        menu.addActions(actions.group(group))
        menu.addSeparator()
    return menu
