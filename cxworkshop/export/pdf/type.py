"""Type on paper: the shipped faces, widths, lines, and what they cannot show."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from cxworkshop.export.pdf.fonts import ReadableFont
from cxworkshop.paths import resource

SANS, BOLD, ITALIC = "NotoSans", "NotoSans-Bold", "NotoSans-Italic"
SERIF, SERIF_BOLD = "NotoSerif", "NotoSerif-Bold"
ARROWS, SIGNS = "NotoSansMath", "NotoSansSymbols2"
_FILES = {
    SANS: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    SERIF_BOLD: "NotoSerif-Bold.ttf",
    ARROWS: "NotoSansMath-Arrows.ttf",
    SIGNS: "NotoSansSymbols2-Signs.ttf",
}
_LATER = {SERIF: "NotoSerif-Regular.ttf"}
"""Faces that few documents use: they are read when first asked for."""
_BESIDE = (ARROWS, SIGNS)
"""Faces that step in for what the text faces lack: arrows, signs, mathematics."""
_UNSEEN = (
    0x00AD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    *range(0xE0000, 0xE01F0),
)
"""Marks that steer direction, joining and shape: they show nothing, and can turn a text round."""
_SHOWN_AS = {
    **dict.fromkeys(_UNSEEN, ""),
    **dict.fromkeys((*range(0x7F, 0xA0), 0x2028, 0x2029), " "),
    0x2011: "-",
}
_GAP = re.compile(r"[^\S\u00a0\u2007\u202f]+")
"""White space where a line may end: any but the spaces that hold two words together."""
MISSING = "\N{REPLACEMENT CHARACTER}"


@cache
def register() -> None:
    """Make the faces known to reportlab, once. No other face is ever referenced."""
    for name, file in _FILES.items():
        _read(name, file)
    rl_config.canvas_basefontname = SANS


@cache
def _read(name: str, file: str) -> None:
    pdfmetrics.registerFont(ReadableFont(name, str(resource("fonts", file))))


class Face:
    """Widths of one face in thousandths of its size; remembers the width of every word."""

    def __init__(self, name: str) -> None:
        register()
        if name in _LATER:
            _read(name, _LATER[name])
        self.name = name
        face = _face(name)
        self._widths: dict[int, float] = face.charWidths
        self._default: float = face.defaultWidth
        self._glyphs: dict[int, int] = face.charToGlyph
        self._words: dict[str, float] = {}
        self._beside: dict[int, str] = {}
        self.missing: set[str] = set()

    def clean(self, text: str) -> str:
        """The text as this face can show it; what it lacks is remembered in ``missing``."""
        if text.isascii() and text.isprintable():
            return text
        shown: list[str] = []
        for char in unicodedata.normalize("NFC", text):
            code = ord(char)
            if char == "\n":
                shown.append(char)
            elif code in _SHOWN_AS:
                shown.append(_SHOWN_AS[code])
            elif code < 32 or 0xD800 <= code < 0xE000:
                shown.append(" ")
            elif code in self._glyphs or self._steps_in(code):
                shown.append(char)
            else:
                self.missing.add(char)
                shown.append(MISSING)
        return "".join(shown)

    def width(self, text: str, size: float) -> float:
        """The width of a text in points."""
        found = self._words.get(text)
        if found is None:
            found = sum([self._char_width(ord(char)) for char in text])
            self._words[text] = found
        return found * size / 1000

    def lines(self, text: str, size: float, width: float) -> list[str]:
        """The text broken into lines no wider than ``width`` points; long words are cut.

        A line that ends between two words ends with a space, so that who listens hears two words.
        """
        lines: list[str] = []
        space = self.width(" ", size)
        for paragraph in self.clean(text).split("\n"):
            line: list[str] = []
            used = 0.0
            for word in words_of(paragraph):
                wide = self.width(word, size)
                if line and used + space + wide > width:
                    lines.append(" ".join(line) + " ")
                    line, used = [], 0.0
                if wide > width:
                    *whole, word = self._cut(word, size, width)
                    lines += whole
                    wide = self.width(word, size)
                used += wide if not line else space + wide
                line.append(word)
            lines.append(" ".join(line) + " ")
        lines[-1] = lines[-1].removesuffix(" ")
        return lines

    def runs(self, text: str) -> list[tuple[str, str]]:
        """The text in pieces of one face each, as (name of the face, piece)."""
        if not self._beside or not any(ord(char) in self._beside for char in text):
            return [(self.name, text)]
        pieces: list[tuple[str, str]] = []
        for char in text:
            name = self._beside.get(ord(char), self.name)
            if pieces and pieces[-1][0] == name:
                pieces[-1] = (name, pieces[-1][1] + char)
            else:
                pieces.append((name, char))
        return pieces

    def _steps_in(self, code: int) -> bool:
        """Whether another face can show a character; remembers which."""
        if code in self._beside:
            return True
        for name in _BESIDE:
            face = _face(name)
            if code in face.charToGlyph:
                self._beside[code] = name
                self._widths = {**self._widths, code: face.charWidths.get(code, self._default)}
                return True
        return False

    def _char_width(self, code: int) -> float:
        return self._widths.get(code, self._default)

    def _cut(self, word: str, size: float, width: float) -> list[str]:
        """A word in pieces that fit, each at least one character."""
        pieces: list[str] = []
        start, used = 0, 0.0
        for place, char in enumerate(word):
            wide = self._char_width(ord(char)) * size / 1000
            if place > start and used + wide > width:
                pieces.append(word[start:place])
                start, used = place, 0.0
            used += wide
        pieces.append(word[start:])
        return pieces


def words_of(text: str) -> list[str]:
    """The words between which a line may end."""
    return [word for word in _GAP.split(text) if word]


def _face(name: str) -> Any:
    """What reportlab knows of a registered face."""
    font: Any = pdfmetrics.getFont(name)
    return font.face


class Faces:
    """The faces of one document."""

    def __init__(self) -> None:
        self.sans = Face(SANS)
        self.bold = Face(BOLD)
        self.italic = Face(ITALIC)
        self.serif = Face(SERIF_BOLD)
        self._plain_serif: Face | None = None

    def of(self, *, is_strong: bool, is_serif: bool) -> Face:
        """The face of a text in a figure."""
        if not is_serif:
            return self.bold if is_strong else self.sans
        if is_strong:
            return self.serif
        if self._plain_serif is None:
            self._plain_serif = Face(SERIF)
        return self._plain_serif

    def missing(self) -> list[str]:
        """Every character that no face could show, in order."""
        faces = (self.sans, self.bold, self.italic, self.serif, self._plain_serif)
        return sorted(set().union(*(face.missing for face in faces if face is not None)))
