"""Typefaces for every script: the shipped ones, an installed extra, and those of the system."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from cxworkshop.export.pdf import system_fonts
from cxworkshop.paths import resource

_SHIPPED = (
    "NotoSansMath-Arrows.ttf",
    "NotoSansSymbols2-Signs.ttf",
    *(
        f"NotoSans{script}-Variable.ttf"
        for script in (
            "Arabic",
            "Hebrew",
            "Devanagari",
            "Thai",
            "Bengali",
            "Tamil",
            "Telugu",
            "Gujarati",
            "Gurmukhi",
            "Kannada",
            "Malayalam",
            "Oriya",
            "Sinhala",
            "Georgian",
            "Armenian",
            "Ethiopic",
            "Khmer",
            "Lao",
            "Myanmar",
            "Symbols",
        )
    ),
)
_PICTURES = "NotoEmoji-Variable.ttf"
_EXTRA = "manimgx_fonts_cjk"
"""The package of the extra ``cjk``; it holds one collection of typefaces."""
PICTOGRAPH = "\ufe0f"
"""Asks for the picture of a sign that has both a picture and a plain form."""
_RESTRICTED = 0x0002
"""The bit of a font whose maker allows no embedding (OpenType, OS/2.fsType)."""
NORMAL, BOLD = 400, 700
"""Weights of typefaces."""
EM = 1000
"""Every measure of a glyph is in thousandths of its size."""


class Glyph(NamedTuple):
    """A glyph where it stands: ``text`` is what it shows, the empty text if one before says it."""

    number: int
    advance: int
    dx: int
    dy: int
    text: str


class Typeface:
    """A typeface at one weight, which finds and places the glyphs of texts."""

    def __init__(self, path: Path, index: int = 0, weight: int = NORMAL) -> None:
        import uharfbuzz

        self._hb: Any = uharfbuzz
        self.face: Any = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), index)
        self.weight = weight
        self.has_weights = any(axis.tag == "wght" for axis in self.face.axis_infos)
        self.is_variable = bool(self.face.axis_infos)
        self._font: Any = uharfbuzz.Font(self.face)
        if self.has_weights:
            self._font.set_variations({"wght": float(weight)})
        self._font.scale = (EM, EM)
        self.tables = frozenset(self.face.table_tags)
        self._shaped: dict[tuple[str, bool, str], tuple[Glyph, ...]] = {}

    @property
    def may_be_embedded(self) -> bool:
        """Whether its maker allows it, and a PDF can hold its outlines."""
        rights = self.table("OS/2")[8:10] if "OS/2" in self.tables else b""
        restricted = int.from_bytes(rights, "big") & 0x000F == _RESTRICTED
        return not restricted and not self.tables.isdisjoint(("glyf", "CFF ", "CFF2"))

    @property
    def name(self) -> str:
        """Its name in a file: letters, figures, hyphens."""
        named = self.face.get_name(self._hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"
        plain = re.sub("[^A-Za-z0-9-]", "", named)
        family = plain.split("-")[0] or "Font"
        style = "Bold" if self.weight >= BOLD else "Regular"
        return f"{family}-{style}" if self.has_weights else plain

    def table(self, tag: str) -> bytes:
        """The bytes of one of its tables."""
        return bytes(self.face.reference_table(tag).data)

    def glyph_of(self, char: str) -> int:
        """The number of a character's glyph; 0 where it has none."""
        return int(self._font.get_nominal_glyph(ord(char)) or 0)

    def width_of(self, number: int) -> int:
        """The width of a glyph by itself."""
        return int(self._font.get_glyph_h_advance(number))

    def measures(self) -> tuple[int, int, tuple[int, int, int, int]]:
        """Ascent, descent, and the box that holds every glyph."""
        extents = self._font.get_font_extents("ltr")
        head, per_em = self.table("head"), self.face.upem
        low_x, low_y, high_x, high_y = (
            int.from_bytes(head[place : place + 2], "big", signed=True) * EM // per_em
            for place in (36, 38, 40, 42)
        )
        return extents.ascender, extents.descender, (low_x, low_y, high_x, high_y)

    def shows(self, sign: str) -> bool:
        """Whether it has all that is seen of a sign."""
        return all(
            self._font.get_nominal_glyph(ord(char)) is not None for char in sign if not steers(char)
        )

    def shape(self, text: str, *, is_rtl: bool, language: str) -> tuple[Glyph, ...]:
        """The glyphs of a text of one script in one direction, from left to right."""
        key = (text, is_rtl, language)
        found = self._shaped.get(key)
        if found is None:
            found = self._shaped[key] = tuple(self._placed(text, language, is_rtl=is_rtl))
        return found

    def _placed(self, text: str, language: str, *, is_rtl: bool) -> Iterator[Glyph]:
        hb = self._hb
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if is_rtl else "ltr"
        if language:
            buffer.language = language
        buffer.guess_segment_properties()
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._font, buffer, {})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        told: set[int] = set()
        for info, place in zip(infos, positions, strict=True):
            start = info.cluster
            said = "" if start in told else text[start : ends[start]]
            told.add(start)
            yield Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset, said)


def steers(char: str) -> bool:
    """Whether a character shows nothing itself but steers direction, joining or shape."""
    code = ord(char)
    return (
        code < 0x20
        or 0x200B <= code <= 0x200F
        or code in (0x061C, 0xFEFF)
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0020 <= code <= 0xE01EF
    )


@lru_cache(maxsize=4096)
def typeface_for(sign: str, weight: int) -> Typeface | None:
    """The first typeface that shows a sign, the shipped ones first; None if there is none."""
    for name in (*_SHIPPED, _PICTURES):
        typeface = shipped(name, weight)
        if typeface.shows(sign):
            return typeface
    collection = _extra(weight)
    if collection is not None and collection.shows(sign):
        return collection
    return _of_system(sign, weight)


def pictures(weight: int) -> Typeface:
    """The typeface of small pictures (emoji)."""
    return shipped(_PICTURES, weight)


@cache
def shipped(name: str, weight: int) -> Typeface:
    """A shipped typeface by the name of its file."""
    return Typeface(resource("fonts", name), 0, weight)


@cache
def _extra(weight: int) -> Typeface | None:
    spec = find_spec(_EXTRA)
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for path in sorted(Path(folder).glob("*.tt[cf]")):
            return Typeface(path, 0, weight)
    return None


def _of_system(sign: str, weight: int) -> Typeface | None:
    seen = "".join(char for char in sign if not steers(char))
    for path, index in system_fonts.showing(seen, weight) if seen else ():
        typeface = _from(path, index, weight)
        if typeface is not None and typeface.shows(sign):
            return typeface
    return None


@cache
def _from(path: Path, index: int, weight: int) -> Typeface | None:
    """A typeface of the system; None where its file is damaged or may not be embedded."""
    try:
        typeface = Typeface(path, index, weight)
        return typeface if typeface.may_be_embedded else None
    except Exception:  # whatever lies in a folder of fonts must not stop an export
        return None
