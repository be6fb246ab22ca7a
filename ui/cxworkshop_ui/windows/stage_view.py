"""One stage of a session: its pages, and the navigation between them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cxworkshop.editing.editor import Changed
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.page import Page
from cxworkshop_ui.widgets.panels import settle, side_width
from cxworkshop_ui.widgets.side_nav import SideNav
from cxworkshop_ui.windows.stages import StageEntry


class StageView(QWidget):
    """Shows one page at a time; builds a page when it is first shown.

    ``turned`` carries the key of the page that came to the front.
    """

    turned = Signal(str)

    def __init__(
        self, context: SessionContext, entry: StageEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.entry = entry
        self._pages: dict[str, Page] = {}
        self._by_key = {page.key: page for page in entry.pages}
        self._current = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._nav: SideNav | None = None
        if len(entry.pages) > 1:
            self._nav = SideNav(context.words.say(entry.title), parent=self)
            for page in entry.pages:
                self._nav.add(
                    page.key, context.words.say(page.title), icon=page.icon, role=page.role
                )
            self._nav.chosen.connect(self.show_page)
            row.addWidget(self._nav)
            self._count()
            context.changed.connect(self._changed)
        self._stack = QStackedWidget(self)
        row.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._nav is not None:
            self._nav.setFixedWidth(side_width(self.width(), 236, 0.2))
            settle(self)

    @property
    def current(self) -> str:
        """The key of the page in front, empty before the first."""
        return self._current

    def keys(self) -> list[str]:
        """The keys of the pages, in order."""
        return [page.key for page in self.entry.pages]

    def show_page(self, key: str) -> Page:
        """Bring a page to the front; what was typed on the last one is committed first."""
        if key not in self._by_key:
            key = self.entry.pages[0].key
        self.context.flush()
        page = self._pages.get(key)
        if page is None:
            page = self._by_key[key].build(self.context, self._stack)
            self._pages[key] = page
            page.resize(self._stack.size())
            self._stack.addWidget(page)
        is_new = key != self._current
        self._current = key
        self._stack.setCurrentWidget(page)
        if self._nav is not None:
            self._nav.set_current(key)
        if is_new:
            self.turned.emit(key)
        page.entered()
        return page

    def step(self, by: int) -> None:
        """Turn to the page so many places further, round and round."""
        keys = self.keys()
        index = keys.index(self._current) if self._current in keys else 0
        self.show_page(keys[(index + by) % len(keys)])

    def _changed(self, changed: Changed) -> None:
        if any(change.adds or change.removes for change in changed.changes) or changed.touches(
            "participant", "commitment", "parking_entry", "review_answer"
        ):
            self._count()

    def _count(self) -> None:
        if self._nav is None:
            return
        for page in self.entry.pages:
            self._nav.set_badge(page.key, page.badge(self.context.document))
