"""A photo from a camera, a telephone or the clipboard: checked, turned upright, made small.

Nothing of the file but its pixels is kept: no place, no name of a device, no comment.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cxworkshop.errors import BadInput
from cxworkshop.i18n import M

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 2000
"""The longer side of a photo that is kept, in pixels: handwriting on a wall can be read."""
QUALITY = 85
MAX_BYTES = 60_000_000
MAX_PIXELS = 66_000_000
"""Of a JPEG file, which is made smaller while it is read; others may have half as many."""
MOST_SCANS = 100
"""A progressive JPEG has about ten passes; thousands of them would keep the program busy."""

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
MEDIA_TYPE = "image/jpeg"
_FORMATS = ("JPEG", "PNG", "WEBP")
_NEXT = M("Choose a JPEG, PNG or WebP file.")
_HEIC = re.compile(rb"....ftyp(heic|heix|hevc|hevx|heim|heis|mif1|msf1|avif)", re.DOTALL)
_NOTES, _SCAN = 0xE1, 0xDA
"""Markers of JPEG: what a camera notes, and the picture itself."""
_ORIENTATION, _DETAILS, _TAKEN = 0x0112, 0x8769, 0x9003


class TakenPhoto(msgspec.Struct, frozen=True):
    """A photo that is safe to keep: always JPEG. ``taken`` is when, as its camera told."""

    data: bytes
    width: int
    height: int
    taken: dt.datetime | None = None


def read_photo_file(path: Path, zone: dt.tzinfo = dt.UTC) -> TakenPhoto:
    """The photo of a file. Raises BadInput when it cannot be read, is none, or is too big."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_big(path.name)
        data = path.read_bytes()
    except OSError:
        raise BadInput(M("{name} cannot be read.", name=path.name), _NEXT) from None
    return read_photo(data, path.name, zone)


def read_photo(data: bytes, name: str, zone: dt.tzinfo = dt.UTC) -> TakenPhoto:
    """The photo in some bytes that are called ``name``, no larger than :data:`SIDE`.

    ``zone`` is the one that the camera's clock shows. Raises BadInput when it is no picture that
    can be read, or too big.
    """
    from PIL import Image, WebPImagePlugin  # noqa: F401 - it is there once it is imported

    if len(data) > MAX_BYTES:
        raise _too_big(name)
    if _HEIC.match(data):
        raise BadInput(
            M("{name} is a HEIC picture, which cannot be read here.", name=name),
            M("Let the telephone send it as JPEG (“most compatible”), or take a screenshot."),
        )
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > MOST_SCANS:
        raise _unreadable(name)
    told, data = _notes_apart(data)
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            is_jpeg = opened.format in ("JPEG", "MPO")
            most = MAX_PIXELS if is_jpeg else MAX_PIXELS // 2
            if opened.width * opened.height > most:
                raise _too_big(name)
            orientation, taken = _told(opened, told, zone)
            opened.draft("RGB", (SIDE, SIDE))
            picture = _plain(opened)
    except BadInput:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise _too_big(name) from None
    except Exception:  # Pillow raises nearly anything for a damaged picture
        raise _unreadable(name) from None
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    turn = _TURNS.get(orientation)
    if turn is not None:
        picture = picture.transpose(Image.Transpose[turn])
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return TakenPhoto(out.getvalue(), picture.width, picture.height, taken)


_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What turns a picture upright, by the orientation that EXIF tells."""


def _notes_apart(data: bytes) -> tuple[bytes, bytes]:
    """The notes of the camera in a JPEG file, and the file without them and all other notes.

    Pillow reads damaged notes while it opens a file, and warns; it need not see them for that.
    """
    if not data.startswith(b"\xff\xd8"):
        return b"", data
    notes, kept, at = b"", [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at:end]
        if data[at + 1] != _NOTES:
            kept.append(segment)
        elif segment[4:10] == b"Exif\0\0" and not notes:
            notes = segment[4:]
        at = end
    return notes, b"".join((*kept, data[at:]))


def _told(opened: Image, notes: bytes, zone: dt.tzinfo) -> tuple[int, dt.datetime | None]:
    """How the camera was held, and when; a damaged note about it costs nobody the picture."""
    orientation, taken = 1, None
    with contextlib.suppress(Exception):
        told = opened.getexif()
        if notes:
            told.load(notes)
        with contextlib.suppress(Exception):
            orientation = int(told.get(_ORIENTATION, 1))
        said = str(told.get_ifd(_DETAILS).get(_TAKEN, ""))
        year, month, day, hour, minute, second = map(int, re.findall(r"\d+", said))
        taken = dt.datetime(year, month, day, hour, minute, second, tzinfo=zone)
    return orientation, taken


def _plain(opened: Image) -> Image:
    """The pixels alone, in plain colours; what is transparent is white as paper."""
    from PIL import Image

    opened.load()
    if opened.mode.startswith("I"):  # sixteen bits of grey
        grey = opened.convert("I").point(lambda value: value * (1 / 256))
        picture = grey.convert("L").convert("RGB")
    elif "A" in opened.getbands() or "transparency" in opened.info:
        layer = opened.convert("RGBA")
        picture = Image.new("RGB", layer.size, "#FFFFFF")
        picture.paste(layer, mask=layer.getchannel("A"))
    else:
        picture = opened.convert("RGB")
    picture = picture.copy() if picture is opened else picture
    picture.info = {}
    return picture


def _too_big(name: str) -> BadInput:
    return BadInput(M("{name} is too big for a photo.", name=name), M("Make it smaller first."))


def _unreadable(name: str) -> BadInput:
    return BadInput(M("{name} is no picture that can be read.", name=name), _NEXT)
