"""Closing: the read-back, the expectations, what the day was worth, one word each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.closing import (
    ClosingSetup,
    ClosingWord,
    closing_words,
    return_count,
    without_word,
)
from cxworkshop.activities.opening import Expectation, met_count
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.met_panel import MetPanel
from cxworkshop_ui.activities.notes_form import NotesCard
from cxworkshop_ui.activities.part_switch import PartedForm, PartSwitch
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.activities.read_back_panel import ReadBackPanel
from cxworkshop_ui.activities.return_panel import ReturnPanel
from cxworkshop_ui.activities.said_list import SaidList, SaidWords
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.text import Text

_KINDS = (
    "return_hand",
    "return_count",
    "closing_setup",
    "closing_word",
    "expectation",
    "participant",
)


class ClosingForm(PartedForm):
    """Four parts in the order in which a day is closed, and the notes below."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        tr = context.tr
        self.parts = PartSwitch(context, tr("Part of the closing"), self)
        inner = self.parts.page("read_back", tr("Read-back"), self._beginning)
        self.read_back = ReadBackPanel(context, self.parts.inside("read_back"))
        inner.addWidget(self.read_back)
        inner = self.parts.page("met", tr("Expectations"), lambda: self.met.grid)
        self.met = MetPanel(context, self.parts.inside("met"))
        inner.addWidget(self.met)
        inner = self.parts.page("return", tr("0 to 5"), lambda: self.returned)
        self.returned = ReturnPanel(context, activity, self.parts.inside("return"))
        inner.addWidget(self.returned)
        inner = self.parts.page("words", tr("One word"), lambda: self.said.line)
        self.said = self._said_list()
        self._waiting = Text("", "small", "ink2", wrap=True, parent=self.parts.inside("words"))
        inner.addWidget(self.said)
        inner.addWidget(self._waiting)
        self.notes = NotesCard(context, activity, self)
        self.parts.open()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.parts)
        column.addWidget(self.notes)
        column.addStretch(1)
        self._is_stale = True
        self.parts.turned.connect(lambda _: self._renew())
        self.said.new.finished.connect(lambda _: self._show())
        context.changed.connect(self._follow)
        self._show()

    def _said_list(self) -> SaidList:
        tr = self.context.tr
        return SaidList(
            self.context,
            lambda text: ClosingWord(parent=self.activity, text=text),
            SaidWords(
                line=tr("One word, or Name: word – Enter for the next"),
                line_name=tr("New word"),
                empty=tr("No word yet. In order of seats, one each, without comment."),
                row_name=tr("Word"),
                by=tr("Who said it"),
                delete_name=tr("Delete the word"),
                add=M("Add a word"),
                change=M("Change a word"),
                change_by=M("Change who said it"),
                delete=M("Delete a word"),
            ),
            self.parts.inside("words"),
        )

    def reveal(self, item_id: ItemId) -> bool:
        """Focus a word, an expectation, the question or a note. Returns whether it is here."""
        item = self.context.document.get(item_id)
        if isinstance(item, ClosingSetup):
            self.parts.show_part("return")
            self.returned.asked.question.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if isinstance(item, ClosingWord):
            self.parts.show_part("words")
            return self.said.reveal(item_id)
        if isinstance(item, Expectation):
            self.parts.show_part("met")
            return self.met.reveal(item_id)
        return self.notes.reveal(item_id)

    def _beginning(self) -> QWidget:
        """What takes the focus first: the button, or while there is nothing to read the notes."""
        return self.notes.line if self.read_back.is_empty else self.read_back.show_room

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*_KINDS):
            self._show()

    def _renew(self) -> None:
        """The words are shown when one comes to them: till then a field each is for nobody."""
        if not self._is_stale or self.parts.current != "words":
            return
        self._is_stale = False
        document = self.context.document
        self.said.show_items(document.under(self.activity, ClosingWord))
        names = short_names(document)
        waiting = ", ".join(names[person.id] for person in without_word(document, self.activity))
        self._waiting.setText(self.context.tr("Not yet: {names}.", names=waiting))
        self._waiting.setVisible(bool(waiting))

    def _show(self) -> None:
        self._is_stale = True
        self._renew()
        document, tr = self.context.document, self.context.tr
        words = closing_words(document, self.activity)
        hands, met = return_count(document, self.activity), met_count(document)
        done, whole = met.said, met.said + met.open
        for key, name, count in (
            ("met", tr("Expectations"), f"{done}/{whole}" if whole else ""),
            (
                "return",
                tr("0 to 5"),
                f"{hands.answered}/{hands.expected}" if hands.answered else "",
            ),
            ("words", tr("One word"), str(len(words)) if words else ""),
        ):
            self.parts.bar.set_text(key, " · ".join(filter(None, (name, count))))
