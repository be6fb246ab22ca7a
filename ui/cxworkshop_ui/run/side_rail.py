"""A narrow rail where a side panel of Run is folded away: one button brings it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import TARGET
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.panels import Surface

Mark = Literal["done", "current", "skipped", ""]
_STEP = 16
_SIDE = 8


class SideRail(Surface):
    """``wanted`` asks for the panel. With ``show_marks`` the day is seen at a glance below it."""

    wanted = Signal()

    def __init__(
        self, side: Literal["left", "right"], icon: str, name: str, parent: QWidget | None = None
    ) -> None:
        # The line of a rail stands towards the page.
        super().__init__(
            "right" if side == "left" else "left",
            ground="ground" if side == "left" else "plain",
            parent=parent,
        )
        self._marks: tuple[Mark, ...] = ()
        self.button = IconButton(icon, name, parent=self)
        self.button.setFixedSize(in_use().px(TARGET), in_use().px(TARGET))
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 12, 6, 12)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setFixedWidth(rail_width())

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show how each activity of the day stands, from above."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks:
            return
        look = in_use()
        palette = look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.button.geometry().bottom() + look.px(16)
        room = self.height() - top - look.px(12)
        step = min(look.px(_STEP), room / len(self._marks))
        side = min(look.px(_SIDE), step * 0.7)
        for number, mark in enumerate(self._marks):
            middle = top + (number + 0.5) * step
            wide = side * 2 if mark == "current" else side
            box = QRectF((self.width() - wide) / 2, middle - side / 2, wide, side)
            painter.setPen(Qt.PenStyle.NoPen)
            if mark == "current":
                painter.setBrush(QColor(palette.accent))
            elif mark == "done":
                painter.setBrush(QColor(palette.ink3))
            else:
                painter.setPen(QPen(QColor(palette.field_border), 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                box.adjust(0.6, 0.6, -0.6, -0.6)
            if mark == "skipped":
                painter.drawLine(box.topLeft(), box.bottomRight())
            else:
                painter.drawRoundedRect(box, side / 2, side / 2)


def rail_width() -> int:
    """How wide a rail is, px."""
    return in_use().px(TARGET) + 13
