"""The font in which fields are filled in: every letter of Latin, Greek and Cyrillic, in the file.

A reader writes with it what somebody types; for other scripts it takes a font of its own. It is a
composite font: a simple one holds the letters of Western Europe, and Firefox and what is built on
poppler leave out whatever else was typed. It keeps its table of characters (``cmap``), without
which Acrobat would not take it.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFString,
)

from cxworkshop.export.pdf.fonts import unicode_map
from cxworkshop.export.pdf.objects import stream_of
from cxworkshop.export.pdf.typefaces import EM, shipped

FORM_FONT = "Field"
"""The name under which fields ask for it."""
_FILE, _NAME = "NotoSans-Regular.ttf", "NotoSans-Field"
_LATIN = ((0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x218, 0x21B), (0x2BB, 0x2BC))
_VIETNAMESE = ((0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1EA0, 0x1EF9))
_AFRICAN = ((0x181, 0x190), (0x1DD, 0x1DD), (0x253, 0x25B), (0x300, 0x30C), (0x323, 0x331))
_MORE_LATIN = ((0x192, 0x192), (0x2C6, 0x2DD), (0x1E0C, 0x1E6F), (0x1E80, 0x1E9E))
_GREEK, _CYRILLIC = ((0x384, 0x3CE),), ((0x400, 0x463), (0x490, 0x4FF))
_SIGNS = ((0x2010, 0x2027), (0x2030, 0x203A), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122))
_HELD = (*_LATIN, *_VIETNAMESE, *_AFRICAN, *_MORE_LATIN, *_GREEK, *_CYRILLIC, *_SIGNS)
_SYMBOLIC = 4
_NOT_NEEDED = (b"GSUB", b"GPOS", b"GDEF", b"name", b"DSIG", b"STAT")


class _Cut(NamedTuple):
    """What is left of the typeface: its file, the width of every glyph, what each stands for."""

    data: bytes
    widths: list[int]
    meanings: dict[int, str]


def form_font(document: Any) -> PDFDictionary:
    """The font as an object of a document."""
    data, widths, meanings = _cut()
    program = stream_of(document, data)
    program.dictionary["Length1"] = len(data)
    told = [(f"{number:04X}", char) for number, char in sorted(meanings.items())]
    characters = stream_of(document, unicode_map(told, "0000", "FFFF").encode())
    ascent, descent, box = shipped(_FILE, 400).measures()
    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(_NAME),
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray(list(box)),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": 714,
            "StemV": 80,
            "FontFile2": document.Reference(program),
        }
    )
    inner = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(_NAME),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "CIDToGIDMap": PDFName("Identity"),
            "DW": widths[0],
            "W": PDFArray([0, PDFArray(widths)]),
            "FontDescriptor": document.Reference(descriptor),
        }
    )
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(_NAME),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(inner)]),
            "ToUnicode": document.Reference(characters),
        }
    )


@cache
def _cut() -> _Cut:
    import uharfbuzz

    hb: Any = uharfbuzz
    asked = hb.SubsetInput()
    asked.unicode_set.update(char for first, last in _HELD for char in range(first, last + 1))
    asked.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _NOT_NEEDED)
    asked.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    face = hb.subset(shipped(_FILE, 400).face, asked)
    font = hb.Font(face)
    font.scale = (EM, EM)
    meanings: dict[int, str] = {}
    for char in sorted(face.unicodes):
        meanings.setdefault(font.get_nominal_glyph(char), chr(char))
    widths = [font.get_glyph_h_advance(number) for number in range(face.glyph_count)]
    return _Cut(bytes(face.blob.data), widths, meanings)
