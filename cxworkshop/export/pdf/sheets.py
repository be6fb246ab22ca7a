"""Pages before they are drawn: what stands where, in points from the top left.

Laying out first and drawing afterwards is what makes "page 3 / 8" possible. Whatever says
something is bracketed in a :class:`Piece` with the :class:`Tag` that tells what it is; rules and
grounds only please the eye and stand apart as ``shapes``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cxworkshop.blocks import Field
from cxworkshop.export.pdf.type import Face
from cxworkshop.figures.figure import Figure

Role = Literal[
    "Document",
    "Sect",
    "H1",
    "H2",
    "H3",
    "P",
    "BlockQuote",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
    "Figure",
    "Form",
]
"""The standard types of structure (ISO 32000-1, 14.8.4) that are used here."""


@dataclass(slots=True, eq=False)
class Tag:
    """An element of the document's tree, as somebody hears it who does not see the page.

    ``said`` is read out in place of a figure, and sums up a table.
    """

    role: Role
    said: str = ""
    inside: list[Tag] = field(default_factory=list)

    def add(self, role: Role, said: str = "") -> Tag:
        """A new element, the last in this one."""
        tag = Tag(role, said)
        self.inside.append(tag)
        return tag


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


@dataclass(slots=True)
class Plate:
    """A chart laid out, its top left at ``x``, ``y``; maybe upside down.

    Only what is in the ``window`` is seen: x, y, width and height on the page.
    """

    x: float
    y: float
    figure: Figure
    is_turned: bool = False
    window: tuple[float, float, float, float] | None = None


@dataclass(slots=True)
class Widget:
    """A field to fill in, where it stands; ``tag`` is its element in the tree."""

    tag: Tag
    field: Field
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Piece:
    """What one tag says on one page: lines of text, or else one figure."""

    tag: Tag
    lines: list[Line] = field(default_factory=list)
    figure: Box | Picture | Plate | None = None


@dataclass(slots=True)
class Page:
    """One page: its pieces in reading order, its shapes, its fields, its bookmarks.

    ``repeated`` are lines that were said before, such as the heads of a table that goes on.
    A page that ``is_bare`` has neither head nor foot.
    """

    pieces: list[Piece] = field(default_factory=list)
    shapes: list[Rule | Box | Plate] = field(default_factory=list)
    repeated: list[Line] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    widgets: list[Widget] = field(default_factory=list)
    is_cover: bool = False
    is_bare: bool = False
