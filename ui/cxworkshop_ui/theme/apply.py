"""Puts the theme on the application and keeps it right when the system turns dark.

One :class:`Theme` is made at the start and applied once; it becomes a child of the application,
as the application owns its palette and its style. Painted widgets ask :func:`in_use` while
painting and are repainted by Qt itself when the theme changes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cxworkshop.paths import resource
from cxworkshop_ui.theme import fonts
from cxworkshop_ui.theme.stylesheet import IMAGES, stylesheet
from cxworkshop_ui.theme.tokens import DARK, LIGHT, SCALE_MAX, SCALE_MIN, Look, Palette

STYLE = ("-style", "Fusion")
"""What a QApplication is made with: so no other style is made first, nor told to Python."""

Mode: TypeAlias = Literal["system", "light", "dark"]

_PLAIN = Look()


class _Worn:
    """What is on the application: asked for with every cell that is painted."""

    look = _PLAIN
    theme: Theme | None = None


_worn = _Worn()


class Theme(QObject):
    """Colours and text size of the whole program.

    ``changed`` is emitted after the new look is on every widget: for what was drawn from it and
    is not a widget, such as the icons of actions.
    """

    changed = Signal()

    def __init__(self, mode: Mode = "system", text_scale: float = 1.0) -> None:
        super().__init__()
        self._mode: Mode = mode
        self._scale = _within(text_scale)
        self._look = _PLAIN
        self._images = QTemporaryDir()  # readable by this user only, removed at the end
        self._tinted_in: dict[str, dict[str, str]] = {}
        self._app: QApplication | None = None

    @property
    def mode(self) -> Mode:
        """Whether light and dark follow the system or are chosen."""
        return self._mode

    @property
    def text_scale(self) -> float:
        """The size of all text, 1.0 to 2.0."""
        return self._scale

    @property
    def look(self) -> Look:
        """The palette and scale that are on the screen now."""
        return self._look

    def apply(self, app: QApplication) -> None:
        """Dress the application; to be called once, before its windows are made."""
        if _worn.theme is not None:
            _worn.theme.release()
        _worn.theme = self
        self._app = app
        self.setParent(app)
        fonts.load_first_faces()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._dress()

    def release(self) -> None:
        """Stop following the system and let go of the application."""
        if self._app is not None:
            self._app.styleHints().colorSchemeChanged.disconnect(self._follow)
            self._app = None
            _worn.look, _worn.theme = _PLAIN, None
        self.setParent(None)

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark or the system's setting."""
        if mode != self._mode:
            self._mode = mode
            self._dress()

    def set_text_scale(self, text_scale: float) -> None:
        """Choose the size of all text; kept between 1.0 and 2.0."""
        if _within(text_scale) != self._scale:
            self._scale = _within(text_scale)
            self._dress()

    def _follow(self) -> None:
        if self._mode == "system":
            self._dress()

    def _dress(self) -> None:
        if self._app is None:
            return
        look = Look(self._palette(), self._scale)
        _worn.look = look
        if look == self._look and self._app.styleSheet():
            return
        self._look = look
        self._app.setFont(fonts.font("body", self._scale))
        self._app.setPalette(qt_palette(look.palette))
        self._app.setStyleSheet(stylesheet(look, self._tinted(look.palette)))
        self.changed.emit()

    def _palette(self) -> Palette:
        if self._mode == "system":
            return DARK if system_scheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def _tinted(self, palette: Palette) -> dict[str, str]:
        """The style sheet's pictures in this palette's colours: Qt wants them as files."""
        paths = self._tinted_in.get(palette.name)
        if paths is None:
            self._tinted_in[palette.name] = paths = {}
            for name, (icon, role) in IMAGES.items():
                path = Path(self._images.filePath(f"{palette.name}-{name}.svg"))
                drawn = resource("icons", f"{icon}.svg").read_bytes()
                path.write_bytes(drawn.replace(b"currentColor", getattr(palette, role).encode()))
                paths[name] = path.as_posix()
        return paths


def system_scheme() -> Qt.ColorScheme:
    """What the desktop is set to now."""
    return QGuiApplication.styleHints().colorScheme()


def in_use() -> Look:
    """The look that is on the application now; the light one at 100 % where there is none."""
    return _worn.look


def qt_palette(palette: Palette) -> QPalette:
    """The same colours for what Qt draws without the style sheet."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.ground,
        role.WindowText: palette.ink,
        role.Base: palette.surface,
        role.AlternateBase: palette.ground,
        role.Text: palette.ink,
        role.Button: palette.surface,
        role.ButtonText: palette.ink,
        role.BrightText: palette.risk,
        role.ToolTipBase: palette.surface,
        role.ToolTipText: palette.ink,
        role.PlaceholderText: palette.ink3,
        role.Highlight: palette.selection,
        role.HighlightedText: palette.ink,
        role.Link: palette.accent,
        role.LinkVisited: palette.goals,
        role.Accent: palette.accent,
        role.Light: palette.surface,
        role.Midlight: palette.line,
        role.Mid: palette.line,
        role.Dark: palette.field_border,
        role.Shadow: palette.field_border,
    }
    for place, colour in colours.items():
        made.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(palette.ink3))
    return made


def _within(scale: float) -> float:
    return max(SCALE_MIN, min(SCALE_MAX, scale))
