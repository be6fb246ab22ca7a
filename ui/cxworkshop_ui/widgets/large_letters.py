"""Large letters: each is drawn once and then only put where it stands, as Qt does with small ones.

Above 64 px Qt fills the outline of every letter each time, forty times as slow: the question on
a slide took as long as all else that is painted when an activity begins.
"""

from __future__ import annotations

from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QRawFont,
    QTextLayout,
    QTransform,
)

LARGE = 64
"""From this size on, px of the device, Qt keeps no letters."""
_PARTS = 4
"""Places within a px at which a letter may begin."""


_MOST = 400
"""Letters that are kept: some megabytes."""


class _Letter(NamedTuple):
    """A letter from a px on that its beginning is ``beside`` and its baseline ``above``.

    ``is_picture`` is one that has no outline, a coloured sign.
    """

    image: QImage
    beside: int
    above: int
    is_picture: bool


_letters: dict[tuple[object, ...], _Letter] = {}


def write_large(painter: QPainter, at: QPointF, line: str, font: QFont, colour: str) -> bool:
    """Write a line from its baseline on. Returns False, nothing written, where Qt has to."""
    world = painter.worldTransform()
    size = font.pixelSize() * world.m11()
    is_plain = world.m12() == world.m21() == 0 and world.m11() == world.m22()
    if size < LARGE or not is_plain or painter.device().devicePixelRatio() != 1:
        return False
    layout = QTextLayout(line, font)
    layout.beginLayout()
    text = layout.createLine()
    layout.endLayout()
    letters = []
    for run in layout.glyphRuns():
        raw = run.rawFont()
        for index, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            begin = world.map(at + place - QPointF(0, text.ascent()))
            left = floor(begin.x() * _PARTS) / _PARTS
            letter = _letter(raw, index, world.m11(), colour, left - floor(left))
            if letter.is_picture:
                return False
            letters.append(
                (floor(left) + letter.beside, round(begin.y()) + letter.above, letter.image)
            )
    painter.save()
    painter.setWorldMatrixEnabled(False)
    for x, y, image in letters:
        painter.drawImage(x, y, image)
    painter.restore()
    return True


def _letter(raw: QRawFont, index: int, scale: float, colour: str, part: float) -> _Letter:
    key = (raw.familyName(), raw.styleName(), raw.pixelSize(), index, scale, colour, part)
    found = _letters.get(key)
    if found is None:
        if len(_letters) >= _MOST:
            _letters.clear()
        found = _letters[key] = _drawn(raw, index, scale, colour, part)
    return found


def _drawn(raw: QRawFont, index: int, scale: float, colour: str, part: float) -> _Letter:
    outline = QTransform(scale, 0, 0, scale, part, 0).map(raw.pathForGlyph(index))
    if outline.isEmpty():
        return _Letter(QImage(), 0, 0, not raw.boundingRect(index).isEmpty())
    place = outline.boundingRect()
    left, top = floor(place.left()) - 1, floor(place.top()) - 1
    width, height = ceil(place.right()) + 1 - left, ceil(place.bottom()) + 1 - top
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    painter.fillPath(outline, QColor(colour))
    painter.end()
    return _Letter(image, left, top, False)
