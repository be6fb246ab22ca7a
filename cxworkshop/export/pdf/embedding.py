"""Typefaces in a PDF by the numbers of their glyphs (ISO 32000-1, 9.7: composite fonts).

reportlab draws by characters, so it can show no glyph that belongs to no character: joined,
stacked or moved letters. What was used of a typeface is cut out of it when the document is saved.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFString,
)

from cxworkshop.export.pdf.fonts import unicode_map
from cxworkshop.export.pdf.objects import stream_of
from cxworkshop.export.pdf.programs import Program, outlines_program, truetype_program
from cxworkshop.export.pdf.truetype import Joined, Part
from cxworkshop.export.pdf.typefaces import EM, Glyph, Typeface

_SYMBOLIC = 4
_REACH = 0x3FFF
"""How far parts of a joined glyph may stand from its origin, in units of the font: it holds
numbers to twice that, and the parts have an extent of their own."""
_NOTHING = Joined((), 0)


class Embedder:
    """The composite fonts of one document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[Typeface, EmbeddedFont] = {}

    def font(self, typeface: Typeface) -> EmbeddedFont:
        """A typeface's font in this document."""
        found = self._fonts.get(typeface)
        if found is None:
            found = EmbeddedFont(typeface, f"G{len(self._fonts) + 1}")
            self._fonts[typeface] = found
            self._document.delayedFonts.append(found)
        return found


class Shown(NamedTuple):
    """A code in a font, with where its glyph stands and how far it takes the next one."""

    code: int
    width: int
    advance: int
    dx: int
    dy: int


class EmbeddedFont:
    """One typeface in a document: remembers which glyphs it drew, and what they meant.

    In a TrueType font every code stands for glyphs *and* what they say; a font with other
    outlines has but one meaning for each glyph.
    """

    def __init__(self, typeface: Typeface, resource: str) -> None:
        self.typeface = typeface
        self.resource = resource
        self._is_truetype = "glyf" in typeface.tables
        self._codes: dict[tuple[Joined, str], int] = {}
        self._meanings: dict[int, str] = {}
        self._widths: dict[int, int] = {}
        self._taken: dict[tuple[Glyph, bool], tuple[list[Shown], bool]] = {}

    def take(self, cluster: list[Glyph], *, is_rtl: bool) -> tuple[list[Shown], bool]:
        """Take up glyphs that show the same characters. Gives their codes, and whether a reader
        takes these for just that text.

        Readers turn what runs to the left round character by character: there every code has one,
        the glyph the first, and codes that show nothing the rest.
        """
        if len(cluster) > 1:
            return self._take(cluster, is_rtl=is_rtl)
        known = cluster[0], is_rtl
        found = self._taken.get(known)
        if found is None:
            found = self._taken[known] = self._take(cluster, is_rtl=is_rtl)
        return found

    def _take(self, cluster: list[Glyph], *, is_rtl: bool) -> tuple[list[Shown], bool]:
        text = "".join([glyph.text for glyph in cluster])
        x, parts = 0, []
        for glyph in cluster:
            parts.append((glyph.number, x + glyph.dx, glyph.dy))
            x += glyph.advance
        if not self._is_truetype or self._is_beyond(x, parts):
            return self._apart(cluster, text)
        width = self.typeface.width_of(cluster[0].number) if len(cluster) == 1 else x
        first = len(text) if not is_rtl else 1
        shown = [Shown(self._code(_NOTHING, char), 0, 0, 0, 0) for char in text[: first - 1 : -1]]
        code = self._code(Joined(tuple(parts), width), text[:first])
        return [*shown, Shown(code, width, x, 0, 0)], True

    def _code(self, joined: Joined, text: str) -> int:
        code = self._codes.get((joined, text))
        if code is None:
            code = self._codes[joined, text] = len(self._codes) + 1
            self._meanings[code], self._widths[code] = text, joined.advance
        return code

    def _apart(self, cluster: list[Glyph], text: str) -> tuple[list[Shown], bool]:
        shown = []
        for place, (number, advance, dx, dy, _) in enumerate(cluster):
            width = self.typeface.width_of(number)
            meaning = text[place : place + 1] or text[-1]
            if self._is_truetype:
                code = self._code(Joined(((number, 0, 0),), width), meaning)
            else:
                code = number
                self._widths[code] = width
                self._meanings.setdefault(code, meaning)
            shown.append(Shown(code, width, advance, dx, dy))
        return shown, len(shown) == 1 and self._meanings[shown[0].code] == text

    def _is_beyond(self, width: int, parts: list[Part]) -> bool:
        """Whether a glyph that is joined from these would be larger than a font can hold.

        A letter can carry any number of marks, one above the other.
        """
        limit = _REACH * EM / self.typeface.face.upem
        return width > limit or any(max(abs(x), abs(y)) > limit for _, x, y in parts)

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab's name
        """Put the font into the document that is being saved."""
        tag = hashlib.sha256(repr((self._codes, self._meanings)).encode()).digest()
        letters = "".join(chr(ord("A") + byte % 26) for byte in tag[:6])
        name = f"{letters}+{self.typeface.name}"
        program = (
            truetype_program(self.typeface, list(self._codes))
            if self._is_truetype
            else outlines_program(self.typeface, sorted(self._meanings))
        )
        widths: list[Any] = []
        for code, width in sorted(self._widths.items()):
            widths += [code, PDFArray([width])]
        inner = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2" if self._is_truetype else "CIDFontType0"),
            "BaseFont": PDFName(name),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "DW": self.typeface.width_of(0),
            "W": PDFArray(widths),
            "FontDescriptor": document.Reference(self._descriptor(document, name, program)),
        }
        if self._is_truetype:
            inner["CIDToGIDMap"] = document.Reference(stream_of(document, program.places))
        told = [(f"{code:04X}", text) for code, text in sorted(self._meanings.items())]
        whole = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(name),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(inner))]),
            "ToUnicode": document.Reference(
                stream_of(document, unicode_map(told, "0000", "FFFF").encode())
            ),
        }
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.resource] = document.Reference(PDFDictionary(whole))

    def _descriptor(self, document: Any, name: str, program: Program) -> PDFDictionary:
        ascent, descent, box = self.typeface.measures()
        told = {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray(list(box)),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": ascent,
            "StemV": 80,
        }
        stream = stream_of(document, program.data)
        if self._is_truetype:
            stream.dictionary["Length1"] = len(program.data)
            told["FontFile2"] = document.Reference(stream)
        else:
            stream.dictionary["Subtype"] = PDFName("CIDFontType0C")
            told["FontFile3"] = document.Reference(stream)
        return PDFDictionary(told)
