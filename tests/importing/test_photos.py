"""Photos from strangers' cameras: upright, small, and with nothing left but their pixels."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cxworkshop.errors import BadInput
from cxworkshop.importing.photos import MAX_BYTES, SIDE, read_photo, read_photo_file
from tests.export.pictures import bomb

WIDE, HIGH = 60, 40
CORNERS = ("#C01010", "#10A010", "#1010C0", "#C0C010")
"""Top left, top right, bottom left, bottom right."""


def wall(scale: int = 1) -> Image.Image:
    """A picture whose corners tell how it is held."""
    small = Image.new("RGB", (2, 2))
    for place, colour in zip(((0, 0), (1, 0), (0, 1), (1, 1)), CORNERS, strict=True):
        small.putpixel(place, tuple(bytes.fromhex(colour[1:])))
    return small.resize((WIDE * scale, HIGH * scale), Image.Resampling.NEAREST)


def saved(picture: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(data))
    found.load()
    return found


def corners(data: bytes) -> list[str]:
    """Which of the colours each corner has."""
    picture = opened(data)
    wide, high = picture.size
    seen = []
    known = {colour: tuple(bytes.fromhex(colour[1:])) for colour in CORNERS}
    for x, y in ((0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)):
        pixel: Any = picture.getpixel((int(wide * x), int(high * y)))
        away = {
            colour: sum(abs(here - there) for here, there in zip(pixel, values, strict=True))
            for colour, values in known.items()
        }
        seen.append(min(away, key=away.__getitem__))
    return seen


STORED = {
    1: lambda picture: picture,
    2: lambda picture: picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    3: lambda picture: picture.transpose(Image.Transpose.ROTATE_180),
    4: lambda picture: picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    5: lambda picture: picture.transpose(Image.Transpose.TRANSPOSE),
    6: lambda picture: picture.transpose(Image.Transpose.ROTATE_90),
    7: lambda picture: picture.transpose(Image.Transpose.TRANSVERSE),
    8: lambda picture: picture.transpose(Image.Transpose.ROTATE_270),
}
"""How a camera stores an upright picture for each orientation that it tells (Exif 2.32, 4.6.4)."""


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_photo_stands_upright_however_the_camera_was_held(
    orientation: int, kind: str
) -> None:
    notes = Image.Exif()
    notes[0x0112] = orientation
    data = saved(STORED[orientation](wall(4)), kind, exif=notes, quality=95)
    photo = read_photo(data, "wall")
    assert (photo.width, photo.height) == opened(photo.data).size == (WIDE * 4, HIGH * 4)
    assert corners(photo.data) == list(CORNERS)


def test_nothing_but_the_pixels_is_kept() -> None:
    notes = Image.Exif()
    notes[0x010F] = "Zyzzyva Phones"
    notes.get_ifd(0x8825)[2] = (34.0, 54.0, 11.0)
    notes.get_ifd(0x8825)[1] = "S"
    notes.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0Zyzzyva"
    assert 0x8825 in Image.open(io.BytesIO(saved(wall(), exif=notes))).getexif()
    data = saved(wall(), exif=notes, comment=b"Zyzzyva comment", xmp=b"<x>Zyzzyva</x>")
    assert data.count(b"Zyzzyva") >= 3, "the guard is needed"
    kept = read_photo(data, "Zyzzyva.jpg")
    assert b"Zyzzyva" not in kept.data
    assert b"Exif" not in kept.data
    again = opened(kept.data)
    assert not again.getexif()
    assert set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


def test_the_hour_is_taken_from_the_camera_in_the_zone_of_the_session() -> None:
    notes = Image.Exif()
    notes.get_ifd(0x8769)[0x9003] = "2026:12:03 16:10:05"
    zone = dt.timezone(dt.timedelta(hours=-3))
    photo = read_photo(saved(wall(), exif=notes), "wall", zone)
    assert photo.taken == dt.datetime(2026, 12, 3, 16, 10, 5, tzinfo=zone)
    notes.get_ifd(0x8769)[0x9003] = "0000:00:00 00:00:00"
    assert read_photo(saved(wall(), exif=notes), "wall", zone).taken is None


def test_a_large_photo_is_made_small_and_a_small_one_is_not_blown_up() -> None:
    large = read_photo(saved(Image.effect_noise((5000, 3000), 40).convert("RGB")), "wall")
    assert (large.width, large.height) == (SIDE, SIDE * 3 // 5)
    assert len(large.data) < 2_500_000
    small = read_photo(saved(wall()), "wall")
    assert (small.width, small.height) == (WIDE, HIGH)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("RGBA", (255, 0, 0, 0), 255),  # transparent is white as paper
        ("LA", (0, 0), 255),
        ("L", 90, 90),
        ("1", 1, 255),
        ("I;16", 40_000, 156),
    ],
)
def test_colours_of_every_kind_become_plain_ones(mode: str, colour: Any, seen: int) -> None:
    photo = read_photo(saved(Image.new(mode, (20, 20), colour), "PNG"), "wall")
    pixel: Any = opened(photo.data).convert("RGB").getpixel((10, 10))
    assert all(abs(value - seen) < 4 for value in pixel)


def scans(count: int) -> bytes:
    """A progressive JPEG that says its picture over and over."""
    data = saved(wall(), progressive=True)
    start = data.rindex(b"\xff\xda")
    return data[:start] + data[start:-2] * count + data[-2:]


HOSTILE = {
    "nothing": b"",
    "words": b"not a picture at all",
    "cut": saved(wall(8), "PNG")[:-200],
    "cut in its head": saved(wall())[:40],
    "a bomb of 30,000 pixels square": bomb(30_000),
    "a bomb of 9,000 pixels square": bomb(9_000),
    "many passes": scans(2000),
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    "a moving picture": saved(wall(), "GIF"),
    "a fax": saved(wall(), "TIFF"),
    "too long a file": b"\xff\xd8" + bytes(MAX_BYTES),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_picture_is_refused_in_one_line_that_names_it(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^wall\.jpg [^\n]+$"):
        read_photo(data, "wall.jpg")


def test_a_heic_picture_is_told_how_to_come_as_jpeg() -> None:
    data = b"\x00\x00\x00\x24ftypheic" + bytes(200)
    with pytest.raises(BadInput, match=r"HEIC.*JPEG"):
        read_photo(data, "IMG_0001.HEIC")


@pytest.mark.parametrize("notes", [b"Exif\0\0", b"Exif\0\0MM\0\x2a\xff\xff\xff\xff", bytes(60_000)])
def test_damaged_notes_of_a_camera_cost_nobody_the_picture(notes: bytes) -> None:
    photo = read_photo(saved(wall(), exif=notes), "wall")
    assert corners(photo.data) == list(CORNERS)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.jpg cannot be read"):
        read_photo_file(tmp_path / "gone.jpg")
    path = tmp_path / "wall.png"
    path.write_bytes(saved(wall(), "PNG"))
    assert corners(read_photo_file(path).data) == list(CORNERS)
