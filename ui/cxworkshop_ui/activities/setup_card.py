"""How an activity is set up, to be changed on the day: what a template can say of it, too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.activities.kept_setup import change_setup, setup_of
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.first_words import FilledFirstWords
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.tab_order import stop_before, tab_through


class SetupCard(QWidget):
    """Fields of the item in which an activity keeps its settings; the first change makes it.

    They stay folded away, and are not made, until somebody asks for them: on the day they are
    seldom changed.
    """

    def __init__(
        self,
        context: SessionContext,
        activity: ItemId,
        kept: type[Item],
        label: Message,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        self._kept, self._label = kept, label
        self._bindings: list[FilledFirstWords] = []
        self._ticks: dict[str, QCheckBox] = {}
        self._numbers: dict[str, QSpinBox] = {}
        self._wants: list[Callable[[], None]] = []
        self._tick_count = 0
        self._editors: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.fold = Button(context.tr("How this is set up"), "quiet", "settings", parent=self)
        self.fold.setCheckable(True)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.card = Card(parent=self)
        self.card.body.setSpacing(8)
        self.card.hide()
        self.fold.toggled.connect(self._open)
        column.addWidget(self.card)
        context.changed.connect(self._follow)

    @property
    def editors(self) -> dict[str, QWidget]:
        """What each setting is edited in, by its name."""
        self._fill()
        return self._editors

    def add_line(self, name: str, label: str, placeholder: str = "") -> None:
        """A text of one line."""
        self._wants.append(partial(self._put_line, name, label, placeholder))

    def add_lines(self, name: str, label: str, placeholder: str = "") -> None:
        """Several texts, one a line."""
        self._wants.append(partial(self._put_lines, name, label, placeholder))

    def add_tick(self, name: str, label: str) -> None:
        """A yes or no."""
        self._tick_count += 1
        self._wants.append(partial(self._put_tick, name, label))

    def add_number(self, name: str, label: str, most: int, none: str) -> None:
        """A number of days up to ``most``; at 0 it says ``none``."""
        self._wants.append(partial(self._put_number, name, label, most, none))

    def _open(self, is_open: bool) -> None:
        if is_open:
            self._fill()
        self.card.setVisible(is_open)

    def _fill(self) -> None:
        wants, self._wants = self._wants, []
        if wants:
            # Whole sentences stand in the lines: one that is alone has the whole width.
            self.grid = FlowGrid(360, 2 if len(wants) - self._tick_count > 1 else 1, 12)
            self.card.body.addWidget(self.grid)
        for make in wants:
            make()
        if wants:
            tab_through(stop_before(self.card), [self.card])

    def _put_line(self, name: str, label: str, placeholder: str) -> None:
        line = QLineEdit()
        line.setPlaceholderText(placeholder)
        self._bind(name, line)
        self._put(name, Field(label, line))

    def _put_lines(self, name: str, label: str, placeholder: str) -> None:
        editor = GrowingText(placeholder, 1, 6)
        self._bind(name, editor, is_many=True)
        self._put(name, Field(label, editor, self.context.tr("One a line")))

    def _put_tick(self, name: str, label: str) -> None:
        tick = QCheckBox(label, self.card)
        tick.setEnabled(not self.context.is_read_only)
        self._ticks[name] = tick
        self._show()
        tick.toggled.connect(lambda is_on: self._set(name, is_on))
        self._editors[name] = tick
        self.card.body.addWidget(tick)

    def _put_number(self, name: str, label: str, most: int, none: str) -> None:
        number = QSpinBox()
        number.setRange(0, most)
        number.setSpecialValueText(none)
        number.setEnabled(not self.context.is_read_only)
        self._numbers[name] = number
        self._show()
        number.valueChanged.connect(lambda value: self._set(name, value))
        self._put(name, Field(label, number))

    def reveal(self, item_id: ItemId) -> bool:
        """Unfold the settings where they are kept in this item. Returns whether they are."""
        if self._setup.id != item_id:
            return False
        self.fold.setChecked(True)
        next(iter(self.editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _put(self, name: str, field: Field) -> None:
        self._editors[name] = field.editor
        self.grid.add(field)

    def _bind(
        self, name: str, widget: QLineEdit | QPlainTextEdit, *, is_many: bool = False
    ) -> None:
        def make(value: Any) -> Item:
            import msgspec

            return msgspec.structs.replace(self._kept(parent=self.activity), **{name: value})

        self._bindings.append(
            FilledFirstWords(
                self.context,
                widget,
                name,
                self._label,
                self._setup.id or None,
                make=make,
                add_label=self._label,
                read=_lines if is_many else str,
                shown=_joined if is_many else str,
            )
        )

    @property
    def _setup(self) -> Item:
        return setup_of(self.context.document, self.activity, self._kept)

    def _set(self, name: str, value: Any) -> None:
        context = self.context
        if getattr(self._setup, name) == value:
            return
        command = change_setup(
            context.document,
            self.activity,
            self._kept,
            {name: value},
            self._label,
            context.editor.new_id,
        )
        if context.apply(command) is None:
            self._show()

    def _follow(self, changed: Changed) -> None:
        """Another field has made the item: all of them speak of it from now on."""
        if not changed.touches(self._kept.kind):
            return
        setup = self._setup
        for binding in self._bindings:
            if setup.id and binding.item_id is None:
                binding.join(setup.id)
        self._show()

    def _show(self) -> None:
        setup = self._setup
        for name, tick in self._ticks.items():
            tick.setChecked(getattr(setup, name))
        for name, number in self._numbers.items():
            number.setValue(getattr(setup, name))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _joined(lines: tuple[str, ...]) -> str:
    return "\n".join(lines)
