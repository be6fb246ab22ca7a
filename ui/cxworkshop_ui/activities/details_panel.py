"""The panel that opens under a card: the rest of what there is to fill in, by keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from cxworkshop.activities.thread import Action
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import goals, reason_kinds, reasons, roomy
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import Binding, ChoiceBinding, TextBinding, TickBinding
from cxworkshop_ui.fields.date_field import DateField
from cxworkshop_ui.fields.link_choice import LinkChoice
from cxworkshop_ui.fields.names import names_binding
from cxworkshop_ui.fields.person import PersonBinding
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.tab_order import stop_before, tab_through
from cxworkshop_ui.widgets.text import Text


class DetailsPanel(Card):
    """Fields of one item at a time. Enter goes on, Ctrl+Enter to the next card, Esc back to it.

    ``closed``, ``jumped`` and ``deletion_wanted`` tell the form. A panel that is made with its form
    puts its fields into :meth:`fill`: most days nobody opens it.
    """

    closed = Signal()
    jumped = Signal()
    deletion_wanted = Signal()

    def __init__(self, context: SessionContext, stripe: Role, columns: int = 3) -> None:
        super().__init__(stripe=stripe)
        self.context = context
        self.item_id: ItemId | None = None
        self._is_filled = False
        self._show: list[Any] = []
        self._editors: dict[str, QWidget] = {}
        self.head = QHBoxLayout()
        self._title = Text("", "strong", wrap=True, parent=self)
        self.head.addWidget(self._title, 1)
        self._close = IconButton("close", context.tr("Close the details (Esc)"), parent=self)
        self._close.clicked.connect(self.closed)
        self.head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self.head)
        self.grid = FlowGrid(230, columns, 12, parent=self)
        self.body.addWidget(self.grid)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(12)
        self.body.addLayout(self.foot)
        self.hide()

    def show_item(self, item_id: ItemId | None, title: str) -> None:
        """Turn every field to another item."""
        if item_id is not None:
            self._fill_once()
        self.item_id = item_id
        self._title.setText(title)
        self.setAccessibleName(title)
        for part in self._show:
            part.show_item(item_id)

    def ask_for(self, name: str) -> None:
        """Put the focus into the editor of a field, into the first one without a name."""
        self._fill_once()
        editor = self._editors.get(name) or next(iter(self._editors.values()))
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def fill(self) -> None:
        """Make the fields, when an item is shown for the first time."""

    def add_text(self, name: str, label: str, action: Message, placeholder: str = "") -> None:
        """A text that grows with what it says."""
        editor = GrowingText(placeholder, 1, 5)
        self.add(name, label, editor, TextBinding(self.context, editor, name, action))

    def add_date(self, name: str, label: str, action: Message) -> None:
        """A date typed as people say it."""
        field = DateField(self.context, name, action)
        self._put(name, field.line, field)
        self.grid.add(Field(label, field))

    def add_person(self, name: str, label: str, action: Message) -> None:
        """A person chosen by typing a name."""
        box = roomy(Choice())
        self.add(name, label, box, PersonBinding(self.context, box, name, action))

    def add_names(self, name: str, label: str, action: Message) -> None:
        """Functions and people, their names one after the other with commas between."""
        line = QLineEdit()
        field = Field(label, line)
        binding = names_binding(
            self.context,
            line,
            name,
            action,
            told=lambda bad: field.set_error(bad.told(self.context.words) if bad else ""),
        )
        self._put(name, line, binding)
        self.grid.add(field)

    def add_goal(self, label: str, action: Message) -> None:
        """The goal it serves."""
        box, nothing = roomy(Choice()), self.context.tr("No goal")
        binding = LinkChoice(
            self.context, box, "goal", action, options=goals, kinds=("goal",), nothing=nothing
        )
        self.add("goal", label, box, binding)

    def add_reason(self) -> None:
        """What it is done because of; never itself."""
        box = roomy(Choice())
        binding = LinkChoice(
            self.context,
            box,
            "because",
            M("Change the reason"),
            options=lambda _document: reasons(self.context, self.item_id),
            kinds=reason_kinds(self.context.document),
            nothing=self.context.tr("Nothing noted"),
        )
        self.add("because", self.context.tr("Because"), box, binding)

    def add_tick(self, name: str, label: str, action: Message) -> None:
        """A yes or no in the line below the fields."""
        tick = QCheckBox(label)
        self._put(name, tick, TickBinding(self.context, tick, name, action))
        self.foot.addWidget(tick)

    def add_block(self, block: Any) -> None:
        """Something of the whole width between the fields and the line below them."""
        self._show.append(block)
        self.body.insertWidget(self.body.count() - 1, block)

    def add_thread(self, *actions: Action) -> None:
        """Why the item is there and what came of it, and what can be made of it."""
        thread = MakeFrom(self.context, self, actions)
        thread.made.connect(self.context.reveal)
        self.add_block(thread)

    def add_deletion(self) -> None:
        """The last thing in the line below the fields."""
        self.add_button(self.context.tr("Delete"), "delete").clicked.connect(self.deletion_wanted)

    def add_choice(
        self, name: str, label: str, action: Message, choices: list[tuple[Any, str]]
    ) -> None:
        """One of a few values."""
        box = roomy(Choice())
        binding = ChoiceBinding(self.context, box, name, action)
        binding.set_choices(choices)
        self.add(name, label, box, binding)

    def add_button(self, label: str, icon: str) -> Button:
        """Something to do with the item, in the line below the fields."""
        button = Button(label, "quiet", icon, parent=self)
        button.setEnabled(not self.context.is_read_only)
        self.foot.addWidget(button)
        return button

    def add(self, name: str, label: str, editor: QWidget, binding: Binding) -> None:
        """An editor with its name above."""
        self._put(name, editor, binding)
        self.grid.add(Field(label, editor))

    def _put(self, name: str, editor: QWidget, shows: Any) -> None:
        self._show.append(shows)
        self._editors[name] = editor
        editor.installEventFilter(self)

    def _fill_once(self) -> None:
        if not self._is_filled:
            self._is_filled = True
            known = len(self._editors)
            self.fill()
            if len(self._editors) > known:
                tab_through(stop_before(self), [self])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From what has no filter of its own: a button, a line for something new.
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.jumped.emit()
                    return True
                if isinstance(watched, QPlainTextEdit | QLineEdit | QComboBox):
                    self._go_on(watched)
                    return True
        return super().eventFilter(watched, event)

    def _go_on(self, editor: QWidget) -> None:
        editors = list(self._editors.values())
        if editor not in editors:
            return
        at = editors.index(editor) + 1
        if at < len(editors):
            editors[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.closed.emit()
