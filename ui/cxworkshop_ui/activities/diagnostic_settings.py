"""How a diagnostic is run: who may see what, how answers are taken, when a spread is wide."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from cxworkshop.activities.diagnostic import EntryMode, change_diagnostic, diagnostic_of
from cxworkshop.activities.diagnostic_answers import has_answers
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.diagnostic_earlier_panel import EarlierPanel
from cxworkshop_ui.activities.diagnostic_statements import StatementLines
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.text import Text

_CHANGE = M("Change how the diagnostic is run")


class DiagnosticSettings(Card):
    """Statements and settings of one activity. ``closed`` leads back to the grid."""

    closed = Signal()

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        super().__init__(stripe="definition", parent=parent)
        self.context, self.activity = context, activity
        tr = context.tr
        head = QHBoxLayout()
        head.addWidget(Text(tr("Statements"), "strong", parent=self), 1)
        close = IconButton("close", tr("Back to the grid (Esc)"), parent=self)
        close.clicked.connect(self.closed)
        head.addWidget(close)
        self.body.addLayout(head)
        self.lines = StatementLines(context, activity, self)
        self.body.addWidget(self.lines)
        self.earlier = EarlierPanel(context, activity, self)
        self.body.addWidget(self.earlier)
        self.body.addWidget(Text(tr("How it is run"), "strong", parent=self))
        self._anonymous = self._tick(
            tr("Anonymous: only totals are typed and kept"), "is_anonymous"
        )
        self._by_function = self._tick(tr("Totals are counted function by function"), "by_function")
        self._names = self._tick(
            tr("Names may stand beside ratings and evidence in the outputs"), "names_shown"
        )
        self._printed = self._tick(
            tr("Evidence that is not private is printed in the plan"), "evidence_printed"
        )
        self._why = Text("", "small", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._why)
        self._grid = FlowGrid(170, 3, 12, parent=self)
        self.body.addWidget(self._grid)
        self._bindings: list[TextBinding] = []
        self._number("aligned", tr("Aligned up to a spread of"), 0, 1)
        self._number("split", tr("Split from a spread of"), 0, 1)
        self._number("low", tr("Low up to a mean of"), 1, 5)
        self._word("lowest", tr("Word at 1"), tr("disagree"))
        self._word("highest", tr("Word at 5"), tr("agree"))
        context.changed.connect(self._follow)
        self.show_settings()

    def show_settings(self) -> None:
        """Show what is set, and what can still be set."""
        document = self.context.document
        found = diagnostic_of(document, self.activity)
        can_edit = not self.context.is_read_only
        is_begun = has_answers(document, self.activity)
        for tick, name in (
            (self._anonymous, "is_anonymous"),
            (self._by_function, "by_function"),
            (self._names, "names_shown"),
            (self._printed, "evidence_printed"),
        ):
            tick.setChecked(bool(getattr(found, name)))
            tick.setEnabled(can_edit)
        for tick in (self._anonymous, self._by_function):
            tick.setEnabled(can_edit and not is_begun)
        self._by_function.setVisible(found.takes_counts)
        self._names.setEnabled(can_edit and not found.is_anonymous)
        self._why.setVisible(is_begun)
        self._why.setText(
            self.context.tr("Answers have been taken: whether they carry names is settled.")
        )
        for binding in self._bindings:
            if binding.item_id != (found.id or None):
                binding.show_item(found.id or None)

    def _tick(self, words: str, name: str) -> QCheckBox:
        tick = QCheckBox(words, self)
        tick.clicked.connect(lambda is_on: self._set(name, is_on=is_on))
        self.body.addWidget(tick)
        return tick

    def _set(self, name: str, *, is_on: bool) -> None:
        values: dict[str, Any] = {name: is_on}
        if name == "is_anonymous":
            mode = EntryMode.COUNTS if is_on else EntryMode.STATEMENT
            values |= {"mode": mode, "names_shown": False}
        context = self.context
        command = change_diagnostic(
            context.document, self.activity, values, _CHANGE, context.editor.new_id
        )
        if name == "is_anonymous":
            # No step: undo after the first count would turn totals into names that are not there.
            context.record(command)
        else:
            context.apply(command)
        self.show_settings()

    def _number(self, name: str, words: str, least: float, most: float) -> None:
        line = QLineEdit(self)
        field = Field(words, line)

        def told(bad: BadInput | None) -> None:
            field.set_error(bad.told(self.context.words) if bad is not None else "")

        self._bindings.append(
            TextBinding(
                self.context,
                line,
                name,
                _CHANGE,
                read=lambda text: read_number(text, least, most),
                shown=lambda value: self.context.words.number(value, 2) if value else "",
                told=told,
            )
        )
        self._grid.add(field)

    def _word(self, name: str, words: str, standard: str) -> None:
        line = QLineEdit(self)
        line.setMaxLength(30)
        line.setPlaceholderText(standard)
        self._bindings.append(TextBinding(self.context, line, name, _CHANGE))
        self._grid.add(Field(words, line))

    def _follow(self, changed: Changed) -> None:
        if changed.touches("diagnostic") or (
            changed.touches("rating", "tally") and self._anonymous.isEnabled()
        ):
            self.show_settings()


def read_number(text: str, least: float, most: float) -> float:
    """The number a text says, a decimal comma too. Raises BadInput outside of the limits."""
    problem: Message = M("A number from {least} to {most}", least=f"{least:g}", most=f"{most:g}")
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        raise BadInput(problem) from None
    if not least <= found <= most:
        raise BadInput(problem)
    return found
