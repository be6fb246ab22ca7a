"""Photos on paper: two side by side with their captions, each as large as paper shows."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from cxworkshop.blocks import Picture as PhotoBlock
from cxworkshop.blocks import PictureRow, Report
from cxworkshop.export.pdf.pages import LEADING, MARGIN, QUIET, TOP, Pages
from cxworkshop.export.pdf.sheets import Line, Picture, Tag

_ALL_BYTES = 3_200_000
"""What all photos of a document may take together: a plan with twenty can still be mailed."""
_MOST_BYTES = 240_000
_LEAST_BYTES = 24_000
_TRIES = ((1100, 80), (1000, 74), (900, 68), (760, 62), (640, 56), (480, 50), (320, 45))
"""Longer side in pixels and quality of JPEG, tried until a photo is small enough."""
_MOST_PIXELS = 66_000_000

_GAP, _AIR, _BELOW, _CAPTION = 16.0, 4.0, 14.0, 8.5
_NARROWEST = 0.45
"""The share of its height that a photo taken upright has beside another, with its words."""
_LEAST_CAPTION = 240.0
"""Points that the words below a narrow photo may take where nothing stands beside it."""
_TALLEST, _WORDS = 320.0, 156.0
"""Points: a photo beside another, and what is said of two that stand alone on a page together."""


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


class _Placed(NamedTuple):
    """A photo with its place in the row: from the left edge, in points, and how large."""

    block: PhotoBlock
    photo: PaperPhoto
    x: float
    width: float
    height: float


class PhotoSetter:
    """One row of photos, as large as it can be; what could not be read is not there."""

    def __init__(self, row: PictureRow, photos: Mapping[str, PaperPhoto], pages: Pages) -> None:
        self._pages = pages
        shown = [(block, photos[block.id]) for block in row.pictures if block.id in photos]
        alone = (pages.bottom - TOP - _WORDS) / 2  # so that another one has room below it
        tallest = min(_TALLEST if len(shown) > 1 else alone, pages.movable)
        self._placed = list(_row(shown, pages.inner, tallest))

    @property
    def least(self) -> float:
        """The points that the row needs, which stays in one piece."""
        heights = [
            each.height + _AIR + len(self._lines(each)) * _CAPTION * LEADING
            for each in self._placed
        ]
        return min(max(heights, default=0.0), self._pages.movable)

    def set(self, parent: Tag) -> None:
        """Put the row on the pages: each photo, then its caption."""
        if not self._placed:
            return
        pages = self._pages
        pages.room(self.least)
        top = pages.y
        end = top
        for each in self._placed:
            x = MARGIN + each.x
            picture = Picture(x, top, each.width, each.height, each.photo.jpeg)
            pages.show(parent.add("Figure", each.block.alt), picture)
            y = top + each.height + _AIR
            said = parent.add("P") if each.block.caption else parent
            for line in self._lines(each):
                pages.say(said, Line(x, y + _CAPTION, pages.faces.sans, _CAPTION, QUIET, line))
                y += _CAPTION * LEADING
            end = max(end, y)
        pages.y = end + _BELOW

    def _lines(self, each: _Placed) -> list[str]:
        if not each.block.caption:
            return []
        is_alone = len(self._placed) == 1
        width = max(each.width, _LEAST_CAPTION if is_alone else each.height * _NARROWEST)
        return self._pages.faces.sans.lines(each.block.caption, _CAPTION, width)


def _row(
    shown: list[tuple[PhotoBlock, PaperPhoto]], inner: float, tallest: float
) -> Iterator[_Placed]:
    """Photos of one height that fill the width together, where that is not too high."""
    if not shown:
        return
    breadths = [max(_NARROWEST, photo.width / photo.height) for _, photo in shown]
    height = min(tallest, (inner - _GAP * (len(shown) - 1)) / sum(breadths))
    x = 0.0
    for (block, photo), breadth in zip(shown, breadths, strict=True):
        yield _Placed(block, photo, x, height * photo.width / photo.height, height)
        x += height * breadth + _GAP
