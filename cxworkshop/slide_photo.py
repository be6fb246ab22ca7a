"""A photo on a slide: as large as it fits, in its own shape, with its caption whole below it."""

from __future__ import annotations

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Label

_CAPTION_SHARE = 0.25
"""Of the height: what the caption may take from the photo on one page."""
_GAP = 0.025


class SlidePicture(msgspec.Struct, frozen=True):
    """A photo: the id of its attachment, its size in pixels, what it shows in words."""

    id: str
    width: int
    height: int
    alt: str


class PicturePlace(msgspec.Struct, frozen=True):
    """Where a photo goes on a page. Who paints the page brings the photo."""

    id: str
    x: float
    y: float
    width: float
    height: float


def photo_laid_out(
    picture: SlidePicture, caption: str, canvas: Canvas, size: float
) -> tuple[PicturePlace, list[list[Label]]]:
    """The place of a photo on a canvas, and its caption, page by page: one page at least.

    A caption that is too long even at the least size goes on below the same photo.
    """
    share = canvas.height * _CAPTION_SHARE
    label = canvas.label(caption, 0, 0, canvas.width, share, size=size, align="middle")
    lead = label.size * LEADING
    most = max(1, int(share / lead))
    lines = label.lines if caption else ()
    below = min(len(lines), most) * lead + canvas.height * _GAP if lines else 0.0
    room = canvas.height - below
    scale = min(canvas.width / max(1, picture.width), room / max(1, picture.height))
    wide, high = picture.width * scale, picture.height * scale
    place = PicturePlace(picture.id, (canvas.width - wide) / 2, 0, wide, high)
    y = high + canvas.height * _GAP
    pages = [
        [msgspec.structs.replace(label, lines=lines[start : start + most], y=y)]
        for start in range(0, len(lines), most)
    ]
    return place, pages or [[]]
