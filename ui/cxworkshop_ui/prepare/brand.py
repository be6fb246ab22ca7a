"""The colours of a session's brand, with what each does to text."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import contrast
from cxworkshop_ui.widgets.text import Text, plain_tip, repolish

_READABLE = 4.5
_LABELS = {
    "brand_colour": M("Change the brand colour"),
    "second_colour": M("Change the second brand colour"),
}
_MAY_BE_EMPTY = ("second_colour",)
_OWN_SECOND = "#5B3FA8"
_PRESETS: tuple[tuple[str, Message], ...] = (
    ("#0B6E69", M("Teal")),
    ("#1F5FA8", M("Blue")),
    ("#5B3FA8", M("Violet")),
    ("#B42318", M("Red")),
    ("#AE5008", M("Orange")),
    ("#1D7A46", M("Green")),
    ("#1B2430", M("Ink")),
)


def read_colour(text: str) -> str:
    """A colour as ``#RRGGBB``. Raises BadInput for anything else."""
    found = re.fullmatch(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})", text.strip())
    if found is None:
        raise BadInput(
            M("“{text}” is no colour.", text=text.strip()[:20]), M("Write it like #0B6E69.")
        )
    digits = found[1].upper()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def read_second_colour(text: str) -> str:
    """A colour as ``#RRGGBB``, or "" for none. Raises BadInput for anything else."""
    return read_colour(text) if text.strip() else ""


class BrandColour(QWidget):
    """A swatch, the colour as text, a few to choose from, and how it reads on paper.

    ``field`` is the session's; one that may be empty then has the program's own colour.
    """

    def __init__(
        self, context: SessionContext, session: ItemId, field: str = "brand_colour"
    ) -> None:
        super().__init__()
        self.context = context
        self._session = session
        self._field = field
        self._label = _LABELS[field]
        self.line = QLineEdit()
        self.line.setMaximumWidth(in_use().px(120))
        self._shown = Swatch("", context.tr("The colour in use"))
        self._shown.setEnabled(False)
        self._said = Text("", "small", "ink2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(in_use().px(6))
        row.addWidget(self._shown)
        row.addWidget(self.line)
        row.addSpacing(in_use().px(8))
        for colour, name in _PRESETS:
            swatch = Swatch(colour, context.words.say(name))
            swatch.clicked.connect(lambda _=False, colour=colour: self._choose(colour))
            swatch.setEnabled(not context.is_read_only)
            row.addWidget(swatch)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(in_use().px(6))
        column.addLayout(row)
        column.addWidget(self._said)
        self.setFocusProxy(self.line)
        self._binding = TextBinding(
            context,
            self.line,
            field,
            self._label,
            session,
            read=read_second_colour if field in _MAY_BE_EMPTY else read_colour,
            told=self._told,
        )
        context.changed.connect(self._changed)
        self._show()

    def _choose(self, colour: str) -> None:
        self._binding.commit()
        self.context.set(self._session, self._field, colour, self._label)

    def _told(self, bad: BadInput | None) -> None:
        if bad is None:
            self._show()
        else:
            self._say(bad.told(self.context.words), is_wrong=True)

    def _changed(self, changed: Changed) -> None:
        if changed.touches("session"):
            self._show()

    def _show(self) -> None:
        session = self.context.document.session
        colour = str(getattr(session, self._field))
        if not colour and self._field in _MAY_BE_EMPTY:
            self._shown.set_colour(_OWN_SECOND)
            self._say(self.context.tr("None chosen: bars beside cards are violet."))
            return
        try:
            colour = read_colour(colour)
        except BadInput:
            return  # a file may hold anything; the line shows it
        self._shown.set_colour(colour)
        ratio = contrast(colour, "#FFFFFF")
        figure = self.context.words.number(ratio)
        tr = self.context.tr
        if ratio >= _READABLE:
            self._say(tr("White text on it reaches {ratio} : 1, easy to read.", ratio=figure))
        else:
            words = tr(
                "White text on it reaches {ratio} : 1: on paper it is darkened until it can be "
                "read.",
                ratio=figure,
            )
            self._say(f"▲ {words}")

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        self._said.setText(f"▲ {words}" if is_wrong else words)
        self._said.set_ink("risk" if is_wrong else "ink2")
        self.line.setAccessibleDescription(words)
        if bool(self.line.property("invalid")) is not is_wrong:
            self.line.setProperty("invalid", is_wrong)
            repolish(self.line)


class Swatch(QAbstractButton):
    """A colour to press."""

    def __init__(self, colour: str, name: str) -> None:
        super().__init__()
        self._colour = colour
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_colour(self, colour: str) -> None:
        """Show another colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        side = in_use().px(32)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setBrush(QColor(self._colour))
        painter.setPen(QPen(QColor(look.palette.field_border), 1))
        painter.drawRoundedRect(place, 5, 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
