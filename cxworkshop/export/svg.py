"""A figure written as SVG: shapes as shapes, text as text that can be edited and searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from cxworkshop.figures.canvas import Measure
from cxworkshop.figures.direction import is_right_to_left
from cxworkshop.figures.figure import (
    BASELINE,
    LEADING,
    Align,
    Area,
    Box,
    Dot,
    Figure,
    Ink,
    Label,
    Shape,
    Stroke,
)

_SANS = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_SERIF = "'Noto Serif', Georgia, 'Times New Roman', serif"
_ANCHORS: dict[Align, tuple[str, str]] = {
    "left": ("start", "end"),
    "middle": ("middle", "middle"),
    "right": ("end", "start"),
}
"""Where the line stands at its point: of text from the left, of text from the right."""


def svg(
    figure: Figure,
    inks: Mapping[Ink, str],
    language: str,
    measure: Measure,
    clean: Callable[[str], str],
    margin: float = 0.0,
) -> str:
    """The figure as one SVG document on white, ``margin`` units of air around it.

    ``measure`` gives the width that a text has in the program's own faces: it keeps that width
    where a reader shows it in another. ``clean`` takes out what no text may hold. It refers to
    nothing outside itself.
    """
    width, height = figure.width + 2 * margin, figure.height + 2 * margin
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="{_n(-margin)} {_n(-margin)} {_n(width)} {_n(height)}" role="img" '
        f"xml:lang={quoteattr(language)}>",
        f"<desc>{escape(clean(figure.alt))}</desc>",
        f'<rect x="{_n(-margin)}" y="{_n(-margin)}" width="{_n(width)}" height="{_n(height)}" '
        f'fill="{inks["ground"]}"/>',
    ]
    for shape in figure.shapes:
        lines += _shape(shape, inks, measure, clean)
    return "\n".join([*lines, "</svg>", ""])


def _shape(
    shape: Shape, inks: Mapping[Ink, str], measure: Measure, clean: Callable[[str], str]
) -> Iterator[str]:
    if isinstance(shape, Box):
        look = _look(inks, shape.fill, shape.edge, shape.edge_width, is_dashed=shape.is_dashed)
        if shape.width > 0 and shape.height > 0 and look:
            radius = min(shape.radius, shape.width / 2, shape.height / 2)
            round_ = f' rx="{_n(radius)}"' if radius > 0 else ""
            yield (
                f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" '
                f'height="{_n(shape.height)}"{round_}{look}/>'
            )
    elif isinstance(shape, Dot):
        look = _look(inks, shape.fill, shape.edge, shape.edge_width)
        if look:
            place = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}"'
            yield f'<circle {place} r="{_n(shape.radius)}"{look}/>'
    elif isinstance(shape, Stroke):
        look = _look(inks, None, shape.ink, shape.width, is_dashed=shape.is_dashed)
        yield f'<polyline points="{_points(shape.points)}"{look}/>'
    elif isinstance(shape, Area):
        yield f'<polygon points="{_points(shape.points)}"{_look(inks, shape.fill, None, 0)}/>'
    else:
        yield from _label(shape, inks, measure, clean)


def _label(
    label: Label, inks: Mapping[Ink, str], measure: Measure, clean: Callable[[str], str]
) -> Iterator[str]:
    family = _SERIF if label.is_serif else _SANS
    weight = ' font-weight="bold"' if label.is_strong else ""
    for number, line in enumerate(label.lines):
        text = clean(line).strip()
        if not text:
            continue
        is_from_right = is_right_to_left(text)
        anchor = _ANCHORS[label.align][is_from_right]
        y = label.y + (number * LEADING + BASELINE) * label.size
        wide = measure(text, label.size, label.is_strong, label.is_serif)
        direction = ' direction="rtl"' if is_from_right else ""
        yield (
            f'<text x="{_n(label.x)}" y="{_n(y)}" font-family="{family}" '
            f'font-size="{_n(label.size)}"{weight} fill="{inks[label.ink]}" '
            f'text-anchor="{anchor}"{direction} textLength="{_n(wide)}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
        )


def _look(
    inks: Mapping[Ink, str],
    fill: Ink | None,
    edge: Ink | None,
    width: float,
    *,
    is_dashed: bool = False,
) -> str:
    """The attributes of a shape's colours; empty where nothing of it is seen."""
    if fill is None and edge is None:
        return ""
    look = f' fill="{inks[fill]}"' if fill is not None else ' fill="none"'
    if edge is not None:
        look += f' stroke="{inks[edge]}" stroke-width="{_n(width)}"'
        look += ' stroke-dasharray="3 3"' if is_dashed else ' stroke-linecap="round"'
    return look


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(value: float) -> str:
    """A number with two digits behind the point at most: the same on every computer."""
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".")
