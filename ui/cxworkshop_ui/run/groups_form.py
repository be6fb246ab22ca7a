"""How groups are to be drawn: pairs or groups of how many, how long, on which question."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from cxworkshop.activities.attendance import attendance, present
from cxworkshop.activities.breakouts import (
    STANDARD_MINUTES,
    STANDARD_SIZE,
    Breakout,
    has_begun,
)
from cxworkshop.activities.draw import group_sizes
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.turns import GROUP_SIZES, PAIR
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.field import pad
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.text import Text

_MOST_SHOWN = 12


class GroupsForm(QWidget):
    """Says what a draw would give before it is made; ``draw_wanted`` asks for it."""

    draw_wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._breakout: Breakout | None = None
        tr = context.tr
        self._size = QComboBox(self)
        self._size.setAccessibleName(tr("Pairs or groups"))
        self._size.addItem(tr("Pairs"), PAIR)
        for size in GROUP_SIZES:
            self._size.addItem(tr("Groups of {size}", size=size), size)
        self._size.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._size.currentIndexChanged.connect(lambda _: self._tell())
        self._minutes = QSpinBox(self)
        self._minutes.setRange(1, 240)
        self._minutes.setSuffix(" min")
        self._minutes.setAccessibleName(tr("Minutes in the groups"))
        pad(self._minutes)
        self._minutes.setFixedWidth(in_use().px(104))
        self.button = Button(tr("Draw"), "primary", parent=self)
        self.button.clicked.connect(self.draw_wanted)
        self._told = Text("", "small", "ink2", wrap=True, parent=self)
        self._question = GrowingText(min_lines=1, max_lines=3, parent=self)
        self._question.setAccessibleName(tr("Question for the groups"))
        self._question.setPlaceholderText(tr("A question of their own, or the activity’s"))
        self._binding = TextBinding(
            context, self._question, "question", M("Change the question for the groups")
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._size, 1)
        row.addWidget(self._minutes)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._told, 1)
        below.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addLayout(below)
        column.addWidget(self._question)

    @property
    def first(self) -> QWidget:
        """Where one begins: the draw, or before it can be made how it is to be."""
        return self.button if self.button.isEnabled() else self._size

    @property
    def size_wanted(self) -> int:
        """How many are to be in a group."""
        return int(self._size.currentData() or STANDARD_SIZE)

    @property
    def minutes_wanted(self) -> int:
        """How long the groups are to work."""
        return int(self._minutes.value())

    def begin(self, activity: AgendaItem | None, breakout: Breakout | None) -> None:
        """Begin with what was drawn, else with what the activity asks for."""
        size, minutes = STANDARD_SIZE, STANDARD_MINUTES
        if breakout is not None:
            size, minutes = breakout.size, breakout.minutes
        elif activity is not None and activity.group_size >= PAIR:
            size, minutes = activity.group_size, activity.group_minutes or minutes
        self._size.setCurrentIndex(max(0, self._size.findData(min(size, GROUP_SIZES[-1]))))
        self._minutes.setValue(minutes)

    def show_breakout(self, breakout: Breakout | None) -> None:
        """Show what is drawn, and what a draw would give."""
        tr = self.context.tr
        self._breakout = breakout
        self._binding.show_item(breakout.id if breakout is not None else None)
        self._question.setVisible(breakout is not None)
        if breakout is None:
            said = tr("Draw")
        elif has_begun(self.context.document, breakout):
            said = tr("New round")
        else:
            said = tr("Draw again")
        self.button.setText(said)
        self.button.set_role("primary" if breakout is None else "secondary")
        for control in (self._size, self._minutes):
            control.setEnabled(not self.context.is_read_only)
        self._tell()

    def _tell(self) -> None:
        """What a draw would give, in numbers."""
        tr, trn = self.context.tr, self.context.trn
        people = len(present(self.context.document))
        self.button.setEnabled(people > 1 and not self.context.is_read_only)
        if not people:
            self._told.setText(tr("Nobody is here yet: Alt+W says who is."))
            return
        sizes = group_sizes(people, self.size_wanted)
        more = " …" if len(sizes) > _MOST_SHOWN else ""
        shown = " + ".join(map(str, sizes[:_MOST_SHOWN])) + more
        room = trn("{count} person", "{count} people", people)
        is_in_pairs = self.size_wanted == PAIR
        groups = (
            trn("{count} pair", "{count} pairs", len(sizes))
            if is_in_pairs
            else trn("{count} group", "{count} groups", len(sizes))
        )
        said = f"{room}: {groups}, {shown}"
        if self._breakout is None:
            said += "\n" + tr(
                "Functions are mixed and nobody is alone. Draw again as often as you like; "
                "then time them, write down what they find, and hear them one by one."
            )
        there = attendance(self.context.document)
        if there.is_taken and there.expected:
            said += "\n" + trn(
                "▲ {count} more is only expected, and is not drawn: Alt+W says who is here.",
                "▲ {count} more are only expected, and are not drawn: Alt+W says who is here.",
                there.expected,
            )
        self._told.setText(said)
