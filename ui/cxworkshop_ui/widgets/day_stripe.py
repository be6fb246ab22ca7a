"""A day at a glance: a stripe with one part for each activity, as long as its minutes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.theme.tokens import Palette, Role


class DayStripe(QWidget):
    """Parts are (role, minutes); the role None is a break.

    ``description`` says the day in words; it is also the tip.
    """

    def __init__(
        self,
        parts: Sequence[tuple[Role | None, float]] = (),
        description: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set(parts, description)

    def set(self, parts: Sequence[tuple[Role | None, float]], description: str) -> None:
        """Show another day."""
        self._parts = tuple((role, minutes) for role, minutes in parts if minutes > 0)
        self.setAccessibleName(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        total = sum(minutes for _role, minutes in self._parts)
        if not total:
            return
        palette = in_use().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(whole, 4, 4)
        painter.setClipPath(shape)
        passed = 0.0
        for role, minutes in self._parts:
            left = whole.width() * passed / total
            passed += minutes
            right = whole.width() * passed / total
            width = max(1.0, right - left - (1 if passed < total else 0))
            place = QRectF(left, 0, width, whole.height())
            fill(painter, place, stripe_colour(palette, role))


def stripe_colour(palette: Palette, role: Role | None) -> str:
    """The colour an activity has in the day: breaks fade, plain ones are grey."""
    if role is None:
        return palette.track
    return palette.stripe if role == "neutral" else palette.text(role)
