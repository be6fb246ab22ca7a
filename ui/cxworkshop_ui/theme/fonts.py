"""The shipped typefaces: Noto Sans for the interface, Noto Serif for titles and what people said.

The faces of the first page are loaded at once, the slanted ones when first asked for.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, TypeAlias

from PySide6.QtGui import QFont, QFontDatabase

from cxworkshop.paths import resource
from cxworkshop_ui.theme.tokens import BODY, CLOCK, LARGE, SMALL, TITLE

SANS, SERIF = "Noto Sans", "Noto Serif"

Voice: TypeAlias = Literal[
    "body", "strong", "large", "small", "small-strong", "title", "quote", "quote-slanted", "clock"
]
"""What a text is: decides face, size and weight."""

_FIRST = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSerif-Bold.ttf")
_LATER = ("NotoSans-Italic.ttf", "NotoSerif-Regular.ttf", "NotoSerif-Italic.ttf")

_SIZES: dict[str, int] = {
    "large": LARGE,
    "small": SMALL,
    "small-strong": SMALL,
    "title": TITLE,
    "quote": 17,
    "quote-slanted": LARGE,
    "clock": CLOCK,
}
_BOLD = {"strong", "small-strong", "title", "quote", "clock"}


@cache
def load_first_faces() -> None:
    """Make the faces of every page known to Qt; needs a QGuiApplication, works once."""
    _load(_FIRST)


@cache
def load_all_faces() -> None:
    """Make the regular and slanted serif and the slanted sans known too."""
    _load(_LATER)


def font(voice: Voice, scale: float = 1.0) -> QFont:
    """The font of a voice at a text scale; figures are tabular, so that times stand in columns."""
    return QFont(_made(voice, scale))  # a copy: who asks may change it


@lru_cache(maxsize=256)
def face(size: float, *, is_strong: bool, is_serif: bool) -> QFont:
    """The font of a figure's text, ``size`` px, whatever the screen; not to be changed."""
    made = QFont(SERIF if is_serif else SANS)
    made.setPixelSize(max(1, round(size)))
    if is_strong:
        made.setWeight(QFont.Weight.Bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def forget_made() -> None:
    """Typefaces have come: a font that was used before would never look into them."""
    _made.cache_clear()
    face.cache_clear()


@cache
def _made(voice: Voice, scale: float) -> QFont:
    if voice == "quote-slanted":
        load_all_faces()
    serif = voice in ("title", "quote", "quote-slanted")
    made = QFont(SERIF if serif else SANS)
    made.setPixelSize(round(_SIZES.get(voice, BODY) * scale))
    # Said in any case: a painter takes what a font leaves open from the widget it paints on.
    made.setWeight(QFont.Weight.Bold if voice in _BOLD else QFont.Weight.Normal)
    made.setItalic(voice == "quote-slanted")
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _load(names: tuple[str, ...]) -> None:
    for name in names:
        path = resource("fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)
