"""A check-in that is still to come: when it is due, and one action that asks everybody."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.agreed import version
from cxworkshop.activities.review_source import find_promises
from cxworkshop.follow_up import Due
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.empty_state import EmptyState


class BeginCard(EmptyState):
    """``asked`` when it is to begin. Where something is missing first, a button leads there."""

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        tr = context.tr
        super().__init__(tr("Check-in"), tr("Check-ins"), tr("Begin the check-in"), parent=parent)
        self.context = context
        self.elsewhere = Button("", parent=self)
        self._place = ""
        self.elsewhere.clicked.connect(lambda: context.turn.emit(self._place))
        self.body.insertWidget(
            self.body.count() - 1, self.elsewhere, 0, Qt.AlignmentFlag.AlignHCenter
        )

    def entered(self) -> None:
        """On the next thing to do."""
        assert self.button is not None  # noqa: S101 - made above
        first = self.button if self.button.isEnabled() else self.elsewhere
        first.setFocus()

    def show_due(self, due: Due | None, now: dt.date) -> None:
        """Say when a check-in is due and what it will ask; None: no day is known."""
        context, tr = self.context, self.context.tr
        count = len(find_promises(context.document, context.session_words).offers)
        title = tr("No check-in yet")
        if due is not None:
            title = context.trn(
                "The check-in after {count} day", "The check-in after {count} days", due.days
            )
        said = [self._when(due, now)]
        if count:
            said.append(
                context.trn(
                    "Everybody is asked about {count} promise, in the words of that day.",
                    "Everybody is asked about {count} promises, in the words of that day.",
                    count,
                )
            )
            if version(context.document) == 0:
                said.append(
                    tr("Nobody has agreed on the plan yet; it would be taken as it stands.")
                )
        else:
            said.append(tr("There is no goal, commitment or next step in this session yet."))
        self.say(title, " ".join(filter(None, said)))
        assert self.button is not None  # noqa: S101 - made above
        self.button.setEnabled(count > 0 and not context.is_read_only)
        self._lead(
            ("plan/commitments", tr("Go to the commitments"))
            if not count
            else ("prepare/details", tr("Set the date of the session"))
            if due is None
            else ("plan/agreed", tr("Agree the plan"))
            if version(context.document) == 0
            else ("", "")
        )

    def _when(self, due: Due | None, now: dt.date) -> str:
        tr = self.context.tr
        if due is None or due.on is None:
            return tr("The session has no date, so no day can be reckoned; it can begin today.")
        day = f"{self.context.words.weekday(due.on)}, {self.context.words.date(due.on, 'full')}"
        left = (due.on - now).days
        if left > 0:
            return self.context.trn(
                "It is due on {day}, in {count} day.",
                "It is due on {day}, in {count} days.",
                left,
                day=day,
            )
        if left == 0:
            return tr("It is due today, {day}.", day=day)
        return self.context.trn(
            "It was due on {day}, {count} day ago.",
            "It was due on {day}, {count} days ago.",
            -left,
            day=day,
        )

    def _lead(self, there: tuple[str, str]) -> None:
        self._place = there[0]
        self.elsewhere.setText(there[1])
        self.elsewhere.setVisible(bool(there[0]))
