"""What the answers say, in charts below the grid; drawn a moment after the last key."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.diagnostic import diagnostic_of
from cxworkshop.activities.diagnostic_results import by_group, groups, results
from cxworkshop.activities.diagnostic_words import dot_chart, mean_chart, name_of, times
from cxworkshop.activities.wording import Wording
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.figure_view import FigureView
from cxworkshop_ui.widgets.text import Text

AFTER_MS = 150


class DiagnosticResults(Card):
    """The distribution of every statement, and the means by function of the current one."""

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.context, self.activity = context, activity
        self._statement: ItemId | None = None
        self.body.addWidget(Text(context.tr("Results"), "strong", parent=self))
        self.dots = FigureView(parent=self)
        self.body.addWidget(self.dots)
        self._by = Text("", "strong", wrap=True, parent=self)
        self.body.addWidget(self._by)
        self.means = FigureView(parent=self)
        self.body.addWidget(self.means)
        hint = context.tr("Functions with fewer than three ratings are shown with the next ones.")
        self._hint = Text(hint, "small", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.draw)

    def show_statement(self, statement: ItemId | None) -> None:
        """Whose means by function are shown from now on."""
        if statement != self._statement:
            self._statement = statement
            self.soon()

    def soon(self) -> None:
        """Draw again in a moment."""
        self._timer.start()

    def draw(self) -> None:
        """Draw what stands there now, in the language of the window."""
        self._timer.stop()
        document = self.context.document
        wording = Wording(document, self.context.words)
        diagnostic = diagnostic_of(document, self.activity)
        found = results(document, self.activity)
        is_told = bool(times(found))
        self.setVisible(is_told)
        if not is_told:
            return
        self.dots.set_chart(dot_chart(found, diagnostic, wording))
        own = next((each for each in found if each.statement.id == self._statement), None)
        chart = None
        if own is not None:
            number = max(1, diagnostic.rounds)
            while number > 1 and not own.rounds[number - 1].given:
                number -= 1
            among = groups(document, self.activity, number)
            given = by_group(document, own.statement.id, number, among)
            chart = mean_chart(given, own.now, diagnostic, wording)
            self._by.setText(
                self.context.tr(
                    "By function – {statement}", statement=name_of(own.statement, wording)
                )
            )
        for part in (self._by, self.means, self._hint):
            part.setVisible(chart is not None)
        self.means.set_chart(chart)
