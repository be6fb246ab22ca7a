"""Charts that a spreadsheet draws itself, in the colours of the program."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.drawing.text import Font as ChartFont

from cxworkshop.export.xlsx.styles import ACCENT, FACE, INK, LINE, QUIET
from cxworkshop.report.workbook_overview import BookChart

_SECOND = "C9A227"
_COLOURS = (ACCENT, _SECOND)
HEIGHT = 7.2
"""Centimetres; a chart of sentences is as much higher as it has bars."""
_BAR = 0.85


def height_of(chart: BookChart) -> float:
    """How high a chart is drawn, in centimetres."""
    return max(HEIGHT, 2.4 + _BAR * len(chart.names)) if chart.lies else HEIGHT


def draw(chart: BookChart, page: Any, column: int, width: float) -> Any:
    """A chart over figures that stand on a page: names in a column, a series in each next one.

    The first row holds the names of the series. ``width`` in centimetres.
    """
    made: Any = BarChart()
    made.type = "bar" if chart.lies else "col"
    last = len(chart.names) + 1
    for place in range(len(chart.series)):
        figures = Reference(page, min_col=column + 1 + place, min_row=1, max_row=last)
        made.add_data(figures, titles_from_data=True)
    made.set_categories(Reference(page, min_col=column, min_row=2, max_row=last))
    for series, colour in zip(made.series, _COLOURS, strict=False):
        series.graphicalProperties = GraphicalProperties(solidFill=colour)
        series.graphicalProperties.line = LineProperties(noFill=True)
        series.invertIfNegative = False
    made.title = chart.title
    made.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_letters(1200, INK, is_bold=True))
    for run in made.title.tx.rich.p[0].r:
        run.rPr = _letters(1200, INK, is_bold=True)
    made.title.overlay = False
    if len(chart.series) > 1:
        made.legend.position = "b"
    else:
        made.legend = None
    made.gapWidth = 60
    for axis in (made.x_axis, made.y_axis):
        axis.delete = False
        axis.title = None
        axis.txPr = RichText(
            p=[Paragraph(pPr=ParagraphProperties(defRPr=_letters(900, QUIET)), endParaRPr=None)]
        )
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    made.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    made.y_axis.scaling.min = 0
    made.y_axis.number_format = "0"
    made.y_axis.majorUnit = _step(chart)
    if chart.most is not None:
        made.y_axis.scaling.max = chart.most
    if chart.lies:
        made.x_axis.scaling.orientation = "maxMin"  # the first name stands at the top
        made.y_axis.crosses = "max"
    made.plot_visible_only = False
    made.width, made.height = width, height_of(chart)
    return made


def _step(chart: BookChart) -> float:
    """Between the lines: whole things, and not too many lines."""
    every = (value or 0.0 for _, values in chart.series for value in values)
    most = chart.most or max(every, default=0.0)
    return max(1.0, float(-(-int(most) // 6)))


def _letters(size: int, colour: str, *, is_bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=is_bold, solidFill=colour, latin=ChartFont(typeface=FACE))
