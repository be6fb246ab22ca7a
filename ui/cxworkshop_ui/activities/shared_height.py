"""A list takes the height that is left, so that it is seen together with what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QWidget

from cxworkshop_ui.theme.apply import in_use

_GAP, _EDGE = 10, 24
"""Between the parts, and around all of them; px."""


class TakesRoom(Protocol):
    """A list that is as high as it is given room for."""

    def give_room(self, height: int) -> None:
        """Take so much at the most, px."""
        ...


class SharedHeight(QObject):
    """Shares the height of the page in which a form scrolls.

    ``above`` and ``below`` give the parts that should stay in sight with the list; hidden ones
    take no room.
    """

    def __init__(
        self,
        form: QWidget,
        part: TakesRoom,
        above: Callable[[], Sequence[QWidget]],
        below: Callable[[], Sequence[QWidget]],
    ) -> None:
        super().__init__(form)
        self._form = form
        self._list = part
        self._above, self._below = above, below
        self._area: QScrollArea | None = None

    def look_around(self) -> None:
        """Find the page, now that the form stands in it, and share its height."""
        parent = self._form.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea) and parent is not self._area:
            self._area = parent
            parent.installEventFilter(self)
        self.share()

    def share(self) -> None:
        """Give the list the height that is left."""
        if self._area is None or not self._form.isVisible():
            return
        shown = [part for part in self._above() if not part.isHidden()]
        shown += [part for part in self._below() if part.isVisibleTo(self._form)]
        used = sum(part.sizeHint().height() + _GAP for part in shown)
        seen = self._area.maximumViewportSize().height() - in_use().px(_EDGE)
        self._list.give_room(seen - used)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self.share()
        return super().eventFilter(watched, event)
