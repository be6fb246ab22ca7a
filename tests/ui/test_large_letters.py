"""Large letters look as Qt would write them, each drawn once."""

from __future__ import annotations

import pytest
from cxworkshop_ui.theme.fonts import face
from cxworkshop_ui.widgets.large_letters import LARGE, write_large
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

WORDS = ("AVATo, wie früh?", "¿Qué nos piden mañana?", "fi – “so”", "ทำ ok")


def written(words: str, size: int, scale: float, *, by_qt: bool) -> QImage:
    image = QImage(1400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(3.5, 2.25)
    painter.scale(scale, scale)
    font = face(size, is_strong=True, is_serif=True)
    at = QPointF(20.3, 130.6)
    if by_qt:
        painter.setFont(font)
        painter.setPen(QColor("white"))
        painter.drawText(at, words)
    else:
        assert write_large(painter, at, words, font, "#ffffff")
    painter.end()
    return image


def ink(image: QImage) -> list[int]:
    """How white each px is."""
    return list(bytes(image.constBits())[::4])


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(("size", "scale"), [(LARGE, 1.0), (90, 1.0), (40, 2.0)])
def test_large_letters_stand_where_qt_puts_them(
    qapp: QApplication, words: str, size: int, scale: float
) -> None:
    own = ink(written(words, size, scale, by_qt=False))
    qt = ink(written(words, size, scale, by_qt=True))
    assert abs(sum(own) - sum(qt)) < sum(qt) * 0.01
    differ = sum(abs(one - other) for one, other in zip(own, qt, strict=True))
    assert differ < sum(qt) * 0.12, "an edge of each letter, half a px at most"


@pytest.mark.parametrize(("size", "scale"), [(LARGE - 1, 1.0), (90, 0.1)])
def test_small_letters_are_left_to_qt(qapp: QApplication, size: int, scale: float) -> None:
    painter = QPainter(image := QImage(200, 100, QImage.Format.Format_RGB32))
    painter.scale(scale, scale)
    font = face(size, is_strong=False, is_serif=False)
    assert not write_large(painter, QPointF(0, 50), "words", font, "#ffffff")
    painter.end()
    assert not image.isNull()
