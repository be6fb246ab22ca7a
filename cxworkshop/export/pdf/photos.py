"""Photos on paper: two side by side with their captions, each as large as paper shows."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cxworkshop.blocks import Picture as PhotoBlock
from cxworkshop.blocks import PictureRow, Report
from cxworkshop.export.pdf.pages import LEADING, MARGIN, QUIET, Pages
from cxworkshop.export.pdf.sheets import Line, Picture, Tag

_ALL_BYTES = 3_200_000
"""What all photos of a document may take together: a plan with twenty can still be mailed."""
_MOST_BYTES = 240_000
_LEAST_BYTES = 24_000
_TRIES = ((1100, 80), (1000, 74), (900, 68), (760, 62), (640, 56), (480, 50), (320, 45))
"""Longer side in pixels and quality of JPEG, tried until a photo is small enough."""
_MOST_PIXELS = 66_000_000

_GAP, _AIR, _BELOW, _CAPTION = 16.0, 4.0, 14.0, 8.5
_TALLEST = 260.0
"""Points: a photo taken upright takes no page for itself."""


class PaperPhoto(NamedTuple):
    """A photo that is ready to be drawn: JPEG bytes, width and height in pixels."""

    jpeg: bytes
    width: int
    height: int


def on_paper(
    report: Report, picture: Callable[[str], bytes | None], between: Callable[[], None]
) -> tuple[dict[str, PaperPhoto], int]:
    """The photos of a report by id, and how many could not be read.

    ``between`` is called after each; it may raise Cancelled.
    """
    wanted = {
        photo.id
        for section in report.sections
        for block in section.blocks
        if isinstance(block, PictureRow)
        for photo in block.pictures
    }
    room = max(_LEAST_BYTES, min(_MOST_BYTES, _ALL_BYTES // max(1, len(wanted))))
    made: dict[str, PaperPhoto] = {}
    for attachment_id in sorted(wanted):
        data = picture(attachment_id)
        photo = _small(data, room) if data else None
        if photo is not None:
            made[attachment_id] = photo
        between()
    return made, len(wanted) - len(made)


def _small(data: bytes, room: int) -> PaperPhoto | None:
    """The photo in no more than so many bytes, None for what is no picture."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            opened.draft("RGB", (_TRIES[0][0],) * 2)
            whole = opened.convert("RGB")
    except Exception:  # Pillow raises nearly anything for a damaged picture
        return None
    whole.info = {}
    for side, quality in _TRIES:
        tried = whole.copy()
        tried.thumbnail((side, side), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        tried.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= room:
            break
    return PaperPhoto(out.getvalue(), tried.width, tried.height)


class PhotoSetter:
    """One row of photos with its measures; what could not be read is not there."""

    def __init__(self, row: PictureRow, photos: Mapping[str, PaperPhoto], pages: Pages) -> None:
        self._pages = pages
        self._column = (pages.inner - _GAP) / 2
        self._shown = [(block, photos[block.id]) for block in row.pictures if block.id in photos]

    @property
    def least(self) -> float:
        """The points that the row needs, which stays in one piece."""
        heights = [
            self._size(photo)[1] + _AIR + len(self._lines(block)) * _CAPTION * LEADING
            for block, photo in self._shown
        ]
        return min(max(heights, default=0.0), self._pages.movable)

    def set(self, parent: Tag) -> None:
        """Put the row on the pages: each photo, then its caption."""
        if not self._shown:
            return
        pages = self._pages
        pages.room(self.least)
        top = pages.y
        end = top
        for place, (block, photo) in enumerate(self._shown):
            x = MARGIN + place * (self._column + _GAP)
            width, height = self._size(photo)
            pages.show(parent.add("Figure", block.alt), Picture(x, top, width, height, photo.jpeg))
            y = top + height + _AIR
            said = parent.add("P") if block.caption else parent
            for line in self._lines(block):
                pages.say(said, Line(x, y + _CAPTION, pages.faces.sans, _CAPTION, QUIET, line))
                y += _CAPTION * LEADING
            end = max(end, y)
        pages.y = end + _BELOW

    def _size(self, photo: PaperPhoto) -> tuple[float, float]:
        scale = min(self._column / photo.width, _TALLEST / photo.height)
        return photo.width * scale, photo.height * scale

    def _lines(self, block: PhotoBlock) -> list[str]:
        if not block.caption:
            return []
        return self._pages.faces.sans.lines(block.caption, _CAPTION, self._column)
