"""Taking promises over: from this file, or from another session file that is only read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.review import CheckIn, Promise, owner_of
from cxworkshop.activities.review_source import Found, find_promises, take
from cxworkshop.errors import Problem
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.folders import sessions_folder
from cxworkshop_ui.runner import Job
from cxworkshop_ui.widgets.banner import Banner, Tone
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.empty_state import EmptyState

SUFFIX = ".cxsession"


class NothingToReview(EmptyState):
    """Says what will be here, and where it can come from: ``other`` and ``here`` ask for it."""

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        tr = context.tr
        super().__init__(
            tr("Nothing to review yet"),
            tr(
                "Take over what was promised last time. The words stay as they were agreed. "
                "A session file can also be dropped here."
            ),
            parent=parent,
        )
        self.other = Button(tr("From last time’s session…"), "primary", "open", parent=self)
        self.here = Button(tr("Take what was agreed in this file"), parent=self)
        for button in (self.other, self.here):
            place = self.body.count() - 1
            self.body.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def begin(self, *, has_here: bool, is_read_only: bool) -> None:
        """Say which of both there is something to ask for."""
        self.here.setEnabled(has_here and not is_read_only)
        self.other.setEnabled(not is_read_only)

    def take_focus(self) -> None:
        """Put the focus on the first way that leads on."""
        for button in (self.here, self.other):
            if button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return


class ReviewTaking(QWidget):
    """Says beside the work what was taken, or why nothing could be.

    ``taken`` when it is done carries whether the focus was in the form.

    ``check_in`` gives the check-in to take into, None where the activity has none yet.
    """

    taken = Signal(bool)

    def __init__(
        self,
        context: SessionContext,
        activity: ItemId | None,
        check_in: Callable[[], CheckIn | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._activity = activity
        self._check_in = check_in
        self._job: Job | None = None
        self._name = ""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        self.banner = Banner("info", "", dismiss=context.tr("Close the message"), parent=self)
        self.banner.dismissed.connect(self._stop)
        row.addWidget(self.banner, 1)
        self.cancel = Button(context.tr("Cancel"), parent=self)
        self.cancel.clicked.connect(self._stop)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.hide()

    def from_here(self) -> None:
        """Take what was agreed in this file, and what its last review left open."""
        context = self.context
        context.flush()
        check_in = self._check_in()
        before = check_in.id if check_in is not None else None
        self._take(find_promises(context.document, context.session_words, before))

    def choose(self) -> None:
        """Ask for last time's session file."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.context.tr("Choose last time’s session"),
            str(sessions_folder()),
            self.context.tr("Sessions (*.cxsession)"),
        )
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read a session file off the windows' thread and take what was agreed in it."""
        self._stop()
        self._name = path.name
        self._job = self.context.runner.start(lambda _job: _found_in(path))
        self._job.done.connect(self._read)
        self._job.failed.connect(self._failed)
        self._job.crashed.connect(self._crashed)
        self._say("info", self.context.tr("Reading {name} …", name=path.name))
        self.cancel.show()

    def rest(self) -> None:
        """Say no more about what was taken: the work goes on."""
        if self._job is None:
            self.hide()

    def _read(self, found: Found) -> None:
        if self.sender() is self._job:  # what was stopped may still arrive
            self._job = None
            self._take(found)

    def _failed(self, problem: Problem) -> None:
        if self.sender() is self._job:
            self._job = None
            self._say("error", problem.told(self.context.words))

    def _crashed(self, bug: Exception) -> None:
        self._failed(Problem(M("The session could not be read.")))
        raise bug

    def _take(self, found: Found) -> None:
        context = self.context
        if context.is_read_only:
            return
        context.flush()
        focused = QApplication.focusWidget()
        form = self.parentWidget()
        was_here = form is not None and focused is not None and form.isAncestorOf(focused)
        check_in = self._check_in()
        here = check_in.id if check_in is not None else None
        document = context.document
        command, count = take(document, found, here, self._activity, context.editor.new_id)
        if count and context.apply(command) is None:
            return
        self.tell(found, count)
        self.taken.emit(was_here)

    def tell(self, found: Found, count: int) -> None:
        """Say what was taken: how many are asked about anew, and how they stand."""
        self._say(*self._told(found, count))

    def _told(self, found: Found, count: int) -> tuple[Tone, str]:
        context = self.context
        tr, trn = context.tr, context.trn
        if not found.offers:
            return "warning", tr(
                "There is no goal, commitment or next step in “{title}” yet.", title=found.title
            )
        if not count:
            return "info", tr("Nothing new: all of it is in the list already.")
        said = [trn("{count} promise taken over.", "{count} promises taken over.", count)]
        tone: Tone = "success"
        if found.agreed_on is not None:
            day = context.words.date(found.agreed_on, "day")
            said.append(tr("They stand as they were agreed on {day}.", day=day))
        else:
            tone = "warning"
            said.append(tr("Nothing was agreed there yet: the plan was taken as it stands now."))
        strangers = _strangers(context.document)
        if strangers:
            names = context.words.join(strangers)
            said.append(tr("Not among the participants here: {names}.", names=names))
        if found.unread:
            tone = "warning"
            said.append(
                trn("{count} could not be read.", "{count} could not be read.", found.unread)
            )
        return tone, " ".join(said)

    def _say(self, tone: Tone, words: str) -> None:
        self.cancel.hide()
        self.banner.set(tone, words)
        self.banner.show()
        self.show()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.hide()


def session_file(urls: list[QUrl]) -> Path | None:
    """The session file among what is dragged, if there is just one."""
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    sessions = [path for path in paths if path.suffix.lower() == SUFFIX]
    return sessions[0] if len(sessions) == 1 else None


def _found_in(path: Path) -> Found:
    from cxworkshop.store.opening import read_session

    source = read_session(path)
    return find_promises(source, catalogue(source.session.language))


def _strangers(document: Document) -> list[str]:
    names = (
        owner_of(document, promise)
        for promise in document.all(Promise)
        if promise.participant is None
    )
    return list(dict.fromkeys(name for name in names if name))
