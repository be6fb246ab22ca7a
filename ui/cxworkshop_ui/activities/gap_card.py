"""One theme as a card: where we are, what lies between, where we want to be; evidence, idea."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.activities.gap import Gap, missing
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding, TickBinding
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.told_apart import tell_apart


class GapCard(Card):
    """Enter goes from field to field, Ctrl+Enter to the next theme.

    ``entered`` when the focus comes in, ``jumped`` asks for the next theme, ``moved`` for
    another place of this one (−1 up, 1 down), ``deletion_wanted`` for its end.
    """

    entered = Signal()
    jumped = Signal()
    moved = Signal(int)
    deletion_wanted = Signal()

    def __init__(self, context: SessionContext, item_id: ItemId, parent: QWidget) -> None:
        super().__init__(stripe="accent", parent=parent)
        # As high as its columns need at its width, not as one column below the other would.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.context = context
        self.item_id = item_id
        tr = context.tr
        self.body.setSpacing(8)
        self._editors: list[QWidget] = []
        self.theme = SentenceEdit(context, tr("A theme …"), size=17, parent=self)
        self.theme.setAccessibleName(tr("Theme"))
        TextBinding(context, self.theme, "theme", M("Change the theme"), item_id)
        self.body.addLayout(self._head())
        self.states = FlowGrid(175, 3, 12, parent=self)
        self.current = self._text(
            self.states,
            "current_state",
            tr("Where we are"),
            M("Change the current state"),
            tr("As it is today, said plainly"),
        )
        self._text(
            self.states,
            "gap",
            tr("What lies between"),
            M("Change the gap"),
            tr("What keeps us from it"),
        )
        self._text(
            self.states,
            "desired_state",
            tr("Where we want to be"),
            M("Change the desired state"),
            tr("What one would see then"),
        )
        self.body.addWidget(self.states)
        below = FlowGrid(260, 2, 12, parent=self)
        self._evidence(below)
        self.idea = self._text(
            below, "idea", tr("Idea"), M("Change the idea"), tr("What would close the gap")
        )
        self.body.addWidget(below)
        for editor in (self.theme, *self._editors):
            editor.installEventFilter(self)
        self.theme.confirmed.connect(lambda: self._go_on(self.theme))
        self.theme.jumped.connect(self.jumped)
        self.theme.moved.connect(self._move)
        self.refresh()

    def focus(self) -> None:
        """Put the focus into the theme."""
        self.theme.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Say what is missing; the texts follow the document by themselves."""
        gap = self.context.document.find(Gap, self.item_id)
        if gap is None:
            return
        lacking = [self.context.words.say(part) for part in missing(gap)]
        said: tuple[str, Role] = (f"▲ {', '.join(lacking)}", "steps")
        self._chip.set(*said)
        self._chip.setVisible(bool(lacking))
        self.setAccessibleName(": ".join((gap.theme, *lacking)))
        tr = self.context.tr
        stays, goes = tr("Evidence (stays with you)"), tr("Evidence (may be shown)")
        self._evidence_field.set_label(goes if gap.evidence_shown else stays)
        tell_apart(self, gap.theme, but=self.theme)

    def chain(self, before: QWidget) -> QWidget:
        """Let Tab come from somewhere into this card, and through it. Returns its last stop."""
        for stop in (self.theme, self._delete, *self._editors):
            QWidget.setTabOrder(before, stop)
            before = stop
        return before

    def take(self, make: MakeFrom) -> None:
        """Have what can be made of a theme at the foot of this card."""
        if make.parentWidget() is not self:
            self.body.addWidget(make)
            make.show()
        make.show_item(self.item_id)
        self.refresh()
        before: QWidget = self.idea
        for button in make.findChildren(QWidget):
            if button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, button)
                before = button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and watched is not self.theme:
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.jumped.emit()
                elif watched is self.shown:
                    return False
                elif not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    self._go_on(watched)
                return True
        return super().eventFilter(watched, event)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.theme, 1)
        self._chip = Chip("", "steps", self)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self._delete = IconButton("delete", self.context.tr("Delete the theme"), parent=self)
        self._delete.setEnabled(not self.context.is_read_only)
        self._delete.clicked.connect(self.deletion_wanted)
        head.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _text(
        self, grid: FlowGrid, name: str, label: str, action: Message, placeholder: str
    ) -> GrowingText:
        editor = GrowingText(placeholder, 2, 8, parent=grid)
        TextBinding(self.context, editor, name, action, self.item_id)
        grid.add(Field(label, editor, parent=grid))
        self._editors.append(editor)
        return editor

    def _evidence(self, grid: FlowGrid) -> None:
        """The evidence, and whether it may leave this window."""
        tr = self.context.tr
        both = QWidget(grid)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        editor = GrowingText(tr("What we have seen, heard or measured"), 2, 8, parent=both)
        TextBinding(self.context, editor, "evidence", M("Change the evidence"), self.item_id)
        self._evidence_field = Field(tr("Evidence (stays with you)"), editor, parent=both)
        column.addWidget(self._evidence_field)
        self.shown = QCheckBox(tr("May be shown and printed"), both)
        TickBinding(
            self.context, self.shown, "evidence_shown", M("Show the evidence"), self.item_id
        )
        column.addWidget(self.shown)
        column.addStretch(1)
        grid.add(both)
        self._editors += [editor, self.shown]

    def _move(self, key: Qt.Key) -> None:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)

    def _go_on(self, editor: QObject) -> None:
        """From the theme to its first field, from field to field, then to the next theme."""
        order = [self.theme, *(each for each in self._editors if each is not self.shown)]
        at = order.index(editor) + 1 if editor in order else len(order)
        if at < len(order):
            order[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.jumped.emit()
