"""Type on paper: the shipped faces, widths, lines, and what they cannot show."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from cxworkshop.export.pdf.fonts import ReadableFont
from cxworkshop.export.pdf.languages import language_of
from cxworkshop.export.pdf.setting import Run, Setter, spaced
from cxworkshop.figures.breaking import length_to_cut, words_of
from cxworkshop.paths import resource

SANS, BOLD, ITALIC = "NotoSans", "NotoSans-Bold", "NotoSans-Italic"
SERIF, SERIF_BOLD = "NotoSerif", "NotoSerif-Bold"
_FILES = {
    SANS: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    SERIF_BOLD: "NotoSerif-Bold.ttf",
}
_LATER = {SERIF: "NotoSerif-Regular.ttf"}
"""Faces that few documents use: they are read when first asked for."""
_UNSEEN = (
    0x00AD,
    0x200B,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xE0000, 0xE0020),
)
"""Marks that show nothing and can turn a text round, or hide in one."""
_SHOWN_AS = {
    **dict.fromkeys(_UNSEEN, ""),
    **dict.fromkeys((*range(0x7F, 0xA0), 0x2028, 0x2029), " "),
    0x2011: "-",
}
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_NORMAL_WEIGHT, _BOLD_WEIGHT = 400, 700


@cache
def register() -> None:
    """Make the faces known to reportlab, once. No other face is ever referenced.

    Its files need not pass through wires of seven bits: a fifth smaller, and sooner written.
    """
    for name, file in _FILES.items():
        _read(name, file)
    rl_config.canvas_basefontname = SANS
    rl_config.useA85 = 0


@cache
def _read(name: str, file: str) -> None:
    pdfmetrics.registerFont(ReadableFont(name, str(resource("fonts", file))))


class Face:
    """Widths of one face in thousandths of its size; remembers the width of every word.

    Letters that simply stand beside one another are measured and drawn here; whatever needs
    another typeface, an order or a shape is the :class:`Setter`'s.
    """

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
        self._lines: dict[tuple[str, float, float], list[str]] = {}
        self._simple: set[str] = set(map(chr, range(0x20, 0x7F)))
        self._setter: Setter | None = None

    @property
    def missing(self) -> set[str]:
        """Every character so far that no typeface could show."""
        return self._setter.missing if self._setter is not None else set()

    def clean(self, text: str) -> str:
        """The text without what shows nothing; accents put together with their letters."""
        if text.isascii() and text.isprintable():
            return text
        shown: list[str] = []
        for char in unicodedata.normalize("NFC", text):
            code = ord(char)
            if char == "\n":
                shown.append(char)
            elif code in _SHOWN_AS:
                shown.append(_SHOWN_AS[code])
            elif code < 32 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE:
                shown.append(" ")
            else:
                shown.append(char)
        return "".join(shown)

    def is_simple(self, text: str) -> bool:
        """Whether the text is letters of this face, from left to right, each by itself."""
        if self._simple.issuperset(text):
            return True
        if not all(self._stands_alone(char) for char in text):
            return False
        self._simple.update(text)
        return True

    def width(self, text: str, size: float) -> float:
        """The width of a text in points."""
        found = self._words.get(text)
        if found is None:
            if self.is_simple(text):
                found = sum([self._char_width(ord(char)) for char in text])
            else:
                found = self._setting().width(text)
            self._words[text] = found
        return found * size / 1000

    def lines(self, text: str, size: float, width: float) -> list[str]:
        """The text broken into lines no wider than ``width`` points; long words are cut.

        A line that ends between two words ends with a space, so that who listens hears two words.
        What a table measures first and sets then, and what stands on every page, is broken once.
        """
        found = self._lines.get((text, size, width))
        if found is None:
            found = self._lines[text, size, width] = self._broken(text, size, width)
        return list(found)

    def _broken(self, text: str, size: float, width: float) -> list[str]:
        lines: list[str] = []
        for paragraph in self.clean(text).split("\n"):
            if lines:
                lines[-1] = spaced(lines[-1])
            if self.is_simple(paragraph):
                lines += self._simple_lines(paragraph, size, width)
            else:
                lines += self._setting().lines(paragraph, size, width)
        return lines

    def runs(self, line: str) -> list[Run]:
        """The pieces of a line that is not simple, from left to right."""
        return self._setting().runs(line)

    def _simple_lines(self, paragraph: str, size: float, width: float) -> list[str]:
        lines: list[str] = []
        line: list[str] = []
        used = 0.0
        space = self.width(" ", size)
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
        lines.append(" ".join(line))
        return lines

    def _setting(self) -> Setter:
        if self._setter is None:
            file = {**_FILES, **_LATER}[self.name]
            weight = _BOLD_WEIGHT if self.name in (BOLD, SERIF_BOLD) else _NORMAL_WEIGHT
            self._setter = Setter(file, weight, self._widths, self._default)
        return self._setter

    def _stands_alone(self, char: str) -> bool:
        return (
            ord(char) in self._glyphs
            and unicodedata.bidirectional(char) not in _RIGHT_TO_LEFT
            and not unicodedata.category(char).startswith("M")
            and not language_of(char)
        )

    def _char_width(self, code: int) -> float:
        return self._widths.get(code, self._default)

    def _cut(self, word: str, size: float, width: float) -> list[str]:
        """A word in pieces that fit, each at least one character."""
        pieces: list[str] = []
        start, used = 0, 0.0
        for place, char in enumerate(word):
            wide = self._char_width(ord(char)) * size / 1000
            if place > start and used + wide > width:
                cut = start + length_to_cut(word[start:place])
                pieces.append(word[start:cut])
                start, used = cut, self.width(word[cut:place], size)
            used += wide
        pieces.append(word[start:])
        return pieces


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
