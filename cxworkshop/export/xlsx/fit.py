"""Widths of columns and heights of rows, so that a sheet can be read without touching it.

Heights are written down: not every program works out by itself how high wrapped text is.
"""

from __future__ import annotations

import re

from cxworkshop.worksheets import ColumnKind, Sheet, SheetValue

PAGE = 172.0
"""Characters side by side that can be read with ease when a sheet is printed one page wide."""
FULL, MOST, TWO_PAGES = 178.0, 196.0, 240.0
"""What stands on one page with ease, the most it takes so that no column becomes a thin tower,
and what two side by side hold, heads said twice."""
LINE, PAD, HIGHEST = 13.2, 6.0, 409.0
"""Points: a line of text, the air around it, and the most that Excel allows for a row."""
LOWEST = LINE + PAD
"""The height of a row of one line, in points."""
_FIXED = {
    ColumnKind.ID: 42.0,
    ColumnKind.DATE: 13.0,
    ColumnKind.NUMBER: 9.0,
    ColumnKind.CHOICE: 11.0,
}
_ARROW, _LEAST = 4.0, 8.5
_NAME, _LONG, _STRONG, _LONGEST = 17.0, 36.0, 46.0, 56.0
_WEIGHT = 0.6
"""How much letters count where columns share a width: a long text is often several short lines."""
_ROW_LINES, _HEAD, _HEAD_LINES = 6, 26.0, 3
"""Lines of a cell from which on its column asks for more; the most a head asks for, and lines."""
_NARROWEST, _STRONG_NARROWEST, _SLIM = 13.5, 25.0, 18.0
_SHEET_TO_FILL_IN, _TO_FILL_IN, _NAME_TO_FILL_IN = 44, 30, 12
"""Letters that there is room for where nothing is written yet: on the sheet, in its column."""
_WIDE = "\u1100"
_BROAD, _BROAD_ROOM = re.compile("[\u10a0-\u10ff\u1c90-\u1cbf]"), 0.75
"""Georgian, whose letters are broader than others: the share of them that fits."""
_ROOM, _BOLD_ROOM, _INDENT = 1.12, 1.0, 1.6
"""Letters of Arial 10 in one unit of width, plain and bold; units that the indent takes."""


def strong_column(sheet: Sheet) -> int:
    """The place of the column that says what a row is about; -1 where there is none."""
    for place, column in enumerate(sheet.columns):
        if column.kind is ColumnKind.LONG:
            return place
    return -1


def widths(sheet: Sheet) -> list[float]:
    """A width in characters for every column; all that is shown fits on a page's width.

    Of a sheet with too many columns for that, on two pages side by side.
    """
    found = _squeezed(sheet, PAGE)
    if _shown(sheet, found) > FULL:
        return _squeezed(sheet, TWO_PAGES)
    strong = strong_column(sheet)
    is_slim = any(
        found[place] < min(_SLIM, _natural(sheet, place, strong)) for place in _long(sheet)
    )
    return _squeezed(sheet, MOST) if is_slim else found


def pages(sheet: Sheet, columns: list[float]) -> int:
    """Over how many pages side by side a sheet is printed."""
    return 1 if _shown(sheet, columns) <= MOST else 2


def _shown(sheet: Sheet, columns: list[float]) -> float:
    pairs = zip(sheet.columns, columns, strict=True)
    shown = sum(width for column, width in pairs if column.kind is not ColumnKind.ID)
    return round(shown, 1)  # a sum of tenths is a little more than it is, and would take two pages


def _squeezed(sheet: Sheet, page: float) -> list[float]:
    """The widths the columns ask for; long ones give way until all fit, down to what they need."""
    strong = strong_column(sheet)
    found = [_natural(sheet, place, strong) for place in range(len(sheet.columns))]
    long = _long(sheet)
    over = _shown(sheet, found) - page
    if over < 0 and page == PAGE:
        _widen(sheet, found, -over)
    if over > 0 and long:
        room = sum(found[place] for place in long) - over
        weights = {place: max(1, _letters(sheet, place)) ** _WEIGHT for place in long}
        shared = _shared(weights, found, room, strong)
        for place, width in shared.items():
            found[place] = width
    return [round(width, 1) for width in found]


def _long(sheet: Sheet) -> list[int]:
    return [place for place, column in enumerate(sheet.columns) if column.kind is ColumnKind.LONG]


