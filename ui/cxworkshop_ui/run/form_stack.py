"""The forms of the day's activities: made when they are looked at, or in a quiet moment before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.views import VIEWS, load
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.panels import ScrollPage, see_once
from cxworkshop_ui.widgets.portions import Portions

_TIMES = 2
"""So often a form is laid out ahead in the width it will have."""


class FormStack(QStackedWidget):
    """One form an activity and kind.

    ``above`` may put something of its own on the page of an activity, over the form. ``turned``
    says that another form was brought to the front.
    """

    turned = Signal()

    def __init__(
        self,
        context: SessionContext,
        above: Callable[[AgendaItem, ScrollPage], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._above = above
        self._begun: dict[tuple[ItemId, str], ScrollPage] = {}
        self._inner: dict[QWidget, QWidget] = {}
        self._forms: dict[tuple[ItemId, str], QWidget] = {}
        self._laid: dict[QWidget, tuple[int, int]] = {}
        self.shown: ItemId | None = None

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
        self.shown = activity.id if activity is not None else None
        self.turned.emit()

    def form_of(self, activity: AgendaItem) -> QWidget:
        """The form of an activity, made if it is not there yet."""
        key = (activity.id, activity.activity)
        form = self._forms.get(key)
        if form is None:
            page = self._page_for(activity)
            make = VIEWS[activity_kind(activity.activity).id]
            inner = make(self.context, activity.id, page.inside)
            page.body.addWidget(inner)
            # No focus proxy: Tab would never come to what stands above the form.
            form = self._forms[key] = page
            del self._begun[key]
            self._inner[page] = inner
            self.addWidget(page)
        return form

    def begin(self, activity: AgendaItem) -> bool:
        """Make ready for a form what it needs first. Returns whether there was anything."""
        if load(activity_kind(activity.activity).id):
            return True
        is_begun = (activity.id, activity.activity) in self._begun
        return not is_begun and self._page_for(activity).body.count() > 0

    def has(self, activity: AgendaItem) -> bool:
        """Whether the form of an activity is made."""
        return (activity.id, activity.activity) in self._forms

    def is_complete(self, activity: AgendaItem) -> bool:
        """Whether all of a form is made; what is not goes on being made, seen or not."""
        portions = self.form_of(activity).findChildren(Portions)
        for each in portions:
            each.go_on()
        return all(each.is_complete for each in portions)

    def lay_out(self, activity: AgendaItem, width: int) -> bool:
        """Dress a form and lay it out while another is in front. Returns whether it had to be.

        It is below the one in front while it is shown. Twice: that it has to scroll, which makes
        it narrower, it finds out when it is first laid out.
        """
        page = self.form_of(activity)
        before, times = self._laid.get(page, (0, 0))
        times = times + 1 if before == width else 1
        if page is self.currentWidget() or times > _TIMES:
            return False
        self._laid[page] = (width, times)
        page.setGeometry(QRect(0, 0, width, self.height()))
        page.lower()
        see_once(page)
        return True

    def _page_for(self, activity: AgendaItem) -> ScrollPage:
        """The page on which a form will stand, with what stands above it."""
        key = (activity.id, activity.activity)
        page = self._begun.get(key)
        if page is None:
            # Made where it belongs: moved there later, all of it would be dressed twice.
            page = self._begun[key] = ScrollPage(padding=(28, 12), parent=self)
            page.hide()
            self._above(activity, page)
        return page

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
