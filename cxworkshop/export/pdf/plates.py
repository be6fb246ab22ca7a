"""Charts drawn with reportlab, shape by shape."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.export.pdf.sheets import Plate
from cxworkshop.export.pdf.type import Faces
from cxworkshop.export.pdf.writing import Writer
from cxworkshop.figures.figure import BASELINE, LEADING, Area, Box, Dot, Ink, Label, Shape, Stroke

_ROUND, _FLAT = 1, 0
_DASHES = (3, 3)


class PlatePainter:
    """Draws charts on one canvas whose origin is at the bottom left, ``height`` points high."""

    def __init__(
        self,
        canvas: Canvas,
        height: float,
        faces: Faces,
        inks: Mapping[Ink, str],
        writer: Writer,
    ) -> None:
        self._canvas = canvas
        self._height = height
        self._faces = faces
        self._inks = inks
        self._writer = writer

    def paint(self, plate: Plate) -> None:
        """Draw one chart, and leave the canvas as it was."""
        self._canvas.saveState()
        if plate.window is not None:
            x, y, width, height = plate.window
            path = self._canvas.beginPath()
            path.rect(x, self._height - y - height, width, height)
            self._canvas.clipPath(path, stroke=0, fill=0)
        if plate.is_turned:
            figure = plate.figure
            right, bottom = plate.x + figure.width, plate.y + figure.height
            self._canvas.translate(right, self._height - bottom)
            self._canvas.rotate(180)
        else:
            self._canvas.translate(plate.x, self._height - plate.y)
        for shape in plate.figure.shapes:
            self._shape(shape)
        self._canvas.restoreState()

    def _shape(self, shape: Shape) -> None:
        if isinstance(shape, Box):
            self._box(shape)
        elif isinstance(shape, Dot):
            fill, stroke = self._prepare(shape.fill, shape.edge, shape.edge_width)
            if fill or stroke:
                self._canvas.circle(shape.x, -shape.y, shape.radius, stroke, fill)
        elif isinstance(shape, Stroke):
            self._prepare(None, shape.ink, shape.width, is_dashed=shape.is_dashed)
            self._trace(shape.points, fill=0, stroke=1)
        elif isinstance(shape, Area):
            self._prepare(shape.fill, None, 0)
            self._trace(shape.points, fill=1, stroke=0)
        else:
            self._label(shape)

    def _prepare(
        self, fill: Ink | None, edge: Ink | None, width: float, *, is_dashed: bool = False
    ) -> tuple[int, int]:
        """Set the colours; give whether to fill and whether to outline."""
        canvas = self._canvas
        if fill is not None:
            canvas.setFillColor(HexColor(self._inks[fill]))
        if edge is not None:
            canvas.setStrokeColor(HexColor(self._inks[edge]))
            canvas.setLineWidth(width)
            canvas.setLineCap(_FLAT if is_dashed else _ROUND)
            canvas.setDash(*(_DASHES if is_dashed else ()))
        return int(fill is not None), int(edge is not None)

    def _box(self, box: Box) -> None:
        fill, stroke = self._prepare(box.fill, box.edge, box.edge_width, is_dashed=box.is_dashed)
        if not fill and not stroke:
            return
        place = (box.x, -box.y - box.height, box.width, box.height)
        radius = min(box.radius, box.width / 2, box.height / 2)
        if radius > 0:
            self._canvas.roundRect(*place, radius=radius, stroke=stroke, fill=fill)
        else:
            self._canvas.rect(*place, stroke=stroke, fill=fill)

    def _trace(self, points: tuple[tuple[float, float], ...], *, fill: int, stroke: int) -> None:
        if len(points) < 2:
            return
        path = self._canvas.beginPath()
        (x, y), *rest = points
        path.moveTo(x, -y)
        for x, y in rest:
            path.lineTo(x, -y)
        if fill:
            path.close()
        self._canvas.drawPath(path, stroke=stroke, fill=fill)

    def _label(self, label: Label) -> None:
        face = self._faces.of(is_strong=label.is_strong, is_serif=label.is_serif)
        text = self._writer.begin()
        text.setFillColor(HexColor(self._inks[label.ink]))
        for number, line in enumerate(label.lines):
            shown = face.clean(line)
            x = label.x
            if label.align != "left":
                wide = face.width(shown, label.size)
                x -= wide if label.align == "right" else wide / 2
            y = label.y + (number * LEADING + BASELINE) * label.size
            text.setTextOrigin(x, -y)
            self._writer.put(face, label.size, shown)
        self._canvas.drawText(text)
