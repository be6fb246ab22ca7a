"""Pages around a form: one that stands by itself, one that follows the document."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.editing.editor import Changed
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.page import Page
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage


class FormPage(Page):
    """A title that stays, and the form below it, which scrolls."""

    def __init__(self, context: SessionContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget(self)
        around = QVBoxLayout(head)
        around.setContentsMargins(28, 24, 28, 10)
        self.title = PageTitle(title, parent=head)
        around.addWidget(self.title)
        column.addWidget(head)
        self.setAccessibleName(title)

    def show_form(self, form: QWidget, *, scrolls: bool = True) -> None:
        """Put the form below the title."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - made above
        if not scrolls:
            around = QVBoxLayout()
            around.setContentsMargins(28, 4, 28, 24)
            around.addWidget(form, 1)
            column.addLayout(around, 1)
            return
        page = ScrollPage(padding=(28, 4), parent=self)
        page.body.addWidget(form)
        page.body.addStretch(1)
        column.addWidget(page, 1)


class FollowingPage(FormPage):
    """A page that says what the document says; while nobody sees it, it does nothing."""

    def __init__(self, context: SessionContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._is_stale = True
        context.changed.connect(self._follow)

    def renew(self) -> None:
        """Say it now, if anything has changed since it was said."""
        if self._is_stale:
            self._is_stale = False
            self._say()

    def say_anew(self) -> None:
        """Say it again: something outside the document has changed."""
        self._is_stale = True
        self.renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.renew()

    def _follow(self, _changed: Changed) -> None:
        self._is_stale = True
        if self.isVisible():
            self.renew()

    def _say(self) -> None:
        raise NotImplementedError
