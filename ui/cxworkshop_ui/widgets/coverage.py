"""How many of how many: a bar in the colour of its subject, with the words below it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.text import Text


class Bar(QWidget):
    """A thin bar filled to a share between 0 and 1; what it means is said in words beside it."""

    def __init__(self, role: Role = "accent", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role: Role = role
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """The filled part, 0 to 1."""
        return self._share

    def set(self, share: float, role: Role | None = None) -> None:
        """Fill to another share, in another colour."""
        self._share = max(0.0, min(1.0, share))
        self._role = role or self._role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = in_use().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        filled = round(whole.width() * self._share)
        gap = 3 if 0 < filled < whole.width() else 0
        done = QRectF(0, 0, filled, whole.height())
        rest = QRectF(filled + gap, 0, max(0.0, whole.width() - filled - gap), whole.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(whole.right())
            rest.moveLeft(0)
        painter.setBrush(QColor(palette.track))
        painter.drawRoundedRect(rest, 3, 3)
        painter.setBrush(QColor(palette.text(self._role)))
        painter.drawRoundedRect(done, 3, 3)


class Coverage(QWidget):
    """A bar and a line: ``strong`` says the count, ``rest`` who or what is still open."""

    def __init__(self, role: Role = "accent", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._bar = Bar(role, parent=self)
        column.addWidget(self._bar)
        line = QHBoxLayout()
        line.setSpacing(5)
        self._strong = Text("", "small-strong", "ink2", parent=self)
        self._rest = Text("", "small", "ink2", wrap=True, parent=self)
        line.addWidget(self._strong, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._rest, 1)
        column.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set(self, share: float, strong: str, rest: str = "") -> None:
        """Fill the bar to a share and say in words what it means."""
        self._bar.set(share)
        self._strong.setText(strong)
        self._rest.setText(rest)
        self.setAccessibleName(f"{strong} {rest}".strip())
