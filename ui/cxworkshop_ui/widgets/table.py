"""Tables and trees as the pages show them: calm rows, no grid, a head that does not shout."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.grounded import GroundedTable

_ROW = 42


class Table(GroundedTable):
    """A table whose rows are chosen whole and are ``row_height`` px high at 100 % text.

    With ``fits_rows`` it is never higher than its rows need, so that its frame ends with them.
    ``seen_width`` is the width of what is seen of the rows, px: asked for its viewport, Qt would
    have Python make every class of widget first.
    """

    def __init__(
        self,
        name: str,
        row_height: int = _ROW,
        *,
        fits_rows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.seen_width = 0
        self._row_height = row_height
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fits_rows = fits_rows
        if fits_rows:
            rows.sectionCountChanged.connect(self._fit)
            rows.sectionResized.connect(self._fit)
        self._size_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.seen_width = event.size().width()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fits_rows:
            self._fit()  # the head knows its height only now

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(in_use().px(self._row_height))
        if self._fits_rows:
            self._fit()

    def _fit(self) -> None:
        head = self.horizontalHeader()
        height = head.sizeHint().height() if not head.isHidden() else 0
        self.setMaximumHeight(height + self.verticalHeader().length() + 2 * self.frameWidth() + 2)
