"""Which functions take part in a goal, and what each does for it: a tick and a line for each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from cxworkshop.activities.goals import Goal, GoalPart, parts_of
from cxworkshop.editing.commands import Command, RemoveItem, SetField, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.text import Text

_TAKES_PART = M("Change the functions of the goal")


class GoalParts(QWidget):
    """The functions of the session in their order; Enter and the arrow keys lead from line to line.

    Words typed for a function tick it; taking the tick away takes the words along.
    ``escaped`` and ``jumped`` are Esc and Ctrl+Enter in a line.
    """

    escaped = Signal()
    jumped = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._goal: ItemId | None = None
        self._ticks: dict[ItemId, QCheckBox] = {}
        self._lines: dict[ItemId, GrowingText] = {}
        self._bindings: dict[ItemId, FirstWordsBinding] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = context.tr("Functions that take part, and what each does for it")
        column.addWidget(Text(title, "small-strong", "ink2", wrap=True, parent=self))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._none = Text(
            context.tr("The session has no functions yet; add them with the participants."),
            "small",
            "ink2",
            wrap=True,
            parent=self,
        )
        column.addWidget(self._none)
        self.setAccessibleName(title)
        context.changed.connect(self._follow)
        self._offer()

    def show_item(self, item_id: ItemId | None) -> None:
        """Turn to another goal."""
        self._goal = item_id
        self._load()

    def ask_for(self, function: ItemId | None) -> None:
        """Put the focus into the line of a function, of the first one by default."""
        line = self._lines.get(function or next(iter(self._lines), ItemId("")))
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            lines = list(self._lines.values())
            if key == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.jumped.emit()
                else:
                    self._go(lines, watched, 1)
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and isinstance(watched, GrowingText):
                is_up = key == Qt.Key.Key_Up
                if _at_edge(watched, is_up=is_up):
                    self._go(lines, watched, -1 if is_up else 1)
                    return True
        return super().eventFilter(watched, event)

    def _go(self, lines: list[GrowingText], watched: QObject, step: int) -> None:
        at = next((at for at, line in enumerate(lines) if line is watched), 0) + step
        if 0 <= at < len(lines):
            lines[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("function"):
            self._offer()
        elif self._goal is not None and (
            self._goal in changed.ids() or changed.touches("goal_part")
        ):
            self._load()

    def _offer(self) -> None:
        functions = self.context.document.all(Function)
        if list(self._ticks) != [function.id for function in functions]:
            self._build([function.id for function in functions])
        for function in functions:
            self._ticks[function.id].setText(function.name.replace("&", "&&"))
            self._lines[function.id].setAccessibleName(
                self.context.tr("What {function} does for the goal", function=function.name)
            )
        self._none.setVisible(not functions)
        self._load()

    def _build(self, functions: list[ItemId]) -> None:
        self.context.flush()
        for gone in (*self._ticks.values(), *self._lines.values()):
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._ticks, self._lines, self._bindings = {}, {}, {}
        for row, function in enumerate(functions):
            tick = QCheckBox(self)
            tick.toggled.connect(lambda is_on, function=function: self._ticked(function, is_on))
            line = GrowingText(self.context.tr("its part"), 1, 3, parent=self)
            line.installEventFilter(self)
            self._grid.addWidget(tick, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(line, row, 1)
            self._grid.setRowMinimumHeight(row, in_use().px(32))
            self._ticks[function], self._lines[function] = tick, line
            self._bindings[function] = FirstWordsBinding(
                self.context,
                line,
                "text",
                M("Change a function’s part"),
                make=partial(self._part, function),
                add_label=M("Add a function’s part"),
                also=partial(self._joining, function),
            )

    def _part(self, function: ItemId, text: str) -> Item:
        return GoalPart(parent=self._goal, function=function, text=text)

    def _load(self) -> None:
        document = self.context.document
        goal = document.find(Goal, self._goal)
        parts = parts_of(document, goal.id) if goal is not None else {}
        is_open = goal is not None and not self.context.is_read_only
        for function, tick in self._ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(goal is not None and function in goal.functions)
            tick.setEnabled(is_open)
            binding = self._bindings[function]
            part = parts.get(function)
            if binding.item_id != (part.id if part is not None else None):
                binding.show_item(part.id if part is not None else None)
            self._lines[function].setEnabled(is_open)

    def _joining(self, function: ItemId) -> tuple[Command, ...]:
        """What else happens when a function says its part: it takes part."""
        goal = self.context.document.find(Goal, self._goal)
        if goal is None or function in goal.functions:
            return ()
        return (self._functions({*goal.functions, function}),)

    def _functions(self, chosen: set[ItemId]) -> Command:
        ordered = tuple(known for known in self._ticks if known in chosen)
        return SetField(self._goal or ItemId(""), "functions", ordered, _TAKES_PART)

    def _ticked(self, function: ItemId, is_on: bool) -> None:
        self.context.flush()
        document = self.context.document
        goal = document.find(Goal, self._goal)
        if goal is None:
            return
        if is_on:
            self.context.apply(self._functions({*goal.functions, function}), initiator=self)
            self._lines[function].setFocus(Qt.FocusReason.TabFocusReason)
            return
        commands: list[Command] = [self._functions({*goal.functions} - {function})]
        part = parts_of(document, goal.id).get(function)
        if part is not None:
            commands.append(RemoveItem(part.id, _TAKES_PART))
        self.context.apply(Together(tuple(commands), _TAKES_PART))


def _at_edge(line: GrowingText, *, is_up: bool) -> bool:
    """Whether an arrow key would lead out of the text."""
    cursor = line.textCursor()
    step = cursor.MoveOperation.Up if is_up else cursor.MoveOperation.Down
    return not cursor.movePosition(step)
