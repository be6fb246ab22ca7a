"""The menu of everything that can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from cxworkshop.i18n import Catalogue
from cxworkshop_ui.actions import Actions


def full_menu(actions: Actions, words: Catalogue, parent: QWidget) -> QMenu:
    """The menu of all actions, in their groups: one column, also on a small screen."""
    menu = QMenu(parent)
    menu.addActions(actions.group("session"))
    menu.addSeparator()
    for title, group in ((words.tr("Edit"), "edit"), (words.tr("View"), "view")):
        menu.addMenu(title).addActions(actions.group(group))
    menu.addSeparator()
    menu.addActions(actions.group("program"))
    return menu
