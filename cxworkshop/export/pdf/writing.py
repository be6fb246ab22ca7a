"""Lines of text written into a page: letters by reportlab, everything else glyph by glyph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from cxworkshop.export.pdf.embedding import EmbeddedFont, Embedder, Shown
from cxworkshop.export.pdf.setting import Run, SetLine
from cxworkshop.export.pdf.type import Face
from cxworkshop.export.pdf.typefaces import EM, Glyph

_REVERSED, _END = "/ReversedChars BMC", "EMC"


class Writer:
    """Writes lines on the pages of one document, whose texts are in ``language``.

    What a run means is said beside it: its language, and its text where its glyphs do not tell
    (ISO 32000-1, 14.9.2 and 14.9.4). So it is read aloud, found and copied as it was typed.
    """

    def __init__(self, canvas: Canvas, language: str) -> None:
        inner: Any = canvas
        self._canvas = canvas
        self._embedder = Embedder(inner._doc)  # noqa: SLF001 - reportlab has no public way
        self._language = language
        self._text: Any = None
        self._font: tuple[str, float] | None = None

    def begin(self) -> PDFTextObject:
        """A new text object, to which the following lines belong."""
        self._font = None
        self._text = self._canvas.beginText()
        text: PDFTextObject = self._text
        return text

    def put(self, face: Face, size: float, line: str) -> None:
        """Write a line where the text object stands."""
        if face.is_simple(line):
            self._letters(face, size, line)
            return
        code: list[str] = self._text._code  # noqa: SLF001 - reportlab writes no glyphs
        here = 0.0
        for x, run in _as_read(face, line):
            if x is not None and x != here:
                code.append(f"{(x - here) * size / EM:.3f} 0 Td")
                here = x
            is_foreign = bool(run.language) and run.language != self._language
            if is_foreign:
                code.append(f"/Span <</Lang ({run.language})>> BDC")
            if run.is_rtl:
                code.append(_REVERSED)
            if run.typeface is None:
                self._of_letters(face, size, run)
            else:
                font = self._embedder.font(run.typeface)
                self._select(font, size)
                code += _shown(font, run, size)
            code += [_END] * (is_foreign + run.is_rtl)

    def _of_letters(self, face: Face, size: float, run: Run) -> None:
        if run.letters == run.text:
            self._letters(face, size, run.letters)
            return
        code: list[str] = self._text._code  # noqa: SLF001 - as above
        code.append(_meaning(run.text))
        self._letters(face, size, run.letters)
        code.append(_END)

    def _letters(self, face: Face, size: float, letters: str) -> None:
        if self._font != (face.name, size):
            self._font = (face.name, size)
            self._text.setFont(face.name, size)
        self._text.textOut(letters)

    def _select(self, font: EmbeddedFont, size: float) -> None:
        if self._font != (font.resource, size):
            self._font = (font.resource, size)
            self._text._code.append(f"/{font.resource} {size:g} Tf")  # noqa: SLF001 - as above


def indent(face: Face, size: float, line: str) -> float:
    """How far from its left edge a line begins: one that reads from the right ends at the right."""
    if not isinstance(line, SetLine) or not line.room:
        return 0.0
    return line.room - face.width(line, size)


def _as_read(face: Face, line: str) -> list[tuple[float | None, Run]]:
    """The runs of a line in the order of its file, with where those stand that are to be moved to.

    In a line that mixes directions they stand in the file as they are said: who listens, or copies
    in that order, would get them the other way round. Else all is as it is seen.
    """
    runs = face.runs(line)
    if len({run.is_rtl for run in runs}) < 2:
        return [(None, run) for run in runs]
    x = 0.0
    placed: list[tuple[float | None, Run]] = []
    for run in runs:
        placed.append((x, run))
        x += run.width
    return sorted(placed, key=lambda one: one[1].start)


def _shown(font: EmbeddedFont, run: Run, size: float) -> Iterator[str]:
    """The code that shows glyphs; those whose map says something else stand with their text."""
    clear: list[Shown] = []
    for cluster in _clusters(run.glyphs):
        shown, is_clear = font.take(cluster, is_rtl=run.is_rtl)
        if is_clear:
            clear += shown
            continue
        yield from _placed(clear, size)
        clear = []
        yield _meaning("".join([glyph.text for glyph in cluster]))
        yield from _placed(shown, size)
        yield _END
    yield from _placed(clear, size)


def _clusters(glyphs: tuple[Glyph, ...]) -> Iterator[list[Glyph]]:
    """Glyphs together that show the same characters."""
    cluster: list[Glyph] = []
    for glyph in glyphs:
        if cluster and glyph.text:
            yield cluster
            cluster = []
        cluster.append(glyph)
    if cluster:
        yield cluster


def _placed(glyphs: list[Shown], size: float) -> Iterator[str]:
    """Glyphs each at its place; raised ones apart, as a height is set for all that follow."""
    for dy, level in groupby(glyphs, lambda glyph: glyph.dy):
        parts: list[str] = []
        codes, shift = "", 0
        for glyph in level:
            before = -shift - glyph.dx
            if before and codes:
                parts.append(f"<{codes}>")
                codes = ""
            if before:
                parts.append(str(before))
            codes += f"{glyph.code:04X}"
            shift = glyph.advance - glyph.width - glyph.dx
        parts.append(f"<{codes}>")
        if shift:
            parts.append(str(-shift))
        shown = f"[{' '.join(parts)}] TJ"
        yield f"{dy * size / EM:.2f} Ts {shown} 0 Ts" if dy else shown


def _meaning(text: str) -> str:
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"
