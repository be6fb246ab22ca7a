"""Where Tab comes to widgets that are made while the window is in use."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(before: QWidget | None, rows: Iterable[QWidget]) -> None:
    """Let Tab go from a stop through the rows of a list, in this order.

    Qt puts what is made later behind everything else in the window.
    """
    for row in rows:
        for stop in (row, *row.findChildren(QWidget)):
            # The lists of combo boxes are windows of their own.
            if _is_stop(stop) and stop.window() is row.window():
                if before is not None:
                    QWidget.setTabOrder(before, stop)
                before = stop


def stop_before(place: QWidget) -> QWidget | None:
    """The last stop before a widget and what is in it, None where there is none."""
    before = place.previousInFocusChain()
    while before is not None and before is not place:
        if _is_stop(before) and not place.isAncestorOf(before):
            return before
        before = before.previousInFocusChain()
    return None


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
