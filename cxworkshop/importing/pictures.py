"""A picture from a stranger's file: checked, turned upright, made small, written anew as PNG."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec

from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.importing.vector_pictures import drawn, is_svg

MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
SIDE = 1200
"""The longer side of a logo in pixels; more than paper shows."""

_NEXT = M("Choose a PNG, JPEG or SVG file.")


class Picture(msgspec.Struct, frozen=True):
    """A picture that is safe to keep: always PNG."""

    name: str
    data: bytes
    media_type: str = "image/png"


def read_picture(path: Path, side: int = SIDE) -> Picture:
    """The picture of a PNG, JPEG or SVG file, no larger than ``side``.

    Nothing of the file but its pixels is kept. Raises BadInput when it cannot be read, is no
    picture or too big.
    """
    from PIL import Image, ImageOps

    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadInput(M("{name} is too big for a logo.", name=path.name), _NEXT)
        original = path.read_bytes()
        data = drawn(original, side) if is_svg(original) else original
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise BadInput(M("{name} is too big for a logo.", name=path.name), _NEXT)
            opened.draft("RGB", (side, side))
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((side, side))
            if is_svg(original) and picture.getbbox() is None:
                raise BadInput(M("{name} has no shapes of its own to show.", name=path.name), _NEXT)
            picture = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
            target = io.BytesIO()
            picture.save(target, "PNG", optimize=True)
    except BadInput:
        raise
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        raise BadInput(M("{name} is no picture that can be read.", name=path.name), _NEXT) from None
    return Picture(f"{path.stem[:80]}.png", target.getvalue())
