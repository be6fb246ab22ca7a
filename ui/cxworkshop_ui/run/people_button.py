"""How many are here, in the run bar; pressed, it opens the people."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.activities.attendance import attendance
from cxworkshop.editing.editor import Changed
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button


class PeopleButton(Button):
    """``12 of 14 here``; where there is little room, ``12/14``."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__("", "secondary", parent=parent)
        self.context = context
        self._is_short = False
        context.changed.connect(self._changed)
        self._show()

    def set_short(self, is_short: bool) -> None:
        """Say it in figures alone."""
        if is_short != self._is_short:
            self._is_short = is_short
            self._show()

    def _changed(self, changed: Changed) -> None:
        if changed.touches("participant"):
            self._show()

    def _show(self) -> None:
        found = attendance(self.context.document)
        said = self.context.words.say(found.message)
        here = found.here if found.is_taken else found.expected
        self.setText(f"{here}/{found.invited}" if self._is_short else said)
        self.setAccessibleName(said)
