"""A commitment's card measured: its lines, and how high they are together."""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.blocks import Card
from cxworkshop.export.pdf.type import Face, Faces

INDENT, LABEL = 14.0, 76.0
NAME, QUOTE, PAIR, NOTE = 14.0, 16.5, 12.6, 12.0
"""Points from one line to the next in each part of a card."""
_NAME_SIZE, _SUBTITLE_SIZE = 9.5, 9.0
_AIR = 20.0
"""Points above, between and below the parts of a card."""


@dataclass(frozen=True, slots=True)
class Named:
    """A piece of a card's first lines, ``x`` points from the card's text edge."""

    x: float
    face: Face
    size: float
    is_quiet: bool
    text: str


@dataclass(frozen=True, slots=True)
class CardLines:
    """The lines of a card part by part. ``height`` is what all of them take, in points."""

    names: list[list[Named]]
    quote: list[str]
    pairs: list[tuple[list[str], list[str]]]
    note: list[str]
    height: float


def card_lines(card: Card, faces: Faces, width: float) -> CardLines:
    """A card broken into lines for a page that is ``width`` points wide inside."""
    inner = width - INDENT
    names = _names(card, faces, inner)
    quote = faces.serif.lines(card.quote, 12.5, inner)
    pairs = [
        (faces.bold.lines(pair.label, 8.5, LABEL), faces.sans.lines(pair.text, 9, inner - LABEL))
        for pair in card.pairs
    ]
    note = faces.sans.lines(card.note, 8.5, inner) if card.note else []
    rows = sum(max(len(labels), len(texts)) for labels, texts in pairs)
    height = len(names) * NAME + len(quote) * QUOTE + rows * PAIR + len(note) * NOTE + _AIR
    return CardLines(names, quote, pairs, note, height)


def _names(card: Card, faces: Faces, width: float) -> list[list[Named]]:
    """The title; the subtitle beside its last line where there is room, else under it."""
    rows = [
        [Named(0, faces.bold, _NAME_SIZE, False, line)]
        for line in faces.bold.lines(card.title, _NAME_SIZE, width)
    ]
    if not card.subtitle:
        return rows
    under = faces.sans.lines(card.subtitle, _SUBTITLE_SIZE, width)
    beside = faces.bold.width(rows[-1][0].text, _NAME_SIZE) + 7
    if len(under) == 1 and beside + faces.sans.width(under[0], _SUBTITLE_SIZE) <= width:
        rows[-1].append(Named(beside, faces.sans, _SUBTITLE_SIZE, True, under[0]))
        return rows
    return rows + [[Named(0, faces.sans, _SUBTITLE_SIZE, True, line)] for line in under]
