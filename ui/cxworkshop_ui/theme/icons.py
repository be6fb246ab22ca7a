"""The program's own icons: stroked SVG drawings, tinted with a palette role when asked for.

QtSvg is loaded with the first icon, not with the program.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from cxworkshop.paths import resource
from cxworkshop_ui.theme.apply import Theme, in_use
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.theme.tokens import Look, Role

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

Ink: TypeAlias = Role | Literal["ink", "ink2", "ink3", "on_accent"]
"""A palette role an icon can be drawn in."""

SIZE = 20
_RATIOS = (1.0, 2.0)


def icon(name: str, ink: Ink = "ink2", size: int = SIZE) -> QIcon:
    """An icon in the colours in use, ``size`` px at 100 % text; crisp at twice the density.

    Raises ``FileNotFoundError`` for a name that is not in ``resources/icons``.
    """
    return drawn(name, ink, size, in_use())


@lru_cache(maxsize=256)
def drawn(name: str, ink: Ink, size: int, look: Look) -> QIcon:
    """An icon for one look."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(_pixmap(name, str(getattr(look.palette, ink)), look.px(size), ratio))
        faded = _pixmap(name, look.palette.field_border, look.px(size), ratio)
        made.addPixmap(faded, QIcon.Mode.Disabled)
    return made


def wear(theme: Theme, target: QAction | QAbstractButton, name: str, ink: Ink = "ink2") -> None:
    """Give an action or a button an icon that follows the theme as long as the target lives."""
    _Wearer(theme, target, name, ink)


class _Wearer(QObject):
    """Renews one target's icon; lives and dies with the target."""

    def __init__(
        self, theme: Theme, target: QAction | QAbstractButton, name: str, ink: Ink
    ) -> None:
        super().__init__(target)
        self._target = target
        self._name = name
        self._ink: Ink = ink
        theme.changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        self._target.setIcon(icon(self._name, self._ink))


def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    whole = QRectF(0, 0, side, side)
    painter = QPainter(made)
    _drawing(name).render(painter, whole)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    fill(painter, whole, colour)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=128)
def _drawing(name: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer

    return QSvgRenderer(QByteArray(resource("icons", f"{name}.svg").read_bytes()))
