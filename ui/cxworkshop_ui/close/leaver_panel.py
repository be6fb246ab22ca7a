"""Somebody leaves early: their sheet now, and their open steps to others, beside the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.leaving import (
    give_steps,
    leave,
    open_steps,
    proposed_owner,
    takers,
)
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import Problem
from cxworkshop.export.exporter import ExportResult, export_to
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.report.sheets import leaders
from cxworkshop_ui.activities.people_words import short_names, with_function
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.export.options import export_options
from cxworkshop_ui.export.written import written
from cxworkshop_ui.folders import outputs_folder
from cxworkshop_ui.runner import Job
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.panels import ScrollPage, Surface, side_width
from cxworkshop_ui.widgets.text import Text

_WIDTH = 380


class LeaverPanel(Surface):
    """Their sheet is written by one press; a new owner for every step is proposed, and all are
    given by one undo step. Escape leaves everything as it is.
    """

    closed = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__("left", parent=parent)
        self.context = context
        self._person: ItemId | None = None
        self._job: Job | None = None
        self._rows: dict[ItemId, QComboBox] = {}
        tr = context.tr
        self.setAccessibleName(tr("Somebody leaves early"))
        self._title = Text("", "heading", wrap=True, parent=self)
        close = IconButton("close", tr("Close (Esc)"), parent=self)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.sheet = Button("", "primary", "print", parent=self)
        self.sheet.clicked.connect(self.write_sheet)
        self._told = QVBoxLayout()
        self._head = Text("", "strong", wrap=True, parent=self)
        self._page = ScrollPage(padding=(0, 0), parent=self)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._page.body.addLayout(self._list)
        self._page.body.addStretch(1)
        self.give = Button(tr("Give the steps to others"), parent=self)
        self.give.setToolTip(tr("One undo step takes all of them back"))
        self.give.clicked.connect(self.give_all)
        self.left = Button("", "secondary", parent=self)
        self.left.clicked.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._told)
        column.addWidget(self._head)
        column.addWidget(self._page, 1)
        column.addWidget(self.give, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.left, 0, Qt.AlignmentFlag.AlignLeft)
        context.changed.connect(self._changed)

    def start(self, person: ItemId) -> None:
        """Show somebody and take the focus."""
        if person != self._person:
            self._say_nothing()
        self._person = person
        self.setFixedWidth(side_width(self.window().width(), _WIDTH, 0.5))
        self._show()
        (self.give if self.sheet.isHidden() else self.sheet).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def write_sheet(self) -> None:
        """Write this person's sheet into the folder of the outputs."""
        person = self.context.document.find(Participant, self._person)
        if person is None or self._job is not None:
            return
        context = self.context
        context.flush()
        self._say_nothing()
        document, words, place = context.document.snapshot(), context.session_words, self._place
        options = export_options(context)

        def work(job: Job) -> ExportResult:
            from cxworkshop.export.sheets import SheetsExporter
            from cxworkshop.export.writing import make_folder

            make_folder(place)
            return export_to(place, SheetsExporter(person), document, words, options, work=job)

        self._job = job = context.runner.start(work)
        context.wait_for(job, M("Files are still being written."))
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.crashed.connect(self._crashed)
        job.cancelled.connect(self._ended)

    def give_all(self) -> None:
        """Give every step to whom it is given, as one undo step."""
        owners = {
            step: ItemId(owner)
            for step, box in self._rows.items()
            if (owner := box.currentData()) is not None and owner != self._person
        }
        if owners:
            self.context.flush()
            self.context.apply(give_steps(self.context.document, owners))
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _place(self) -> Path:
        return outputs_folder(self.context)

    def _leave(self) -> None:
        if self._person is not None:
            self.context.apply(leave(self._person, self.context.editor.now()))

    def _changed(self, changed: Changed) -> None:
        if not self.isVisible():
            return
        if self._person not in self.context.document:
            self.closed.emit()
        elif changed.touches("next_step", "participant", "commitment"):
            self._show()

    def _show(self) -> None:
        context, tr = self.context, self.context.tr
        document = context.document
        person = document.find(Participant, self._person)
        if person is None:
            return
        name = short_names(document)[person.id] or tr("Nobody")
        self._title.setText(person.name or tr("Nobody"))
        self.sheet.setText(tr("Sheet for {name}", name=name))
        self.sheet.setVisible(person in leaders(document))
        self.left.setText(tr("{name} has left", name=name))
        is_here = person.in_room and person.presence is not Presence.LEFT
        self.left.setVisible(is_here and not context.is_read_only)
        steps = open_steps(document, person.id)
        if [step.id for step in steps] != list(self._rows):
            self._fill(steps)
        self._head.setText(
            context.trn(
                "{count} open step of {name}: who takes it on?",
                "{count} open steps of {name}: who takes them on?",
                len(steps),
                name=name,
            )
            if steps
            else tr("{name} has no open steps.", name=name)
        )
        self.give.setVisible(bool(steps))
        self.give.setEnabled(not context.is_read_only)

    def _fill(self, steps: list[NextStep]) -> None:
        while self._list.count():
            entry = self._list.takeAt(0)
            widget: QWidget | None = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for step in steps:
            self._list.addWidget(self._row(step))

    def _row(self, step: NextStep) -> QWidget:
        context, tr = self.context, self.context.tr
        document = context.document
        names = short_names(document)
        card = Card(stripe="steps", parent=self._page.inside)
        text = context.filled(step.text)
        card.body.addWidget(Text(text, "body", wrap=True, parent=card))
        due = (
            context.words.date(step.due, "day", beside=document.session.date)
            if step.due is not None
            else tr("no date")
        )
        card.body.addWidget(Text(due, "small", "ink2", parent=card))
        box = QComboBox(card)
        box.setAccessibleName(tr("New owner of “{step}”", step=text))
        own = self._person or ItemId("")
        box.addItem(tr("Stays with {name}", name=names.get(own, "")), None)
        for person in takers(document, own):
            box.addItem(with_function(document, person, person.name), person.id)
        box.setCurrentIndex(max(0, box.findData(proposed_owner(document, own))))
        box.setEnabled(not context.is_read_only)
        card.body.addWidget(box)
        self._rows[step.id] = box
        return card

    def _done(self, result: ExportResult) -> None:
        self._ended()
        self._told.addWidget(written(self.context.words, result.path))

    def _failed(self, problem: Problem) -> None:
        self._ended()
        self._told.addWidget(Banner("error", problem.told(self.context.words), below=True))

    def _crashed(self, bug: Exception) -> None:
        self._ended()
        raise bug

    def _ended(self) -> None:
        self._job = None

    def _say_nothing(self) -> None:
        while self._told.count():
            entry = self._told.takeAt(0)
            widget: QWidget | None = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
