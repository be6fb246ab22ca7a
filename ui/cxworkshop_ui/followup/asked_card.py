"""Who was asked: who has answered, in part or not at all, by name; and reminders to the silent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cxworkshop.follow_up import Asked
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.sign import StatusDot
from cxworkshop_ui.widgets.text import Text


class AskedCard(Card):
    """``reminders_wanted`` asks for drafts to the silent."""

    reminders_wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(stripe="kept", parent=parent)
        self.context = context
        tr = context.tr
        self.setAccessibleName(tr("Who was asked"))
        self.body.setContentsMargins(16, 10, 12, 10)
        self._count = Text("", "strong", wrap=True, parent=self)
        self.reminders = Button("", "secondary", "export", parent=self)
        self.reminders.setToolTip(
            tr("A mail draft for each who is silent, with the sheet attached; nobody else")
        )
        self.reminders.clicked.connect(self.reminders_wanted)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self.reminders)
        self.body.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._rows: list[tuple[StatusDot, Text]] = []
        for at, (said, role, shape) in enumerate(
            (
                (tr("silent"), "risk", "ring"),
                (tr("answered in part"), "steps", "diamond"),
                (tr("answered everything"), "kept", "check"),
            )
        ):
            dot = StatusDot(said, role, shape, "small-strong", parent=self)  # type: ignore[arg-type]
            names = Text("", "small", "ink2", wrap=True, parent=self)
            grid.addWidget(dot, at, 0)
            grid.addWidget(names, at, 1)
            self._rows.append((dot, names))
        self.body.addLayout(grid)

    def show_people(self, people: Sequence[Asked], *, is_busy: bool = False) -> None:
        """Say who was asked and who has answered."""
        context, tr, trn = self.context, self.context.tr, self.context.trn
        named = [each for each in people if each.name]
        silent = [each for each in named if each.is_silent]
        part = [each for each in named if each.owes and not each.is_silent]
        answered = [each for each in named if not each.owes]
        self._count.setText(
            tr(
                "{answered} of {count} people answered · {kept} of {promises} promises kept",
                answered=len(named) - len(silent),
                count=len(named),
                # All of them, as below and in the report: also those that nobody owns.
                kept=sum(each.kept for each in people),
                promises=sum(each.promises for each in people),
            )
        )
        for (dot, label), group in zip(self._rows, (silent, part, answered), strict=True):
            said = context.words.join(self._name(each) for each in group)
            label.setText(said)
            for widget in (dot, label):
                widget.setVisible(bool(group))
        count = sum(each.participant in context.document for each in silent)
        self.reminders.setText(trn("{count} reminder", "{count} reminders", count))
        self.reminders.setVisible(count > 0)
        self.reminders.setEnabled(not is_busy)
        strangers = [each.name for each in named if each.participant not in context.document]
        if strangers:
            who = context.words.join(strangers)
            self._count.setToolTip(tr("Not among the participants here: {names}.", names=who))

    def _name(self, each: Asked) -> str:
        if each.is_silent or not each.owes:
            return each.name
        return self.context.tr(
            "{name} ({count} of {all})", name=each.name, count=each.answered, all=each.promises
        )
