"""Undo and redo of the session on the desk: their keys, and what their actions say."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cxworkshop_ui.actions import Actions
from cxworkshop_ui.desk import Desk

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Turns(QObject):
    """Takes steps back and does them again, whatever has the focus.

    Text fields would swallow the keys; here they always reach the editor. Hearing every key
    anyway, it says with ``key_pressed`` that somebody is at the keys.
    """

    key_pressed = Signal()

    def __init__(self, desk: Desk, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        actions.on("undo", lambda: self._turn(back=True))
        actions.on("redo", lambda: self._turn(back=False))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    def show(self) -> None:
        """Say in both actions what they would do, and whether there is anything to do."""
        context = self._desk.context
        if context is None:
            return
        words, editor = context.words, context.editor
        undo, redo = self._actions["undo"], self._actions["redo"]
        has_moved = context.clock_moved is not None
        can_undo = editor.undo_label is not None or context.has_pending or has_moved
        undo.setEnabled(can_undo and not context.is_read_only)
        redo.setEnabled(editor.redo_label is not None and not context.is_read_only)
        undo.setText(
            words.tr("Undo: {what}", what=editor.undo_label)
            if editor.undo_label is not None
            else words.tr("Undo")
        )
        redo.setText(
            words.tr("Redo: {what}", what=editor.redo_label)
            if editor.redo_label is not None
            else words.tr("Redo")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self.key_pressed.emit()
            if any(event.matches(key) for key in _KEYS):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _turn(self, *, back: bool) -> None:
        context = self._desk.context
        if context is not None:
            (context.undo if back else context.redo)()

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        """Hear the keys of who has the focus; a filter on all would slow down every event."""
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)
