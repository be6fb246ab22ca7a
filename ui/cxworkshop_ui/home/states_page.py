"""Earlier states of a session: a list to go back to, each opened as a copy beside the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.store.backups import earlier_states
from cxworkshop.store.problems import State
from cxworkshop_ui.services import Services
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage
from cxworkshop_ui.widgets.text import Rule, Text


class StatesPage(QWidget):
    """``chosen`` carries the State to open; ``left`` when the page is done with."""

    left = Signal()
    chosen = Signal(object)

    def __init__(self, services: Services, path: Path) -> None:
        super().__init__()
        words = services.words
        page = ScrollPage(max_width=900, padding=(44, 36))
        page.body.setSpacing(16)
        title = PageTitle(words.tr("Earlier states"), path.name)
        back = Button(words.tr("Back"), "primary")
        back.clicked.connect(self.left)
        title.add_action(back)
        page.body.addWidget(title)
        about = words.tr(
            "Kept on this computer while you work. One is opened as a copy beside the session; "
            "the session stays as it is."
        )
        page.body.addWidget(Text(about, "body", "ink2", wrap=True))
        states = earlier_states(path)
        if states:
            card = Card()
            for number, state in enumerate(states):
                if number:
                    card.body.addWidget(Rule())
                card.body.addLayout(self._row(services, state))
            page.body.addWidget(card)
        else:
            page.body.addWidget(
                EmptyState(
                    words.tr("No earlier states yet"),
                    words.tr("They are kept from now on, while you work."),
                )
            )
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.setFocusProxy(back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _row(self, services: Services, state: State) -> QHBoxLayout:
        words = services.words
        moment = state.moment
        said = words.moment(moment)
        row = QHBoxLayout()
        row.addWidget(Text(said, "strong"), 1)
        button = Button(words.tr("Open as a copy"))
        button.setAccessibleName(words.tr("Open the state of {moment} as a copy", moment=said))
        button.clicked.connect(lambda: self.chosen.emit(state))
        row.addWidget(button)
        return row
