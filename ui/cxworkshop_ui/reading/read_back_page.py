"""What came back: files beside what stands here today, accepted all at once or one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.errors import Problem
from cxworkshop.i18n import M, Message, Mn
from cxworkshop.importing.proposals import Proposed
from cxworkshop.importing.returned_files import Came
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.context import Changed, SessionContext
from cxworkshop_ui.folders import looked_in, remember_looked
from cxworkshop_ui.page import Page
from cxworkshop_ui.reading.came_back import CameBack
from cxworkshop_ui.reading.files_card import FilesCard
from cxworkshop_ui.reading.proposals_model import ProposalsModel
from cxworkshop_ui.reading.proposals_table import ProposalsTable
from cxworkshop_ui.reading.sides_card import SidesCard
from cxworkshop_ui.widgets.banner import Banner, Tone
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.file_drops import brings_files
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.text import Text

_MOST_TOLD = 4


class ReadBackPage(Page):
    """Sheets and workbooks that were filled in, chosen or dropped, or the folder they lie in.

    Nothing is changed before it is accepted; what is accepted is one step to undo.
    """

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        tr = context.tr
        self.setAccessibleName(tr("What came back"))
        self.setAcceptDrops(not context.is_read_only)
        self._back = CameBack(context, self)
        self._back.compared.connect(self._compared)
        self._back.failed.connect(self._failed)
        self.title = PageTitle(tr("What came back"))
        self._choose = Button(tr("Choose files…"))
        self._choose.clicked.connect(self.choose)
        self._folder = Button(tr("Choose a folder…"), "quiet", "folder")
        self._folder.clicked.connect(self.choose_folder)
        self.title.add_action(self._folder)
        self.title.add_action(self._choose)
        self.files = FilesCard(context)
        self.files.closed.connect(self.put_away)
        self._told = QVBoxLayout()
        self._told.setSpacing(8)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self.empty = EmptyState(
            tr("Drop what came back here"),
            tr(
                "Filled sheets (PDF) and workbooks, or the folder they lie in. What was written in "
                "them is shown beside what stands here today; nothing is taken over before you "
                "accept it."
            ),
            tr("Choose files…"),
        )
        self.empty.asked.connect(self.choose)
        self.model = ProposalsModel(context, self)
        self.model.dataChanged.connect(self._show_sum)
        self.table = ProposalsTable(self.model)
        self.table.looked_at.connect(self._show_sides)
        self._sides = SidesCard(context)
        self._all = Button(tr("Tick all"))
        self._all.clicked.connect(lambda: self.model.tick_all(is_on=True))
        self._none = Button(tr("Tick none"))
        self._none.clicked.connect(lambda: self.model.tick_all(is_on=False))
        self._person = Button("")
        self._person.clicked.connect(self._tick_person)
        self._sum = Text("", "small", "ink2", wrap=True)
        self.accept = Button(tr("Accept"), "primary")
        self.accept.clicked.connect(self.take)
        self._lay_out()
        self._show()
        context.changed.connect(self._changed)

    def entered(self) -> None:
        """The table has the focus, or the button that asks for files."""
        if self._back.files:
            self._back.compare()
        self._take_focus()

    def _take_focus(self) -> None:
        if self.model.rows:
            self.table.setFocus()
        elif self.empty.button is not None:
            self.empty.button.setFocus()

    def choose(self) -> None:
        """Ask for the files that came back."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.context.tr("Choose what came back"),
            looked_in(self.context),
            self.context.tr("Sheets and workbooks (*.pdf *.xlsx *.xlsm)"),
        )
        if names:
            remember_looked(self.context, names[0])
            self.read([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for the folder in which the files lie."""
        name = QFileDialog.getExistingDirectory(
            self, self.context.tr("Choose what came back"), looked_in(self.context)
        )
        if name:
            self.read([Path(name)])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, which join those that are there, and show what all of them would change."""
        self._back.read(paths)
        self._show()

    def take(self) -> None:
        """Take over what is ticked, in one step."""
        taken = self.model.taken
        if not taken:
            return
        self.context.flush()
        count = len(taken)
        label = M("Read back {changes}", changes=Mn("{count} change", "{count} changes", count))
        context, proposed = self.context, self.model.proposed
        command = proposed.command(context.document, taken, context.editor.new_id, label)
        if context.apply(command) is None:
            return
        # Until the rest is compared anew, what was taken must not be taken twice.
        left = tuple(each for each in proposed.proposals if each.number not in taken)
        self._show_proposed(Proposed(left))
        said = context.trn("{count} change taken over.", "{count} changes taken over.", count)
        self._say([])
        self._tell("success", said)
        (self.table if self.model.rows else self._choose).setFocus()

    def put_away(self) -> None:
        """Look at no file any more; what was not accepted stays as it is."""
        self._back.put_away()
        self._say([])
        self._compared(Came((), Proposed()), is_read=False)
        if self.empty.button is not None:
            self.empty.button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if brings_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.read(paths)

    def _lay_out(self) -> None:
        ticks = QHBoxLayout()
        ticks.setSpacing(8)
        for button in (self._all, self._person, self._none):
            ticks.addWidget(button)
        ticks.addWidget(self._sum, 1)
        ticks.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(self._told)
        column.addWidget(self._bar)
        column.addWidget(self.empty)
        column.addWidget(self.files)
        column.addWidget(self.table, 100)
        column.addWidget(self._sides)
        column.addLayout(ticks)
        column.addStretch(1)

    def _compared(self, came: Came, is_read: bool) -> None:
        self.files.show_files(came.files)
        self._show_proposed(came.proposed)
        if not is_read:
            return
        self._say(came.notes)
        if not came.files:
            said = self.context.tr("There is no filled sheet and no workbook in this folder.")
            self._tell("info", said)
        elif not self.model.rows:
            self._tell("info", self.context.tr("There is nothing to take over in what came back."))
        if self.isVisible():
            self._take_focus()

    def _failed(self, problem: Problem) -> None:
        self._say([])
        self._tell("error", problem.told(self.context.words))
        self._show()

    def _changed(self, _changed: Changed) -> None:
        if self._back.files and self.isVisible():
            self._back.compare()

    def _show_proposed(self, proposed: Proposed) -> None:
        current = self.table.currentIndex().row()
        self.model.show_proposed(proposed)
        if self.model.rows:
            self.table.selectRow(min(max(current, 0), len(self.model.rows) - 1))
        self._show()

    def _tick_person(self) -> None:
        current = self.table.current
        if current is not None:
            self.model.tick_person(current.person)

    def _say(self, notes: Sequence[Message]) -> None:
        while self._told.count():
            entry = self._told.takeAt(0)
            widget: QWidget | None = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        words = self.context.words
        for note in notes[:_MOST_TOLD]:
            self._tell("warning", words.say(note))
        if len(notes) > _MOST_TOLD:
            more = len(notes) - _MOST_TOLD
            self._tell(
                "warning",
                words.trn("{count} more of this kind.", "{count} more of this kind.", more),
            )

    def _tell(self, tone: Tone, text: str) -> None:
        self._told.addWidget(Banner(tone, text, below=True))

    def _show(self) -> None:
        has_rows, is_reading = bool(self.model.rows), self._back.is_reading
        self._bar.setVisible(is_reading)
        self.empty.setVisible(not has_rows and not is_reading)
        self.files.setVisible(bool(self._back.files))
        self.files.stand_alone(is_alone=not has_rows)
        self._choose.setVisible(bool(self._back.files))
        for button in (self._choose, self._folder):
            button.setEnabled(not self.context.is_read_only)
        for widget in (self.table, self._sides, self._all, self._none, self._person, self._sum):
            widget.setVisible(has_rows)
        self.accept.setVisible(has_rows)
        self._show_sides()
        self._show_sum()

    def _show_sides(self) -> None:
        current = self.table.current
        if current is not None:
            name = shortened(self.model.person_of(current), 24)
            self._person.setText(self.context.tr("All of {name}", name=name))
        self._sides.show_proposal(self.model, self.table.current)

    def _show_sum(self) -> None:
        context, count = self.context, len(self.model.taken)
        self.accept.setText(context.trn("Accept {count} change", "Accept {count} changes", count))
        self.accept.setEnabled(count > 0 and not context.is_read_only)
        rows = self.model.rows
        counted = (
            Mn("{count} proposed", "{count} proposed", len(rows)),
            Mn("{count} conflict", "{count} conflicts", sum(1 for e in rows if e.conflict)),
            Mn(
                "{count} cannot be read",
                "{count} cannot be read",
                sum(1 for e in rows if not e.can_be_taken),
            ),
        )
        self._sum.setText(" · ".join(context.words.say(each) for each in counted if each.count))
