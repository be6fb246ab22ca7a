"""One hand-off as a card, and one that the journey proposes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.activities.handoffs import HandOff, HandOffState, Proposed, pair_words
from cxworkshop.activities.journey import JourneyStage
from cxworkshop.activities.wording import Wording
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.handoff_details import STATE_ROLES, hand_off_title
from cxworkshop_ui.activities.journey_grid import STATE_WORDS
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card, CardButton
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.text import Text

_SIGNS: dict[HandOffState | None, str] = {
    HandOffState.BROKEN: "✕",
    HandOffState.STRAINED: "▲",
    HandOffState.WORKS: "✓",
    None: "○",
}
_STATE_KEYS: dict[int, HandOffState] = {
    Qt.Key.Key_1: HandOffState.BROKEN,
    Qt.Key.Key_2: HandOffState.STRAINED,
    Qt.Key.Key_3: HandOffState.WORKS,
}


class HandOffCard(CardButton):
    """Pressed, it opens; 1, 2 and 3 judge it, the arrow keys lead to the next card."""

    judged = Signal(object)
    moved_on = Signal(int)
    deletion_wanted = Signal()

    def __init__(self, context: SessionContext, item_id: ItemId) -> None:
        super().__init__("")
        self.context = context
        self.item_id = item_id
        self.body.setContentsMargins(16, 10, 16, 10)
        self.body.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._pair = Text("", "strong", wrap=True, parent=self)
        self._chip = Chip("", "neutral", self)
        head.addWidget(self._pair, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._says = Text("", "small", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._says)
        for label in (self._pair, self._chip, self._says):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.follow()

    def follow(self) -> None:
        """Say what the hand-off says now."""
        item = self.context.document.find(HandOff, self.item_id)
        if item is None:
            return
        word = self.context.words.say(STATE_WORDS[item.state])
        title = hand_off_title(self.context, item)
        self._pair.setText(title)
        self._chip.set(f"{_SIGNS[item.state]} {word}", STATE_ROLES[item.state])
        self.set_stripe(STATE_ROLES[item.state])
        texts = (item.collision, item.feels, item.change)
        said = [shortened(self.context.filled(text), 110) for text in texts if text.strip()]
        self._says.setText(" · ".join(said) or self.context.tr("Nothing said of it yet."))
        self.setAccessibleName(f"{title}: {word}")
        self.setAccessibleDescription(self._says.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STATE_KEYS:
            self.judged.emit(_STATE_KEYS[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved_on.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.deletion_wanted.emit()
        else:
            super().keyPressEvent(event)


class ProposalRow(Card):
    """A hand-off that the journey suggests: accepted or dismissed by one key or press."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(
        self, context: SessionContext, proposed: Proposed, parent: QWidget | None = None
    ) -> None:
        super().__init__("empty", parent=parent)
        self.proposed = proposed
        self.body.setContentsMargins(16, 6, 8, 6)
        wording = Wording(context.document, context.session_words)
        stage = context.document.find(JourneyStage, proposed.stage)
        title = context.tr(
            "{pair}, at “{stage}”",
            pair=pair_words(proposed, wording),
            stage=context.filled(stage.name) if stage is not None else "…",
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(title, "strong", wrap=True, parent=self), 1)
        self.accept = Button(context.tr("Accept"), "secondary", "add", parent=self)
        self.dismiss = Button(context.tr("Leave it out"), "quiet", parent=self)
        for button in (self.accept, self.dismiss):
            button.setEnabled(not context.is_read_only)
            button.setAccessibleDescription(title)
            row.addWidget(button)
        self.accept.clicked.connect(self.accepted)
        self.dismiss.clicked.connect(self.dismissed)
        self.body.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
