"""What a template that was just kept is called, and what it is for: asked beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.i18n import Catalogue
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage


class TemplatePage(QWidget):
    """``named`` carries title and description; ``left`` when the page is done with."""

    left = Signal()
    named = Signal(str, str)

    def __init__(self, words: Catalogue, title: str, summary: str) -> None:
        super().__init__()
        tr = words.tr
        page = ScrollPage(max_width=900, padding=(44, 36))
        page.body.setSpacing(16)
        page.body.addWidget(PageTitle(tr("Name the template"), tr("as its card says it")))
        self._title, self._summary = QLineEdit(title), QLineEdit(summary)
        card = Card()
        card.body.setSpacing(14)
        card.body.addWidget(Field(tr("Title"), self._title))
        hint = tr("For whom it is, and what comes out: a colleague chooses by this.")
        card.body.addWidget(Field(tr("Description"), self._summary, hint))
        keep = Button(tr("Keep"), "primary")
        keep.clicked.connect(self._keep)
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.left)
        buttons = QHBoxLayout()
        for button in (keep, cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        page.body.addWidget(card)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        for line in (self._title, self._summary):
            line.returnPressed.connect(self._keep)
        self.setFocusProxy(self._title)
        self._title.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self.named.emit(self._title.text().strip(), self._summary.text().strip())
