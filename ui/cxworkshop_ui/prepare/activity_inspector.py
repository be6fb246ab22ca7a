"""One activity of the agenda in full, beside the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M, Message
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.turns import GROUP_SIZES, PAIR, Format, crowded, head_count, turns
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import (
    Binding,
    ChoiceBinding,
    NumberBinding,
    TextBinding,
    TickBinding,
)
from cxworkshop_ui.kinds import chip_role
from cxworkshop_ui.prepare.kind_binding import KindBinding
from cxworkshop_ui.prepare.script_editor import ScriptEditor
from cxworkshop_ui.prepare.time_text import read_number, read_time
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.panels import Inspector
from cxworkshop_ui.widgets.text import Text


class ActivityInspector(Inspector):
    """Every field of an activity, committed while typing. ``left``: Escape was pressed."""

    left = Signal()

    def __init__(
        self,
        context: SessionContext,
        item_id: ItemId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.tr("The chosen activity"), parent=parent)
        self.context = context
        self._item = item_id
        self._bindings: list[Binding] = []
        self._rows: list[QBoxLayout] = []
        tr = context.tr
        inside = self.inside
        self._chip = Chip("", parent=inside)
        self._title = GrowingText(min_lines=1, max_lines=3, parent=inside)
        self._title.setFont(font("quote", in_use().scale))
        self._title.setAccessibleName(tr("Activity"))
        self._title.setPlaceholderText(tr("Name this activity"))
        self._title.setProperty("quiet", True)
        self._bindings.append(
            TextBinding(context, self._title, "title", M("Rename an activity"), item_id)
        )
        head = QVBoxLayout()
        head.setSpacing(in_use().px(4))
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._title)
        self.body.addLayout(head)
        self._kind = QComboBox(inside)
        self._bindings.append(KindBinding(context, self._kind, item_id))
        self._fixed = QLineEdit(inside)
        self._fixed.setPlaceholderText(tr("Not fixed"))
        self._fixed_field = Field(tr("Fixed start"), self._fixed, parent=inside)
        self._bindings.append(
            TextBinding(
                context,
                self._fixed,
                "fixed_start",
                M("Fix the start"),
                item_id,
                read=read_time,
                shown=lambda at: context.words.time(at) if at is not None else "",
                told=self._told_time,
            )
        )
        minutes = self._number("minutes", M("Change the length"), 1, 600)
        shortest = self._number("shortest", M("Change the shortest length"), 0, 600)
        self._row(Field(tr("Kind"), self._kind, parent=inside), self._fixed_field)
        self._row(
            Field(tr("Duration"), minutes, parent=inside),
            Field(tr("Shortest honest length"), shortest, parent=inside),
        )
        self._protected = QCheckBox(tr("Protected from replanning"), inside)
        self._bindings.append(
            TickBinding(context, self._protected, "is_protected", M("Protect an activity"), item_id)
        )
        self._protected.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.body.addWidget(self._protected)
        self._each()
        self._groups()
        self._area("purpose", tr("Purpose"), M("Change the purpose"), 2)
        self.body.addWidget(Text(tr("Script"), "small-strong", "ink2", parent=inside))
        self._script = ScriptEditor(context, inside)
        self._script.show_item(item_id)
        self.body.addWidget(self._script)
        self.body.addStretch(1)
        self._is_whole = False
        context.changed.connect(self._changed)
        self._show_head_count()
        self._show_kind()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._is_whole:
            self._is_whole = True
            QTimer.singleShot(0, self, self._make_lower)
        return super().eventFilter(watched, event)

    def _make_lower(self) -> None:
        """What stands below the script, and so out of sight: the page need not wait for it."""
        tr = self.context.tr
        self.body.takeAt(self.body.count() - 1)
        self._area("question", tr("On the room screen"), M("Change the question"), 2)
        self._area("output", tr("Output"), M("Change the output"), 1)
        self._materials(tr("Materials, one a line"))
        self._area("stalls", tr("If it stalls"), M("Change what to do when it stalls"), 2)
        self._area("must_stay", tr("What must stay"), M("Change what must stay"), 2)
        self._area("can_go", tr("What can go first"), M("Change what can go first"), 2)
        hint = tr(
            "{organisation}, {customer} and {customers} become the session's own words.",
            organisation="{organisation}",
            customer="{customer}",
            customers="{customers}",
        )
        self.body.addWidget(Text(hint, "small", "ink2", wrap=True, parent=self.inside))
        self.body.addStretch(1)

    def show_activity(self, item_id: ItemId | None) -> None:
        """Show an activity; what was typed for the last one is committed first."""
        if item_id != self._item:
            self._item = item_id
            for binding in self._bindings:
                binding.show_item(item_id)
            self._script.show_item(item_id)
            self.verticalScrollBar().setValue(0)
            self._show_head_count()
            self._show_kind()

    def begin(self) -> None:
        """Put the focus on the title, ready to type."""
        self._title.setFocus()
        self._title.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _text(self, name: str, words: str, editor: GrowingText, label: Message) -> None:
        self._bindings.append(TextBinding(self.context, editor, name, label, self._item))
        self.body.addWidget(Field(words, editor, parent=self.inside))

    def _area(self, name: str, words: str, label: Message, lines: int) -> None:
        self._text(
            name, words, GrowingText(min_lines=lines, max_lines=14, parent=self.inside), label
        )

    def _number(self, name: str, label: Message, low: int, high: int) -> QSpinBox:
        box = QSpinBox(self.inside)
        box.setRange(low, high)
        box.setSingleStep(5)
        box.setSuffix(" min")
        self._bindings.append(NumberBinding(self.context, box, name, label, self._item))
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < in_use().px(360)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self.set_padding(12 if is_narrow else 24, 24)
        for row in self._rows:
            row.setDirection(way)

    def _row(self, *fields: QWidget) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(in_use().px(10))
        for field in fields:
            row.addWidget(field, 1)
        self._rows.append(row)
        self.body.addLayout(row)

    def _each(self) -> None:
        line = QLineEdit(self.inside)
        line.setPlaceholderText("0")
        self._each_field = Field(self.context.tr("Minutes each, in turn"), line, parent=self.inside)
        self._bindings.append(
            TextBinding(
                self.context,
                line,
                "minutes_each",
                M("Change the minutes each"),
                self._item,
                read=read_number,
                shown=lambda value: self.context.words.number(value) if value else "",
                told=lambda bad: self._each_field.set_error(self._said(bad)),
            )
        )
        self.body.addWidget(self._each_field)

    def _groups(self) -> None:
        tr = self.context.tr
        size = QComboBox(self.inside)
        choice = ChoiceBinding(
            self.context, size, "group_size", M("Change how the room works"), self._item
        )
        choice.set_choices(
            [
                (0, tr("One room")),
                (PAIR, tr("Pairs")),
                *((each, tr("Groups of {size}", size=each)) for each in GROUP_SIZES),
            ]
        )
        self._bindings.append(choice)
        inside = self._number("group_minutes", M("Change the minutes in groups"), 0, 600)
        inside.setSpecialValueText(tr("open"))
        self._inside = Field(tr("Of it in groups"), inside, parent=self.inside)
        self._row(Field(tr("Works as"), size, parent=self.inside), self._inside)
        self._share = Text("", "small", "ink2", wrap=True, parent=self.inside)
        self.body.addWidget(self._share)

    def _materials(self, words: str) -> None:
        editor = GrowingText(min_lines=1, max_lines=10, parent=self.inside)
        self._bindings.append(
            TextBinding(
                self.context,
                editor,
                "materials",
                M("Change the materials"),
                self._item,
                read=lambda text: tuple(filter(None, map(str.strip, text.splitlines()))),
                shown=lambda lines: "\n".join(lines or ()),
            )
        )
        self.body.addWidget(Field(words, editor, parent=self.inside))

    def _told_time(self, bad: BadInput | None) -> None:
        self._fixed_field.set_error(self._said(bad))

    def _said(self, bad: BadInput | None) -> str:
        return bad.told(self.context.words) if bad is not None else ""

    def _changed(self, changed: Changed) -> None:
        if changed.touches("participant") or self._item in changed.ids():
            self._show_head_count()
            self._show_kind()

    def _show_kind(self) -> None:
        item = self.context.document.find(AgendaItem, self._item)
        self._chip.setVisible(item is not None)
        if item is not None:
            kind = activity_kind(item.activity)
            self._chip.set(self.context.words.say(kind.title), chip_role(item.activity))

    def _show_head_count(self) -> None:
        item = self.context.document.find(AgendaItem, self._item)
        people = head_count(self.context.document)
        shared = turns(item, people) if item is not None else None
        self._share.setText(self.context.words.say(shared.message) if shared is not None else "")
        self._share.setVisible(shared is not None)
        self._inside.setEnabled(item is not None and item.group_size >= PAIR)
        if item is None or not item.minutes_each or shared is None:
            self._each_field.set_hint("")
            return
        too_many = crowded(item, people)
        words = self.context.words
        if too_many is not None:
            self._each_field.set_hint(f"▲ {words.say(too_many.message)}")
            return
        if shared.format is not Format.PLENARY:
            self._each_field.set_hint("")
            return
        self._each_field.set_hint(
            words.tr(
                "{people} × {each} min = {needed} of {minutes} min",
                people=words.trn("{count} person", "{count} people", people),
                each=words.number(item.minutes_each),
                needed=words.number(item.minutes_each * people),
                minutes=item.minutes,
            )
        )
