"""Above the list of a review: how it is grouped, the room, where promises come from, settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSpinBox, QVBoxLayout, QWidget

from cxworkshop.activities.review import CheckIn, Result, result_letters
from cxworkshop.i18n import M
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import NumberBinding, TickBinding
from cxworkshop_ui.fields.date_field import DateField
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.flow_row import FlowRow
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from cxworkshop_ui.widgets.text import Text


class ReviewBar(QWidget):
    """``grouped`` carries *leader* or *function*; the settings open below the buttons.

    ``silent_only`` carries whether only what nobody has spoken of is shown. Without a room
    (``has_room``) there is nothing to show to it.
    """

    grouped = Signal(str)
    silent_only = Signal(bool)

    def __init__(self, context: SessionContext, parent: QWidget, *, has_room: bool = True) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._row = FlowRow(parent=self)
        self.groups = SegmentedBar(
            (("leader", tr("By leader")), ("function", tr("By function"))),
            tr("How promises are grouped"),
            parent=self,
        )
        self.groups.chosen.connect(self.grouped)
        self.show_it = Button("", "secondary", "screen", parent=self)
        self.show_it.setToolTip(tr("The words of that day, without a result (F3)"))
        self.show_it.setVisible(has_room)
        self.silent = QCheckBox(tr("Only the silent"), self)
        self.silent.setToolTip(tr("What nobody has spoken of yet; it stays until this is unticked"))
        self.silent.toggled.connect(self.silent_only)
        self.settings = Button(tr("Promises and settings"), "quiet", "settings", parent=self)
        self.settings.setCheckable(True)
        second = self.show_it if has_room else self.silent
        self.silent.setVisible(not has_room)
        self._row.set_widgets([self.groups, second, self.settings])
        column.addWidget(self._row)
        self._more = QWidget(self)
        self._fill_settings()
        column.addWidget(self._more)
        self._more.hide()
        self.settings.toggled.connect(self._more.setVisible)
        self.set_on_screen(is_on_screen=False)

    def show_check_in(self, check_in: CheckIn | None, *, has_rows: bool) -> None:
        """Show the settings of a check-in, and offer what can be done with its promises."""
        item_id = check_in.id if check_in is not None else None
        if self._days.item_id != item_id:
            self.silent.setChecked(False)
            for part in (self._days, self._on, self._names):
                part.show_item(item_id)
        for button in (self.here, self.other):
            button.setEnabled(not self.context.is_read_only)
        self.setVisible(has_rows)

    def set_on_screen(self, *, is_on_screen: bool) -> None:
        """Say whether the room sees the promise."""
        tr = self.context.tr
        self.show_it.setText(tr("Take off the screen") if is_on_screen else tr("Show to the room"))

    def _fill_settings(self) -> None:
        context, tr = self.context, self.context.tr
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        fields = FlowGrid(200, 3, 12, parent=self._more)
        self.days = days = QSpinBox(fields)
        days.setRange(1, 730)
        days.setSingleStep(30)
        self._days = NumberBinding(context, days, "days", M("Change which check-in it is"))
        fields.add(Field(tr("Days after it was agreed"), days))
        self._on = DateField(context, "on", M("Change the day of the check-in"))
        fields.add(Field(tr("Day, where it is not the session’s"), self._on))
        column.addWidget(fields)
        self.names = names = QCheckBox(tr("Names and what happened beside results"), self._more)
        names.setToolTip(tr("On the room screen, in the plan and in the workbook"))
        self._names = TickBinding(context, names, "names_shown", M("Change what is shown"))
        column.addWidget(names)
        self.here = Button(tr("Take from this file"), "quiet", "add", parent=self)
        self.here.setToolTip(tr("What was agreed here, and what the last review left open"))
        self.other = Button(tr("From last time’s session…"), "quiet", "open", parent=self)
        taking = FlowRow(parent=self._more)
        taking.set_widgets([self.here, self.other])
        column.addWidget(taking)
        keys = result_letters(context.words)
        hint = tr(
            "In the list: {kept} or 1 kept, {partly} or 2 partly, {broken} or 3 not, "
            "0 takes it back. Enter: what happened, then what we change.",
            kept=keys[Result.KEPT],
            partly=keys[Result.PARTLY],
            broken=keys[Result.NOT],
        )
        column.addWidget(Text(hint, "small", "ink2", wrap=True, parent=self._more))
