"""Help (F1): how things are done, without a network; plain text in the window's own type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.help import (
    Bullets,
    Heading,
    Keys,
    Paragraph,
    Steps,
    pages,
)
from cxworkshop.help import (
    HelpPage as Topic,
)
from cxworkshop_ui.services import Services
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage, Surface
from cxworkshop_ui.widgets.side_nav import SideNav
from cxworkshop_ui.widgets.text import Text


class HelpPage(QWidget):
    """The topics at the left, one of them at the right; ``left`` when it is done with."""

    left = Signal()

    def __init__(self, services: Services, topic: str = "") -> None:
        super().__init__()
        words = services.words
        self._topics: dict[str, Topic] = {page.id: page for page in pages(words.language)}
        self._nav = SideNav(words.tr("Help topics"))
        for page in self._topics.values():
            self._nav.add(page.id, page.title)
        self._nav.chosen.connect(self.show_topic)
        back = Button(words.tr("Back"), "primary", wide=True)
        back.clicked.connect(self.left)
        side = Surface("right")
        side.setFixedWidth(in_use().px(260))
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 24, 8, 20)
        column.addWidget(self._nav, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)  # as wide as the topics
        foot.addWidget(back)
        column.addLayout(foot)
        self._place = QHBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._page: ScrollPage | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(self._place, 1)
        self.setFocusProxy(self._nav)
        self.show_topic(topic if topic in self._topics else next(iter(self._topics)))

    def show_topic(self, topic: str) -> None:
        """Show a topic from its beginning."""
        self._nav.set_current(topic)
        if self._page is not None:
            self._place.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = _written(self._topics[topic])
        self._place.addWidget(self._page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _written(topic: Topic) -> ScrollPage:
    page = ScrollPage(max_width=760, padding=(44, 36))
    page.body.setSpacing(12)
    page.body.addWidget(PageTitle(topic.title))
    for piece in topic.pieces:
        if isinstance(piece, Heading):
            page.body.addSpacing(8)
            page.body.addWidget(Text(piece.text, "section", wrap=True))
        elif isinstance(piece, Paragraph):
            page.body.addWidget(Text(piece.text, wrap=True, selectable=True))
        elif isinstance(piece, Bullets):
            for entry in piece.items:
                page.body.addLayout(_entry("•", entry))
        elif isinstance(piece, Steps):
            for number, entry in enumerate(piece.items, 1):
                page.body.addLayout(_entry(f"{number}.", entry))
        else:
            page.body.addLayout(_keys(piece))
    page.body.addStretch(1)
    return page


def _entry(mark: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    head = Text(mark, "strong", "ink2")
    head.setFixedWidth(in_use().px(22))
    row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, wrap=True, selectable=True), 1)
    return row


def _keys(keys: Keys) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    for number, key in enumerate(keys.rows):
        grid.addWidget(Text(key.keys, "strong"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(key.meaning, wrap=True), number, 1)
    grid.setColumnStretch(1, 1)
    return grid
