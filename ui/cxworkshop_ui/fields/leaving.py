"""Whether a field is entered and left, or only a list or a menu opens over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication


def is_entered(event: QEvent) -> bool:
    """Whether the focus comes from elsewhere, and not back from a list."""
    return event.type() == QEvent.Type.FocusIn and _is_elsewhere(event)


def is_left(event: QEvent) -> bool:
    """Whether the focus goes elsewhere, and not to a list: one goes on typing then."""
    return event.type() == QEvent.Type.FocusOut and _is_elsewhere(event)


def _is_elsewhere(event: QEvent) -> bool:
    reason = event.reason() if isinstance(event, QFocusEvent) else Qt.FocusReason.NoFocusReason
    # Where lists are windows of their own to the system, it makes them the active one.
    is_window = reason == Qt.FocusReason.ActiveWindowFocusReason
    is_list = is_window and QApplication.activePopupWidget() is not None
    return reason != Qt.FocusReason.PopupFocusReason and not is_list
