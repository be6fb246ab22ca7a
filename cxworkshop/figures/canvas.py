"""The room a chart has, and how text is fitted into it."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Protocol

import msgspec

from cxworkshop.figures.breaking import parts_of, signs_of, words_of
from cxworkshop.figures.direction import is_right_to_left, kept
from cxworkshop.figures.figure import LEADING, Align, Figure, Ink, Label

_MANY_PAGES = 6
"""From here on nobody looks for the largest size at which it takes no page more."""

Measure = Callable[[str, float, bool, bool], float]
"""The width of a text at a size: (text, size, is strong, is serif). The painter brings it."""


Lines = dict[tuple[object, ...], tuple[str, ...]]
"""The lines of texts that were broken already, by what was asked."""


class Canvas(msgspec.Struct, frozen=True):
    """A field of ``width`` × ``height`` units, the usual size of text on it and the smallest.

    A chart keeps to the width; what does not fit into the height goes on a further page.

    A chart that looks for its size is laid out many times, and asks for the same lines on every
    page: each text is broken once for a width and a size.
    """

    width: float
    height: float
    size: float
    least: float
    measure: Measure
    broken: Lines = {}

    def wide(
        self, text: str, size: float, *, is_strong: bool = False, is_serif: bool = False
    ) -> float:
        """The width of one line of text."""
        return self.measure(text, size, is_strong, is_serif)

    def lines(
        self,
        text: str,
        width: float,
        size: float,
        *,
        is_strong: bool = False,
        is_serif: bool = False,
    ) -> tuple[str, ...]:
        """The text in lines no wider than ``width``; a word that is wider alone is broken."""
        asked = (text, width, size, is_strong, is_serif, self.measure)
        found = self.broken.get(asked)
        if found is None:
            found = self._broken(text, width, size, is_strong=is_strong, is_serif=is_serif)
            self.broken[asked] = found
        return found

    def _broken(
        self, text: str, width: float, size: float, *, is_strong: bool, is_serif: bool
    ) -> tuple[str, ...]:
        found: list[str] = []
        for paragraph in text.split("\n"):
            first, line = len(found), ""
            for word in words_of(paragraph):
                gap = " " if line else ""
                for part in parts_of(word):
                    tried = f"{line}{gap}{part}"
                    gap = ""
                    if self.wide(tried, size, is_strong=is_strong, is_serif=is_serif) <= width:
                        line = tried
                        continue
                    if line:
                        found.append(line)
                    *whole, line = self._pieces(part, width, size, is_strong, is_serif)
                    found += whole
            found.append(line)
            is_rtl = is_right_to_left(paragraph)
            found[first:] = [kept(each, is_rtl=is_rtl) for each in found[first:]]
        return tuple(found)

    def height_of(
        self,
        text: str,
        width: float,
        size: float,
        *,
        is_strong: bool = False,
        is_serif: bool = False,
    ) -> float:
        """The height of a text broken into lines; nothing for an empty one."""
        if not text:
            return 0.0
        lines = self.lines(text, width, size, is_strong=is_strong, is_serif=is_serif)
        return len(lines) * size * LEADING

    def label(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        height: float | None = None,
        *,
        size: float | None = None,
        ink: Ink = "ink",
        align: Align = "left",
        is_strong: bool = False,
        is_serif: bool = False,
        is_centred: bool = False,
        is_even: bool = False,
    ) -> Label:
        """The text in a box: as large as asked for, smaller down to the least where it must.

        ``x`` is the left edge of the box whatever the alignment; where a text runs to the left,
        its longest line begins there and the others end with it. ``is_centred`` puts the lines in
        the middle of ``height``, ``is_even`` makes them about as long as each other. Text that is
        too long even at the least size keeps its lines and runs out below: give it more height,
        or a page of its own.
        """
        wanted = size or self.size
        tried = wanted
        while True:
            lines = self.lines(text, width, tried, is_strong=is_strong, is_serif=is_serif)
            tall = len(lines) * tried * LEADING
            if height is None or tall <= height or tried <= self.least:
                break
            tried = max(self.least, tried * 0.94)
        if is_even and len(lines) > 1:
            lines = self._evened(lines, text, width, tried, is_strong, is_serif)
        top = y + max(0.0, (height - tall) / 2) if is_centred and height is not None else y
        start = {"left": x, "middle": x + width / 2, "right": x + width}[align]
        if align == "left" and is_right_to_left(text):  # flush at the right, as wide as it is
            widths = [
                self.wide(line, tried, is_strong=is_strong, is_serif=is_serif) for line in lines
            ]
            start, align, width = x + max(widths), "right", max(widths)
        return Label(
            start, top, lines, tried, width, ink, align, is_strong=is_strong, is_serif=is_serif
        )

    def _evened(
        self,
        lines: tuple[str, ...],
        text: str,
        width: float,
        size: float,
        is_strong: bool,
        is_serif: bool,
    ) -> tuple[str, ...]:
        """As many lines, as even as they can be: no word is left alone at the end.

        The sum of all widths is given, so the lines are even where that of their squares is least.
        """
        words = words_of(text)
        if "\n" in text or any(len(parts_of(word)) > 1 for word in words):
            return lines

        def wide(said: str) -> float:
            return self.wide(said, size, is_strong=is_strong, is_serif=is_serif)

        space, sizes = wide(" "), [wide(word) for word in words]
        none: tuple[float, tuple[str, ...]] = (inf, ())
        best = [(0.0, none[1]), *[none] * len(words)]
        for _ in lines:
            found = [none] * (len(words) + 1)
            for start, (cost, before) in enumerate(best):
                if cost == inf:
                    continue
                taken = -space
                for end in range(start + 1, len(words) + 1):
                    taken += space + sizes[end - 1]
                    if taken > width * 0.995:  # kerning may add a little to the sum of the words
                        break
                    if cost + taken * taken < found[end][0]:
                        found[end] = cost + taken * taken, (*before, " ".join(words[start:end]))
            best = found
        is_rtl = is_right_to_left(text)
        return tuple(kept(line, is_rtl=is_rtl) for line in best[-1][1]) or lines

    def _pieces(
        self, word: str, width: float, size: float, is_strong: bool, is_serif: bool
    ) -> list[str]:
        def fits(text: str) -> bool:
            return self.wide(text, size, is_strong=is_strong, is_serif=is_serif) <= width

        if fits(word):
            return [word]
        pieces: list[str] = []
        signs = signs_of(word)
        start = taken = 0
        while start < len(signs):

            def tried(many: int, start: int = start) -> bool:
                return fits("".join(signs[start : start + many]))

            taken = _most(tried, taken, len(signs) - start)
            pieces.append("".join(signs[start : start + taken]))
            start += taken
        return pieces


def _most(fits: Callable[[int], bool], guess: int, most: int) -> int:
    """How many signs fit, at least one: searched from a guess, since each try is measured whole."""
    low, high = 1, max(2, min(guess, most))
    while high <= most and fits(high):
        low, high = high, high * 2
    high = min(high, most + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def fewest_pages(canvas: Canvas, laid: Callable[[float], tuple[Figure, ...]]) -> tuple[Figure, ...]:
    """The pages that ``laid`` gives at the largest size of text at which they are fewest."""
    size = canvas.size
    found = laid(size)
    if len(found) < 2:
        return found
    smallest = laid(canvas.least)
    if len(smallest) > _MANY_PAGES:
        return smallest
    while len(found) > len(smallest):
        size = max(canvas.least, size * 0.94)
        found = laid(size)
    return found


class Chart(Protocol):
    """What a kind wants to show, as data with its words; ``alt`` says the same to who can't see."""

    @property
    def alt(self) -> str:
        """The picture in words: what it shows, and what stands out."""
        ...

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The chart laid out: as many figures as it takes with no text below the least size."""
        ...
