"""Fonts in a PDF that tell every program which character a glyph stands for."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_MOST = 100
"""Entries in one block of a map, at most (Adobe Technical Note 5411)."""


class ReadableFont(TTFont):
    """A TrueType font whose map from glyphs to characters is right.

    reportlab's own map gives the unused code 0 a character that is none, and breaks beyond the
    basic plane: both are refused by who checks a PDF, and read aloud wrong.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Put the font's parts into the document."""
        subsets: list[list[int]] = self.state[doc].subsets
        before = set(doc.idToObject)
        super().addObjects(doc)
        maps = [
            name
            for name in doc.idToObject
            if name not in before and name.startswith("toUnicodeCMap:")
        ]
        for name, subset in zip(maps, subsets, strict=True):
            doc.idToObject[name].content = character_map(subset)


def character_map(subset: list[int]) -> str:
    """The map of one subset: from the code of a glyph to its character."""
    known = [(f"{code:02X}", chr(char)) for code, char in enumerate(subset) if char]
    return unicode_map(known, "00", "FF")


def unicode_map(known: list[tuple[str, str]], first: str, last: str) -> str:
    """A map from codes, in hexadecimal, to texts; ``first`` and ``last`` bound the codes."""
    entries = [f"<{code}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in known]
    blocks = [entries[start : start + _MOST] for start in range(0, len(entries), _MOST)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<{first}> <{last}>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
