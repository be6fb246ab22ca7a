"""What is shown to be taken as a picture: a widget with the picture's name, once it is at rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


Shown: TypeAlias = "Iterator[tuple[str, QWidget]]"


def settle() -> None:
    """Lets the page be laid out and painted, and what it puts off to the next turns be done."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(250, loop.quit)  # a little longer than the longest movement
    loop.exec()
    for _ in range(5):  # on a slow machine the last layout is still to come
        QCoreApplication.processEvents()
