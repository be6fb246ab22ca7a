"""A table that stands on a ground of its own: what is scrolled moves, and is not painted again."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView


class GroundedTable(QTableView):
    """Where the style sheet paints the ground of a view, Qt paints all of it for every step.

    Filled by the view itself it is opaque: a step of the wheel paints only what comes into sight.
    It is filled when it is first scrolled, since a start would pay for asking earlier; who wants
    it before calls :meth:`stand_on_ground`.
    """

    def stand_on_ground(self) -> None:
        """Fill the ground from now on, until another look is put on."""
        self.viewport().setAutoFillBackground(True)

    def scrollContentsBy(self, across: int, down: int) -> None:  # noqa: N802 - Qt's name
        if down:  # columns that find their widths in a start move across
            self.stand_on_ground()
        super().scrollContentsBy(across, down)
