"""Pairs and groups beside the page: drawn, timed, captured, heard one after the other."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.activities.breakouts import (
    Breakout,
    Group,
    breakout_of,
    form_groups,
    groups_of,
    mark_reported,
    move_person,
    place_late,
    report_on,
    show_notes,
    without_group,
)
from cxworkshop.editing.commands import Command, move_by
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.group_card import GroupCard
from cxworkshop_ui.run.group_timer import GroupTimer
from cxworkshop_ui.run.groups_form import GroupsForm
from cxworkshop_ui.run.groups_report import GroupsReport
from cxworkshop_ui.run.run_words import title_of
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.panels import ScrollPage, Surface
from cxworkshop_ui.widgets.text import Text

WIDTH = 440


class GroupsPanel(Surface):
    """The groups of the activity that is looked at. Escape leads back to the field."""

    closed = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__("left", parent=parent)
        self.context = context
        self._activity: ItemId | None = None
        self._cards: dict[ItemId, GroupCard] = {}
        tr = context.tr
        self.setAccessibleName(tr("Pairs and groups"))
        close = IconButton("close", tr("Close the groups (Esc)"), parent=self)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Pairs and groups"), "heading", parent=self), 1)
        head.addWidget(close)
        self._title = Text("", "body", "ink2", wrap=True, parent=self)
        self._page = ScrollPage(padding=(0, 0), parent=self)
        inside = self._page.inside
        self._late = Text("", "small-strong", "steps", wrap=True, parent=inside)
        self._place = Button(tr("Put them into the smallest groups"), parent=inside)
        self._place.clicked.connect(self._place_late)
        self.form = GroupsForm(context, inside)
        self.form.draw_wanted.connect(self.draw)
        self.timer = GroupTimer(context, self)
        self._page.body.setSpacing(10)
        self._page.body.setContentsMargins(0, 0, 6, 0)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        body = self._page.body
        body.addWidget(self.form)
        body.addWidget(self._late)
        body.addWidget(self._place, 0, Qt.AlignmentFlag.AlignLeft)
        body.addLayout(self._list)
        self._shows = QCheckBox(tr("Show what they found"), inside)
        self._shows.setToolTip(tr("The room screen and the plan may have it"))
        self._shows.toggled.connect(self._show_notes)
        body.addWidget(self._shows)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self.timer)
        column.addWidget(self._page, 1)
        self._report = GroupsReport(context, self)
        self._report.wanted.connect(self.report)
        column.addWidget(self._report)
        self.setFixedWidth(in_use().px(WIDTH))
        context.changed.connect(self._changed)
        context.clock.shown_changed.connect(lambda _: self._follow())

    def start(self) -> None:
        """Show the groups of the activity that is looked at, ready to draw or to go on."""
        self._activity = None
        self._follow()
        is_drawn = self._breakout() is not None
        target = self.timer.first if is_drawn and self.timer.isEnabled() else self.form.first
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Draw groups, or draw them anew."""
        activity = self._item()
        if activity is None:
            return
        command = form_groups(
            self.context.document,
            activity,
            self.form.size_wanted,
            self.form.minutes_wanted,
            secrets.randbits(32),
            self.context.editor.new_id,
        )
        if self._apply(command):
            self._report.show_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def report(self) -> None:
        """The next group speaks: its card is seen, and who writes goes on writing there."""
        breakout = self._breakout()
        if breakout is None or not self._apply(report_on(self.context.document, breakout)):
            return
        breakout = self._breakout()
        card = self._cards.get(breakout.speaking) if breakout and breakout.speaking else None
        if card is not None:
            self._page.ensureWidgetVisible(card, 0, 12)
            focused = QApplication.focusWidget()
            if focused is not None and self._page.isAncestorOf(focused):
                card.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.report()
        else:
            super().keyPressEvent(event)

    def _item(self) -> AgendaItem | None:
        return self.context.document.find(AgendaItem, self._activity)

    def _breakout(self) -> Breakout | None:
        return breakout_of(self.context.document, self._activity)

    def _apply(self, command: Command) -> bool:
        self.context.flush()
        return self.context.apply(command) is not None

    def _follow(self) -> None:
        clock = self.context.clock
        shown = clock.shown or clock.state.current
        if shown != self._activity:
            self._activity = shown
            self.form.begin(self._item(), self._breakout())
        self._show()

    def _changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(
            "breakout", "group", "participant", "function", "note", "agenda_item"
        ):
            self._show()

    def _show(self) -> None:
        context = self.context
        breakout = self._breakout()
        self._title.setText(title_of(context, self._activity))
        self._shows.setEnabled(not context.is_read_only)
        with QSignalBlocker(self._shows):
            self._shows.setChecked(breakout is not None and breakout.shows_notes)
        self.form.show_breakout(breakout)
        self.timer.show_breakout(breakout)
        for part in (self.timer, self._shows):
            part.setVisible(breakout is not None)
        self._show_cards(breakout)
        self._show_late(breakout)
        self._report.show_breakout(breakout, self._groups())

    def _show_cards(self, breakout: Breakout | None) -> None:
        groups = groups_of(self.context.document, breakout.id) if breakout is not None else ()
        here = {group.id for group in groups}
        for gone in [group for group in self._cards if group not in here]:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for at, group in enumerate(groups):
            card = self._cards.get(group.id) or self._card(group.id)
            self._cards[group.id] = card
            if self._list.indexOf(card) != at:
                self._list.insertWidget(at, card)
            card.refresh()
        # From the buttons, where one is after the draw, Tab goes through the groups as they stand.
        before: QWidget = self._report.last
        for group in groups:
            before = self._cards[group.id].chain(before)

    def _card(self, group: ItemId) -> GroupCard:
        card = GroupCard(self.context, group, self._page.inside)
        card.moved.connect(lambda person, by: self._move(ItemId(person), group, by))
        card.placed.connect(lambda person, number: self._put(ItemId(person), number))
        card.dropped.connect(lambda person: self._move_to(ItemId(person), group))
        card.reported.connect(lambda is_done: self._mark(group, is_done))
        card.shifted.connect(lambda by: self._shift(group, by))
        card.went_on.connect(self.report)
        card.left.connect(lambda by: self._go(group, by))
        return card

    def _groups(self) -> tuple[Group, ...]:
        breakout = self._breakout()
        return groups_of(self.context.document, breakout.id) if breakout is not None else ()

    def _move(self, person: ItemId, group: ItemId, by: int) -> None:
        ids = [each.id for each in self._groups()]
        if group in ids:
            self._move_to(person, ids[(ids.index(group) + by) % len(ids)])

    def _put(self, person: ItemId, number: int) -> None:
        target = next((each.id for each in self._groups() if each.number == number), None)
        if target is not None:
            self._move_to(person, target)

    def _move_to(self, person: ItemId, target: ItemId) -> None:
        breakout = self._breakout()
        if breakout is not None and self._apply(
            move_person(self.context.document, breakout.id, person, target)
        ):
            self._cards[target].focus_member(person)

    def _go(self, group: ItemId, by: int) -> None:
        """From the line of a group to that of the one above or below."""
        ids = [each.id for each in self._groups()]
        at = ids.index(group) + by
        if 0 <= at < len(ids):
            self._cards[ids[at]].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, group: ItemId, is_done: bool) -> None:
        breakout, found = self._breakout(), self.context.document.find(Group, group)
        if breakout is not None and found is not None:
            self._apply(mark_reported(breakout, found, is_done=is_done))

    def _shift(self, group: ItemId, by: int) -> None:
        order = [each.id for each in self._groups()]
        moved = move_by(order, group, by, M("Change who reports first"))
        if moved is not None:
            self._apply(moved)

    def _place_late(self) -> None:
        breakout = self._breakout()
        if breakout is not None:
            self._apply(place_late(self.context.document, breakout.id))

    def _show_late(self, breakout: Breakout | None) -> None:
        late = without_group(self.context.document, breakout.id) if breakout is not None else []
        self._late.setVisible(bool(late))
        self._place.setVisible(bool(late) and not self.context.is_read_only)
        if late:
            names = ", ".join(person.name for person in late)
            self._late.setText(self.context.tr("▲ In no group yet: {names}", names=names))

    def _show_notes(self, is_on: bool) -> None:
        breakout = self._breakout()
        if breakout is not None:
            self._apply(show_notes(self.context.document, breakout, is_on=is_on))
