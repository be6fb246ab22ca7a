"""Opening: what each wants from today, and the rules by which the group will work."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cxworkshop.activities.opening import (
    Expectation,
    GroundRule,
    agreed_rules,
    heard,
    rules_of,
    setup_of,
    show_names,
)
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.ground_rules import GroundRules
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.activities.notes_form import NotesCard
from cxworkshop_ui.activities.part_switch import PartedForm, PartSwitch
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.activities.said_list import SaidList, SaidWords
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.text import Text

_KINDS = ("expectation", "ground_rule", "opening_setup", "participant")


class OpeningForm(PartedForm):
    """The expectations line by line, the ground rules, and the notes below."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        tr = context.tr
        self.parts = PartSwitch(context, tr("Part of the opening"), self)
        inner = self.parts.page("expectations", tr("Expectations"), lambda: self.said.line)
        self.said = SaidList(
            context,
            lambda text: Expectation(parent=activity, text=text),
            SaidWords(
                line=tr("Name: what they want from today – Enter for the next"),
                line_name=tr("New expectation"),
                empty=tr(
                    "Nobody has said anything yet. One line each, word for word;"
                    " a name before a colon says who."
                ),
                row_name=tr("Expectation"),
                by=tr("Who said it"),
                delete_name=tr("Delete the expectation"),
                add=M("Add an expectation"),
                change=M("Change an expectation"),
                change_by=M("Change who said it"),
                delete=M("Delete an expectation"),
            ),
            self,
        )
        self._heard = Text("", "small", "ink2", wrap=True, parent=self)
        self.make = MakeFrom(context, self)
        self.names = QCheckBox(tr("Print whose the expectations are"), self)
        self.names.toggled.connect(self._name)
        for widget in (self.said, self._heard, self.make, self.names):
            inner.addWidget(widget)
        inner = self.parts.page("rules", tr("Ground rules"), lambda: self.rules.line)
        self.rules = GroundRules(context, activity, self)
        inner.addWidget(self.rules)
        self.parts.open()
        self.notes = NotesCard(context, activity, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.parts)
        column.addWidget(self.notes)
        column.addStretch(1)
        self.said.chosen.connect(lambda item_id: self.make.show_item(ItemId(item_id)))
        self.said.new.finished.connect(self._finished)
        context.changed.connect(self._follow)
        self._show()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus an expectation, a rule or a note. Returns whether it is here."""
        item = self.context.document.get(item_id)
        if isinstance(item, Expectation):
            self.parts.show_part("expectations")
        elif isinstance(item, GroundRule):
            self.parts.show_part("rules")
        return self.said.reveal(item_id) or self.rules.reveal(item_id) or self.notes.reveal(item_id)

    def _finished(self, item_id: str) -> None:
        self._show()
        self.make.show_item(ItemId(item_id))

    def _name(self, is_on: bool) -> None:
        document, new_id = self.context.document, self.context.editor.new_id
        self.context.apply(show_names(document, self.activity, is_on=is_on, new_id=new_id))

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*_KINDS):
            self._show()

    def _show(self) -> None:
        document, tr = self.context.document, self.context.tr
        every = document.under(self.activity, Expectation)
        self.said.show_items(every)
        count = sum(item.id != self.said.new.draft for item in every)
        rules = len(rules_of(document, self.activity))
        agreed = len(agreed_rules(document, self.activity))
        name = tr("Expectations")
        self.parts.bar.set_text("expectations", f"{name} · {count}" if count else name)
        name = tr("Ground rules")
        self.parts.bar.set_text("rules", f"{name} · {agreed}/{rules}" if rules else name)
        self._heard.setText(self._told())
        self._heard.setVisible(bool(count))
        self.make.setVisible(bool(count))
        is_on = setup_of(document, self.activity).names_shown
        self.names.setVisible(is_on or any(item.by is not None for item in every))
        self.names.setEnabled(not self.context.is_read_only)
        with QSignalBlocker(self.names):
            self.names.setChecked(is_on)

    def _told(self) -> str:
        """How many of those here have said one, and who has not."""
        tr = self.context.tr
        found = heard(self.context.document, self.activity, self.said.new.draft)
        if not found.said:
            return tr("Without names: who has spoken is not counted.")
        said = tr("{said} of {all} have said one.", said=found.said, all=found.expected)
        if found.unnamed:
            without = self.context.trn(
                "{count} line has no name.", "{count} lines have no name.", found.unnamed
            )
            said = f"{said} {without}"
        if found.waiting:
            names = short_names(self.context.document)
            waiting = ", ".join(names[person.id] for person in found.waiting)
            said = f"{said} " + tr("Not yet: {names}.", names=waiting)
        return said
