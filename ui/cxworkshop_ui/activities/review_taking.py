"""Taking promises over: from this file, or from another session file that is only read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.activities.review import CheckIn, Promise, owner_of
from cxworkshop.activities.review_source import Found, find_promises, take
from cxworkshop.i18n import catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.session_reading import SessionReading
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.banner import Tone
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.empty_state import EmptyState


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


class ReviewTaking(SessionReading):
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
        super().__init__(context, context.tr("Choose last time’s session"), parent)
        self._activity = activity
        self._check_in = check_in

    def from_here(self) -> None:
        """Take what was agreed in this file, and what its last review left open."""
        context = self.context
        context.flush()
        check_in = self._check_in()
        before = check_in.id if check_in is not None else None
        self.take(find_promises(context.document, context.session_words, before))

    @staticmethod
    def found_in(source: Document) -> Found:
        """What was agreed in that session."""
        return find_promises(source, catalogue(source.session.language))

    def take(self, found: Found) -> None:
        """Take over what is not here yet, and say so."""
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
        self.say(*self._told(found, count))

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


def _strangers(document: Document) -> list[str]:
    names = (
        owner_of(document, promise)
        for promise in document.all(Promise)
        if promise.participant is None
    )
    return list(dict.fromkeys(name for name in names if name))
