"""Ground rules: proposed, reworded, put in order, and agreed on by a show of hands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.opening import (
    GroundRule,
    keep_rules,
    rule_texts,
    rules_of,
    setup_of,
)
from cxworkshop.editing.commands import SetField, Together, move_by
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.row_list import Row, RowList, SentenceRow
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TickBinding
from cxworkshop_ui.fields.filled import FilledTextBinding
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.text import Text

_AGREE = M("Agree on the ground rules")


class RuleRow(SentenceRow):
    """One rule: whether it is agreed, its words. Alt and an arrow key move it.

    ``left`` and ``moved`` carry the row and the arrow key, ``confirmed`` is Enter.
    """

    left = Signal(object, object)
    moved = Signal(object, object)
    confirmed = Signal()

    def __init__(self, context: SessionContext, item_id: ItemId, parent: QWidget) -> None:
        super().__init__(item_id, parent)
        tr = context.tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        self.tick = QCheckBox(self)
        self.tick.setAccessibleName(tr("Agreed"))
        self.tick.setToolTip(tr("Agreed"))
        TickBinding(context, self.tick, "is_agreed", M("Agree on a ground rule"), item_id)
        row.addWidget(self.tick)
        self.sentence = SentenceEdit(
            context, tr("A ground rule …"), voice="quote", size=15, parent=self
        )
        self.sentence.setAccessibleName(tr("Ground rule"))
        FilledTextBinding(context, self.sentence, "text", M("Change a ground rule"), item_id)
        self.sentence.left.connect(lambda key: self.left.emit(self, key))
        self.sentence.moved.connect(lambda key: self.moved.emit(self, key))
        self.sentence.confirmed.connect(self.confirmed)
        row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        for icon, name, key in (
            ("up", tr("Move the rule up"), Qt.Key.Key_Up),
            ("down", tr("Move the rule down"), Qt.Key.Key_Down),
        ):
            button = IconButton(icon, name, parent=self)
            button.clicked.connect(lambda _=False, key=key: self.moved.emit(self, key))
            button.setEnabled(not context.is_read_only)
            row.addWidget(button)
        delete = IconButton("delete", tr("Delete the ground rule"), parent=self)
        delete.clicked.connect(lambda: context.remove(item_id, M("Delete a ground rule")))
        delete.setEnabled(not context.is_read_only)
        row.addWidget(delete)


class GroundRules(QWidget):
    """The rules of one opening, a line for the next, and one press that agrees on all."""

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        tr = context.tr
        self.rows = RowList(self._row, self)
        self.rows.passed.connect(self.ready)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Add a ground rule: type it and press Enter"))
        self.line.setAccessibleName(tr("New ground rule"))
        self.new = NewLine(
            context,
            self.line,
            lambda text: GroundRule(parent=activity, text=text),
            M("Add a ground rule"),
        )
        self.agree = Button(tr("All agree"), "primary", parent=self)
        self.agree.setToolTip(tr("Tick every rule: hands were shown and nobody objects"))
        self.agree.clicked.connect(self.agree_on_all)
        self.keep = Button(tr("Keep for templates"), "quiet", parent=self)
        self.keep.setToolTip(
            tr(
                "A template saved from this session proposes these rules. Without this press it"
                " proposes what this session began with: what the group says stays with the group."
            )
        )
        self.keep.clicked.connect(self.keep_for_templates)
        self._says = Text("", "small", "ink2", wrap=True, parent=self)
        self._empty = Text(
            tr("No rules yet. Three or four are enough; propose them, then ask for hands."),
            ink="ink2",
            wrap=True,
            parent=self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._empty)
        column.addWidget(self.rows)
        column.addWidget(self.line)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._says, 1)
        foot.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
        context.changed.connect(self._follow)
        self.new.finished.connect(self._show)
        self._show()

    def ready(self) -> None:
        """Ready to type the next one."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def agree_on_all(self) -> None:
        """Every rule is agreed on, in one step; ready for one more."""
        self.context.flush()
        rules = rules_of(self.context.document, self.activity)
        marks = (SetField(rule.id, "is_agreed", True, _AGREE) for rule in rules)
        # The button has done its work; from it the focus would go to the tick of a rule.
        self.ready()
        self.context.apply(Together(tuple(marks), _AGREE))

    def keep_for_templates(self) -> None:
        """A template of this session proposes the rules as they stand now."""
        self.new.finish()
        self.context.flush()
        self.ready()  # the button has done its work
        context = self.context
        context.apply(keep_rules(context.document, self.activity, context.editor.new_id))

    def reveal(self, item_id: ItemId) -> bool:
        """Put the focus on a rule. Returns whether it is here."""
        row = self.rows.row(item_id)
        if row is not None:
            row.focus()
        return row is not None

    def _row(self, item_id: ItemId, place: QWidget) -> RuleRow:
        row = RuleRow(self.context, item_id, place)
        row.left.connect(self.rows.go)
        row.moved.connect(self._move)
        row.confirmed.connect(self.ready)
        return row

    def _move(self, row: Row, key: Qt.Key) -> None:
        """One place up or down; the focus stays in the rule."""
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return
        ids = [each.item_id for each in self.rows.rows]
        step = 1 if key == Qt.Key.Key_Down else -1
        moved = move_by(ids, row.item_id, step, M("Move a ground rule"))
        if moved is not None:
            self.context.apply(moved)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("ground_rule", "opening_setup"):
            self._show()

    def _show(self) -> None:
        every = self.context.document.under(self.activity, GroundRule)
        rules = [rule for rule in every if rule.id != self.new.draft]
        self.rows.show_items([rule.id for rule in rules])
        self.rows.setVisible(bool(rules))
        self._empty.setVisible(not rules)
        agreed = sum(rule.is_agreed for rule in rules)
        tr = self.context.tr
        keys = tr("Keys: Enter to the line below · Alt with an arrow key moves a rule")
        said = tr("{agreed} of {all} are agreed.", agreed=agreed, all=len(rules))
        self._says.setText(f"{said} {keys}" if rules else "")
        self.agree.setVisible(bool(rules))
        is_kept = rule_texts(rules) == setup_of(self.context.document, self.activity).ground_rules
        self.keep.setVisible(bool(rules) and not is_kept)
        self.keep.setEnabled(not self.context.is_read_only)
        self.agree.setEnabled(agreed < len(rules) and not self.context.is_read_only)
