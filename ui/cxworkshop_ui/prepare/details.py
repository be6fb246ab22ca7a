"""Prepare › Session details: what is true of the whole session."""

from __future__ import annotations

import datetime as dt

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop.model.session import Paper
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import ChoiceBinding, NumberBinding, TextBinding, TickBinding
from cxworkshop_ui.fields.date_field import DateField
from cxworkshop_ui.page import Page
from cxworkshop_ui.prepare.brand import BrandColour
from cxworkshop_ui.prepare.logo import Logo
from cxworkshop_ui.prepare.time_text import read_time
from cxworkshop_ui.prepare.time_zone import TimeZoneField
from cxworkshop_ui.prepare.working_days import Holidays, WeekendDays
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage
from cxworkshop_ui.widgets.text import Text

_TWO_COLUMNS = 820
"""Width of the page, px at 100 % text, from which the cards stand in two columns."""


class DetailsPage(Page):
    """The details in cards; every field is committed while it is typed."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._id: ItemId = context.document.session.id
        tr = context.tr
        self.sheet = ScrollPage(max_width=in_use().px(1120), padding=(24, 24))
        self.sheet.body.addWidget(
            PageTitle(tr("Session details"), tr("They are used in every script and output."))
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(in_use().px(16))
        for cards in (
            (self._session_card(), self._brand_card()),
            (self._when_card(), self._output_card(), self._days_card()),
        ):
            column = QVBoxLayout()
            column.setSpacing(in_use().px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.sheet.body.addLayout(self._columns)
        self.sheet.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sheet)
        context.changed.connect(self._changed)
        self._show_sentence()

    def entered(self) -> None:
        """Put the focus on the title, unless a field has it."""
        if not self.isAncestorOf(self.window().focusWidget()):
            self.title.setFocus()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus the title."""
        if item_id != self._id:
            return False
        self.title.setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= in_use().px(_TWO_COLUMNS)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def _session_card(self) -> Card:
        tr = self.context.tr
        card = self._card(tr("The session"))
        self.title = self._line("title", M("Change the title"))
        card.body.addWidget(Field(tr("Title"), self.title))
        self.organisation = self._line("organisation", M("Change the organisation"))
        card.body.addWidget(Field(tr("Organisation"), self.organisation))
        self.customer = self._line("customer", M("Change the word for a customer"))
        self.customer.setPlaceholderText(tr("customer, patient, member…"))
        self.customers = self._line("customers", M("Change the word for customers"))
        self.customers.setPlaceholderText(tr("customers, patients, members…"))
        card.body.addLayout(
            self._row(
                Field(tr("Word for one customer"), self.customer),
                Field(tr("For several"), self.customers),
            )
        )
        self.sentence = Text("", "quote", "ink2", wrap=True)
        card.body.addWidget(Text(tr("So a script will sound:"), "small", "ink2"))
        card.body.addWidget(self.sentence)
        facilitators = self._line("facilitators", M("Change the facilitators"))
        card.body.addWidget(Field(tr("Facilitators"), facilitators))
        return card

    def _when_card(self) -> Card:
        tr, context = self.context.tr, self.context
        card = self._card(tr("When and where"))
        self.date = DateField(context, "date", M("Change the date"), self._id, of_session=True)
        self.start = QLineEdit()
        self._start_field = Field(tr("Start"), self.start)
        TextBinding(
            context,
            self.start,
            "start",
            M("Change the start of the day"),
            self._id,
            read=_read_start,
            shown=context.words.time,
            told=self._told_start,
        )
        row = self._row(Field(tr("Date"), self.date), self._start_field)
        row.setStretch(0, 5)
        row.setStretch(1, 2)
        card.body.addLayout(row)
        place = self._line("place", M("Change the place"))
        card.body.addWidget(Field(tr("Place"), place))
        card.body.addWidget(TimeZoneField(context, self._id))
        return card

    def _output_card(self) -> Card:
        tr, context = self.context.tr, self.context
        card = self._card(tr("Outputs and rules"))
        language, paper = QComboBox(), QComboBox()
        ChoiceBinding(
            context, language, "language", M("Change the language"), self._id
        ).set_choices([("en", "English"), ("es", "Español")])
        ChoiceBinding(context, paper, "paper", M("Change the paper"), self._id).set_choices(
            [(Paper.A4, "A4"), (Paper.LETTER, "Letter")]
        )
        card.body.addLayout(
            self._row(Field(tr("Language of room and paper"), language), Field(tr("Paper"), paper))
        )
        self.return_to = self._line("return_to", M("Change where sheets are returned"))
        self.return_to.setPlaceholderText(tr("an e-mail address, or a room"))
        card.body.addWidget(
            Field(
                tr("Filled sheets are returned to"),
                self.return_to,
                tr("Stands on commitment sheets and pre-work forms, beside the facilitators."),
            )
        )
        self.signed = QCheckBox(tr("Lines to sign on commitment sheets"))
        TickBinding(
            context, self.signed, "is_signed", M("Change whether sheets are signed"), self._id
        )
        card.body.addWidget(self.signed)
        self.cap = QSpinBox()
        self.cap.setRange(1, 9)
        NumberBinding(context, self.cap, "now_goals_cap", M("Change the most goals"), self._id)
        card.body.addWidget(
            Field(
                tr("Most goals for “now”"),
                self.cap,
                tr("More than this is pointed out: few and kept beats many and announced."),
            )
        )
        return card

    def _days_card(self) -> Card:
        tr, context = self.context.tr, self.context
        card = self._card(tr("Days off"))
        self.weekend = WeekendDays(context, self._id)
        hint = tr("Due dates on these days are pointed out.")
        card.body.addWidget(Field(tr("Days off in the week"), self.weekend, hint))
        self.holidays = Holidays(context, self._id)
        card.body.addWidget(Field(tr("Holidays"), self.holidays))
        return card

    def _brand_card(self) -> Card:
        tr = self.context.tr
        card = self._card(tr("Brand"))
        self.colour = BrandColour(self.context, self._id)
        self.logo = Logo(self.context, self._id)
        self.second_colour = BrandColour(self.context, self._id, "second_colour")
        card.body.addWidget(Field(tr("Colour"), self.colour))
        card.body.addWidget(Field(tr("Second colour"), self.second_colour))
        card.body.addWidget(Field(tr("Logo"), self.logo))
        return card

    def _card(self, title: str) -> Card:
        card = Card()
        card.body.setSpacing(in_use().px(12))
        card.body.addWidget(Text(title, "section"))
        return card

    def _line(self, name: str, label: Message) -> QLineEdit:
        line = QLineEdit()
        TextBinding(self.context, line, name, label, self._id)
        return line

    def _row(self, *fields: Field) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(in_use().px(12))
        for field in fields:
            row.addWidget(field, 1)
        return row

    def _told_start(self, bad: BadInput | None) -> None:
        self._start_field.set_error(bad.told(self.context.words) if bad is not None else "")

    def _changed(self, changed: Changed) -> None:
        if changed.touches("session"):
            self._show_sentence()

    def _show_sentence(self) -> None:
        words = self.context.session_words
        text = words.tr(
            "“What must {organisation} do so that every {customer} would come back – "
            "and tell other {customers} why?”"
        )
        self.sentence.setText(self.context.filled(text))


def _read_start(text: str) -> dt.time:
    at = read_time(text)
    if at is None:
        raise BadInput(M("The day needs a start."), M("Write it like 9:00."))
    return at
