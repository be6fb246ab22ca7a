"""One proposal in full: what stands here today and what came back, next to each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from cxworkshop.importing.proposals import Proposal
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.reading.proposals_model import ProposalsModel
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.text import Text


class SidesCard(Card):
    """The current proposal in full: both sides next to each other, and what speaks against it."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self._why = Text("", "small-strong", "steps", wrap=True)
        self._today = Text("", wrap=True)
        self._returned = Text("", "strong", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for place, (head, text) in enumerate(
            (
                (context.tr("Here today"), self._today),
                (context.tr("Came back"), self._returned),
            )
        ):
            grid.addWidget(Text(head, "small-strong", "ink2"), 0, place)
            grid.addWidget(text, 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        self.body.addLayout(grid)
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
        self.set_state("warning" if why else "plain")


def _cut(text: str) -> str:
    return text if len(text) <= 400 else text[:399] + "…"
