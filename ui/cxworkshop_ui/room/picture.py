"""The slide as it is painted: in the room window, and small beside the work."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.figures.canvas import Lines
from cxworkshop.figures.figure import LEADING, Label
from cxworkshop.run import Clock, RunState
from cxworkshop.slide_photo import PicturePlace
from cxworkshop.slides import Slide, SlidePage, slide_pages
from cxworkshop_ui.photos.images import LARGE, SMALL
from cxworkshop_ui.room.controller import RoomController
from cxworkshop_ui.run.run_words import clock_text
from cxworkshop_ui.theme.tokens import ROOM
from cxworkshop_ui.widgets.figure_view import measure, paint_figure

_SHORT = 60
"""Seconds left of a breakout that are few."""
_MOST_LINES = 4000
"""Texts whose lines are kept from one slide to the next."""
_INKS = {Clock.NORMAL: ROOM.ink, Clock.WARNING: ROOM.steps, Clock.URGENT: ROOM.steps}


class RoomPicture(QWidget):
    """Paints what the room sees, laid out for its own size or for a given one and scaled."""

    def __init__(
        self, room: RoomController, laid_out_for: QSize | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._for = laid_out_for
        self._slide: Slide | None = None
        self._pages: tuple[SlidePage, ...] = ()
        self._laid = QSize()
        self._broken: Lines = {}
        self._clock = ""
        self._urgency = Clock.NORMAL
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        room.changed.connect(self._renew)
        room.context.images.arrived.connect(self._arrived)
        room.context.clock.ticked.connect(self._tick)
        self._renew()

    @property
    def page(self) -> SlidePage:
        """The page that is in front."""
        self._lay_out()
        return self._pages[min(self._room.page, len(self._pages) - 1)]

    @property
    def page_count(self) -> int:
        """How many pages the slide takes at the size it is laid out for."""
        self._lay_out()
        return len(self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000" if self._room.is_black else ROOM.ground))
        if self._room.is_black:
            return
        page, scale, left, top = self.page, *self._fitted()
        painter.translate(left, top)
        paint_figure(painter, page.figure, ROOM, scale)
        if page.picture is not None:
            self._paint_photo(painter, page.picture, scale)
        if page.clock is not None and self._clock:
            x, y, width, height = page.clock
            size = height / LEADING
            label = Label(x + width, y, (self._clock,), size, width, align="right", is_strong=True)
            painter.scale(scale, scale)
            painter.setPen(QColor(_INKS.get(self._urgency, ROOM.risk)))
            self._write(painter, label)

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
        laid = self._laid
        scale = min(self.width() / laid.width(), self.height() / laid.height())
        return (
            scale,
            (self.width() - laid.width() * scale) / 2,
            (self.height() - laid.height() * scale) / 2,
        )

    def _lay_out(self) -> None:
        wanted = self._for or QSize(max(self.width(), 320), max(self.height(), 180))
        if self._slide is self._room.slide and self._laid == wanted:
            return
        if wanted != self._laid or len(self._broken) > _MOST_LINES:
            self._broken = {}
        self._slide, self._laid = self._room.slide, wanted
        self._pages = slide_pages(
            self._slide, wanted.width(), wanted.height(), measure, self._broken
        )
        self._room.page_count = len(self._pages)

    def _renew(self) -> None:
        self._lay_out()
        self._tick(self._room.context.clock.state)
        self.setAccessibleName(self._room.told())
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
        if not self._pages or self._pages[0].clock is None:
            self.update()
            return
        scale, left, top = self._fitted()
        x, y, width, height = self._pages[0].clock
        self.update(
            QRect(
                int(left + x * scale) - 2,
                int(top + y * scale) - 2,
                int(width * scale) + 4,
                int(height * scale) + 4,
            )
        )
