"""The start page: go on with a session, or begin one from a template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from cxworkshop import __version__
from cxworkshop.templates.library import Library, TemplateSummary
from cxworkshop_ui.folders import sessions_folder
from cxworkshop_ui.home.template_cards import ImportCard, TemplateCard
from cxworkshop_ui.services import Services
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.panels import ScrollPage, Surface
from cxworkshop_ui.widgets.text import Text
from cxworkshop_ui.windows.messages import Messages

if TYPE_CHECKING:
    from cxworkshop.model.document import Document
    from cxworkshop_ui.home.new_session import NewSessionForm, Origin
    from cxworkshop_ui.home.recent_list import RecentList

_LANGUAGES = {"en": "English", "es": "Español"}


class HomePage(QWidget):
    """What is seen first. Its signals say what the user wants; others do it."""

    open_wanted = Signal(str)
    choose_wanted = Signal()
    sample_wanted = Signal()
    template_wanted = Signal()
    new_wanted = Signal(object)
    settings_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self._words = services.words
        side = self._side()
        self.messages = Messages(self._words, self)
        self._stack = QStackedWidget(self)
        self._page = ScrollPage(max_width=1120, padding=(44, 36), parent=self._stack)
        inside = self._page.inside
        self._recent_head = Text(self._words.tr("Recent sessions"), "section", parent=inside)
        self._recent: RecentList | None = None
        self._form: NewSessionForm | None = None
        self._page.body.setSpacing(14)
        self._page.body.addWidget(self._recent_head)
        self._page.body.addSpacing(18)
        head = Text(self._words.tr("Start from a template"), "section", parent=inside)
        self._page.body.addWidget(head)
        self._grid = FlowGrid(300, 3, parent=inside)
        self._page.body.addWidget(self._grid)
        self._page.body.addStretch(1)
        self._stack.addWidget(self._page)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.messages)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)
        self._is_filled = False

    def showEvent(self, event: QShowEvent) -> None:
        # Whoever starts with a session waits for no start page.
        if not self._is_filled:
            self.renew()
        super().showEvent(event)

    def entered(self) -> None:
        """Called when the page comes to the front."""
        self._show_list()
        self._show_recent()

    def renew(self) -> None:
        """Show recent sessions and templates as they are now."""
        self._is_filled = True
        self._show_recent()
        summaries = Library().summaries(self._words.language)
        cards: list[QWidget] = []
        for summary in summaries:
            card = TemplateCard(self._words, summary, self._grid)
            card.clicked.connect(lambda _=False, chosen=summary: self._begin(chosen))
            cards.append(card)
        add = ImportCard(self._words, self._grid)
        add.clicked.connect(self.template_wanted)
        self._grid.set_cards([*cards, add])

    def begin(self, template_id: str) -> None:
        """Ask for a new session from a template; from the first one where none is named."""
        summaries = Library().summaries(self._words.language)
        usable = [entry for entry in summaries if entry.problem is None]
        chosen = next((entry for entry in usable if entry.id == template_id), usable[0])
        self._begin(chosen)

    def begin_from(self, document: Document) -> None:
        """Ask for a new session with the agenda and scripts of an earlier one."""
        from cxworkshop_ui.home.origins import from_session

        self._ask(from_session(self._words, document))

    def open_menu(self) -> None:
        """Open the menu of everything."""
        self._menu.showMenu()

    def set_menu(self, menu: QMenu) -> None:
        """Give the page the program's menu."""
        self._menu.setMenu(menu)

    def _side(self) -> QWidget:
        tr = self._words.tr
        side = Surface("right", parent=self)
        side.setFixedWidth(in_use().px(300))
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 28, 20, 20)
        column.setSpacing(10)
        column.addWidget(Text("CX Workshop", "title", parent=side))
        tagline = tr("Works without a network. Everything stays in the file on this computer.")
        column.addWidget(Text(tagline, "body", "ink2", wrap=True, parent=side))
        column.addSpacing(14)
        new = Button(tr("New session from template…"), "primary", wide=True, parent=side)
        new.clicked.connect(lambda: self.begin(""))
        choose = Button(tr("Open session…"), wide=True, parent=side)
        choose.clicked.connect(self.choose_wanted)
        sample = Button(tr("Explore the sample session"), wide=True, parent=side)
        sample.clicked.connect(self.sample_wanted)
        add = Button(tr("Import a template…"), "quiet", wide=True, parent=side)
        add.clicked.connect(self.template_wanted)
        for button in (new, choose, sample, add):
            column.addWidget(button)
        column.addStretch(1)
        settings = Button(tr("Settings"), "quiet", "settings", wide=True, parent=side)
        settings.clicked.connect(self.settings_wanted)
        help_ = Button(tr("Help"), "quiet", "help", wide=True, parent=side)
        help_.clicked.connect(self.help_wanted)
        self._menu = QToolButton(side)
        self._menu.setText(tr("All actions (F10)"))
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        column.addWidget(settings)
        column.addWidget(help_)
        column.addWidget(self._menu)
        said = tr("Version {version}", version=__version__)
        language = _LANGUAGES.get(self._words.language, self._words.language)
        column.addWidget(Text(f"{said} · {language}", "small", "ink2", parent=side))
        return side

    def _make_recent(self) -> RecentList:
        """The list of recent sessions; a first start has none and pays nothing for it."""
        from cxworkshop_ui.home.recent_list import RecentList

        recent = RecentList(self._words, self._recent_head.parentWidget())
        recent.opened.connect(self.open_wanted)
        recent.forgotten.connect(self._forget)
        self._page.body.insertWidget(self._page.body.indexOf(self._recent_head) + 1, recent)
        return recent

    def _show_recent(self) -> None:
        recents = self.services.settings.current.recents
        self._recent_head.setVisible(bool(recents))
        if recents and self._recent is None:
            self._recent = self._make_recent()
        if self._recent is not None:
            self._recent.setVisible(bool(recents))
            self._recent.show_sessions(recents)

    def _forget(self, path: str) -> None:
        self.services.settings.forget(path)
        self._show_recent()

    def _begin(self, summary: TemplateSummary) -> None:
        if summary.problem is not None:
            self.messages.tell("warning", self._words.say(summary.problem))
            return
        from cxworkshop_ui.home.origins import from_template

        listed = Library().summaries(self._words.language)
        choices = {each.path: from_template(each) for each in listed if each.problem is None}
        origin = choices.get(summary.path) or from_template(summary)
        self._ask(origin, tuple(choices.values()))

    def _ask(self, origin: Origin, choices: Sequence[Origin] = ()) -> None:
        from cxworkshop_ui.home.new_session import NewSessionForm

        if self._form is None:
            self._form = NewSessionForm(self._words, sessions_folder())
            self._form.wished.connect(self.new_wanted)
            self._form.left.connect(self._show_list)
            self._form_page = ScrollPage(max_width=1120, padding=(44, 36))
            self._form_page.body.addWidget(self._form)
            self._stack.addWidget(self._form_page)
        self._stack.setCurrentWidget(self._form_page)
        self._form.begin(origin, choices)

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self._page)
