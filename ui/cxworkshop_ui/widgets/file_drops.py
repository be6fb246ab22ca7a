"""Files that are dragged over a text field belong to the page or the window, not into the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit


def brings_files(data: QMimeData) -> bool:
    """Whether files of this computer are dragged or pasted, and not words."""
    return data.hasUrls() and any(url.isLocalFile() for url in data.urls())


class KeepFilesOut(QObject):
    """Lets what is dragged over a line through to what lies behind it, when it is files."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        line.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and brings_files(event.mimeData()):
            event.ignore()
            return True
        return False
