"""Controls that repeat from row to row say of which row they are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

_OWN = "of-which"


def tell_apart(around: QWidget, words: str, *, but: QWidget | None = None) -> None:
    """Describe every control inside by the words of the item it belongs to.

    Who hears them one by one would hear “Delete” a dozen times. What a control says of itself
    already stays; ``but`` is the field that holds the words.
    """
    for control in around.findChildren(QWidget):
        if control is but or not _is_control(control):
            continue
        said = control.accessibleDescription()
        if said != words and said == (control.property(_OWN) or ""):
            control.setProperty(_OWN, words)
            control.setAccessibleDescription(words)


def _is_control(widget: QWidget) -> bool:
    is_reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return is_reached or isinstance(widget, QAbstractButton)
