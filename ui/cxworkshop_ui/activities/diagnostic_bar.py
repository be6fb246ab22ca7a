"""Above the grid: how answers are taken, which round, what to talk about first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.diagnostic import ROUNDS, Diagnostic, EntryMode
from cxworkshop.activities.diagnostic_results import Group
from cxworkshop.activities.diagnostic_words import group_name
from cxworkshop.activities.wording import Wording
from cxworkshop_ui.activities.choices import roomy
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.widgets.text import Text


class DiagnosticBar(QWidget):
    """Asks by signals; the form decides. ``mode_chosen`` carries the value of an EntryMode."""

    mode_chosen = Signal(str)
    round_chosen = Signal(int)
    next_round_wanted = Signal()
    closing_wanted = Signal()
    group_chosen = Signal(int)

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        first = QHBoxLayout()
        self.modes = SegmentedBar(
            (
                (EntryMode.STATEMENT.value, tr("By statement")),
                (EntryMode.PERSON.value, tr("By person")),
                (EntryMode.COUNTS.value, tr("Counts only")),
            ),
            tr("How answers are taken"),
            parent=self,
        )
        self.modes.chosen.connect(self.mode_chosen)
        first.addWidget(self.modes)
        first.addStretch(1)
        self.settings = Button(tr("Statements…"), "quiet", "settings", parent=self)
        self.settings.setToolTip(tr("Statements and settings (F2)"))
        self.settings.setCheckable(True)
        first.addWidget(self.settings)
        column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(10)
        self.says = Text("", "body", "ink2", wrap=True, parent=self)
        second.addWidget(self.says, 1)
        self.rounds = SegmentedBar(
            [(str(each), tr("Round {number}", number=each)) for each in range(1, ROUNDS + 1)],
            tr("Round shown"),
            parent=self,
        )
        self.rounds.chosen.connect(lambda key: self.round_chosen.emit(int(key)))
        second.addWidget(self.rounds)
        self.closing = Button("", parent=self)
        self.closing.clicked.connect(self.closing_wanted)
        second.addWidget(self.closing)
        self.next_round = Button(tr("Second round"), parent=self)
        self.next_round.setToolTip(tr("Rate the same statements again; the first round is kept"))
        self.next_round.clicked.connect(self.next_round_wanted)
        second.addWidget(self.next_round)
        column.addLayout(second)
        self.anonymous = Text("", "small", "definition", wrap=True, parent=self)
        column.addWidget(self.anonymous)
        self._counted = QWidget(self)
        third = QHBoxLayout(self._counted)
        third.setContentsMargins(0, 0, 0, 0)
        third.addWidget(Text(tr("Sheets counted now:"), "small-strong", "ink2", parent=self))
        self.groups = roomy(Choice(self._counted))
        self.groups.setAccessibleName(tr("Functions whose sheets are counted now"))
        self.groups.activated.connect(self.group_chosen)
        third.addWidget(self.groups, 1)
        column.addWidget(self._counted)

    def show_state(
        self,
        diagnostic: Diagnostic,
        shown: int,
        *,
        is_begun: bool,
        groups: tuple[Group, ...],
        group: Group,
    ) -> None:
        """Show how the activity is run and offer what can be done; ``group`` is counted now."""
        can_edit = not self.context.is_read_only
        tr = self.context.tr
        mode = EntryMode.COUNTS if diagnostic.takes_counts else diagnostic.mode
        self.modes.set_current(mode.value)
        for each in EntryMode:
            is_same = (each is EntryMode.COUNTS) == diagnostic.takes_counts
            is_free = not is_begun and not diagnostic.is_anonymous
            self.modes.set_enabled(each.value, is_enabled=can_edit and (is_same or is_free))
        self.rounds.setVisible(diagnostic.rounds > 1)
        self.rounds.set_current(str(shown))
        is_anonymous = diagnostic.is_anonymous
        self.anonymous.setVisible(is_anonymous)
        self.anonymous.setText(
            tr(
                "The round is closed: only its totals are left, in the file and in its earlier "
                "states."
            )
            if diagnostic.is_closed
            else tr(
                "Anonymous: only totals are kept, and closing the round wipes how they came about. "
                "Where everybody gave the same answer, that shows."
            )
        )
        self.closing.setVisible(is_anonymous and is_begun)
        self.closing.setEnabled(can_edit)
        self.closing.setText(
            tr("Open the round again") if diagnostic.is_closed else tr("Close the round")
        )
        self.next_round.setVisible(diagnostic.rounds < ROUNDS and is_begun)
        self.next_round.setEnabled(can_edit and (diagnostic.is_closed or not is_anonymous))
        self._counted.setVisible(bool(groups))
        names = [
            group_name(group, Wording(self.context.document, self.context.words))
            for group in groups
        ]
        if names != [self.groups.itemText(at) for at in range(self.groups.count())]:
            self.groups.clear()
            self.groups.addItems(names)
        self.groups.setCurrentIndex(groups.index(group) if group in groups else -1)
