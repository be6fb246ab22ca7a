"""A TrueType font cut down to some glyphs, with glyphs put together from others added to it.

Letters that are drawn as several glyphs, such as an Arabic letter and its dots or a syllable of
Devanagari, become one glyph of their own. So each has one code in a PDF, and a reader is told
without doubt which characters it shows.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Part = tuple[int, int, int]
"""A glyph and where it stands, to the right and up, in units of the font."""
_WORDS, _XY, _MORE = 0x0001, 0x0002, 0x0020
_DEEP = 6
"""How deep glyphs may be made of glyphs that are made of glyphs."""
_SUM = 0xB1B0AFBA


class Joined(NamedTuple):
    """A glyph made of others, with the room that it takes to the right."""

    parts: tuple[Part, ...]
    advance: int


class Tables:
    """The tables of a TrueType font, to which glyphs can be added."""

    def __init__(self, tables: dict[str, bytes]) -> None:
        self._tables = tables
        self._glyphs = _glyphs(tables)
        self._metrics = _metrics(tables, len(self._glyphs))

    def add(self, joined: Joined) -> int:
        """Add a glyph; gives its number."""
        boxes = [
            (struct.unpack_from(">4h", self._glyphs[number], 2), x, y)
            for number, x, y in joined.parts
            if self._glyphs[number]
        ]
        drawn = [part for part in joined.parts if self._glyphs[part[0]]]
        data = b""
        left = 0
        if boxes:
            left = min(box[0] + x for box, x, _ in boxes)
            low = min(box[1] + y for box, _, y in boxes)
            right = max(box[2] + x for box, x, _ in boxes)
            high = max(box[3] + y for box, _, y in boxes)
            data = struct.pack(">5h", -1, left, low, right, high)
            for place, (number, x, y) in enumerate(drawn):
                more = _MORE if place < len(drawn) - 1 else 0
                data += struct.pack(">HHhh", _WORDS | _XY | more, number, x, y)
        self._glyphs.append(data)
        self._metrics.append((joined.advance, left))
        return len(self._glyphs) - 1

    def font(self) -> bytes:
        """The font as a file."""
        tables = dict(self._tables)
        offsets = [0]
        glyf = bytearray()
        for glyph in self._glyphs:
            glyf += glyph + bytes(-len(glyph) % 4)
            offsets.append(len(glyf))
        count = len(self._glyphs)
        tables["glyf"] = bytes(glyf)
        tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
        tables["hmtx"] = b"".join([struct.pack(">Hh", *metric) for metric in self._metrics])
        tables["hhea"] = tables["hhea"][:34] + struct.pack(">H", count)
        maxp = bytearray(tables["maxp"])
        struct.pack_into(">H", maxp, 4, count)
        struct.pack_into(">HH", maxp, 28, max(64, len(self._glyphs[-1]) // 8), _DEEP)
        tables["maxp"] = bytes(maxp)
        head = bytearray(tables["head"])
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)  # offsets of four bytes
        tables["head"] = bytes(head)
        return _file(tables)


def _glyphs(tables: dict[str, bytes]) -> list[bytes]:
    loca, glyf = tables["loca"], tables["glyf"]
    if struct.unpack_from(">h", tables["head"], 50)[0]:
        offsets: Sequence[int] = struct.unpack(f">{len(loca) // 4}I", loca)
    else:
        offsets = [2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca)]
    return [glyf[start:end] for start, end in pairwise(offsets)]


def _metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    hmtx = tables["hmtx"]
    (full,) = struct.unpack_from(">H", tables["hhea"], 34)
    metrics: list[tuple[int, int]] = list(struct.iter_unpack(">Hh", hmtx[: 4 * full]))
    rest = struct.unpack(f">{count - full}h", hmtx[4 * full : 4 * full + 2 * (count - full)])
    return metrics + [(metrics[-1][0], left) for left in rest]


def _file(tables: dict[str, bytes]) -> bytes:
    """Tables as one file (OpenType, "Organization of an OpenType Font")."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(
        ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    place = 12 + 16 * count
    body = b""
    for tag, data in sorted(tables.items()):
        head += struct.pack(">4sIII", tag.encode(), _checked(data), place + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = bytearray(head + body)
    (start,) = (
        struct.unpack_from(">I", whole, 12 + 16 * number + 8)[0]
        for number, tag in enumerate(sorted(tables))
        if tag == "head"
    )
    struct.pack_into(">I", whole, start + 8, (_SUM - _checked(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _checked(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
