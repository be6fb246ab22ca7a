"""How wide the columns of a printed table are."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.blocks import Cell, Table
from cxworkshop.export.pdf.type import Face
from cxworkshop.figures.breaking import parts_of, words_of

_MOST = 0.18
"""The share of the width up to which a column grows for a long word."""
_LEAST = 60.0
"""Points that a column keeps when it gives way to others."""


def column_heads(table: Table) -> tuple[Cell, ...]:
    """The titles of a table's columns as the cells of its head."""
    return tuple(Cell(column.title, is_strong=True, tone="quiet") for column in table.columns)


def column_widths(
    tables: Sequence[Table], width: float, face: Face, size: float, gap: float
) -> list[float]:
    """The columns' shares of the width; narrow ones grow until their words are whole.

    ``tables`` have the same columns and stand under one another: they share their widths.
    ``face`` and ``size`` are those of the widest texts, ``gap`` the air beside them.
    """
    columns = tables[0].columns
    whole = sum(column.weight for column in columns)
    shares = [width * column.weight / whole for column in columns]
    needs = [
        min(_longest_word(tables, place, face, size) + gap, width * _MOST)
        for place in range(len(shares))
    ]
    lack = sum(max(0.0, need - share) for share, need in zip(shares, needs, strict=True))
    spare = [max(0.0, share - max(need, _LEAST)) for share, need in zip(shares, needs, strict=True)]
    if lack <= 0 or sum(spare) < lack:
        return shares
    part = lack / sum(spare)
    return [
        need if need > share else share - part * gives
        for share, need, gives in zip(shares, needs, spare, strict=True)
    ]


def _longest_word(tables: Sequence[Table], place: int, face: Face, size: float) -> float:
    texts = {row[place].text for table in tables for row in table.rows}
    column = tables[0].columns[place]
    words = {word for text in (*texts, column.title) for word in words_of(text)}
    words = {part for word in words for part in parts_of(word)}
    if column.is_whole:
        words |= texts
    return max((face.width(face.clean(word), size) for word in words), default=0.0)
