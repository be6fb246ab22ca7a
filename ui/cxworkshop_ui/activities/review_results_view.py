"""What a review comes to, in bars below the list; drawn a moment after the last key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.review import CheckIn
from cxworkshop.activities.review_results import kept_bars, moves_words
from cxworkshop.activities.wording import Wording
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.figure_view import FigureView
from cxworkshop_ui.widgets.text import Text

AFTER_MS = 150


class ReviewResults(Card):
    """All promises and those of each function, and what changed since the last review."""

    def __init__(
        self, context: SessionContext, check_in: Callable[[], CheckIn | None], parent: QWidget
    ) -> None:
        super().__init__(parent=parent)
        self.context = context
        self._check_in = check_in
        self.body.addWidget(Text(context.tr("Results"), "strong", parent=self))
        self._against = Text("", "small", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._against)
        self.bars = FigureView(parent=self)
        self.body.addWidget(self.bars)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.draw)

    def soon(self) -> None:
        """Draw again in a moment."""
        self._timer.start()

    def draw(self) -> None:
        """Draw what stands there now, in the language of the window."""
        self._timer.stop()
        check_in = self._check_in()
        if check_in is None:
            return
        document = self.context.document
        wording = Wording(document, self.context.words)
        against = moves_words(document, check_in, wording)
        self._against.setText(against)
        self._against.setVisible(bool(against))
        self.bars.set_chart(kept_bars(document, check_in, wording))
