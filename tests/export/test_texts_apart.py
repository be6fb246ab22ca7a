"""Texts of charts: none over another, none beyond the edge, in any document of the sample."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest

from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Drawing, FullPage
from cxworkshop.export.pdf.drawings import measured
from cxworkshop.export.pdf.type import Faces
from cxworkshop.figures.canvas import Canvas, Chart
from cxworkshop.figures.figure import LEADING, Label
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.report.kit import kit_report, poster
from cxworkshop.report.plan import plan_report
from cxworkshop.report.progress import progress_report
from cxworkshop.sample import sample

FACES = Faces()
PAGE, ASIDE, HALF_PAGE = (491.0, 640.0), (738.0, 400.0), (595.0, 421.0)
POSTERS = ((2328.0, 1628.0), (1134.0, 786.0), (736.0 * 3, 556.0 * 3))
"""Width and height in points: in a section, on its side, folded; the posters of the paper kit."""
_TOUCHING = 0.4
"""The share of a line that may reach into the next: its ascenders and descenders are shorter."""


def charts(language: str) -> Iterator[tuple[Chart, Canvas]]:
    document, words = new_document(sample(language)), catalogue(language)
    for report in (plan_report, progress_report, kit_report):
        for section in report(document, words).sections:
            for block in section.blocks:
                if isinstance(block, Drawing):
                    yield block.chart, canvas(*(ASIDE if section.is_wide else PAGE), 9.0)
                elif isinstance(block, FullPage):
                    high = HALF_PAGE[1] * (1 if block.is_folded else 2)
                    yield block.chart, canvas(HALF_PAGE[0], high, 11.0)
    for wide, high in POSTERS:
        yield poster(Wording(document, words)), canvas(wide, high, high / 75)


def canvas(width: float, height: float, size: float) -> Canvas:
    return Canvas(width, height, size, size * 0.8, measured(FACES))


def place(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text."""
    face = FACES.of(is_strong=label.is_strong, is_serif=label.is_serif)
    wide = max(face.width(face.clean(line), label.size) for line in label.lines)
    left = label.x - {"left": 0.0, "middle": wide / 2, "right": wide}[label.align]
    return left, label.y, left + wide, label.y + len(label.lines) * label.size * LEADING


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_lies_over_another_or_beyond_its_chart(language: str) -> None:
    for chart, paper in charts(language):
        for figure in chart.pages(paper):
            labels = [each for each in figure.shapes if isinstance(each, Label) and any(each.lines)]
            for label in labels:
                left, top, right, bottom = place(label)
                assert left >= -1, label
                assert right <= figure.width + 1, label
                assert -1 <= top <= bottom <= figure.height + label.size * _TOUCHING, label
            for one, other in combinations(labels, 2):
                a, b = place(one), place(other)
                deep = min(a[3], b[3]) - max(a[1], b[1])
                is_beside = min(a[2], b[2]) - max(a[0], b[0]) <= 1
                assert is_beside or deep <= min(one.size, other.size) * _TOUCHING, (one, other)
