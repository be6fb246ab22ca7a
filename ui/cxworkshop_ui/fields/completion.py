"""A list that opens under a line while it is typed: names one after the other, or one choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit

from cxworkshop_ui.fields.leaving import is_left

_PAGES = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Offering(QCompleter):
    """A completer whose list closes when a key leads to another field.

    Qt's own keeps the list open then, over what was led to, and gives it the next letter. It also
    types what is a page further on in the list: page up and page down are a clicker's, and go on
    to whom they would reach without a list.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        widget, popup = self.widget(), self.popup()
        if watched is popup and isinstance(event, QKeyEvent) and event.key() in _PAGES:
            if event.type() == QEvent.Type.KeyPress:
                QApplication.sendEvent(widget, event)
            return True
        if is_left(event) and watched is widget and popup is not None and popup.isVisible():
            popup.hide()
        return super().eventFilter(watched, event)


class Completion(Offering):
    """Offers what stands anywhere in the words of ``offer``; the Down key shows all of it.

    With ``between`` the line holds several, and what is chosen takes the place of the last one.
    What is chosen counts as typed.
    """

    def __init__(
        self, line: QLineEdit, offer: Callable[[], Sequence[str]], between: str = ""
    ) -> None:
        super().__init__(line)
        self._line, self._offer = line, offer
        self._parts = re.compile(f"[{between}]") if between else None
        self._model = QStringListModel(self)
        self.setModel(self._model)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.setCompleter(self)
        line.installEventFilter(self)
        # Queued: the line takes what was chosen first, then it is told to whom the line belongs.
        self.activated.connect(self._chosen, Qt.ConnectionType.QueuedConnection)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """What the list is looked through for: the last of several."""
        return [self._parts.split(path)[-1].strip() if self._parts is not None else path]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 - Qt's
        """The whole line once something was chosen."""
        chosen = str(index.data())
        if self._parts is None:
            return chosen
        before = [part.strip() for part in self._parts.split(self._line.text())[:-1]]
        return ", ".join([*filter(None, before), chosen])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() == QEvent.Type.FocusIn:
                self._renew()
            elif (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Down
                and not self._line.isReadOnly()
            ):
                self._renew()
                self.setCompletionPrefix(self._line.text())
                self.complete()
                return True
        return super().eventFilter(watched, event)

    def _renew(self) -> None:
        taken = set()
        if self._parts is not None:
            taken = {part.strip() for part in self._parts.split(self._line.text())[:-1]}
        offer = [each for each in self._offer() if each not in taken]
        if offer != self._model.stringList():
            self._model.setStringList(offer)

    def _chosen(self, _text: str) -> None:
        self._line.textEdited.emit(self._line.text())
        self._renew()
