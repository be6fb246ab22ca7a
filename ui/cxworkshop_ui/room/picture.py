"""The slide as it is painted: in the room window, and small beside the work."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.figures.figure import LEADING, Label
from cxworkshop.run import Clock, RunState
from cxworkshop.slide_photo import PicturePlace
from cxworkshop.slides import Slide, SlidePage
from cxworkshop_ui.photos.images import LARGE, SMALL
from cxworkshop_ui.room.controller import RoomController
from cxworkshop_ui.room.painted import PaintedPage
from cxworkshop_ui.run.run_words import clock_text
from cxworkshop_ui.theme.tokens import ROOM

_SHORT = 60
"""Seconds left of a breakout that are few."""
_INKS = {Clock.NORMAL: ROOM.ink, Clock.WARNING: ROOM.steps, Clock.URGENT: ROOM.steps}


class RoomPicture(QWidget):
    """Paints what the room sees. Where it ``leads``, the slide is laid out for its size."""

    def __init__(
        self, room: RoomController, *, leads: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._leads = leads
        self._painted = PaintedPage()
        self._seen: tuple[Slide, int, QSize, bool] | None = None
        self._clock = ""
        self._urgency = Clock.NORMAL
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        room.changed.connect(self._renew)
        room.context.images.arrived.connect(self._arrived)
        room.context.clock.ticked.connect(self._tick)
        self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lead()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._lead()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._room.is_black:
            painter.fillRect(self.rect(), QColor("#000000"))
            return
        page, scale, left, top = self._room.page_shown, *self._fitted()
        self._paint_page(painter, page, scale, left, top)
        painter.translate(left, top)
        if page.picture is not None:
            self._paint_photo(painter, page.picture, scale)
        if page.clock is not None and self._clock:
            x, y, width, height = page.clock
            size = height / LEADING
            label = Label(x + width, y, (self._clock,), size, width, align="right", is_strong=True)
            painter.scale(scale, scale)
            painter.setPen(QColor(_INKS.get(self._urgency, ROOM.risk)))
            self._write(painter, label)

    def _paint_page(
        self, painter: QPainter, page: SlidePage, scale: float, left: float, top: float
    ) -> None:
        """The page as it was painted in the px of the screen, so that each comes to its place."""
        ratio = self.devicePixelRatioF()
        size = QSize(ceil(self.width() * ratio), ceil(self.height() * ratio))
        corner = QPointF(left * ratio, top * ratio)
        picture = self._painted.picture(page.figure, size, scale * ratio, corner)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(0, 0, picture)
        painter.restore()

    def _lead(self) -> None:
        if self._leads:
            self._room.lay_out_for(QSize(max(self.width(), 320), max(self.height(), 180)))

    def _paint_photo(self, painter: QPainter, place: PicturePlace, scale: float) -> None:
        side = LARGE if place.width * scale > SMALL else SMALL
        image = self._room.context.images.image(place.id, side)
        where = QRectF(place.x * scale, place.y * scale, place.width * scale, place.height * scale)
        if image is None or image.isNull():
            painter.fillRect(where, QColor(ROOM.surface))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(where, image)
        painter.restore()

    def _arrived(self, attachment_id: str) -> None:
        shown = self._room.slide.picture
        if shown is not None and shown.id == attachment_id:
            self.update()

    def _write(self, painter: QPainter, label: Label) -> None:
        font = painter.font()
        font.setFamily("Noto Sans")
        font.setPixelSize(max(1, round(label.size)))
        font.setBold(True)
        painter.setFont(font)
        box = QRectF(label.x - label.width, label.y, label.width, label.height)
        painter.drawText(
            box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), label.lines[0]
        )

    def _fitted(self) -> tuple[float, float, float]:
        laid = self._room.size
        scale = min(self.width() / laid.width(), self.height() / laid.height())
        return (
            scale,
            (self.width() - laid.width() * scale) / 2,
            (self.height() - laid.height() * scale) / 2,
        )

    def _renew(self) -> None:
        self._tick(self._room.context.clock.state)
        room = self._room
        self.setAccessibleName(room.told())
        seen = room.slide, room.page, room.size, room.is_black
        if self._seen is None or seen[0] is not self._seen[0] or seen[1:] != self._seen[1:]:
            self._seen = seen
            self.update()

    def _tick(self, state: RunState) -> None:
        text, self._urgency = self._told(state)
        if text != self._clock:
            self._clock = text
            self._repaint_clock()

    def _told(self, state: RunState) -> tuple[str, Clock]:
        """The time that is left of what the slide counts down to, else of the activity."""
        until = self._room.slide.until
        if until is None:
            return (
                clock_text(state.seconds_left) if state.current is not None else ""
            ), state.clock
        left = (until - self._room.context.editor.now()) // 1000
        urgency = Clock.OVER if left < 0 else Clock.WARNING if left < _SHORT else Clock.NORMAL
        return clock_text(left), urgency

    def _repaint_clock(self) -> None:
        """A tick paints the place of the clock and nothing else."""
        place = self._room.page_shown.clock
        if place is None:
            return
        scale, left, top = self._fitted()
        x, y, width, height = place
        self.update(
            QRect(
                int(left + x * scale) - 2,
                int(top + y * scale) - 2,
                int(width * scale) + 4,
                int(height * scale) + 4,
            )
        )
