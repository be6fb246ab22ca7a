"""Settings: language, appearance, size of text, the clock; they hold at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from cxworkshop.paths import backup_dir, settings_dir, templates_dir
from cxworkshop.settings import SCALES, ThemeChoice
from cxworkshop_ui.home.clock_settings import ClockSettings
from cxworkshop_ui.services import Services
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage
from cxworkshop_ui.widgets.text import Text


class SettingsPage(QWidget):
    """The user's settings as a page; ``left`` when it is done with."""

    left = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        words = services.words
        tr = words.tr
        current = services.settings.current
        page = ScrollPage(max_width=1120, padding=(44, 36))
        title = PageTitle(tr("Settings"), tr("Each takes effect at once, on this computer."))
        back = Button(tr("Back"), "primary")
        back.clicked.connect(self.left)
        title.add_action(back)
        title.setMaximumWidth(in_use().px(720))
        page.body.setSpacing(16)
        page.body.addWidget(title)
        card = Card()
        card.setMaximumWidth(in_use().px(720))
        card.body.setSpacing(16)
        self._language = self._choice(
            "language", [("en", "English"), ("es", "Español")], current.language
        )
        self._theme = self._choice(
            "theme",
            [
                (ThemeChoice.SYSTEM, tr("As the system")),
                (ThemeChoice.LIGHT, tr("Light")),
                (ThemeChoice.DARK, tr("Dark")),
            ],
            current.theme,
        )
        scales = [(scale, f"{round(scale * 100)} %") for scale in SCALES if scale >= 1.0]
        self._scale = self._choice("text_scale", scales, current.text_scale)
        card.body.addWidget(
            Field(
                tr("Language of the program"),
                self._language,
                tr("What leaves the program speaks the session's language."),
            )
        )
        card.body.addWidget(Field(tr("Appearance"), self._theme))
        card.body.addWidget(Field(tr("Size of text"), self._scale))
        page.body.addWidget(card)
        page.body.addWidget(ClockSettings(services))
        places = Card()
        places.setMaximumWidth(in_use().px(720))
        places.body.addWidget(Text(tr("Where things are kept"), "strong"))
        for name, folder in (
            (tr("Your templates"), templates_dir()),
            (tr("Earlier states of sessions"), backup_dir()),
            (tr("Settings"), settings_dir()),
        ):
            places.body.addWidget(Text(name, "small-strong", "ink2"))
            places.body.addWidget(Text(str(folder), "small", wrap=True, selectable=True))
        page.body.addWidget(places)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: Tab would never come to what stands above.
        super().focusInEvent(event)
        self._language.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choice(self, name: str, choices: list[tuple[Any, str]], current: Any) -> QComboBox:
        box = QComboBox()
        for value, text in choices:
            box.addItem(text, value)
        values = [value for value, _ in choices]
        box.setCurrentIndex(values.index(current) if current in values else 0)
        box.setMinimumWidth(in_use().px(240))
        box.activated.connect(lambda index: self.services.settings.change(**{name: values[index]}))
        return box
