"""The part of the settings that concerns the clock of the run: when it warns, and how."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QSpinBox, QWidget

from cxworkshop_ui.services import Services
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.text import Text


class ClockSettings(Card):
    """Two thresholds in percent of an activity's time, and a sound that is off at first."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.services = services
        tr = services.words.tr
        self.setMaximumWidth(in_use().px(720))
        self.body.setSpacing(14)
        self.body.addWidget(Text(tr("The clock of the day"), "strong"))
        self._warning = self._share("warning")
        self._urgent = self._share("urgent")
        self.body.addWidget(
            Field(
                tr("It warns when this much of the time is left"),
                self._warning,
                tr("By a triangle and the words “Getting short”, not by colour alone."),
            )
        )
        self.body.addWidget(
            Field(
                tr("It urges when this much is left"),
                self._urgent,
                tr("By a diamond and “Almost over”; after that it counts up: “Over time”."),
            )
        )
        self._sound = QCheckBox(tr("A sound with each warning"))
        self._sound.setChecked(services.settings.current.has_sound)
        self._sound.toggled.connect(lambda is_on: services.settings.change(has_sound=is_on))
        self.body.addWidget(self._sound)
        self.body.addWidget(
            Text(
                tr(
                    "It is the computer’s own alert sound, as loud as the system has it; where"
                    " the system is silent, nothing is heard. Try it before the day."
                ),
                "small",
                "ink3",
                wrap=True,
            )
        )
        self._try = Button(tr("Try the sound"))
        self._try.clicked.connect(beep)
        self.body.addWidget(self._try, 0, Qt.AlignmentFlag.AlignLeft)

    def _share(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, 100)
        box.setSuffix(" %")
        box.setFixedWidth(in_use().px(120))
        box.setValue(round(getattr(self.services.settings.current, name) * 100))
        box.valueChanged.connect(lambda value: self._change(name, value))
        return box

    def _change(self, name: str, value: int) -> None:
        """Keep the share; who urges never does so before who warns."""
        self.services.settings.change(**{name: value / 100})
        with QSignalBlocker(self._urgent):
            self._urgent.setValue(round(self.services.settings.current.urgent * 100))


def beep() -> None:
    """The system's alert sound."""
    QApplication.beep()
