"""A card with one sentence to say and what is known about it below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.gaps import Gap
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import RADIUS_CARD, Role
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.text import Text, plain_tip
from cxworkshop_ui.widgets.told_apart import tell_apart


class ChipRow(QWidget):
    """A few chips beside each other; elided where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self._chips: list[Chip] = []
        self._words: list[tuple[str, Role]] = []

    def set(self, words: list[tuple[str, Role]]) -> None:
        """Show exactly these words in their roles."""
        self._words = words
        while len(self._chips) < len(words):
            chip = Chip("", parent=self)
            self._row.insertWidget(len(self._chips), chip)
            self._chips.append(chip)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(words))
            if at < len(words):
                chip.set(*words[at])
                chip.setMinimumWidth(chip.sizeHint().width() if at + 1 < len(words) else 24)
        self.setVisible(bool(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorten the last chip's words to the room the others leave."""
        if not self._words:
            return
        last, (text, role) = self._chips[len(self._words) - 1], self._words[-1]
        others = sum(chip.minimumWidth() + 4 for chip in self._chips[: len(self._words) - 1])
        last.set(text, role)
        last.ensurePolished()
        margin = last.sizeHint().width() - last.fontMetrics().horizontalAdvance(text)
        room = max(24, self.width() - others - margin - 2)
        shown = last.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        last.set(shown, role)
        last.setToolTip(plain_tip(text) if shown != text else "")


class SentenceCard(Card):
    """Edited where it stands; ``opened`` asks for its details, at a field or at its first gap.

    ``asked`` asks to make it checkable, question by question.
    """

    opened = Signal(object, str)
    asked = Signal(object)
    left = Signal(object, object)
    jumped = Signal(object)
    escaped = Signal(object)
    focused = Signal(object)
    moved = Signal(object, object)

    def __init__(self, context: SessionContext, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.context = context
        self._gaps: list[Gap] = []
        self._of = ""
        self._is_open = False
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.body.addLayout(self.head)
        self.sentence = SentenceEdit(context, placeholder, parent=self)
        self.body.addWidget(self.sentence)
        self.facts = QVBoxLayout()
        self.facts.setSpacing(1)
        self.body.addLayout(self.facts)
        self._fact_lines: list[tuple[QWidget, Text, Text]] = []
        self._warning = Text("", "small", "steps", wrap=True, parent=self)
        self.body.addWidget(self._warning)
        self._hint = Text("", "small", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._hint)
        self.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.chips = ChipRow(self)
        foot.addWidget(self.chips, 1)
        self.body.addLayout(foot)
        self._fix = Button(context.tr("Make it checkable"), parent=self)
        self._fix.setToolTip(context.tr("Asks for just what is missing (F2 for the next one)"))
        self._fix.clicked.connect(lambda: self.asked.emit(self))
        self.body.addWidget(self._fix, 0, Qt.AlignmentFlag.AlignLeft)
        self.sentence.confirmed.connect(self._ask_for_gap)
        self.sentence.jumped.connect(lambda: self.jumped.emit(self))
        self.sentence.escaped.connect(lambda: self.escaped.emit(self))
        self.sentence.left.connect(lambda key: self.left.emit(self, key))
        self.sentence.moved.connect(lambda key: self.moved.emit(self, key))
        self.sentence.focused.connect(lambda: self.focused.emit(self))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sentence opens the details."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.sentence.setFocus(Qt.FocusReason.MouseFocusReason)
            if not self.is_empty:
                self.opened.emit(self, "")
        super().mousePressEvent(event)

    def set_open(self, is_open: bool) -> None:
        """Mark the card whose details are shown."""
        if is_open != self._is_open:
            self._is_open = is_open
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_open:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(in_use().palette.goals), 2))
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(place, RADIUS_CARD, RADIUS_CARD)

    @property
    def item_id(self) -> ItemId | None:
        """The item shown, None while there is none."""
        raise NotImplementedError

    def focus(self) -> None:
        """Ready to type."""
        self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said yet."""
        return not self.sentence.toPlainText().strip()

    @property
    def waits(self) -> bool:
        """Whether words are expected here."""
        return self.is_empty

    @property
    def has_gaps(self) -> bool:
        """Whether something is missing."""
        return bool(self._gaps)

    def say_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show name and value of what is known, one a line."""
        while len(self._fact_lines) < len(facts):
            line = QWidget(self)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            name = Text("", "small", "ink2", parent=line)
            value = Text("", "small-strong", "ink2", wrap=True, parent=line)
            row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(value, 1)
            self.facts.addWidget(line)
            self._fact_lines.append((line, name, value))
        for at, (line, name, value) in enumerate(self._fact_lines):
            line.setVisible(at < len(facts))
            if at < len(facts):
                name.setText(facts[at][0])
                value.setText(facts[at][1])

    def say_gaps(self, gaps: list[Gap], hint: str = "") -> None:
        """Mark what is missing, in words and at the edge, and hint at words that promise little."""
        self._gaps = gaps
        say = self.context.words.say
        missing = ", ".join(say(gap.words) for gap in gaps)
        self._warning.setText(
            self.context.tr("Can’t be checked yet: {missing}.", missing=missing) if gaps else ""
        )
        self._warning.setVisible(bool(gaps))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._fix.setVisible(bool(gaps) and not self.context.is_read_only)
        self._tell_apart()

    @property
    def has_doubt(self) -> bool:
        """Whether something is said against it."""
        return not self._warning.isHidden() and not self._gaps

    def say_doubt(self, words: str) -> None:
        """Say in words what speaks against it; empty where nothing does."""
        self._gaps = []
        self._warning.setText(words)
        self._warning.setVisible(bool(words))
        self._hint.setVisible(False)
        self._fix.setVisible(False)
        self._tell_apart()

    def _tell_apart(self) -> None:
        words = shortened(self.sentence.toPlainText(), 80)
        if words != self._of:
            self._of = words
            tell_apart(self, words, but=self.sentence)

    def _ask_for_gap(self) -> None:
        if not self.is_empty:
            self.opened.emit(self, self._gaps[0].field if self._gaps else "")
