"""An earlier session beside today's answers: chosen, told, changed for another, taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.diagnostic_comparing import (
    Beside,
    EarlierSession,
    find_earlier,
    put_beside,
    take_away,
)
from cxworkshop.activities.diagnostic_earlier import earlier_tallies
from cxworkshop.activities.diagnostic_words import session_told
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import Problem
from cxworkshop.i18n import catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.session_reading import SessionReading
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.text import Text


class EarlierReading(SessionReading):
    """Puts the counts of a session file beside the answers of one activity, in one step."""

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        super().__init__(context, context.tr("Choose the earlier session"), parent)
        self._activity = activity

    @staticmethod
    def found_in(source: Document) -> EarlierSession:
        """How many gave each value there."""
        return find_earlier(source, catalogue(source.session.language))

    def take(self, found: EarlierSession) -> None:
        """Put it beside today's answers, or say why it cannot stand there."""
        context = self.context
        if context.is_read_only:
            return
        context.flush()
        try:
            words, new_id = context.session_words, context.editor.new_id
            beside = put_beside(context.document, self._activity, found, words, new_id)
        except Problem as problem:
            self.say("error", problem.told(context.words))
            return
        if context.apply(beside.command) is not None:
            self._tell(beside)

    def _tell(self, beside: Beside) -> None:
        context = self.context
        said = [
            context.trn(
                "{count} statement is compared with {session}.",
                "{count} statements are compared with {session}.",
                len(beside.matched),
                session=session_told(
                    beside.title, beside.on, Wording(context.document, context.words)
                ),
            )
        ]
        if beside.reworded:
            names = context.words.join(beside.reworded)
            said.append(
                context.tr("In other words then, matched by dimension: {names}.", names=names)
            )
        if beside.alone:
            names = context.words.join(beside.alone)
            said.append(context.tr("Not asked then: {names}.", names=names))
        self.say("warning" if beside.reworded or beside.alone else "success", " ".join(said))


class EarlierPanel(QWidget):
    """Says which session stands beside today's answers, and asks for one, another or none."""

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self._activity = context, activity
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(8)
        column.addWidget(Text(context.tr("Earlier session"), "strong", parent=self))
        self.says = Text("", "body", "ink2", wrap=True, parent=self)
        column.addWidget(self.says)
        self.reading = EarlierReading(context, activity, self)
        column.addWidget(self.reading)
        row = QHBoxLayout()
        self.compare = Button("", icon="open", parent=self)
        row.addWidget(self.compare)
        self.away = Button(context.tr("Take it away"), "quiet", parent=self)
        self.away.setAccessibleName(context.tr("Take the earlier session away"))
        row.addWidget(self.away)
        row.addStretch(1)
        column.addLayout(row)
        self.compare.clicked.connect(self.reading.choose)
        self.away.clicked.connect(self._take_away)
        context.changed.connect(self._follow)
        self._show()

    def _take_away(self) -> None:
        context = self.context
        if context.apply(take_away(context.document, self._activity)) is not None:
            self.reading.rest()
            self.compare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("earlier_tally", "statement"):
            self._show()

    def _show(self) -> None:
        context = self.context
        found = list(earlier_tallies(context.document, self._activity).values())
        can_edit = not context.is_read_only
        self.compare.setEnabled(can_edit)
        self.away.setEnabled(can_edit)
        self.away.setVisible(bool(found))
        if not found:
            self.compare.setText(context.tr("Compare with an earlier session…"))
            self.says.setText(
                context.tr(
                    "Were these statements rated before? Choose that session’s file: how many "
                    "gave each value then stands beside today’s answers. No name comes along."
                )
            )
            return
        wording = Wording(context.document, context.words)
        session = session_told(found[0].title, found[0].on, wording)
        self.compare.setText(context.tr("Compare with another session…"))
        self.says.setText(context.tr("Compared with {session}.", session=session))
