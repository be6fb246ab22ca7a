"""The forms of the day's activities: made when they are looked at, or shortly before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.views import VIEWS
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.panels import ScrollPage

REST_MS = 3000
"""So long nobody typed and nothing was opened before the next form is made."""


class FormStack(QStackedWidget):
    """One form an activity and kind.

    A large form takes a moment to make. So the one of the next activity is made while nothing
    is typed and nothing moves; then going on to it takes no longer than coming back to it.
    ``above`` may put something of its own on the page of an activity, over the form.
    """

    def __init__(
        self,
        context: SessionContext,
        above: Callable[[AgendaItem, ScrollPage], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._above = above
        self._inner: dict[QWidget, QWidget] = {}
        self._forms: dict[tuple[ItemId, str], QWidget] = {}
        self._shown: ItemId | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._make_next)
        context.pending_changed.connect(self._rest.start)

    @property
    def inner(self) -> QWidget:
        """The form in front, without its page: where one types. Else what stands in its place."""
        front: QWidget | None = self.currentWidget()
        if front is None:
            return self
        return self._inner.get(front, front)

    def show_form(self, activity: AgendaItem | None) -> None:
        """Bring an activity's form to the front; without one, what to do instead."""
        self.setCurrentWidget(self._nothing() if activity is None else self.form_of(activity))
        self._shown = activity.id if activity is not None else None
        self._rest.start()

    def form_of(self, activity: AgendaItem) -> QWidget:
        """The form of an activity, made if it is not there yet."""
        key = (activity.id, activity.activity)
        form = self._forms.get(key)
        if form is None:
            # Made where it belongs: moved there later, all of it would be dressed twice.
            page = ScrollPage(padding=(28, 12), parent=self)
            make = VIEWS[activity_kind(activity.activity).id]
            self._above(activity, page)
            inner = make(self.context, activity.id, page.inside)
            page.body.addWidget(inner)
            # No focus proxy: Tab would never come to what stands above the form.
            form = self._forms[key] = page
            self._inner[page] = inner
            self.addWidget(page)
        return form

    def _make_next(self) -> None:
        app = QApplication.instance()
        is_busy = self.context.has_pending or QApplication.activePopupWidget() is not None
        if is_busy or app is None:
            self._rest.start()
            return
        agenda = self.context.document.all(AgendaItem)
        ids = [item.id for item in agenda]
        after = ids.index(self._shown) + 1 if self._shown in ids else len(ids)
        if self.isVisible() and after < len(ids):
            self.form_of(agenda[after])

    def _nothing(self) -> QWidget:
        key = (ItemId(""), "")
        if key not in self._forms:
            page = ScrollPage(parent=self)
            tr = self.context.tr
            said = tr("Add activities in Prepare; then run the day from here.")
            page.body.addWidget(EmptyState(tr("The agenda is empty"), said))
            page.body.addStretch(1)
            self._forms[key] = page
            self.addWidget(page)
        return self._forms[key]
