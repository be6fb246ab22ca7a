"""Texts in any script set on a line: which typeface shows what, in which order and shape."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

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


class _Piece(NamedTuple):
    """Signs that one typeface shows, or no one."""

    start: int
    text: str
    typeface: Typeface | None
    is_missing: bool
    language: str
    has_letters: bool


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
        widest = max(map(self.width, found)) * size / 1000
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
        pieces: list[_Piece] = []
        for start, sign in self._shown(line, stretch):
            pieces = _joined(pieces, self._piece(start, sign, pieces, han, is_rtl=is_rtl))
        for piece in reversed(pieces) if is_rtl else pieces:
            yield self._run(line, piece, han, is_rtl=is_rtl)

    def _shown(self, line: str, stretch: Stretch) -> Iterator[tuple[int, str]]:
        """The signs that show something; one that no typeface has is taken apart."""
        start = stretch.start
        for sign in signs_of(line[stretch.start : stretch.end]):
            is_whole = len(sign) == 1 or self._fitting(sign) is not None
            for place, part in enumerate([sign] if is_whole else sign):
                if not all(map(steers, part)):
                    yield start + place, part
            start += len(sign)

    def _piece(
        self, start: int, sign: str, before: list[_Piece], han: str, *, is_rtl: bool
    ) -> _Piece:
        language = language_of_sign(sign) or (han if han != _TELLS_NONE and is_han(sign) else "")
        has_letters = sign[0].isalpha()
        if not is_rtl and len(sign) == 1 and ord(sign) in self._letters:
            return _Piece(start, sign, None, False, language, has_letters)
        # A space takes after the letters before it; after a picture it would be as wide as one.
        last = before[-1].typeface if before and before[-1].has_letters else None
        if is_rtl and not has_letters and last is not None and last.shows(sign):
            return _Piece(start, sign, last, False, language, has_letters)
        typeface = self._fitting(sign)
        if typeface is None:
            self.missing.update(char for char in sign if not steers(char))
        return _Piece(start, sign, typeface, typeface is None, language, has_letters)

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

    def _run(self, line: str, piece: _Piece, han: str, *, is_rtl: bool) -> Run:
        text, typeface = piece.text, piece.typeface
        language = arabic_language(line) if piece.language == "ar" else piece.language
        if typeface is None:
            letters = MISSING * len(text) if piece.is_missing else text
            wide = sum([self._letters.get(ord(char), self._default) for char in letters])
            return Run(piece.start, text, wide, language, is_rtl, letters)
        glyphs = typeface.shape(text, is_rtl=is_rtl, language=language or han)
        wide = sum([glyph.advance for glyph in glyphs])
        return Run(piece.start, text, wide, language, is_rtl, "", typeface, glyphs)


def _joined(pieces: list[_Piece], new: _Piece) -> list[_Piece]:
    """The pieces with a new one at the end, in one with the last where both are alike."""
    if pieces:
        last = pieces[-1]
        is_same_language = (
            new.language == last.language or not new.has_letters or not last.has_letters
        )
        if last.typeface is new.typeface and last.is_missing == new.is_missing and is_same_language:
            pieces[-1] = _Piece(
                last.start,
                last.text + new.text,
                last.typeface,
                last.is_missing,
                last.language or new.language,
                last.has_letters or new.has_letters,
            )
            return pieces
    pieces.append(new)
    return pieces
