"""Journey map: the map of one journey with its details beside it; several can be switched."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.activities.journey import Journey, PainPoint, journeys, stage_at
from cxworkshop.activities.journey_edits import duplicate
from cxworkshop.activities.journey_results import coverage, coverage_words
from cxworkshop.activities.journey_setup import drawn, standard
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.activities.choices import roomy
from cxworkshop_ui.activities.journey_side import JourneySide
from cxworkshop_ui.activities.journey_view import JourneyMap
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.flow_row import FlowRow
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.widgets.text import Text

_SIDE, _LEAST_SIDE, _SIDE_SHARE, _BESIDE = 288, 256, 0.25, 860
"""The width of the details where there is room, the least, their share of the form where there is
not, and from which width of the form on they stand beside the map; px at 100 %.
"""

_KINDS = (
    *("journey", "journey_stage", "touchpoint", "pain_point", "hand_off", "function", "session"),
)


class JourneyForm(QWidget):
    """The journeys of one activity. Shift+Page up and Shift+Page down switch between them."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.activity = activity
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view = JourneyMap(context, self)
        self.side = JourneySide(context, self)
        self._says = Text("", "small", "steps", wrap=True, parent=self)
        self._hint = Text(self._keys(), "small", "ink2", wrap=True, parent=self)
        self._empty = EmptyState(
            context.tr("No journey yet"),
            context.tr(
                "Whose way through the house do you want to see, from before to long after?"
            ),
            context.tr("Begin with the usual stages"),
            parent=self,
        )
        self._empty.asked.connect(self.add_journey)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head())
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._says)
        left.addWidget(self.view, 1)
        left.addWidget(self._hint)
        self._body.addLayout(left, 1)
        self._body.addWidget(self.side)
        column.addLayout(self._body, 1)
        column.addWidget(self._empty)
        self.setFocusProxy(self.view)
        self._connect()
        self._follow(None)

    @property
    def journey(self) -> Journey | None:
        """The journey that is shown."""
        return self.context.document.find(Journey, self.view.journey)

    def reveal(self, item_id: ItemId) -> bool:
        """Go to an item on one of the journeys. Returns whether it is there."""
        document = self.context.document
        item = document.get(item_id)
        place = item.at if isinstance(item, PainPoint) else item_id
        stage = stage_at(document, place) or document.get(getattr(item, "stage", None))
        journey = item_id if isinstance(item, Journey) else getattr(stage, "parent", None)
        if journey not in {each.id for each in journeys(document, self.activity)}:
            return False
        if journey != self.view.journey:
            self._show(ItemId(journey))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return isinstance(item, Journey) or self.view.go_to_item(item_id)

    def add_journey(self) -> None:
        """Another journey, through the usual stages."""
        self.context.flush()
        settings = standard(self.context.document.session.language)
        new_id = self.context.editor.new_id
        label = M("Add a journey")
        made = tuple(drawn(settings, self.activity, new_id))
        if self.context.apply(Together(tuple(AddItem(item, label) for item in made), label)):
            self._show(made[0].id)
            self.side.show_journey(made[0].id)

    def duplicate_journey(self) -> None:
        """A copy of the journey shown, after it."""
        self.context.flush()
        journey = self.journey
        if journey is None:
            return
        before = {each.id for each in journeys(self.context.document, self.activity)}
        if self.context.apply(
            duplicate(self.context.document, journey, self.context.editor.new_id)
        ):
            after = journeys(self.context.document, self.activity)
            self._show(next(each.id for each in after if each.id not in before))

    def delete_journey(self) -> None:
        """Remove the journey shown with all that stands in it; undo brings it back."""
        if self.view.journey is not None:
            self.context.remove(self.view.journey, M("Delete the journey"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = in_use()
        is_beside = event.size().width() >= look.px(_BESIDE)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)
        if is_beside:
            share = round(event.size().width() * _SIDE_SHARE)
            self.side.setFixedWidth(max(look.px(_LEAST_SIDE), min(look.px(_SIDE), share)))
            self.side.setMinimumHeight(0)
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16_777_215)
            self.side.setMinimumHeight(look.px(220))

    def _head(self) -> QWidget:
        tr = self.context.tr
        self._choice = roomy(Choice())
        self._choice.setMinimumWidth(in_use().px(300))
        self._choice.setAccessibleName(tr("Journey shown"))
        self._choice.setToolTip(tr("Shift+Page up and Shift+Page down switch"))
        self._mode = SegmentedBar(
            [("feeling", tr("Today")), ("target", tr("Target"))], tr("Feeling that + and − change")
        )
        self._persona = Button(tr("Persona …"), "quiet")
        self._stage = Button(tr("Add stage"), "secondary", "add")
        self._more = IconButton("add", tr("Add a journey"))
        self._copy = IconButton("duplicate", tr("Duplicate the journey"))
        self._drop = IconButton("delete", tr("Delete the journey"))
        row = FlowRow(parent=self)
        row.set_widgets(
            [
                self._choice,
                self._persona,
                self._more,
                self._copy,
                self._drop,
                self._stage,
                self._mode,
            ]
        )
        return row

    def _keys(self) -> str:
        return self.context.tr(
            "F2 edits · Ctrl+Enter next touchpoint · L leads, H helps · −2 to 2, + and − the "
            "feeling, T today or target · M moment of truth · Alt+arrows move · Insert, Delete"
        )

    def _connect(self) -> None:
        context = self.context
        self._choice.activated.connect(lambda at: self._show(self._choice.itemData(at)))
        self._mode.chosen.connect(self._set_mode)
        self._persona.clicked.connect(lambda: self.side.show_journey(self.view.journey))
        self._stage.clicked.connect(self.view.keys.add_stage)
        self._more.clicked.connect(self.add_journey)
        self._copy.clicked.connect(self.duplicate_journey)
        self._drop.clicked.connect(self.delete_journey)
        self.view.turned_to.connect(self._show_details)
        self.view.followed.connect(self._follow_details)
        self.view.keys.mode_wanted.connect(self._other_mode)
        self.view.keys.details_wanted.connect(self.side.ask)
        self.view.keys.switch_wanted.connect(self._switch)
        self.view.keys.pain_wanted.connect(self.side.ask_pain)
        self.side.left.connect(self._back)
        self.side.jumped.connect(self.view.keys.next_touchpoint)
        self.side.deletion_wanted.connect(self._delete_shown)
        self.side.placing_wanted.connect(lambda pain: self._place(ItemId(pain)))
        context.changed.connect(self._follow)

    def _follow(self, changed: Changed | None) -> None:
        if changed is not None and not changed.touches(*_KINDS):
            return
        there = journeys(self.context.document, self.activity)
        ids = [journey.id for journey in there]
        with QSignalBlocker(self._choice):
            self._choice.clear()
            for journey in there:
                name = self.context.filled(journey.persona) or self.context.tr("No persona yet")
                self._choice.addItem(name, journey.id)
        if self.view.journey not in ids:
            self.view.show_journey(ids[0] if ids else None)
        else:
            self.view.follow()
        self._choice.setCurrentIndex(ids.index(self.view.journey) if self.view.journey else -1)
        self.side.show_waiting()
        self._say(bool(ids))

    def _say(self, is_there: bool) -> None:
        context = self.context
        may_edit = not context.is_read_only
        wording = Wording(context.document, context.words)
        told = coverage_words(coverage(context.document, self.view.journey), wording)
        if not context.document.all(Function):
            told = (context.tr("Name the functions in Prepare first: here each leads or helps."),)
        self._says.setText("▲ " + " · ".join(told) if told else "")
        has_stages = self.view.map.columnCount() > 0
        for widget in (self.view, self._hint):
            widget.setVisible(has_stages)
        self._says.setVisible(has_stages and bool(told))
        self.side.setVisible(is_there)
        self._empty.setVisible(not is_there)
        for button in (self._persona, self._copy, self._drop, self._stage):
            button.setEnabled(is_there and (may_edit or button is self._persona))
        self._more.setEnabled(may_edit)

    def _show(self, journey: ItemId) -> None:
        self.context.flush()
        self.view.show_journey(journey)
        self._follow(None)

    def _switch(self, step: int) -> None:
        count = self._choice.count()
        if count > 1:
            self._show(self._choice.itemData((self._choice.currentIndex() + step) % count))
            self._back()

    def _show_details(self) -> None:
        self.side.show_cell(self.view.cell, self.view.row, self.view.map.grid)

    def _follow_details(self) -> None:
        # Who is typing whose journey it is goes on there, until a cell is chosen.
        if not self.side.is_about(self.view.journey):
            self._show_details()

    def _set_mode(self, mode: str) -> None:
        self.view.keys.mode = "target" if mode == "target" else "feeling"

    def _other_mode(self) -> None:
        mode = "feeling" if self.view.keys.mode == "target" else "target"
        self._mode.set_current(mode)
        self._set_mode(mode)

    def _back(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_details()

    def _delete_shown(self) -> None:
        self.view.keys.delete_item(self.side.item_id)
        self._back()

    def _place(self, pain: ItemId) -> None:
        self.view.keys.place(pain)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
