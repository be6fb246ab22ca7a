"""Pictures made for tests, and those found in a file."""

from __future__ import annotations

import io
import struct
import zlib

import pikepdf
from PIL import Image


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 30), "#884400").save(out, "PNG")
    return out.getvalue()


def bomb(side: int) -> bytes:
    """A small PNG that says it is so many pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pictures(page: pikepdf.Page) -> list[object]:
    return list(page.get_images())
