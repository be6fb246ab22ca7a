"""What is left of a typeface when all but some glyphs are cut away: a font program for a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from cxworkshop.export.pdf.truetype import Joined, Tables
from cxworkshop.export.pdf.typefaces import EM, Typeface

_KEPT = ("glyf", "loca", "head", "hhea", "hmtx", "maxp")
"""All that a PDF needs of a TrueType font."""
_NOT_FOR_PAPER = (b"GSUB", b"GPOS", b"GDEF", b"name", b"cmap", b"OS/2", b"DSIG", b"STAT")
"""Tables that only serve who writes: a PDF is drawn without them."""


class Program(NamedTuple):
    """The bytes of a font; ``places`` is where the glyph of every code is, two bytes each."""

    data: bytes
    places: bytes = b""


def truetype_program(typeface: Typeface, codes: list[tuple[Joined, str]]) -> Program:
    """A TrueType font in which code 1 is the first of ``codes``, and so on."""
    numbers = {number for joined, _ in codes for number, _, _ in joined.parts}
    face, places = _cut(typeface, numbers, is_truetype=True)
    tables = Tables({tag: bytes(face.reference_table(tag).data) for tag in _KEPT})
    scale = typeface.face.upem / EM
    found = [0]
    for joined, _ in codes:
        parts = tuple(
            (places[number], round(x * scale), round(y * scale)) for number, x, y in joined.parts
        )
        if len(parts) == 1 and parts[0][1:] == (0, 0):
            found.append(parts[0][0])
        else:
            found.append(tables.add(Joined(parts, round(joined.advance * scale))))
    data = b"".join([place.to_bytes(2, "big") for place in found])
    return Program(tables.font(), data)


def outlines_program(typeface: Typeface, numbers: Iterable[int]) -> Program:
    """A font with PostScript outlines, in which a code is the number in the typeface."""
    face, _ = _cut(typeface, set(numbers), is_truetype=False)
    return Program(bytes(face.reference_table("CFF ").data))


def _cut(typeface: Typeface, numbers: set[int], *, is_truetype: bool) -> tuple[Any, dict[int, int]]:
    """The font without other glyphs, at its one weight, and the new number of every glyph."""
    import uharfbuzz

    hb: Any = uharfbuzz
    face = typeface.face
    asked = hb.SubsetInput()
    asked.glyph_set.update(numbers)
    asked.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _NOT_FOR_PAPER)
    flags = hb.SubsetFlags
    asked.flags = flags.NO_LAYOUT_CLOSURE | flags.NO_HINTING
    if not is_truetype:
        asked.flags |= flags.RETAIN_GIDS | flags.DOWNGRADE_CFF2 | flags.CFF_IDENTITY_CHARSET
    if typeface.is_variable:
        asked.pin_all_axes_to_default(face)
    if typeface.has_weights:
        asked.pin_axis_location(face, "wght", float(typeface.weight))
    plan = hb.SubsetPlan(face, asked)
    return plan.execute(), dict(plan.old_to_new_glyph_mapping)
