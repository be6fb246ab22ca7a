"""What the day was worth: hands from 0 to 5, by person or counted, and what they say together."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from cxworkshop.activities.closing import (
    MOST_HANDS,
    asked,
    change_setup,
    count_return,
    give_return,
    return_count,
    return_hands,
    setup_of,
    without_hand,
)
from cxworkshop.activities.closing_words import ends, return_chart, return_told
from cxworkshop.activities.hands import LEVELS
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import Command
from cxworkshop.editing.editor import Changed
from cxworkshop.model.item import ItemId
from cxworkshop.slides import RoomView
from cxworkshop_ui.activities.count_grid import CountGrid, CountModel
from cxworkshop_ui.activities.hands_grid import HandsGrid, HandsModel
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.activities.return_question import ReturnQuestion
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.figure_view import FigureView
from cxworkshop_ui.widgets.text import Text

_KINDS = ("return_hand", "return_count", "closing_setup", "participant")


class ReturnPanel(QWidget):
    """The hands at the left; at the right their distribution and who has not answered."""

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        tr = context.tr
        people = HandsModel(
            context,
            _KINDS,
            lambda: [person.id for person in asked(context.document, activity)],
            lambda: return_hands(context.document, activity),
            parent=self,
        )
        self.people = HandsGrid(people, tr("What the day was worth to each"), self._shown, self)
        levels = CountModel(
            context,
            _KINDS,
            lambda: return_count(context.document, activity).levels,
            self._named,
            self,
        )
        name = tr("How many hands showed each level")
        self.counts = CountGrid(levels, name, self._counted, MOST_HANDS, self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.people)
        left.addWidget(self.counts)
        left.addStretch(1)
        self._row.addLayout(left, 2)
        right = QVBoxLayout()
        right.setSpacing(10)
        self.asked = ReturnQuestion(context, activity, self)
        self._says = Text("", "strong", wrap=True, parent=self)
        self.chart = FigureView(parent=self)
        self._waiting = Text("", "body", "ink2", wrap=True, parent=self)
        self.reveal_it = Button(tr("Show the result to the room"), parent=self)
        self.reveal_it.clicked.connect(lambda: context.view_wanted.emit(RoomView.RESULTS))
        self.by_person = QCheckBox(tr("Write down who showed what"), self)
        self.by_person.toggled.connect(lambda is_on: self._set("by_person", is_on))
        self.names = QCheckBox(tr("Print names beside hands and words"), self)
        self.names.toggled.connect(lambda is_on: self._set("names_shown", is_on))
        self._keys = Text("", "small", "ink2", wrap=True, parent=self)
        for widget in (self.asked.question, self._says, self.chart, self._waiting):
            right.addWidget(widget)
        right.addWidget(self.reveal_it)
        right.addSpacing(4)
        right.addWidget(self.by_person)
        right.addWidget(self.names)
        right.addWidget(self._keys)
        right.addWidget(self.asked)
        right.addStretch(1)
        self._row.addLayout(right, 3)
        context.changed.connect(self._follow)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < in_use().px(520)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)

    def _named(self, level: int) -> str:
        if level not in (LEVELS[0], LEVELS[-1]):
            return str(level)
        lowest, highest = ends(self.context.document, self.activity, self._wording())
        return highest if level else lowest

    def _wording(self) -> Wording:
        return Wording(self.context.document, self.context.session_words)

    def _shown(self, person: ItemId, level: int | None, is_declined: bool) -> Command | None:
        document, new_id = self.context.document, self.context.editor.new_id
        return give_return(document, self.activity, person, level, new_id, is_declined=is_declined)

    def _counted(self, level: int, hands: int) -> Command:
        document, new_id = self.context.document, self.context.editor.new_id
        at = self.context.editor.now()
        return count_return(document, self.activity, level, hands, at, new_id)

    def _set(self, name: str, value: bool) -> None:
        document, new_id = self.context.document, self.context.editor.new_id
        self.context.apply(change_setup(document, self.activity, name, value, new_id))

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*_KINDS, "agenda_item"):
            self._show()

    def _show(self) -> None:
        document, tr = self.context.document, self.context.tr
        count, setup = return_count(document, self.activity), setup_of(document, self.activity)
        wording = Wording(document, self.context.words)
        has_hands = not setup.by_person or bool(self.people.answers.ids)
        self.people.setVisible(setup.by_person and has_hands)
        self._row.setStretch(0, 2 if has_hands else 0)
        self.counts.setVisible(not setup.by_person)
        grid = self.people if setup.by_person else self.counts
        if not grid.currentIndex().isValid():
            grid.go_to(0, 1)
        self.setFocusProxy(grid)
        self._says.setText(
            return_told(document, self.activity, wording)
            if count.answered
            else tr("No hand yet. Ask the question, then write down what is shown.")
        )
        self.chart.setVisible(count.given > 0)
        self.chart.set_chart(
            return_chart(document, self.activity, wording) if count.given else None
        )
        self.reveal_it.setVisible(count.given > 0)
        names = short_names(document)
        waiting = [names[person.id] for person in without_hand(document, self.activity)]
        self._waiting.setVisible(bool(waiting) and count.answered > 0)
        self._waiting.setText(tr("Not yet: {names}.", names=", ".join(waiting)))
        self._keys.setText(
            tr("Keys: 0–5 and on to the next · × or − declined · Backspace takes back")
            if setup.by_person
            else tr("Keys: digits make a number · + and − change it · Enter: next level")
        )
        for box, is_on in ((self.by_person, setup.by_person), (self.names, setup.names_shown)):
            box.setEnabled(not self.context.is_read_only)
            with QSignalBlocker(box):
                box.setChecked(is_on)
