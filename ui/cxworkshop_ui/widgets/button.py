"""Buttons with a role, and round-the-edge ones that are only an icon."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.icons import Ink, icon
from cxworkshop_ui.widgets.text import plain_tip, repolish

ButtonRole: TypeAlias = Literal["primary", "secondary", "quiet", "danger"]

_INKS: dict[str, Ink] = {
    "primary": "on_accent",
    "danger": "on_accent",
    "quiet": "accent",
    "secondary": "ink",
}


class Button(QPushButton):
    """A push button; one primary one a page. ``wide`` sets the words at the left."""

    def __init__(
        self,
        text: str,
        role: ButtonRole = "secondary",
        icon: str = "",
        *,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setProperty("role", role)
        self.setProperty("wide", wide)
        self.setAutoDefault(False)
        self._renew_icon()

    def set_role(self, role: ButtonRole) -> None:
        """Change what the button is on its page."""
        if self.property("role") == role:
            return
        self.setProperty("role", role)
        repolish(self)
        self._renew_icon()

    def show_sign(self, icon: str, words: str, beside: str = "") -> None:
        """Show an icon in place of the words, which stay the button's name; empty: the words.

        ``beside`` is the icon that stands before the words.
        """
        text = "" if icon else words
        shown = icon or beside
        if (shown, text, words) == (self._icon_name, self.text(), self.accessibleName()):
            return
        self._icon_name = shown
        self.setAccessibleName(words)
        self.setText(text)
        if bool(self.property("sign")) is not bool(icon):
            self.setProperty("sign", bool(icon))
            repolish(self)
        if shown:
            self._renew_icon()
        else:
            self.setIcon(QIcon())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._renew_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # On a filled button the ring runs inside, where it stands out from the filling.
        if self.hasFocus() and self.property("role") in ("primary", "danger"):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(in_use().palette.on_accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)

    def _renew_icon(self) -> None:
        if self._icon_name:
            side = in_use().px(18)
            self.setIconSize(QSize(side, side))
            self.setIcon(icon(self._icon_name, _INKS[self.property("role")], 18))


class IconButton(QToolButton):
    """A button that shows only an icon; ``name`` is what it is called aloud and in its tip."""

    def __init__(
        self, icon: str, name: str, ink: Ink = "ink2", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._ink: Ink = ink
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self._renew_icon()

    def set_icon_name(self, icon: str, name: str) -> None:
        """Show another icon under another name, such as pause for play."""
        self._icon_name = icon
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self._renew_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._renew_icon()

    def _renew_icon(self) -> None:
        side = in_use().px(20)
        self.setIconSize(QSize(side, side))
        self.setIcon(icon(self._icon_name, self._ink))
