"""One line of the readiness check: its sign, what it says, the button that leads on."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.checks.ready_line import STATE_WORDS, ReadyLine, State
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.sign import Shape, Sign
from cxworkshop_ui.widgets.text import Text

SIGNS: dict[State, tuple[Shape, Role]] = {
    State.READY: ("check", "kept"),
    State.LOOK: ("triangle", "steps"),
    State.OPEN: ("ring", "risk"),
    State.UNKNOWN: ("dot", "neutral"),
}
_STATE_WIDTH = 96


class ReadyRow(QWidget):
    """``wanted`` asks for the next step of its line; ``ticked`` says that somebody saw to it."""

    wanted = Signal(object)
    ticked = Signal(object, bool)

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._line: ReadyLine | None = None
        self._sign = Sign("dot", "neutral", 16, parent=self)
        self._state = Text("", "small-strong", "ink2", parent=self)
        self._state.setMinimumWidth(in_use().px(_STATE_WIDTH))
        self._title = Text("", "strong", wrap=True, parent=self)
        self._said = Text("", "body", "ink2", wrap=True, parent=self)
        self.tick = QCheckBox("", self)
        self.tick.toggled.connect(lambda is_on: self.ticked.emit(self._line, is_on))
        self.step = Button("", parent=self)
        self.step.clicked.connect(lambda: self.wanted.emit(self._line))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._said)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._sign, 0, top)
        row.addWidget(self._state, 0, top)
        row.addLayout(words, 1)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.step, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_line(self, line: ReadyLine) -> None:
        """Say something else."""
        self._line = line
        say, tr = self.context.words.say, self.context.tr
        shape, role = SIGNS[line.state]
        title, state = say(line.title), say(STATE_WORDS[line.state])
        self._sign.set(shape, role)
        self._state.setText(state)
        self._state.set_ink("ink2" if role == "neutral" else role)
        self._title.setText(title)
        self._said.setText(say(line.said))
        self.setAccessibleName(f"{title}: {state}. {say(line.said)}")
        self.step.setVisible(line.step is not None)
        if line.step is not None:
            self.step.setText(say(line.step))
            self.step.setAccessibleName(f"{say(line.step)}: {title}")
        self.tick.setVisible(bool(line.subject))
        self.tick.setText(tr("Done"))
        self.tick.setAccessibleName(tr("{title}: done", title=title))
        self.tick.setEnabled(not self.context.is_read_only)
        with QSignalBlocker(self.tick):
            self.tick.setChecked(line.state is State.READY)
