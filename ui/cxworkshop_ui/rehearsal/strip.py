"""The strip above a rehearsal: that nothing is kept, how fast the clock runs, the way out."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.rehearsal.clock import SPEEDS, RehearsalClock
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.widgets.sign import StatusDot
from cxworkshop_ui.widgets.text import Text


class RehearsalStrip(Surface):
    """There as long as the rehearsal is; Shift+F12 ends it from anywhere."""

    def __init__(
        self, context: SessionContext, clock: RehearsalClock, parent: QWidget | None = None
    ) -> None:
        super().__init__("bottom", "ground", parent=parent)
        self.context = context
        self._clock = clock
        tr = context.tr
        self.setAccessibleName(tr("Rehearsal"))
        said = StatusDot(
            tr("Rehearsal – nothing here is kept"), "steps", "diamond", "strong", parent=self
        )
        self.speed = SegmentedBar(
            [(str(speed), f"{speed}×") for speed in SPEEDS], tr("Speed of the clock"), parent=self
        )
        self.speed.set_current(str(clock.speed))
        self.speed.chosen.connect(self._run)
        end = Button(tr("End the rehearsal (Shift+F12)"), parent=self)
        end.clicked.connect(lambda: context.wanted.emit("end_rehearsal"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(said, 1)
        row.addWidget(Text(tr("Clock"), "small-strong", "ink2", parent=self))
        row.addWidget(self.speed)
        row.addWidget(end)

    def _run(self, speed: str) -> None:
        self._clock.run(int(speed))
        self.speed.set_current(speed)
        self.context.clock.tick()
