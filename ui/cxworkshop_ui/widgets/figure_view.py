"""Charts on the screen: laid out for the width there is, painted from their shapes."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.figures.canvas import Canvas, Chart
from cxworkshop.figures.figure import BASELINE, LEADING, Area, Box, Dot, Figure, Label, Stroke
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import face
from cxworkshop_ui.theme.tokens import BODY, SMALL, Palette
from cxworkshop_ui.widgets.large_letters import write_large

_WHOLE = 1000.0
"""Text is measured once at this size; widths of other sizes are in proportion."""


def measure(text: str, size: float, is_strong: bool, is_serif: bool) -> float:
    """The width of a text in the shipped faces."""
    return _wide(text, is_strong, is_serif) * size / _WHOLE


@lru_cache(maxsize=8192)
def _wide(text: str, is_strong: bool, is_serif: bool) -> float:
    return _metrics(is_strong, is_serif).horizontalAdvance(text)


@lru_cache(maxsize=4)
def _metrics(is_strong: bool, is_serif: bool) -> QFontMetricsF:
    return QFontMetricsF(face(_WHOLE, is_strong=is_strong, is_serif=is_serif))


def paint_figure(painter: QPainter, figure: Figure, palette: Palette, scale: float = 1.0) -> None:
    """Paint a figure with its top left at the painter's origin, ``scale`` px a unit."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    for shape in figure.shapes:
        if isinstance(shape, Box):
            _box(painter, shape, palette)
        elif isinstance(shape, Dot):
            _pen(painter, shape.edge, shape.edge_width, palette)
            _brush(painter, shape.fill, palette)
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        elif isinstance(shape, Stroke):
            _stroke(painter, shape, palette)
        elif isinstance(shape, Area):
            _pen(painter, None, 0, palette)
            _brush(painter, shape.fill, palette)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        else:
            _label(painter, shape, palette)
    painter.restore()


_WIDTHS = 6
"""A layout asks for the same few widths again and again, with and without a scroll bar."""


class FigureView(QWidget):
    """One chart, as wide as its place and as high as it needs; its alternative is its name."""

    def __init__(self, chart: Chart | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._figures: tuple[Figure, ...] = ()
        self._known: dict[tuple[int, float], tuple[Figure, ...]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_chart(chart)

    def set_chart(self, chart: Chart | None) -> None:
        """Show another chart, or nothing."""
        if chart == self._chart and self._figures:
            return
        self._chart = chart
        self._known.clear()
        self.setAccessibleName(chart.alt if chart is not None else "")
        self._lay_out()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(sum(figure.height for figure in self._laid(width)))

    def sizeHint(self) -> QSize:
        width = self.width() or 480
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = in_use().palette
        for figure in self._figures:
            paint_figure(painter, figure, palette)
            painter.translate(0, figure.height)

    def _lay_out(self) -> None:
        self._figures = self._laid(self.width())
        height = round(sum(figure.height for figure in self._figures))
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)

    def _laid(self, width: int) -> tuple[Figure, ...]:
        chart, look = self._chart, in_use()
        if chart is None or width < 40:
            return ()
        key = width, look.scale
        figures = self._known.get(key)
        if figures is None:
            if len(self._known) == _WIDTHS:
                del self._known[next(iter(self._known))]
            canvas = Canvas(width, 100_000, look.px(BODY), look.px(SMALL), measure)
            figures = self._known[key] = chart.pages(canvas)
        return figures


def _box(painter: QPainter, box: Box, palette: Palette) -> None:
    _pen(painter, box.edge, box.edge_width, palette, is_dashed=box.is_dashed)
    _brush(painter, box.fill, palette)
    rect = QRectF(box.x, box.y, box.width, box.height)
    if box.radius:
        painter.drawRoundedRect(rect, box.radius, box.radius)
    else:
        painter.drawRect(rect)


def _stroke(painter: QPainter, stroke: Stroke, palette: Palette) -> None:
    _pen(painter, stroke.ink, stroke.width, palette, is_dashed=stroke.is_dashed)
    points = [QPointF(x, y) for x, y in stroke.points]
    for start, end in pairwise(points):
        painter.drawLine(start, end)


def _label(painter: QPainter, label: Label, palette: Palette) -> None:
    font = face(label.size, is_strong=label.is_strong, is_serif=label.is_serif)
    painter.setFont(font)
    painter.setPen(_pen_of(getattr(palette, label.ink), 1.0, False))
    for number, line in enumerate(label.lines):
        x = label.x
        if label.align != "left":
            wide = measure(line, label.size, label.is_strong, label.is_serif)
            x -= wide if label.align == "right" else wide / 2
        y = label.y + (number * LEADING + BASELINE) * label.size
        if not write_large(painter, QPointF(x, y), line, font, getattr(palette, label.ink)):
            painter.drawText(QPointF(x, y), line)


def _pen(
    painter: QPainter, ink: str | None, width: float, palette: Palette, *, is_dashed: bool = False
) -> None:
    if ink is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(_pen_of(getattr(palette, ink), width, is_dashed))


def _brush(painter: QPainter, fill: str | None, palette: Palette) -> None:
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(_brush_of(getattr(palette, fill)))


# A slide has hundreds of shapes in a handful of colours: each pen and each font is made once.
@lru_cache(maxsize=256)
def _pen_of(colour: str, width: float, is_dashed: bool) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if is_dashed:
        pen.setDashPattern([4, 4])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


@lru_cache(maxsize=256)
def _brush_of(colour: str) -> QBrush:
    return QBrush(QColor(colour))
