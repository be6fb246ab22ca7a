"""The action plan at a glance, and the way to export it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.commitments import coverage
from cxworkshop.activities.definition import SharedDefinition
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop_ui.activities.coverage_words import coverage_words
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FollowingPage
from cxworkshop_ui.plan.glance import (
    checkable,
    finding_lines,
    goal_lines,
    open_thoughts,
    step_lines,
)
from cxworkshop_ui.plan.line_list import Line, LineList
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import CardButton
from cxworkshop_ui.widgets.coverage import Coverage
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.text import Text

_MOST = 8
"""Lines of findings that are shown at once; the rest is counted."""


class OverviewPage(FollowingPage):
    """Definition, coverage, goals, steps by date, and what deserves a look.

    ``export_wanted`` asks for the export; lines ask the windows to reveal their item.
    """

    export_wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Action plan"), parent)
        tr = context.tr
        export = Button(tr("Export…"), "primary", "export", parent=self)
        export.clicked.connect(self.export_wanted)
        close = Button(tr("Close the day"), "secondary", "check", parent=self)
        close.setToolTip(tr("Agree the plan, and hand it over"))
        close.clicked.connect(lambda: context.turn.emit("plan/agreed"))
        self.title.add_action(close)
        self.title.add_action(export)
        self._export = export
        grid = FlowGrid(420, 2, 14)
        self._definition = CardButton(tr("The agreed sentence"), stripe="definition")
        self._sentence = Text("", "title", wrap=True, parent=self._definition)
        self._caption = Text("", "small", "ink2", wrap=True, parent=self._definition)
        for label in (self._caption, self._sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._definition.body.addWidget(label)
        self._definition.clicked.connect(self._show_definition)
        self._coverage = Coverage("goals")
        self._findings = LineList(
            tr("Worth a look before it goes out"),
            tr("Everything in the plan can be checked."),
            "steps",
        )
        self._goals = LineList(tr("Goals"), tr("No goals yet."), "goals", 44)
        self._steps = LineList(tr("Next steps by date"), tr("No next steps yet."), "steps", 64)
        self._parked = LineList(tr("Parking lot"), tr("Nothing is parked."), "neutral")
        for lines in (self._goals, self._steps, self._findings, self._parked):
            lines.chosen.connect(context.reveal)
        grid.set_cards((self._steps, self._goals, self._findings, self._parked))
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (self._definition, self._coverage, grid):
            column.addWidget(widget)
        self.show_form(form)

    def entered(self) -> None:
        """The export is what this page is for."""
        self.renew()
        self._export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        context, tr = self.context, self.context.tr
        sound, whole = checkable(context)
        self.title.set_secondary(
            tr("{sound} of {whole} can be checked", sound=sound, whole=whole) if whole else ""
        )
        self._say_definition()
        self._cover()
        self._goals.show_lines(goal_lines(context))
        self._steps.show_lines(step_lines(context))
        found = finding_lines(context)
        more = len(found) - _MOST
        self._findings.show_lines(
            found[:_MOST],
            str(len(found) or ""),
            context.trn("and {count} more", "and {count} more", more) if more > 0 else "",
            tr("Everything in the plan can be checked.")
            if whole
            else tr("Nothing is decided yet: this fills while the day runs."),
        )
        parked = [entry for entry in context.document.all(ParkingEntry) if not entry.is_settled]
        lines = [Line(entry.id, entry.text) for entry in parked]
        self._parked.show_lines(lines, str(open_thoughts(context) or ""))

    def _say_definition(self) -> None:
        agreed = self.context.document.all(SharedDefinition)
        text = agreed[0].text.strip() if agreed else ""
        tr = self.context.tr
        self._caption.setText(tr("What we agreed: a good experience is …"))
        self._sentence.setText(f"“{text}”" if text else tr("No sentence is agreed yet."))
        self._sentence.set_ink("ink" if text else "ink3")
        self._definition.set_state("plain" if text else "empty")
        self._definition.setEnabled(bool(agreed))

    def _show_definition(self) -> None:
        agreed = self.context.document.all(SharedDefinition)
        if agreed:
            self.context.reveal.emit(agreed[0].id)

    def _cover(self) -> None:
        document = self.context.document
        self._coverage.setVisible(coverage(document).expected > 0)
        self._coverage.set(*coverage_words(self.context))
