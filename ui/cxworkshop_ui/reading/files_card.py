"""File by file: whose it is, how much it would change, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from cxworkshop.i18n import Mn
from cxworkshop.importing.returned_files import CameFile, FileState
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.elided_text import ElidedText
from cxworkshop_ui.widgets.sign import Shape, StatusDot
from cxworkshop_ui.widgets.text import Text

_SIGNS: dict[FileState, tuple[Role, Shape]] = {
    FileState.READ: ("kept", "check"),
    FileState.UNCHANGED: ("neutral", "ring"),
    FileState.ELSEWHERE: ("risk", "diamond"),
    FileState.TWICE: ("steps", "triangle"),
    FileState.REFUSED: ("risk", "diamond"),
}
_ORDER = (
    FileState.REFUSED, FileState.ELSEWHERE, FileState.TWICE, FileState.READ, FileState.UNCHANGED,
)  # fmt: skip
_HIGHEST, _ALONE = 80, 380
"""How high the list may be, px: beside what the files would change, and without anything else."""


class FilesCard(Card):
    """What needs a look comes first; many files scroll inside the card.

    ``closed`` when they are done with.
    """

    closed = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.context = context
        self.setAccessibleName(context.tr("Files that came back"))
        self.body.setContentsMargins(16, 10, 12, 10)
        self._sum = Text("", "strong", wrap=True, parent=self)
        close = IconButton("close", context.tr("Put the files away (Esc)"), parent=self)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._sum, 1)
        head.addWidget(close)
        self.body.addLayout(head)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(context.tr("Files that came back"))
        self.body.addWidget(self._area)
        self._shown: tuple[CameFile, ...] | None = None
        self._is_alone = False

    def stand_alone(self, *, is_alone: bool) -> None:
        """Whether there is nothing else to see, so that the list may take the room."""
        if is_alone != self._is_alone:
            self._is_alone = is_alone
            self._fit()

    def show_files(self, files: Sequence[CameFile]) -> None:
        """Show exactly these."""
        if tuple(files) == self._shown:
            return
        self._shown = tuple(files)
        context = self.context
        counted = [(state, sum(f.state is state for f in files)) for state in _ORDER]
        told = [f"{context.words.say(state.word)}: {count}" for state, count in counted if count]
        head = context.words.say(Mn("{count} file", "{count} files", len(files)))
        self._sum.setText(" · ".join((head, *told)))
        page = QWidget(self._area)
        page.setObjectName("page")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        is_somebodys = any(file.whose for file in files)
        for column, stretch in ((1, 3), (2, 2 if is_somebodys else 0), (3, 5)):
            grid.setColumnStretch(column, stretch)
        for row, file in enumerate(sorted(files, key=lambda each: _ORDER.index(each.state))):
            role, shape = _SIGNS[file.state]
            said = context.words.say(file.state.word)
            if file.state is FileState.READ:
                said = context.trn("{count} change", "{count} changes", file.count)
            parts: tuple[QWidget, ...] = (
                StatusDot(said, role, shape, "small-strong", parent=page),
                ElidedText("small", "ink", file.name, parent=page),
                ElidedText("small", "ink2", file.whose, parent=page),
                ElidedText("small", "ink2", self._told(file), parent=page),
            )
            for column, part in enumerate(parts):
                wide = QSizePolicy.Policy.Expanding if column else QSizePolicy.Policy.Maximum
                part.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
                grid.addWidget(part, row, column)
        grid.setRowStretch(len(files), 1)
        self._area.setWidget(page)
        self._fit()

    def _fit(self) -> None:
        page = self._area.widget()
        if page is not None:
            most = in_use().px(_ALONE if self._is_alone else _HIGHEST)
            least = in_use().px(_HIGHEST)
            wanted = page.sizeHint().height() + 2
            self._area.setMaximumHeight(min(wanted, most))
            self._area.setMinimumHeight(min(wanted, least))

    def _told(self, file: CameFile) -> str:
        said = (file.told, file.remedy)
        return " ".join(self.context.words.say(each) for each in said if each is not None)
