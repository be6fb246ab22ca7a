"""Agree the plan and hand it over: one row of buttons, and below it what came of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cxworkshop.editing.editor import Changed
from cxworkshop_ui.close.agreeing import agree_now, open_points, standing
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.flow_row import FlowRow
from cxworkshop_ui.widgets.sign import StatusDot
from cxworkshop_ui.widgets.text import Text


class CloseCard(Card):
    """Says how the plan stands; what is missing is said and stops nobody.

    ``changes_wanted`` asks for the list of what changed since the plan was agreed.
    """

    changes_wanted = Signal()

    def __init__(
        self, context: SessionContext, *, leads_on: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(stripe="kept", parent=parent)
        self.context = context
        tr = context.tr
        self.setAccessibleName(tr("Close the day"))
        self._is_stale = True
        self._standing = StatusDot("", "neutral", "ring", "strong", parent=self)
        self._points = Text("", "small", "ink2", wrap=True, parent=self)
        self.agree = Button(tr("Agree the plan"), "primary", "check", parent=self)
        self.agree.clicked.connect(lambda: agree_now(context))
        self.hand_over = Button(tr("Hand over"), "secondary", "folder", parent=self)
        self.hand_over.setToolTip(
            tr("Plan, two pages for the printer, every sheet and the workbook, in one folder")
        )
        self.hand_over.clicked.connect(context.hand_over.start)
        self.changes = Button(tr("See what changed"), "quiet", parent=self)
        self.changes.clicked.connect(self.changes_wanted)
        self._leads_on = leads_on
        self._row = FlowRow(parent=self)
        self._row.set_widgets([self.agree, self.hand_over, self.changes])
        self._cancel = Button(tr("Cancel"), parent=self)
        self._cancel.clicked.connect(context.hand_over.stop)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self._busy = QWidget(self)
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(self._bar, 1)
        busy.addWidget(self._cancel)
        self._told = QVBoxLayout()
        self.body.addWidget(self._standing)
        self.body.addWidget(self._points)
        self.body.addWidget(self._row)
        self.body.addWidget(self._busy)
        self.body.addLayout(self._told)
        context.changed.connect(self._follow)
        context.hand_over.changed.connect(self._show_hand_over)
        context.hand_over.progressed.connect(self._show_progress)
        self.renew()
        self._show_hand_over()

    def renew(self) -> None:
        """Say how the plan stands now."""
        if not self._is_stale:
            return
        self._is_stale = False
        context, tr = self.context, self.context.tr
        number, changes, said = standing(context)
        if number == 0:
            self._standing.set(said, "neutral", "ring")
        else:
            self._standing.set(said, "kept", "check")
        told = open_points(context)
        is_as_agreed = number > 0 and not changes
        if is_as_agreed:
            coming = tr(
                "What changes from now on makes version {number} and is listed.", number=number + 1
            )
            told = " ".join(filter(None, (told, coming)))
        self._points.setText(told)
        self._points.setVisible(bool(told))
        self.agree.setText(tr("Agree the plan") if number == 0 else tr("Agree on it as it is now"))
        self.agree.set_role("primary" if number == 0 else "secondary")
        self.hand_over.set_role("secondary" if number == 0 else "primary")
        self.agree.setEnabled(not is_as_agreed and not context.is_read_only)
        self.changes.setVisible(changes > 0 and self._leads_on)
        self._row.updateGeometry()

    def _follow(self, _changed: Changed) -> None:
        self._is_stale = True
        if self.isVisible():
            self.renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.renew()

    def _show_progress(self, share: float) -> None:
        self._bar.setValue(round(share * 1000))

    def _show_hand_over(self) -> None:
        done, words = self.context.hand_over, self.context.words
        # The focus never falls to whatever comes first in the window: it changes before it must.
        if done.is_busy:
            self._busy.show()
            if self.hand_over.hasFocus():
                self._cancel.setFocus()
        self.hand_over.setEnabled(not done.is_busy)
        if not done.is_busy:
            if self._cancel.hasFocus():
                self.hand_over.setFocus()
            self._busy.hide()
        self._bar.setValue(0)
        self._say_nothing()
        if done.problem is not None:
            self._told.addWidget(Banner("error", done.problem.told(words), below=True, parent=self))
        elif done.was_stopped:
            said = words.tr("Stopped. The file that was being written is not there.")
            self._told.addWidget(Banner("info", said, below=True, parent=self))
        elif done.folder is not None:
            self._tell_folder()

    def _tell_folder(self) -> None:
        done, tr = self.context.hand_over, self.context.tr
        said = self.context.trn(
            "{count} file is in “{folder}”.",
            "{count} files are in “{folder}”.",
            len(done.files),
            folder=str(done.folder),
        )
        choices = [("show", tr("Show in folder")), ("print", tr("Open the two pages"))]
        banner = Banner("success", said, choices, below=True, parent=self)
        banner.acted.connect(self._go)
        self._told.addWidget(banner)
        notes = dict.fromkeys(
            self.context.words.say(note) for result in done.results for note in result.notes
        )
        for note in notes:
            self._told.addWidget(Banner("info", note, below=True, parent=self))

    def _go(self, key: str) -> None:
        from cxworkshop_ui.export.written import open_file, show_in_folder

        done = self.context.hand_over
        if key == "show":
            show_in_folder(done.files[0])
        else:
            open_file(done.two_pages or done.files[0])

    def _say_nothing(self) -> None:
        while self._told.count():
            entry = self._told.takeAt(0)
            widget: QWidget | None = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
