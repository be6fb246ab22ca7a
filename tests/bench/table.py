"""One figure of a bench beside its floor, and the table of them all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """What was measured. ``unit`` is ``s`` or ``MB``.

    With a floor, the target is the highest ratio that is fine; without one it is in the unit.
    Without a target the figure is reported only.
    """

    name: str
    figure: float
    floor: float | None = None
    target: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float | None:
        """How many times the floor; None without one."""
        return self.figure / self.floor if self.floor else None

    @property
    def verdict(self) -> str:
        """``ok``, ``over``, or nothing where there is no target."""
        if self.target is None:
            return ""
        measured = self.figure if self.ratio is None else self.ratio
        return "ok" if measured <= self.target else "over"


HEADS = ("what", "figure", "floor", "ratio", "target", "")


def table(rows: Iterable[Row]) -> str:
    """The rows as lines of text, columns aligned."""
    cells = [HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADS))]
    lines = []
    for line in cells:
        first, *rest = line
        aligned = [first.ljust(widths[0])]
        aligned += [text.rjust(width) for text, width in zip(rest, widths[1:], strict=True)]
        lines.append("  ".join(aligned).rstrip())
    lines.insert(1, "-" * max(map(len, lines)))
    return "\n".join(lines)


def _cells(row: Row) -> tuple[str, ...]:
    target = "" if row.target is None else f"{row.target:g}"
    if target and row.ratio is None:
        target = _amount(row.target or 0.0, row.unit)
    elif target:
        target = f"≤ {target} ×"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f} ×"
    floor = "" if row.floor is None else _amount(row.floor, row.unit)
    return (row.name, _amount(row.figure, row.unit), floor, ratio, target, row.verdict)


def _amount(value: float, unit: str) -> str:
    if unit != "s":
        return f"{value:.1f} {unit}"
    return f"{value * 1000:.2f} ms" if value < 1 else f"{value:.2f} s"
