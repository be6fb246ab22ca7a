"""One idea in the list beside the board: its words, its place, its dots, what was said of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.prioritise import Idea, ideas, quadrant, quadrants, verdicts
from cxworkshop.activities.thread import outcomes
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import SetField
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import roomy
from cxworkshop_ui.activities.dots import Dots
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.activities.row_list import SentenceRow
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import ChoiceBinding, TextBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.text import Text

_BECAME: dict[str, Message] = {
    "goal": M("became a goal"),
    "commitment": M("became a commitment"),
    "next_step": M("became a next step"),
}


class IdeaRow(SentenceRow):
    """``chosen`` when the focus comes into it, ``opened`` asks for the details.

    ``left`` carries the arrow key that leads out.
    """

    chosen = Signal(str)
    opened = Signal(str)
    left = Signal(object, object)

    def __init__(self, context: SessionContext, item_id: ItemId, parent: QWidget) -> None:
        super().__init__(item_id, parent)
        self.context = context
        tr = context.tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        self._number = Text("", "strong", "ink2", parent=self)
        self._number.setFixedWidth(in_use().px(24))
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        row.addLayout(column, 1)
        self.sentence = SentenceEdit(context, tr("An idea …"), voice="quote", size=15, parent=self)
        self.sentence.setAccessibleName(tr("Idea"))
        TextBinding(context, self.sentence, "text", M("Change the idea"), item_id)
        column.addWidget(self.sentence)
        below = QHBoxLayout()
        below.setSpacing(8)
        self._says = Text("", "small", "ink2", wrap=True, parent=self)
        below.addWidget(self._says, 1)
        self.dots = Dots(tr("Dots"), self, most=5)
        self.dots.setToolTip(tr("Add a dot with + or a press, take one away with −"))
        self.dots.counted.connect(self._counted)
        self.dots.setEnabled(not context.is_read_only)
        below.addWidget(self.dots)
        self.verdict = roomy(Choice(self))
        self.verdict.setFixedWidth(in_use().px(132))
        self.verdict.setAccessibleName(tr("Verdict"))
        binding = ChoiceBinding(context, self.verdict, "verdict", M("Judge an idea"), item_id)
        words = verdicts(Wording(context.document, context.words))
        binding.set_choices(list(words.items()))
        below.addWidget(self.verdict)
        self.more = IconButton("more", tr("Details of the idea"), parent=self)
        self.more.clicked.connect(lambda: self.opened.emit(item_id))
        below.addWidget(self.more)
        column.addLayout(below)
        self.sentence.confirmed.connect(lambda: self.opened.emit(item_id))
        self.sentence.left.connect(lambda key: self.left.emit(self, key))
        for control in (self.sentence, self.dots, self.verdict, self.more):
            control.installEventFilter(self)
        self._visit = context.new_visit()
        self.refresh()

    def set_current(self, *, is_current: bool) -> None:
        """Mark the row of the idea that is chosen on the board."""
        self._number.set_ink("accent" if is_current else "ink2")
        self._number.setText(f"▸ {self._place}" if is_current else str(self._place))

    def refresh(self) -> None:
        """Show its number, where it lies, whose it is and its dots."""
        document, tr = self.context.document, self.context.tr
        idea = document.find(Idea, self.item_id)
        if idea is None:
            return
        self._place = 1 + next(
            (at for at, other in enumerate(ideas(document)) if other.id == self.item_id), 0
        )
        self._number.setText(str(self._place))
        self.dots.set(idea.dots)
        place = quadrant(idea)
        said = [tr("not placed yet")]
        if place is not None:
            words = quadrants(Wording(document, self.context.words))[place]
            weights = tr("impact {impact}, effort {effort}", impact=idea.impact, effort=idea.effort)
            said = [words, weights]
        name = short_names(document).get(idea.raised_by) if idea.raised_by is not None else ""
        became = dict.fromkeys(made.kind for made in outcomes(document, idea.id))
        told = (self.context.words.say(_BECAME[kind]) for kind in became if kind in _BECAME)
        self._says.setText(" · ".join(filter(None, [*said, name, *told])))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            if watched is self.dots:
                self._visit = self.context.new_visit()  # the dots of one stay are one undo step
            self.chosen.emit(self.item_id)
        return super().eventFilter(watched, event)

    def _counted(self, count: int) -> None:
        self.context.apply(
            SetField(self.item_id, "dots", count, M("Count the dots")), visit=self._visit
        )
