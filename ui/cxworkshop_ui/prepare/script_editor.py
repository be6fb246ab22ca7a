"""The script of an activity: steps with their minutes, edited in place by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cxworkshop.editing.commands import SetField
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import COMMIT_AFTER_MS, RETRY_AFTER_MS
from cxworkshop_ui.prepare.minutes_line import MinutesLine
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.text import Text

_LABEL = M("Change the script")


class ScriptEditor(QWidget):
    """Steps of the script, edited where they stand.

    Enter adds one below, Alt+Up and Alt+Down move one, Backspace in an empty one or Ctrl+Delete
    removes it; Shift+Enter breaks the line.
    """

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._item: ItemId | None = None
        self._rows: list[_StepRow] = []
        self._visit = ""
        self._is_pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.commit)
        card = Card(parent=self)
        self._card = card
        self._column: QVBoxLayout = card.body
        self._column.setContentsMargins(8, 6, 2, 6)
        self._column.setSpacing(2)
        self._sum = Text("", "small", "ink2", wrap=True, parent=self)
        self._add = Button(context.tr("Add a step"), "quiet", "add", parent=self)
        self._add.clicked.connect(lambda: self._insert(len(self._rows)))
        self._add.setEnabled(not context.is_read_only)
        foot = self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.addWidget(self._sum, 1)
        foot.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(card)
        column.addLayout(foot)
        context.changed.connect(self._follow)
        self.destroyed.connect(lambda: context.released(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < in_use().px(300)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(way)

    def show_item(self, item_id: ItemId | None) -> None:
        """Turn to another activity; what was typed for the last one is committed first."""
        self.commit()
        self._item = item_id
        self._visit = ""
        self._load()

    def commit(self) -> bool:
        """Write what was typed, now. Returns whether nothing is pending."""
        if not self._is_pending or self._item is None:
            return True
        self._timer.stop()
        if not self._visit:
            self._visit = self.context.new_visit()
        steps = tuple(row.step() for row in self._rows)
        command = SetField(self._item, "script", steps, _LABEL)
        if self.context.apply(command, initiator=self, visit=self._visit) is None:
            self._timer.start(RETRY_AFTER_MS)
            return False
        self._is_pending = False
        self.context.released(self)
        self._show_sum()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self._visit = self.context.new_visit()
        elif kind == QEvent.Type.FocusOut:
            self.commit()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        found = [at for at, row in enumerate(self._rows) if watched in (row.text, row.minutes)]
        if not found:
            return False
        index, row = found[0], self._rows[found[0]]
        modifiers, key = event.modifiers(), Qt.Key(event.key())
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_empty = watched is row.text and not row.text.toPlainText()
        if is_enter and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._insert(index + 1)
        elif modifiers & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Up:
            self._move(index, -1)
        elif modifiers & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            self._move(index, 1)
        elif (control and key == Qt.Key.Key_Delete) or (is_empty and key == Qt.Key.Key_Backspace):
            self._remove(index)
        else:
            return False
        return True

    def _typed(self) -> None:
        self._is_pending = True
        self.context.holds(self)
        self._show_sum()
        if not self._timer.isActive():
            self._timer.start(COMMIT_AFTER_MS)

    def _insert(self, index: int) -> None:
        steps = [row.step() for row in self._rows]
        steps.insert(index, ScriptStep())
        self._write(steps)
        self._rows[index].text.setFocus()

    def _remove(self, index: int) -> None:
        self._write([row.step() for at, row in enumerate(self._rows) if at != index])
        if self._rows:
            text = self._rows[max(index - 1, 0)].text
            text.setFocus()
            text.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self._add.setFocus()

    def _show_menu(self, row: _StepRow) -> None:
        index, tr = self._rows.index(row), self.context.tr
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Add a step below")).triggered.connect(lambda: self._insert(index + 1))
        menu.addAction(tr("Move up")).triggered.connect(lambda: self._move(index, -1))
        menu.addAction(tr("Move down")).triggered.connect(lambda: self._move(index, 1))
        menu.addAction(tr("Delete")).triggered.connect(lambda: self._remove(index))
        menu.popup(row.more.mapToGlobal(row.more.rect().bottomLeft()))

    def _move(self, index: int, by: int) -> None:
        if 0 <= index + by < len(self._rows):
            steps = [row.step() for row in self._rows]
            steps.insert(index + by, steps.pop(index))
            self._write(steps)
            self._rows[index + by].text.setFocus()

    def _write(self, steps: list[ScriptStep]) -> None:
        self.commit()
        if self._item is not None:
            self.context.apply(SetField(self._item, "script", tuple(steps), _LABEL))

    def _follow(self, changed: Changed) -> None:
        if changed.initiator is self or self._item not in changed.ids():
            if self._item in changed.ids():
                self._show_sum()
            return
        item = self.context.document.find(AgendaItem, self._item)
        if item is None:
            self._item = None
        elif item.script == tuple(row.step() for row in self._rows):
            self._show_sum()
            return
        self._load()

    def _load(self) -> None:
        self._is_pending = False
        self.context.released(self)
        self._timer.stop()
        item = self.context.document.find(AgendaItem, self._item)
        steps = item.script if item is not None else ()
        while len(self._rows) > len(steps):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        if len(self._rows) < len(steps):
            while len(self._rows) < len(steps):
                self._rows.append(self._new_row(len(self._rows)))
            self._order_tabs()
        for row, step in zip(self._rows, steps, strict=True):
            row.show_step(step)
        self._card.setVisible(bool(self._rows))
        self._show_sum()

    def _new_row(self, index: int) -> _StepRow:
        row = _StepRow(self.context, index + 1, self._card)
        row.text.installEventFilter(self)
        row.minutes.installEventFilter(self)
        row.text.textChanged.connect(self._typed)
        row.minutes.edited.connect(self._typed)
        row.more.clicked.connect(lambda: self._show_menu(row))
        self._column.addWidget(row)
        return row

    def _order_tabs(self) -> None:
        """The Tab key goes from step to step, then to the button that adds one."""
        before: QWidget = self._add
        for row in self._rows:
            for field in (row.text, row.minutes):
                QWidget.setTabOrder(before, field)
                before = field
        QWidget.setTabOrder(before, self._add)

    def _show_sum(self) -> None:
        item = self.context.document.find(AgendaItem, self._item)
        if item is None or not self._rows:
            self._sum.setText("")
            return
        told = sum(row.minutes.value() for row in self._rows)
        is_equal = told == item.minutes
        said = self.context.tr("Script: {told} of {planned} min", told=told, planned=item.minutes)
        self._sum.setText(said if is_equal else f"▲ {said}")
        self._sum.set_ink("ink2" if is_equal else "steps")


class _StepRow(QWidget):
    """One step: its number, its words, its minutes, a menu. Frames appear where one types."""

    def __init__(self, context: SessionContext, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        tr, look = context.tr, in_use()
        count = Text(f"{number}.", "strong", parent=self)
        self.text = GrowingText(min_lines=1, max_lines=16, parent=self)
        self.text.setUndoRedoEnabled(False)
        self.text.setAccessibleName(tr("Step {number}", number=number))
        self.text.setPlaceholderText(tr("What is said or done"))
        self.text.setProperty("quiet", True)
        self.minutes = MinutesLine(self)
        self.minutes.setFixedWidth(look.px(36))
        self.minutes.setAccessibleName(tr("Minutes of step {number}", number=number))
        self.minutes.setPlaceholderText("–")
        self.minutes.setProperty("quiet", True)
        self.minutes.setProperty("tight", True)
        unit = Text(tr("min"), "small", "ink2", parent=self)
        self.more = IconButton("more", tr("More for step {number}", number=number), parent=self)
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # all of its menu has keys
        for widget in (self.text, self.minutes, self.more):
            widget.setEnabled(not context.is_read_only)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(_beside(count, look.px(22)), 0, top)
        row.addWidget(self.text, 1)
        row.addWidget(self.minutes, 0, top)
        row.addWidget(_beside(unit, look.px(24)), 0, top)
        row.addWidget(self.more, 0, top)

    def step(self) -> ScriptStep:
        """What stands in the row."""
        return ScriptStep(text=self.text.toPlainText(), minutes=self.minutes.value())

    def show_step(self, step: ScriptStep) -> None:
        """Show a step, leaving the cursor where it is when nothing differs."""
        if self.step() == step:
            return
        self.text.blockSignals(True)
        if self.text.toPlainText() != step.text:
            self.text.setPlainText(step.text)
        self.minutes.set_value(step.minutes)
        self.text.blockSignals(False)
        self.text.updateGeometry()


def _beside(text: Text, width: int) -> Text:
    """A word that stands on the first line of what is beside it."""
    text.setFixedWidth(width)
    text.setFixedHeight(in_use().px(33))
    return text
