"""Texts in any script set on a line: which typeface shows what, in which order and shape."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from cxworkshop.export.pdf.kinds import NO_KIND, Kind, Piece
from cxworkshop.export.pdf.languages import (
    arabic_language,
    han_language,
    is_han,
    language_of_sign,
)
from cxworkshop.export.pdf.order import Stretch, in_sight, levels
from cxworkshop.export.pdf.typefaces import (
    PICTOGRAPH,
    Glyph,
    Typeface,
    pictures,
    shipped,
    steers,
    typeface_for,
)
from cxworkshop.figures.breaking import length_to_cut, parts_of, signs_of, words_of
from cxworkshop.figures.direction import is_right_to_left

MISSING = "\N{REPLACEMENT CHARACTER}"
_TELLS_NONE = "zh"
"""Signs that are Chinese only until other letters of Japanese or Korean stand beside them."""


class SetLine(str):
    """A line of a paragraph that needs more than one letter after the other.

    ``levels`` are those of its characters in the whole paragraph. ``room`` is the width within
    which it stands at the right, 0 for a line that begins at the left. A paragraph that runs to the
    left begins at the left edge like all others, and its lines are flush at the right: one line is
    found where all the others are, beside its label, and several are read from one edge.
    """

    __slots__ = ("levels", "room")
    levels: bytes
    room: float

    @classmethod
    def of(cls, text: str, levels: bytes, room: float) -> SetLine:
        """A line with its levels and its room."""
        made = cls(text)
        made.levels, made.room = levels, room
        return made


def reads_from_right(line: str) -> bool:
    """Whether a line begins at the right."""
    return line.room > 0 if isinstance(line, SetLine) else is_right_to_left(line)


def spaced(line: str) -> str:
    """A line with a space at its end."""
    if isinstance(line, SetLine):
        return SetLine.of(f"{line} ", line.levels + bytes([int(line.room > 0)]), line.room)
    return f"{line} "


class Run(NamedTuple):
    """A piece of a line in one typeface, ``width`` thousandths of its size wide.

    ``text`` is what it says, ``start`` where this is in the line. Without ``typeface`` it is
    ``letters`` of the face, one by one. ``language`` is that of its script, "" where it tells none.
    """

    start: int
    text: str
    width: float
    language: str
    is_rtl: bool
    letters: str = ""
    typeface: Typeface | None = None
    glyphs: tuple[Glyph, ...] = ()


class Setter:
    """Sets texts beside one face: ``file`` are its glyphs, ``widths`` what its letters take.

    ``missing`` is every character that no typeface could show.
    """

    def __init__(self, file: str, weight: int, widths: dict[int, float], default: float) -> None:
        self._weight = weight
        self._face = shipped(file, 400)
        self._letters = widths
        self._default = default
        self._widths: dict[str, float] = {}
        self._fit: dict[str, Typeface | None] = {}
        self._kinds: dict[tuple[str, str, bool], Kind] = {}
        self._parts: dict[str, tuple[tuple[int, str], ...]] = {}
        self.missing: set[str] = set()

    def width(self, text: str) -> float:
        """The width of a text in thousandths of its size."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = sum([run.width for run in self.runs(text)])
        return found

    def runs(self, line: str) -> list[Run]:
        """The pieces of a line from left to right."""
        is_rtl = reads_from_right(line)
        told = line.levels if isinstance(line, SetLine) else levels(line, is_rtl=is_rtl)
        han = han_language(line)
        return [
            run
            for stretch in in_sight(told, line, is_rtl=is_rtl)
            for run in self._stretch(line, stretch, han)
        ]

    def lines(self, paragraph: str, size: float, width: float) -> list[str]:
        """A paragraph broken into lines no wider than ``width`` points; long words are cut.

        A line ends with a space where there was one.
        """
        is_rtl = is_right_to_left(paragraph)
        most = width * 1000 / size
        space = self._letters.get(32, self._default)
        lines: list[str] = [""]
        used = 0.0
        for word in words_of(paragraph):
            gap = space if lines[-1] else 0.0
            parts = parts_of(word)
            if gap:
                lines[-1] += " "
            for part in parts:
                wide = self.width(part)
                if lines[-1] and used + gap + wide > most:
                    lines.append("")
                    used = gap = 0.0
                if wide > most:
                    *whole, part = self._cut(part, most)
                    lines[-1:] = [*whole, ""] if not lines[-1] else [lines[-1], *whole, ""]
                    wide = self.width(part)
                lines[-1] += part
                used, gap = used + gap + wide, 0.0
        told = levels("".join(lines), is_rtl=is_rtl)
        start = 0
        found: list[SetLine] = []
        for line in lines:
            end = start + len(line)
            found.append(SetLine.of(line, told[start:end], most if is_rtl else 0.0))
            start = end
        if not is_rtl:
            return list(found)
        seen = [self.width(line) - (space if line.endswith(" ") else 0.0) for line in found]
        widest = max(seen) * size / 1000
        return [SetLine.of(str(line), line.levels, widest) for line in found]

    def _cut(self, word: str, most: float) -> list[str]:
        """A word in pieces that fit, each at least one sign."""
        pieces: list[str] = []
        piece: list[str] = []
        used = 0.0
        signs = deque(signs_of(word))
        while signs:
            wide = self.width(signs[0])
            if piece and used + wide > most:
                pieces.append(self._narrowed(piece, signs, most))
                piece, used = [], 0.0
            else:
                piece.append(signs.popleft())
                used += wide
            if piece and not signs:
                pieces.append(self._narrowed(piece, signs, most))
                piece, used = [], 0.0
        return pieces or [""]

    def _narrowed(self, piece: list[str], rest: deque[str], most: float) -> str:
        """The piece; signs that are wider side by side than each alone go back to the rest."""
        while len(piece) > 1 and self.width("".join(piece)) > most:
            rest.appendleft(piece.pop())
        if rest:
            staying = length_to_cut("".join(piece))
            while len("".join(piece)) > staying:
                rest.appendleft(piece.pop())
        return "".join(piece)

    def _stretch(self, line: str, stretch: Stretch, han: str) -> Iterator[Run]:
        """What runs in one direction, in pieces of one typeface and language each."""
        is_rtl = stretch.is_right_to_left
        pieces = list(self._pieces(line, stretch, han, is_rtl=is_rtl))
        for piece in reversed(pieces) if is_rtl else pieces:
            yield self._run(line, piece, han, is_rtl=is_rtl)

    def _pieces(self, line: str, stretch: Stretch, han: str, *, is_rtl: bool) -> Iterator[Piece]:
        """Signs together that one typeface shows, in one language, in the order they are said."""
        text: list[str] = []
        first, last = 0, NO_KIND
        for start, sign in self._shown(line, stretch):
            kind = self._kinds.get((sign, han, is_rtl)) or self._kind(sign, han, is_rtl=is_rtl)
            # A space takes after the letters before it; after a picture it would be as wide as one.
            if is_rtl and not kind.has_letters and last.has_letters and last.shows(sign):
                kind = kind._replace(typeface=last.typeface, is_missing=False)
            if text and last.goes_on_with(kind):
                last = last.together(kind)
            else:
                if text:
                    yield Piece(first, "".join(text), last)
                text, first, last = [], start, kind
            text.append(sign)
        if text:
            yield Piece(first, "".join(text), last)

    def _shown(self, line: str, stretch: Stretch) -> Iterator[tuple[int, str]]:
        """The signs that show something; one that no typeface has is taken apart."""
        start = stretch.start
        for sign in signs_of(line[stretch.start : stretch.end]):
            parts = self._parts.get(sign)
            if parts is None:
                is_whole = len(sign) == 1 or self._fitting(sign) is not None
                parts = self._parts[sign] = tuple(
                    (place, part)
                    for place, part in enumerate([sign] if is_whole else sign)
                    if not all(map(steers, part))
                )
            for place, part in parts:
                yield start + place, part
            start += len(sign)

    def _kind(self, sign: str, han: str, *, is_rtl: bool) -> Kind:
        """How a sign is shown; found once, since a text has few different ones."""
        language = language_of_sign(sign) or (han if han != _TELLS_NONE and is_han(sign) else "")
        has_letters = sign[0].isalpha()
        if not is_rtl and len(sign) == 1 and ord(sign) in self._letters:
            kind = Kind(None, False, language, has_letters)
        else:
            typeface = self._fitting(sign)
            if typeface is None:
                self.missing.update(char for char in sign if not steers(char))
            kind = Kind(typeface, typeface is None, language, has_letters)
        self._kinds[sign, han, is_rtl] = kind
        return kind

    def _fitting(self, sign: str) -> Typeface | None:
        """The typeface that shows a sign; looked for once, since a text has few different ones."""
        if sign not in self._fit:
            self._fit[sign] = self._found(sign)
        return self._fit[sign]

    def _found(self, sign: str) -> Typeface | None:
        if PICTOGRAPH in sign and pictures(self._weight).shows(sign):
            return pictures(self._weight)
        if self._face.shows(sign):
            return self._face
        return typeface_for(sign, self._weight)

    def _run(self, line: str, piece: Piece, han: str, *, is_rtl: bool) -> Run:
        text, kind = piece.text, piece.kind
        language = arabic_language(line) if kind.language == "ar" else kind.language
        if kind.typeface is None:
            letters = MISSING * len(text) if kind.is_missing else text
            wide = sum([self._letters.get(ord(char), self._default) for char in letters])
            return Run(piece.start, text, wide, language, is_rtl, letters)
        glyphs = kind.typeface.shape(text, is_rtl=is_rtl, language=language or han)
        wide = sum([glyph.advance for glyph in glyphs])
        return Run(piece.start, text, wide, language, is_rtl, "", kind.typeface, glyphs)
