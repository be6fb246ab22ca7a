"""The bands of words below a journey's chart: what hurts, and what is handed over."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cxworkshop.figures.figure import LEADING, Ink, Label, Shape
from cxworkshop.figures.journey_frame import Band, Frame
from cxworkshop.figures.journey_parts import ChartWords
from cxworkshop.figures.signs import STATE_INKS, State, state_sign

_MOST_COLUMNS = 3
_ASIDE, _BETWEEN, _ABOVE, _BELOW = 1.1, 1.4, 0.5, 0.25
"""What a sign takes, the air between two columns, above the hand-offs and below each line, in
sizes of the text."""

_Said = tuple[str, State]
_Piece = tuple[float, Label, State | None]
"""Where words begin, the words, the state whose sign stands before them."""


def word_bands(
    frame: Frame, name: str, text: str, ink: Ink, state: State | None = None
) -> list[Band]:
    """Words across all stages, with the sign of a state; very long ones in several bands."""
    size = frame.size
    aside = size * _ASIDE if state is not None else 0.0
    room = frame.canvas.width - frame.head - aside
    lines = frame.canvas.lines(text, room, size)
    most = max(1, int(frame.canvas.height * 0.4 / (size * LEADING)))
    bands = []
    for start in range(0, len(lines), most):
        said = "\n".join(lines[start : start + most])
        label = frame.canvas.label(said, frame.head + aside, 0, room, size=size, ink=ink)
        is_first, is_last = start == 0, start + most >= len(lines)
        bands.append(
            _band(
                frame,
                name if is_first else "",
                [(frame.head + aside, label, state if is_first else None)],
                below=_BELOW if is_last else 0.0,
            )
        )
    return bands


def hand_off_bands(frame: Frame, words: ChartWords) -> list[Band]:
    """The hand-offs in words; short ones beside one another, line by line."""
    size, told = frame.size, dict(words.states)
    handed = [
        (f"{item.text} ({stage.name}): {told[item.state]}", item.state)
        for stage in frame.stages
        for item in stage.hand_offs
    ]
    if not handed:
        return []
    widest = max(frame.canvas.wide(text, size) for text, _ in handed) + size * _ASIDE
    between = size * _BETWEEN
    room = frame.canvas.width - frame.head + between
    columns = min(_MOST_COLUMNS, int(room / (widest + between)))
    if columns < 2:
        bands = [
            band
            for number, (text, state) in enumerate(handed)
            for band in word_bands(
                frame, "" if number else words.hand_offs, text, STATE_INKS[state], state
            )
        ]
    else:
        bands = _columns(frame, words.hand_offs, handed, columns, room / columns)
    bands[0] = _lowered(bands[0], size * _ABOVE)
    return bands


def _columns(
    frame: Frame, name: str, handed: Sequence[_Said], columns: int, wide: float
) -> list[Band]:
    bands = []
    for start in range(0, len(handed), columns):
        pieces: list[_Piece] = []
        for column, (text, state) in enumerate(handed[start : start + columns]):
            x = frame.head + column * wide + frame.size * _ASIDE
            ink = STATE_INKS[state]
            label = frame.canvas.label(text, x, 0, wide, size=frame.size, ink=ink)
            pieces.append((x, label, state))
        bands.append(_band(frame, "" if start else name, pieces, below=_BELOW))
    return bands


def _band(frame: Frame, name: str, pieces: Sequence[_Piece], *, below: float) -> Band:
    """Words beside one another, each behind the sign of its state."""
    size = frame.size
    tall = max(label.height for _, label, _ in pieces)
    height = max(tall, frame.name_height(name)) + size * below

    def draw(y: float) -> list[Shape]:
        shapes: list[Shape] = [frame.name(name, y)] if name else []
        for x, label, state in pieces:
            if state is not None:
                shapes += state_sign(state, x - size * 0.7, y + size * 0.68, size * 0.6)
            shapes.append(msgspec.structs.replace(label, y=y))
        return shapes

    return Band(height, draw)


def _lowered(band: Band, air: float) -> Band:
    """A band with air above it."""
    return Band(band.height + air, lambda y: band.draw(y + air), band.row)
