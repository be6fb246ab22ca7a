"""The foot of the groups: shown to the room, heard one after the other, printed as cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.breakouts import Breakout, Group, next_to_report
from cxworkshop.slides import RoomView
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.text import Rule, Text


class GroupsReport(QWidget):
    """``wanted`` asks for the next group to report. ``last`` is where Tab leaves it."""

    wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        self._heard = Text("", "small-strong", "ink2", wrap=True, parent=self)
        self.show_it = Button(tr("Show to the room"), "secondary", "screen", parent=self)
        self.show_it.setToolTip(tr("Groups and their time on the room screen (Alt+8)"))
        self.show_it.clicked.connect(lambda: context.view_wanted.emit(RoomView.GROUPS))
        self._next = Button(tr("Next group reports"), parent=self)
        self._next.setToolTip(tr("Ctrl+Enter"))
        self._next.clicked.connect(self.wanted)
        self.last = Button(tr("Print cards…"), "quiet", "print", parent=self)
        self.last.setToolTip(tr("A page for each group; on the export page"))
        self.last.clicked.connect(lambda: context.wanted.emit("export"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.show_it)
        row.addWidget(self._next)
        row.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self._heard, 1)
        below.addWidget(self.last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Rule(self))
        column.addLayout(row)
        column.addLayout(below)

    def show_breakout(self, breakout: Breakout | None, groups: Sequence[Group]) -> None:
        """Say how many have reported, and whether one is still to be heard."""
        self.setVisible(breakout is not None)
        if breakout is None:
            return
        tr, there = self.context.tr, [each for each in groups if each.members]
        done = sum(each.has_reported for each in there)
        self._heard.setText(tr("{done} of {count} have reported", done=done, count=len(there)))
        has_next = next_to_report(self.context.document, breakout) is not None
        is_last = breakout.speaking is not None and not has_next
        self._next.setText(tr("All have reported") if is_last else tr("Next group reports"))
        self._next.setEnabled((has_next or is_last) and not self.context.is_read_only)
