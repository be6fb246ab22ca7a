"""Prioritise: ideas on a board of impact and effort, the list beside it, and what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from cxworkshop.activities.prioritise import (
    LEVELS,
    Idea,
    PrioritiseSetup,
    Verdict,
    idea_from,
    ideas,
    is_placed,
    quadrant,
    quadrants,
    short_list,
    short_list_size,
    verdicts,
)
from cxworkshop.activities.prioritise_goals import goals_from_short_list, without_goal
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, SetField, SetFields
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.idea_board import BoardNames, IdeaBoard, Placed
from cxworkshop_ui.activities.idea_row import IdeaRow
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.activities.row_list import RowList
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.field import pad
from cxworkshop_ui.widgets.text import Text

_SIDE_BY_SIDE = 780
"""From this width on, px at 100 % text, the list stands beside the board and not below it."""


class IdeaDetails(DetailsPanel):
    """Whose idea it is, where it lies, what was said of it and why, and what is made of it."""

    def __init__(self, context: SessionContext, around: QWidget) -> None:
        super().__init__(context, "accent")
        # Its keys work before the details are seen: of the idea that is chosen.
        self.make = MakeFrom(context, around)
        self.make.setParent(self)

    def fill(self) -> None:
        """Whose it is, verdict and why, place, reason; what can be made of it."""
        tr = self.context.tr
        wording = Wording(self.context.document, self.context.words)
        self.add_person("raised_by", tr("Raised by"), M("Change who raised it"))
        self.add_choice(
            "verdict", tr("Verdict"), M("Judge an idea"), list(verdicts(wording).items())
        )
        self.add_text(
            "why", tr("Why not now"), M("Change why not now"), tr("Said when it was let go")
        )
        levels = [(None, tr("not placed yet")), *((level, str(level)) for level in LEVELS)]
        self.add_choice("impact", tr("Impact"), M("Place an idea"), levels)
        self.add_choice("effort", tr("Effort"), M("Place an idea"), levels)
        self.add_reason()
        self.add_block(self.make)
        self.foot.addStretch(1)
        self.add_deletion()


class PrioritiseForm(QWidget):
    """A line for the next idea, the board, the list, and the details of the chosen one."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._activity = activity
        self._visit = context.new_visit()
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Add an idea: type it and press Enter"))
        self.line.setAccessibleName(tr("New idea"))
        self.new = NewLine(context, self.line, idea_from, M("Add an idea"))
        self.new.finished.connect(self._added)
        column.addWidget(self.line)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(20)
        left = QVBoxLayout()
        self.board = IdeaBoard(self._names(), is_shut=context.is_read_only, parent=self)
        left.addWidget(self.board)
        keys = tr(
            "Digits choose · arrows move · + − dots · S short list · N not now · "
            "Backspace off the board · Enter details"
        )
        left.addWidget(Text(keys, "small", "ink2", wrap=True, parent=self))
        left.addStretch(1)
        self._both.addLayout(left, 5)
        right = QVBoxLayout()
        right.setSpacing(10)
        self.rows = RowList(self._row, self)
        self.rows.grew.connect(self._mark_current)
        right.addWidget(self.rows)
        self._empty = Text(
            tr("No idea yet. Type the first one above, or catch one in the day."),
            ink="ink2",
            wrap=True,
            parent=self,
        )
        right.addWidget(self._empty)
        right.addStretch(1)
        self._both.addLayout(right, 6)
        self.details = IdeaDetails(context, self)
        self.details.setParent(self)
        self.details.closed.connect(self._back)
        self.details.deletion_wanted.connect(self._delete)
        column.addLayout(self._foot())
        column.addLayout(self._both)
        column.addWidget(self.details)
        column.addStretch(1)
        for signal, done in (
            (self.board.chosen, self._chose),
            (self.board.opened, self.open_details),
            (self.board.placed, self._placed),
            (self.board.dotted, self._dotted),
            (self.board.judged, self._judged),
        ):
            signal.connect(done)
        self.setFocusProxy(self.line)
        context.changed.connect(self._follow)
        self._show()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus an idea in the list."""
        row = self.rows.row(item_id)
        if row is not None:
            row.focus()
        return row is not None

    def open_details(self, item_id: str) -> None:
        """Show the details of an idea and go into them."""
        self._show_details(ItemId(item_id))
        self.details.show()
        self.details.ask_for("")

    def make_goals(self) -> None:
        """Make goals of the short list, in one step."""
        self.context.flush()
        wording = Wording(self.context.document, self.context.session_words)
        command = goals_from_short_list(
            self.context.document, wording, lambda: ItemId(self.context.editor.new_id())
        )
        if command.commands:
            self.context.apply(command)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < in_use().px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._both.setDirection(way)

    def _foot(self) -> QHBoxLayout:
        tr = self.context.tr
        line = QHBoxLayout()
        line.setSpacing(10)
        self._says = Text("", "small-strong", "ink2", wrap=True, parent=self)
        line.addWidget(self._says, 1)
        line.addWidget(Text(tr("Short list of"), "small-strong", "ink2", parent=self))
        self.most = QSpinBox(self)
        self.most.setRange(1, 20)
        pad(self.most)
        self.most.setAccessibleName(tr("How many ideas the short list takes"))
        self.most.valueChanged.connect(self._resize_list)
        line.addWidget(self.most)
        self.goals = Button(tr("Make goals of the short list"), icon="goal", parent=self)
        self.goals.clicked.connect(self.make_goals)
        line.addWidget(self.goals)
        return line

    def _names(self) -> BoardNames:
        wording, tr = Wording(self.context.document, self.context.words), self.context.tr
        return BoardNames(
            tr("Ideas by impact and effort"),
            tr("Impact"),
            tr("Effort"),
            tr("Not placed yet"),
            quadrants(wording),
        )

    def _row(self, item_id: ItemId, place: QWidget) -> IdeaRow:
        row = IdeaRow(self.context, item_id, place)
        row.chosen.connect(lambda idea: self.board.choose(ItemId(idea)))
        row.opened.connect(self.open_details)
        row.left.connect(self.rows.go)
        return row

    def _added(self, item_id: str) -> None:
        self._show()
        self.board.choose(ItemId(item_id))

    def _chose(self, item_id: str) -> None:
        self._visit = self.context.new_visit()  # the moves of one stay are one undo step
        self._mark_current()
        if self.details.isVisible():
            self._show_details(ItemId(item_id))

    def _placed(self, item_id: str, impact: int | None, effort: int | None) -> None:
        values = {"impact": impact, "effort": effort}
        command = SetFields(ItemId(item_id), values, M("Place an idea"))
        self.context.apply(command, visit=f"place {self._visit}")

    def _dotted(self, item_id: str, by: int) -> None:
        idea = self.context.document.find(Idea, ItemId(item_id))
        if idea is not None and idea.dots + by >= 0:
            command = SetField(idea.id, "dots", idea.dots + by, M("Count the dots"))
            self.context.apply(command, visit=f"dots {self._visit}")

    def _judged(self, item_id: str, verdict: Verdict) -> None:
        self.context.set(ItemId(item_id), "verdict", verdict, M("Judge an idea"))

    def _resize_list(self, size: int) -> None:
        label = M("Change the length of the short list")
        found = self.context.document.all(PrioritiseSetup)
        if found:
            self.context.set(found[0].id, "short_list", size, label)
        else:
            made = PrioritiseSetup(
                id=ItemId(self.context.editor.new_id()), parent=self._activity, short_list=size
            )
            self.context.apply(AddItem(made, label))

    def _show_details(self, item_id: ItemId) -> None:
        idea = self.context.document.find(Idea, item_id)
        self.details.show_item(item_id, shortened(idea.text, 90) if idea is not None else "")

    def _back(self) -> None:
        self.context.flush()
        item_id = self.details.item_id
        self.details.hide()
        if item_id is not None:
            self.board.choose(item_id)
            self.board.begin()

    def _delete(self) -> None:
        item_id = self.details.item_id
        self.details.hide()
        if item_id is not None:
            self.context.remove(item_id, M("Delete the idea"))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changed: Changed) -> None:
        comes_of_it = any(  # what is typed into them says nothing of an idea
            change.kind in ("commitment", "next_step") and (change.adds or change.removes)
            for change in changed.changes
        )
        kinds = ("idea", "participant", "prioritise_setup", "goal", "session")
        if comes_of_it or changed.touches(*kinds):
            self._show()

    def _mark_current(self) -> None:
        make, current = self.details.make, self.board.current
        if not self.details.isVisible() and make.item_id != current:
            make.show_item(current)
        for row in self.rows.made:
            if isinstance(row, IdeaRow):
                row.set_current(is_current=row.item_id == self.board.current)

    def _show(self) -> None:
        document = self.context.document
        shown = [idea for idea in ideas(document) if idea.id != self.new.draft]
        words = Wording(document, self.context.words)
        self.board.show_ideas([self._on_board(at, idea, words) for at, idea in enumerate(shown, 1)])
        self.rows.show_items([idea.id for idea in shown])
        self.rows.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self._mark_current()
        if self.details.isVisible() and self.details.item_id not in document:
            self.details.hide()
        self._say(shown)

    def _on_board(self, number: int, idea: Idea, wording: Wording) -> Placed:
        tr = self.context.tr
        place = quadrant(idea)
        where = tr("not placed yet")
        if place is not None:
            where = tr(
                "impact {impact}, effort {effort}, {quadrant}",
                impact=idea.impact,
                effort=idea.effort,
                quadrant=quadrants(wording)[place],
            )
        spoken = f"{number}. {shortened(idea.text)}: {where}, {verdicts(wording)[idea.verdict]}"
        return Placed(idea.id, number, idea.impact, idea.effort, idea.verdict, spoken)

    def _say(self, shown: list[Idea]) -> None:
        document, tr, trn = self.context.document, self.context.tr, self.context.trn
        chosen, size = len(short_list(document)), short_list_size(document)
        waiting = sum(not is_placed(idea) for idea in shown)
        parts = [tr("short list: {count} of {size}", count=chosen, size=size)]
        if waiting:
            parts.append(trn("{count} not placed yet", "{count} not placed yet", waiting))
        if chosen > size:
            parts.append(tr("too many: what can wait?"))
        self._says.setText(" · ".join(parts))
        self._says.set_ink("steps" if chosen > size else "ink2")
        with QSignalBlocker(self.most):
            self.most.setValue(size)
        self.most.setEnabled(not self.context.is_read_only)
        can_make = bool(without_goal(document)) and not self.context.is_read_only
        self.goals.setEnabled(can_make)
