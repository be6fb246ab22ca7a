"""The consent check: one hand each, 0 to 5, for the agreed sentence."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from cxworkshop.activities.definition import (
    LIVEABLE,
    agreed,
    asked,
    below_liveable,
    consent_count,
    consents,
    setup_of,
)
from cxworkshop.activities.definition_answers import give_consent, name_low
from cxworkshop.activities.definition_charts import consent_words, levels_chart
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import Command
from cxworkshop.editing.editor import Changed
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop_ui.activities.hands_grid import HandsGrid, HandsModel
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.figure_view import FigureView
from cxworkshop_ui.widgets.text import Text

_KINDS = ("consent", "shared_definition", "participant", "definition_setup")


class ConsentPanel(QWidget):
    """The list at the left; at the right the distribution and, for the facilitator, who is low."""

    def __init__(self, context: SessionContext, activity: ItemId | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._activity = activity
        tr = context.tr
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(6)
        self.model = HandsModel(
            context,
            _KINDS,
            lambda: [person.id for person in asked(context.document)],
            lambda: consents(context.document),
            LIVEABLE,
            self,
        )
        self.grid = HandsGrid(self.model, tr("Consent of each leader"), self._shown, self)
        left.addWidget(self.grid)
        left.addStretch(1)
        self._row.addLayout(left, 2)
        right = QVBoxLayout()
        right.setSpacing(10)
        self._none = Text(
            tr("Agree on a sentence first; then everyone shows a hand from 0 to 5."),
            ink="ink2",
            wrap=True,
            parent=self,
        )
        right.addWidget(self._none)
        self._says = Text("", "strong", wrap=True, parent=self)
        right.addWidget(self._says)
        self.chart = FigureView(parent=self)
        right.addWidget(self.chart)
        self.low = Text("", "body", "steps", wrap=True, parent=self)
        right.addWidget(self.low)
        self.names = QCheckBox(tr("Name them on the room screen"), self)
        self.names.toggled.connect(self._name)
        right.addWidget(self.names)
        self._absent = Text("", "small", "ink2", wrap=True, parent=self)
        right.addWidget(self._absent)
        keys = tr("Keys: 0–5 and on to the next · × or − declined · Backspace takes back")
        right.addWidget(Text(keys, "small", "ink2", wrap=True, parent=self))
        right.addStretch(1)
        self._row.addLayout(right, 3)
        context.changed.connect(self._follow)
        self._show()

    def ready(self) -> QWidget:
        """What takes the focus: the hands, the first of them where none is current yet."""
        if self.grid.current is None:
            self.grid.go_to(0, 1)
        return self.grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < in_use().px(520)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)

    def _shown(self, person: ItemId, level: int | None, is_declined: bool) -> Command | None:
        document, new_id = self.context.document, self.context.editor.new_id
        return give_consent(document, person, level, new_id, is_declined=is_declined)

    def _name(self, is_on: bool) -> None:
        document = self.context.document
        activity = self._activity or next(
            (item.id for item in document.all(AgendaItem) if item.activity == "definition"), None
        )
        if activity is not None:
            new_id = self.context.editor.new_id
            self.context.apply(name_low(document, is_on=is_on, activity=activity, new_id=new_id))

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*_KINDS):
            self._show()

    def _show(self) -> None:
        document, tr = self.context.document, self.context.tr
        wording = Wording(document, self.context.words)
        count, has_sentence = consent_count(document), agreed(document) is not None
        self._none.setVisible(not has_sentence)
        self.grid.setEnabled(has_sentence)
        self.grid.setVisible(bool(self.model.ids))
        self._row.setStretch(0, 2 if self.model.ids else 0)
        self._says.setVisible(has_sentence)
        self._says.setText(consent_words(document, wording))
        self.chart.setVisible(count.given > 0)
        self.chart.set_chart(levels_chart(document, wording) if count.given else None)
        low, names = below_liveable(document), short_names(document)
        self.low.setVisible(bool(low))
        self.low.setText(
            tr(
                "Below 3: {names}. What would have to change so that it becomes a 3?",
                names=", ".join(names[person.id] for person in low),
            )
            if low
            else ""
        )
        setup = setup_of(document)
        self.names.setVisible(bool(low) or setup.names_low)
        self.names.setEnabled(not self.context.is_read_only)
        with QSignalBlocker(self.names):
            self.names.setChecked(setup.names_low)
        absent = [
            names[person.id]
            for person in document.all(Participant)
            if person.in_room and person.presence in (Presence.ABSENT, Presence.LEFT)
        ]
        self._absent.setVisible(bool(absent))
        self._absent.setText(tr("Not in the room: {names}", names=", ".join(absent)))
