"""People from a list – a file or what was pasted – beside the participants, previewed first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput, Problem
from cxworkshop.i18n import M, Mn
from cxworkshop.importing.columns import Columns
from cxworkshop.importing.people import Action, plan_people
from cxworkshop.importing.tables import Table, read_pasted, read_table
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.folders import looked_in, remember_looked
from cxworkshop_ui.prepare.import_columns import ColumnChoices
from cxworkshop_ui.prepare.import_preview import PreviewModel, PreviewTable
from cxworkshop_ui.runner import Job
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.text import Text


class ImportPanel(Surface):
    """Choose, look, import. ``closed`` when done with; ``imported`` carries how many people."""

    closed = Signal()
    imported = Signal(int)

    def __init__(self, context: SessionContext) -> None:
        super().__init__("left")
        self.context = context
        self._table: Table | None = None
        self._job: Job | None = None
        tr = context.tr
        self.setAccessibleName(tr("Import a list of people"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close = IconButton("close", tr("Close the import"))
        close.clicked.connect(self.close_import)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Import a list"), "section"), 1)
        head.addWidget(close)
        self._source = Text("", "small", "ink2", wrap=True)
        self.trouble = Banner("warning", "")
        self._start = EmptyState(
            tr("Drop an .xlsx or .csv file here"),
            tr(
                "One person a row: name, function, role, e-mail. "
                "Or copy the rows in your spreadsheet and paste them with Ctrl+V."
            ),
            tr("Choose a file…"),
        )
        self._start.asked.connect(self.choose)
        self._reading = QWidget()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        stop = Button(tr("Cancel"))
        stop.clicked.connect(self._stop)
        waiting = QHBoxLayout(self._reading)
        waiting.setContentsMargins(0, 0, 0, 0)
        waiting.addWidget(self._bar, 1)
        waiting.addWidget(stop)
        self.columns = ColumnChoices(context)
        self.columns.changed.connect(lambda: self._plan(self.columns.columns, is_new=False))
        self.model = PreviewModel(context, self)
        self.model.dataChanged.connect(self._show_sum)
        self.preview = PreviewTable(context, self.model)
        self._sum = Text("", "small", "ink2", wrap=True)
        self.button = Button(tr("Import"), "primary")
        self.button.clicked.connect(self.import_people)
        self._other = Button(tr("Another list"))
        self._other.clicked.connect(self.start)
        foot = QHBoxLayout()
        foot.addWidget(self._other)
        foot.addStretch(1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(in_use().px(12))
        column.addLayout(head)
        for widget in (self._source, self.trouble, self._reading, self.columns):
            column.addWidget(widget)
        column.addWidget(self._start)
        column.addWidget(self.preview, 100)
        column.addWidget(self._sum)
        column.addLayout(foot)
        column.addStretch(1)
        context.changed.connect(self._changed)
        self.start()

    def start(self) -> None:
        """Wait for a list."""
        self._stop()
        self._table = None
        self.model.show_plan(None)
        self.trouble.hide()
        self._source.setText("")
        self._show()
        if self._start.button is not None:
            self._start.button.setFocus()

    def choose(self) -> None:
        """Ask for a file."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.context.tr("Choose a list of people"),
            looked_in(self.context),
            self.context.tr("Lists (*.xlsx *.xlsm *.csv *.tsv *.txt)"),
        )
        if name:
            remember_looked(self.context, name)
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read a file off the windows' thread and show what it would do."""
        self._stop()
        self._source.setText(path.name)
        self._job = self.context.runner.start(lambda _job: read_table(path))
        self._job.done.connect(self._job_done)
        self._job.failed.connect(self._job_failed)
        self._job.crashed.connect(self._job_crashed)
        self._show()

    def read_text(self, text: str) -> None:
        """Show what a pasted list would do."""
        self._stop()
        self._source.setText(self.context.tr("What was pasted"))
        try:
            self._read(read_pasted(text))
        except Problem as problem:
            self._failed(problem)

    def paste(self) -> None:
        """Take the list in the clipboard."""
        self.read_text(QGuiApplication.clipboard().text())

    def import_people(self) -> None:
        """Import what the preview shows, in one step."""
        plan, count = self.model.plan, self.model.taken
        if plan is None or not count:
            return
        self.context.flush()
        label = M("Import {people}", people=Mn("{count} person", "{count} people", count))
        command = plan.command(self.context.editor.new_id, label, self.model.left_out)
        self._table = None  # the preview is done with before the document changes
        if self.context.apply(command) is not None:
            self.imported.emit(count)
            self.close_import()

    def close_import(self) -> None:
        """Leave the import; nothing but what was imported has changed."""
        self._stop()
        self._table = None
        self.model.show_plan(None)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_import()
        else:
            super().keyPressEvent(event)

    def _read(self, table: Table) -> None:
        self._job = None
        self._table = table
        self._plan(None)
        if self.model.plan is None:
            self.columns.show_table(table, Columns())
        else:
            self.columns.show_table(table, self.model.plan.columns)
            self.preview.selectRow(0)
            self.button.setFocus()
        self._show()

    def _plan(self, columns: Columns | None, *, is_new: bool = True) -> None:
        if self._table is None:
            return
        try:
            plan = plan_people(self._table, self.context.document, columns)
        except BadInput as bad:
            self.model.show_plan(None)
            self._tell(bad.told(self.context.words))
        else:
            self.trouble.hide()
            self.model.show_plan(plan, is_new=is_new)
        self._show()

    def _failed(self, problem: Problem) -> None:
        self._job = None
        self._table = None
        self.model.show_plan(None)
        self._tell(problem.told(self.context.words))
        self._show()

    def _job_done(self, table: Table) -> None:
        if self.sender() is self._job:  # what was stopped may still arrive
            self._read(table)

    def _job_failed(self, problem: Problem) -> None:
        if self.sender() is self._job:
            self._failed(problem)

    def _job_crashed(self, bug: Exception) -> None:
        self._job_failed(Problem(M("The list could not be read.")))
        raise bug

    def _tell(self, words: str) -> None:
        self.trouble.set("warning", words)
        self.trouble.show()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._source.setText("")
            self._show()

    def _changed(self, changed: Changed) -> None:
        if self.model.plan is not None and changed.touches("participant", "function"):
            self._plan(self.columns.columns, is_new=False)

    def _show(self) -> None:
        is_reading, has_table = self._job is not None, self._table is not None
        has_plan = self.model.plan is not None
        self._source.setVisible(bool(self._source.text()))
        self._reading.setVisible(is_reading)
        self._start.setVisible(not is_reading and not has_table)
        self.columns.setVisible(has_table)
        for widget in (self.preview, self._sum, self.button):
            widget.setVisible(has_plan)
        self._other.setVisible(has_table)
        self._show_sum()

    def _show_sum(self) -> None:
        plan, context = self.model.plan, self.context
        if plan is None:
            return
        count = self.model.taken
        self.button.setText(context.trn("Import {count} person", "Import {count} people", count))
        self.button.setEnabled(count > 0 and not context.is_read_only)
        counted = (
            Mn("{count} new", "{count} new", plan.count(Action.NEW)),
            Mn("{count} updated", "{count} updated", plan.count(Action.UPDATE)),
            Mn("{count} already here", "{count} already here", plan.count(Action.SAME)),
            Mn("{count} twice in the list", "{count} twice in the list", plan.count(Action.TWICE)),
            Mn("{count} cannot be read", "{count} cannot be read", plan.count(Action.BAD)),
        )
        said = [context.words.say(message) for message in counted if message.count]
        if plan.new_functions:
            names = context.words.join(plan.new_functions)
            said.append(context.tr("new functions: {names}", names=names))
        self._sum.setText(" · ".join(said))
