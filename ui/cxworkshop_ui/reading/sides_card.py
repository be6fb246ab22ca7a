"""One proposal in full: what stands here today and what came back, next to each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from cxworkshop.importing.proposals import Proposal
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.reading.proposals_model import ProposalsModel
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.text import Text

_LONGEST = 2000
_HEIGHT = 96


class SidesCard(Card):
    """The current proposal in full: both sides next to each other, and what speaks against it.

    What is long scrolls inside the card, so that the list above keeps its place and height.
    """

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 10, 8, 10)
        self._why = Text("", "small-strong", "steps", wrap=True)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._today = Text("", wrap=True, parent=self._page)
        self._returned = Text("", "strong", wrap=True, parent=self._page)
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(24)
        for place, (head, text) in enumerate(
            (
                (context.tr("Here today"), self._today),
                (context.tr("Came back"), self._returned),
            )
        ):
            self._grid.addWidget(Text(head, "small-strong", "ink2", parent=self._page), 0, place)
            self._grid.addWidget(text, 1, place, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(1, 1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(context.tr("Came back"))
        self._area.setWidget(self._page)
        self._area.setFixedHeight(in_use().px(_HEIGHT))
        self.body.addWidget(self._area)
        self.body.addWidget(self._why)

    def show_proposal(self, model: ProposalsModel, each: Proposal | None) -> None:
        """Show a proposal of the model; for None what was shown last stays."""
        if each is None:
            return
        why = model.why(each)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._today.setText(_cut(each.today) or "–")
        self._returned.setText(_cut(each.returned) or "–")
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 4 if each.is_new else 1)
        self.set_state("warning" if why else "plain")
        self._area.verticalScrollBar().setValue(0)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
