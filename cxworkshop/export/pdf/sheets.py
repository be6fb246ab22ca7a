"""Pages before they are drawn: what stands where, in points from the top left.

Laying out first and drawing afterwards is what makes "page 3 / 8" possible. Whatever a block
draws is bracketed in one :class:`Piece`, which names what it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cxworkshop.export.pdf.type import Face

Role = Literal["heading", "text", "table", "row", "head", "card", "quote", "figure", "artifact"]


@dataclass(slots=True)
class Line:
    """One line of text, its baseline at ``y``."""

    x: float
    y: float
    face: Face
    size: float
    colour: str
    text: str


@dataclass(slots=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str
    width: float = 0.7


@dataclass(slots=True)
class Box:
    """A rectangle, filled or only outlined."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    radius: float = 0.0


@dataclass(slots=True)
class Picture:
    """An image, as PNG or JPEG bytes."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


Drawing = Line | Rule | Box | Picture


@dataclass(slots=True)
class Piece:
    """What one block, or one row of one, draws on one page."""

    role: Role
    drawings: list[Drawing] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """One page: its pieces in reading order, and the bookmarks that point to it."""

    pieces: list[Piece] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    is_cover: bool = False
