"""Export: choose what and where, see the real pages, write them, find them again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.activities.registry import PLAN_PARTS
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import Problem
from cxworkshop.export.output import Audience, Output
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.writing import Written, write_outputs
from cxworkshop.i18n import M
from cxworkshop.model.session import Paper
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.export.options import export_options, leave_out, left_out
from cxworkshop_ui.export.preview import DocumentPreview
from cxworkshop_ui.export.written import told
from cxworkshop_ui.fields.binding import ChoiceBinding
from cxworkshop_ui.folders import choose_folder, is_own_folder, outputs_folder
from cxworkshop_ui.page import Page
from cxworkshop_ui.runner import Job
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.elided_text import ElidedText
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import Inspector, ScrollPage, Surface, side_width
from cxworkshop_ui.widgets.text import Text

LANGUAGES = {"en": "English", "es": "Español"}


class ExportPage(Page):
    """What leaves the program. Nothing is written before the button is pressed."""

    left = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        settings = context.settings
        self._job: Job | None = None
        self._wanted: tuple[Output, ...] = ()
        chosen = settings.current.export_choices or tuple(
            output.id for output in OUTPUTS if output.is_for_group
        )
        self._outputs: dict[str, QCheckBox] = {}
        for output in OUTPUTS:
            box = QCheckBox(context.words.say(output.title))
            box.setToolTip(context.words.say(output.about))
            box.setChecked(output.id in chosen)
            box.toggled.connect(self._chosen)
            self._outputs[output.id] = box
        self._sections: dict[str, QCheckBox] = {}
        for part in PLAN_PARTS:
            box = QCheckBox(context.words.say(part.title))
            box.setChecked(part.id not in left_out(context))
            box.toggled.connect(self._sections_chosen)
            self._sections[part.id] = box
        self._archival = QCheckBox(context.tr("For archives (PDF/A-2a)"))
        self._archival.setChecked(settings.current.export_archival)
        self._archival.toggled.connect(self._chosen)
        self._archival.toggled.connect(self._show_preview)
        session = context.document.session.id
        self._paper, self._language = QComboBox(), QComboBox()
        ChoiceBinding(context, self._paper, "paper", M("Change the paper"), session).set_choices(
            [(Paper.A4, "A4"), (Paper.LETTER, "Letter")]
        )
        ChoiceBinding(
            context, self._language, "language", M("Change the session's language"), session
        ).set_choices(list(LANGUAGES.items()))
        self._place = ElidedText("body", "ink", str(outputs_folder(context)))
        self._export = Button(context.tr("Export"), "primary")
        self._export.clicked.connect(self.start)
        self._cancel = Button(context.tr("Cancel"))
        self._cancel.clicked.connect(self._stop)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(context.tr("Progress"))
        self._told = QVBoxLayout()
        self._told.setSpacing(8)
        self._preview = DocumentPreview(context)
        self._lay_out()
        self._show_busy(None)
        self._chosen()
        context.changed.connect(self._changed)

    def entered(self) -> None:
        """Put the focus on the button and draw the chosen document as it is now."""
        self._place.setText(str(outputs_folder(self.context)))
        self._export.setFocus()
        self._show_preview()

    def start(self) -> None:
        """Write the chosen outputs, off the windows' thread; once, however often it is pressed."""
        if self._job is not None:
            return
        context = self.context
        context.flush()
        self._say_nothing()
        self._choices.verticalScrollBar().setValue(0)  # what is told stands at the top
        document, words = context.document.snapshot(), context.session_words
        chosen = [output for output in OUTPUTS if self._outputs[output.id].isChecked()]
        self._wanted = tuple(chosen)
        options, folder = export_options(context), outputs_folder(context)
        is_own = is_own_folder(context)

        def work(job: Job) -> list[Written]:
            return write_outputs(
                folder, chosen, document, words, options, is_own_folder=is_own, work=job
            )

        job = context.runner.start(work)
        context.wait_for(job, M("Files are still being written."))
        job.progressed.connect(self._progress)  # a method: it ends with the page
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.crashed.connect(self._crashed)
        job.cancelled.connect(self._cancelled)
        self._show_busy(job)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(side_width(self.width(), 400, 0.45))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._job is not None:
                self._stop()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        tr = self.context.tr
        side = Inspector(tr("What to export"))
        side.body.setSpacing(12)
        self._choices = side
        title = PageTitle(tr("Export"), self.context.document.session.title)
        back = Button(tr("Back"), "quiet")
        back.clicked.connect(self.left)
        title.add_action(back)
        side.body.addWidget(title)
        returned = Button(tr("What came back…"), "quiet", "inbox")
        returned.clicked.connect(lambda: self.context.wanted.emit("read_back"))
        side.body.addLayout(self._told)
        for audience in Audience:
            head = self.context.words.say(audience.word)
            side.body.addWidget(Text(head, "small-strong", "ink2"))
            outputs = _list_in(side)
            for output in OUTPUTS:
                if output.audience is not audience:
                    continue
                outputs.addWidget(self._outputs[output.id])
                about = Text(self.context.words.say(output.about), "small", "ink2", wrap=True)
                about.setContentsMargins(in_use().px(36), 0, 0, 8)
                outputs.addWidget(about)
        self._parts_head = Text(tr("Sections of the action plan"), "small-strong", "ink2")
        side.body.addWidget(self._parts_head)
        sections = _list_in(side)
        for box in self._sections.values():
            sections.addWidget(box)
        row = QHBoxLayout()
        row.addWidget(Field(tr("Paper"), self._paper), 1)
        row.addWidget(Field(tr("Language"), self._language), 1)
        side.body.addLayout(row)
        side.body.addWidget(self._archival)
        side.body.addWidget(returned, 0, Qt.AlignmentFlag.AlignLeft)
        side.body.addStretch(1)
        self._side = QWidget()
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(side, 1)
        beside.addWidget(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._preview, 1)
        row.addWidget(self._side)

    def _foot(self) -> Surface:
        """Where to, and the button: in sight whatever the choices above need."""
        tr = self.context.tr
        change = Button(tr("Change…"), "quiet")
        change.setAccessibleName(tr("Change the folder"))
        change.clicked.connect(self._choose_folder)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(change)
        buttons = QHBoxLayout()
        buttons.addWidget(self._export)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        foot = Surface("top")
        column = QVBoxLayout(foot)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(6)
        column.addWidget(Text(tr("Folder"), "small-strong", "ink2"))
        column.addLayout(place)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        return foot

    def _chosen(self) -> None:
        chosen = tuple(key for key, box in self._outputs.items() if box.isChecked())
        if chosen:
            self.context.settings.change(
                export_choices=chosen, export_archival=self._archival.isChecked()
            )
        self._export.setEnabled(bool(chosen))
        has_plan = self._outputs["plan"].isChecked()
        for widget in (self._parts_head, *self._sections.values()):
            widget.setEnabled(has_plan)

    def _changed(self, _changed: Changed) -> None:
        if self.isVisible():
            self._show_preview()

    def _sections_chosen(self) -> None:
        without = tuple(key for key, box in self._sections.items() if not box.isChecked())
        leave_out(self.context, without)
        self._show_preview()

    def _show_preview(self) -> None:
        self._preview.refresh()

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.context.tr("Where the files go"), str(outputs_folder(self.context))
        )
        if name:
            choose_folder(self.context, name)
            self._place.setText(str(outputs_folder(self.context)))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_busy(self, job: Job | None) -> None:
        self._job = job
        is_busy = job is not None
        if self._cancel.hasFocus() and not is_busy:
            self._export.setFocus()
        self._cancel.setVisible(is_busy)
        self._bar.setVisible(is_busy)
        self._bar.setValue(0)

    def _progress(self, share: float) -> None:
        self._bar.setValue(round(share * 1000))

    def _done(self, results: list[Written]) -> None:
        self._show_busy(None)
        for banner in told(self.context.words, results, self._wanted):
            self._told.addWidget(banner)

    def _failed(self, problem: Problem) -> None:
        self._show_busy(None)
        self._told.addWidget(Banner("error", problem.told(self.context.words), below=True))

    def _cancelled(self) -> None:
        self._show_busy(None)
        said = self.context.tr("Stopped. The file that was being written is not there.")
        self._told.addWidget(Banner("info", said, below=True))

    def _crashed(self, bug: Exception) -> None:
        self._show_busy(None)
        raise bug

    def _say_nothing(self) -> None:
        while self._told.count():
            entry = self._told.takeAt(0)
            widget: QWidget | None = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _list_in(page: ScrollPage) -> QVBoxLayout:
    """A column in a page whose lines stand close together."""
    lines = QVBoxLayout()
    lines.setSpacing(0)
    page.body.addLayout(lines)
    return lines
