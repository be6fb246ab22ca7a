"""The font in which fields are filled in: letters of Western Europe, whole in the file.

A reader writes with it what somebody types; for other scripts it takes a font of its own.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress

from cxworkshop.export.pdf.typefaces import Typeface, shipped

FORM_FONT = "Field"
"""The name under which fields ask for it."""
_FILE, _NAME = "NotoSans-Regular.ttf", "NotoSans-Field"
_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 32
_NOT_NEEDED = (b"GSUB", b"GPOS", b"GDEF", b"name", b"DSIG", b"STAT")


def form_font(document: Any) -> PDFDictionary:
    """The font as an object of a document."""
    typeface = shipped(_FILE, 400)
    chars = [bytes([code]).decode("cp1252", "ignore") for code in range(_FIRST, _LAST + 1)]
    program = PDFStream()
    program.content = _program(typeface, "".join(chars))
    program.dictionary["Length1"] = len(program.content)
    if document.compression:
        program.filters = [PDFZCompress]
    ascent, descent, box = typeface.measures()
    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(_NAME),
            "Flags": _NONSYMBOLIC,
            "FontBBox": PDFArray(list(box)),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": 714,
            "StemV": 80,
            "FontFile2": document.Reference(program),
        }
    )
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("TrueType"),
            "BaseFont": PDFName(_NAME),
            "Encoding": PDFName("WinAnsiEncoding"),
            "FirstChar": _FIRST,
            "LastChar": _LAST,
            "Widths": PDFArray([_width(typeface, char) for char in chars]),
            "FontDescriptor": document.Reference(descriptor),
        }
    )


def _width(typeface: Typeface, char: str) -> int:
    """The width of a character; of the empty text, which is a code without one, that of none."""
    return typeface.width_of(typeface.glyph_of(char) if char else 0)


def _program(typeface: Typeface, chars: str) -> bytes:
    import uharfbuzz

    hb: Any = uharfbuzz
    asked = hb.SubsetInput()
    asked.unicode_set.update(map(ord, chars))
    asked.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _NOT_NEEDED)
    asked.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(typeface.face, asked).blob.data)
