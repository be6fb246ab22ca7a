"""Pages drawn with reportlab: lines of text, rules, boxes, pictures, header and footer."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.blocks import Report
from cxworkshop.export.pdf.layout import LINE, MARGIN, QUIET, Layout
from cxworkshop.export.pdf.sheets import Box, Drawing, Line, Page, Picture, Rule
from cxworkshop.export.pdf.type import SANS
from cxworkshop.figures.colour import parsed

PROGRAM = "CX Workshop"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff]+")


def draw(
    report: Report,
    layout: Layout,
    target: Path,
    size: tuple[float, float],
    progress: Callable[[float], None] = lambda _: None,
) -> None:
    """Write the pages of a layout as one PDF. The same report gives the same bytes."""
    width, height = size
    settings: dict[str, Any] = {"initialFontName": SANS, "lang": report.language}
    canvas = Canvas(str(target), pagesize=size, invariant=1, pageCompression=1, **settings)
    canvas.setTitle(_plain(f"{report.title} – {report.name}"))
    canvas.setAuthor(_plain(report.author or report.cover.organisation))
    canvas.setSubject(_plain(report.name))
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    covers = sum(page.is_cover for page in layout.pages)
    last = len(layout.pages) - covers
    for number, page in enumerate(layout.pages):
        _bookmark(canvas, page, number, height)
        painter = _Painter(canvas, height)
        for piece in page.pieces:
            painter.paint(piece.drawings)
        if not page.is_cover:
            place = f"{number - covers + 1} / {last}"
            _frame(painter, report, layout, width, height, place)
        canvas.showPage()
        progress((number + 1) / len(layout.pages))
    canvas.save()


def _plain(text: str) -> str:
    """A text for a reader's window: no control characters, no halves of characters."""
    return _CONTROL.sub(" ", text)


def _bookmark(canvas: Canvas, page: Page, number: int, height: float) -> None:
    for place, title in enumerate(page.bookmarks):
        key = f"section-{number}-{place}"
        canvas.bookmarkPage(key, fit="FitH", top=height)
        canvas.addOutlineEntry(_plain(title), key, level=0)


def _frame(
    painter: _Painter, report: Report, layout: Layout, width: float, height: float, place: str
) -> None:
    """The running header and the footer of one page."""
    faces, right = layout.faces, width - MARGIN
    room = width - 2 * MARGIN
    owner = _fitted(faces.bold.lines(report.cover.organisation, 9, room * 0.4))
    running = _fitted(faces.sans.lines(report.running, 9, room * 0.58))
    name = _fitted(faces.sans.lines(report.name, 8, room * 0.7))
    y = 52.0
    painter.paint(
        [
            Line(MARGIN, y, faces.bold, 9, layout.colour, owner),
            Line(right - faces.sans.width(running, 9), y, faces.sans, 9, QUIET, running),
            Rule(MARGIN, height - 44, right, height - 44, LINE),
            Line(MARGIN, height - 30, faces.sans, 8, QUIET, name),
            Line(right - faces.sans.width(place, 8), height - 30, faces.sans, 8, QUIET, place),
        ]
    )


def _fitted(lines: list[str]) -> str:
    return lines[0] if len(lines) == 1 else f"{lines[0]}…"


class _Painter:
    """Draws on one canvas with the origin at the top left."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height

    def paint(self, drawings: list[Drawing]) -> None:
        """Draw one piece."""
        lines = [drawing for drawing in drawings if isinstance(drawing, Line) and drawing.text]
        for drawing in drawings:
            if isinstance(drawing, Box):
                self._box(drawing)
            elif isinstance(drawing, Rule):
                self._rule(drawing)
            elif isinstance(drawing, Picture):
                self._picture(drawing)
        if lines:
            self._lines(lines)

    def _lines(self, lines: list[Line]) -> None:
        text = self._canvas.beginText()
        font: tuple[str, float] | None = None
        colour = ""
        for line in lines:
            if line.colour != colour:
                colour = line.colour
                text.setFillColorRGB(*_rgb(colour))
            text.setTextOrigin(line.x, self._height - line.y)
            for name, piece in line.face.runs(line.text):
                if (name, line.size) != font:
                    font = (name, line.size)
                    text.setFont(*font)
                text.textOut(piece)
        self._canvas.drawText(text)

    def _rule(self, rule: Rule) -> None:
        canvas = self._canvas
        canvas.setStrokeColorRGB(*_rgb(rule.colour))
        canvas.setLineWidth(rule.width)
        canvas.line(rule.x, self._height - rule.y, rule.x2, self._height - rule.y2)

    def _box(self, box: Box) -> None:
        canvas = self._canvas
        if box.fill:
            canvas.setFillColorRGB(*_rgb(box.fill))
        if box.stroke:
            canvas.setStrokeColorRGB(*_rgb(box.stroke))
            canvas.setLineWidth(0.8)
        y = self._height - box.y - box.height
        shape = (box.x, y, box.width, box.height)
        fill, stroke = int(bool(box.fill)), int(bool(box.stroke))
        if box.radius:
            canvas.roundRect(*shape, radius=box.radius, fill=fill, stroke=stroke)
        else:
            canvas.rect(*shape, fill=fill, stroke=stroke)

    def _picture(self, picture: Picture) -> None:
        y = self._height - picture.y - picture.height
        self._canvas.drawImage(
            ImageReader(io.BytesIO(picture.data)),
            picture.x,
            y,
            picture.width,
            picture.height,
            mask="auto",
        )


@cache
def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = parsed(colour) or (0, 0, 0)
    return red / 255, green / 255, blue / 255