def _shared(
    weights: dict[int, float], found: list[float], room: float, strong: int
) -> dict[int, float]:
    """The room shared among long columns: the more letters the wider, so that rows stay low.

    None is wider than it asked for, nor narrower than what can be read.
    """
    least = {
        place: min(found[place], _STRONG_NARROWEST if place == strong else _NARROWEST)
        for place in weights
    }
    given: dict[int, float] = {}
    waiting = dict(weights)
    while waiting:
        left = room - sum(given.values())
        share = left / sum(waiting.values())
        wished = {place: weight * share for place, weight in waiting.items()}
        bound = {
            place: min(max(wish, least[place]), found[place]) for place, wish in wished.items()
        }
        # those at a bound are settled: first the narrow ones, which take from all the others
        settled = [place for place in waiting if bound[place] > wished[place]]
        settled = settled or [place for place in waiting if bound[place] < wished[place]]
        for place in settled or list(waiting):
            given[place] = bound[place]
            del waiting[place]
    return given


def _widen(sheet: Sheet, found: list[float], room: float) -> None:
    """Give the room left over to names where sentences stand in them, and to long heads."""
    wanted = {
        place: min(_LONG, _longest(sheet, place) + 2.5) - found[place]
        if column.kind is ColumnKind.TEXT
        else min(_HEAD, length(column.title) / _HEAD_LINES + _ARROW) - found[place]
        for place, column in enumerate(sheet.columns)
        if column.kind in (ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.CHOICE)
    }
    wanted = {place: more for place, more in wanted.items() if more > 0}
    share = min(1.0, room / sum(wanted.values())) if wanted else 0.0
    for place, more in wanted.items():
        found[place] += more * share


def _longest(sheet: Sheet, place: int) -> int:
    return max((length(row[place]) for row in sheet.rows if row[place]), default=0)


def _letters(sheet: Sheet, place: int) -> int:
    """The letters a column has to hold: the longest text, and what is still to be written in it."""
    column, longest = sheet.columns[place], _longest(sheet, place)
    if not column.is_open:
        return longest
    if column.kind is not ColumnKind.LONG:
        return max(longest, _NAME_TO_FILL_IN)
    is_bare = not sheet.rows and place == strong_column(sheet)
    return max(longest, _SHEET_TO_FILL_IN if is_bare else _TO_FILL_IN)


def _natural(sheet: Sheet, place: int, strong: int) -> float:
    column = sheet.columns[place]
    head = max(_LEAST, max(map(length, column.title.split()), default=0) * 1.1 + _ARROW)
    if column.kind in _FIXED:
        return max(_FIXED[column.kind], head)
    most = _NAME if column.kind is ColumnKind.TEXT else _STRONG if place == strong else _LONG
    letters = _letters(sheet, place)
    if column.kind is ColumnKind.LONG:
        most = max(most, min(_LONGEST, letters / _ROW_LINES))
    return max(head, min(most, letters + 2.5))


def height(values: tuple[SheetValue, ...], columns: list[float], strong: int) -> float:
    """The height of a row in points, for texts wrapped to the columns' widths."""
    most = 1
    for place, value in enumerate(values):
        if isinstance(value, str) and (len(value) > columns[place] * 0.8 or "\n" in value):
            room = _BOLD_ROOM if place == strong else _ROOM
            most = max(most, _lines(value, (columns[place] - _INDENT) * room))
    return min(HIGHEST, most * LINE + PAD)


def head_height(titles: list[str], columns: list[float]) -> float:
    """The height of the heads in points."""
    room = [(width - _INDENT - _ARROW / 2) * _BOLD_ROOM for width in columns]
    lines = max(_lines(title, wide) for title, wide in zip(titles, room, strict=True))
    return max(24.0, lines * LINE + PAD)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes, words kept whole where they fit."""
    if not text.isascii() and max(text) >= _WIDE:
        text = "".join(char * 2 if char >= _WIDE else char for char in text)
    if not text.isascii() and _BROAD.search(text):
        width *= _BROAD_ROOM
    step = max(1, int(width))
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        start, end = 0, len(paragraph) - step
        while start < end:
            space = paragraph.rfind(" ", start, start + step + 1)
            start = space + 1 if space > start else start + step
            count += 1
    return count


def length(value: SheetValue) -> int:
    """The length of a text in characters; those of the East count twice."""
    text = value if isinstance(value, str) else str(value)
    if text.isascii() or max(text) < _WIDE:
        return len(text)
    return len(text) + sum(char >= _WIDE for char in text)
