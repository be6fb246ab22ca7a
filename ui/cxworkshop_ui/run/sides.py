"""What stands at the sides of Run: the day and the script, or a rail where they are folded."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.run import ActivityRun, RunState
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.day_panel import DayPanel
from cxworkshop_ui.run.guide import Guide
from cxworkshop_ui.run.side_rail import Mark, SideRail, rail_width
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.panels import side_width

Side = Literal["day", "script"]
WIDE_FORM = 1000
"""What the form of a wide kind wants, px at 100 %."""
FORM = 450
"""What any form wants: with large text it has less between both sides."""
_SCRIPT, _SCRIPT_BESIDE_WIDE = 310, 280
"""How wide the script is, px at 100 %."""


class Sides(QObject):
    """Decides what is seen at the sides.

    Beside a form that would be cramped – a wide one, or with large text any – the day folds first,
    then the script; beside others they come back. What somebody chose there with the keys or on
    the rail holds for all of those, and is remembered apart from what is chosen beside the others.
    While the focus is in the day it stays (``peek``). ``lost_focus`` comes when a panel that had
    it was folded.
    """

    lost_focus = Signal()

    def __init__(self, context: SessionContext, page: QWidget) -> None:
        super().__init__(page)
        self.context = context
        self._page = page
        self.day = DayPanel(context, page)
        self.guide = Guide(context, page)
        tr = context.tr
        self.day_rail = SideRail("left", "agenda", tr("Show the day (Ctrl+B)"), page)
        self.script_rail = SideRail("right", "script", tr("Show the script (Ctrl+Shift+B)"), page)
        self.day_rail.wanted.connect(lambda: self.toggle("day"))
        self.script_rail.wanted.connect(lambda: self.toggle("script"))
        self._panels: dict[Side, tuple[QWidget, SideRail]] = {
            "day": (self.day, self.day_rail),
            "script": (self.guide, self.script_rail),
        }
        self._has_room: dict[Side, bool] = {"day": True, "script": True}
        self._is_wide = False
        self._has_script = True
        self._is_peeking = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def lay_out(self, row: QHBoxLayout, middle: QWidget) -> None:
        """Put the panels and their rails at both sides of the middle."""
        row.addWidget(self.day_rail)
        row.addWidget(self.day)
        row.addWidget(middle, 1)
        row.addWidget(self.guide)
        row.addWidget(self.script_rail)

    def set_form(self, *, is_wide: bool, is_about_itself: bool = False) -> None:
        """Say whether the form between them wants the width, and whether a script goes with it."""
        self._is_wide, self._has_script = is_wide, not is_about_itself
        self.fit()

    def give_room(self, *, day: bool, script: bool) -> None:
        """Say whether there is room for either beside what else is open; else not even a rail."""
        self._has_room = {"day": day, "script": script}
        self.show()

    def fit(self) -> None:
        """Take the widths that go with the page's."""
        self.day.setFixedWidth(self._width_of("day", self._is_wide))
        self.guide.setFixedWidth(self._width_of("script", self._is_wide))
        for rail in (self.day_rail, self.script_rail):
            rail.setFixedWidth(rail_width())
        self.show()

    @property
    def is_wide(self) -> bool:
        """Whether the form between them wants the width."""
        return self._is_wide

    def show_state(self, state: RunState) -> None:
        """Show how the day goes."""
        self.day.show_state(state)
        if self.day_rail.isVisible():
            agenda = self.context.document.all(AgendaItem)
            self.day_rail.show_marks([_mark(state.activities.get(item.id)) for item in agenda])

    def show(self) -> None:
        """Show what is to be seen now."""
        for side in self._panels:
            panel, rail = self._panels[side]
            has_room = self._has_room[side] and (side == "day" or self._has_script)
            is_shown = has_room and (self._shows(side, self._is_wide) or self._is_held(side))
            panel.setVisible(is_shown)
            rail.setVisible(has_room and not is_shown)

    def toggle(self, side: Side) -> None:
        """Show or fold one side; beside a cramped form that is remembered by itself."""
        panel, _rail = self._panels[side]
        wanted = not panel.isVisible()
        had_focus = _has_focus(panel)
        name = f"{side}_beside_wide" if self._is_tight(self._is_wide) else f"shows_{side}"
        self.context.settings.change(**{name: wanted})
        self._is_peeking = False
        if had_focus:
            self.lost_focus.emit()
        self.show()

    def peek(self) -> None:
        """Show the day for as long as the focus is in it."""
        self._is_peeking = True
        self.show()

    def middle_width(self, activity: AgendaItem) -> int:
        """How wide the form of an activity will be between both, px."""
        is_wide = activity_kind(activity.activity).is_wide
        beside = (
            self._width_of(side, is_wide) if self._shows(side, is_wide) else rail_width()
            for side in self._panels
            if self._has_room[side]
        )
        return self._page.width() - sum(beside)

    def _width_of(self, side: Side, is_wide: bool) -> int:
        width = self._page.width()
        if side == "day":
            return side_width(width, 270, 0.22)
        return side_width(width, _SCRIPT_BESIDE_WIDE if is_wide else _SCRIPT, 0.26)

    def _is_tight(self, is_wide: bool) -> bool:
        """Whether the form has too little room between both."""
        beside = self._width_of("day", is_wide) + self._width_of("script", is_wide)
        return self._page.width() - beside < _wanted(is_wide)

    def _shows(self, side: Side, is_wide: bool) -> bool:
        settings = self.context.settings.current
        usual: bool = getattr(settings, f"shows_{side}")
        if not self._is_tight(is_wide):
            return usual
        chosen: bool | None = getattr(settings, f"{side}_beside_wide")
        if chosen is not None:
            return chosen
        rest = self._page.width() - rail_width() - self._width_of("script", is_wide)
        return usual and side == "script" and rest >= _wanted(is_wide)

    def _is_held(self, side: Side) -> bool:
        if side != "day":
            return False
        return self._is_peeking or _has_focus(self.day)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The day that was only shown to choose in it folds when the focus leaves it."""
        if now is None or self.day.isHidden() or self.day.isAncestorOf(now):
            return
        self._is_peeking = False
        self.show()


def _wanted(is_wide: bool) -> int:
    """What a form wants between both, px."""
    return in_use().px(WIDE_FORM if is_wide else FORM)


def _has_focus(panel: QWidget) -> bool:
    focused: QWidget | None = QApplication.focusWidget()
    return focused is not None and panel.isAncestorOf(focused)


def _mark(run: ActivityRun | None) -> Mark:
    if run is None:
        return ""
    if run.is_open:
        return "current"
    if run.is_skipped:
        return "skipped"
    return "done" if run.is_done else ""
