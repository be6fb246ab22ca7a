"""The look: readable everywhere, clean for Qt, and it follows the system."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from cxworkshop_ui.theme import tokens
from cxworkshop_ui.theme.apply import Theme, in_use
from cxworkshop_ui.theme.fonts import SANS, SERIF, Voice, font
from cxworkshop_ui.theme.icons import icon, wear
from cxworkshop_ui.theme.stylesheet import IMAGES
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontDatabase, QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
)
from pytestqt.qtbot import QtBot

from cxworkshop.paths import resource

VOICES: tuple[Voice, ...] = ("body", "small", "small-strong", "large", "quote")
PALETTES = (tokens.LIGHT, tokens.DARK, tokens.ROOM)

# The offscreen platform says this for every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme on the application of the tests."""
    made = Theme("light")
    made.apply(qapp)
    yield made
    made.release()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_every_text_reaches_4_5_to_1_on_every_ground(palette: tokens.Palette) -> None:
    weak = {
        name: round(tokens.contrast(text, ground), 2)
        for name, text, ground in tokens.text_pairs(palette)
        if tokens.contrast(text, ground) < 4.5
    }
    assert not weak


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_edges_and_signs_reach_3_to_1(palette: tokens.Palette) -> None:
    weak = {
        name: round(tokens.contrast(edge, ground), 2)
        for name, edge, ground in tokens.edge_pairs(palette)
        if tokens.contrast(edge, ground) < 3
    }
    assert not weak


def test_contrast_is_measured_as_wcag_does() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)


def test_the_shipped_faces_are_those_that_are_shown(theme: Theme) -> None:
    assert {SANS, SERIF} <= set(QFontDatabase.families())
    assert QFontInfo(font("body")).family() == SANS
    assert QFontInfo(font("title")).family() == SERIF
    assert font("clock", 2.0).pixelSize() == 2 * font("clock").pixelSize()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_controls_are_at_least_32_px_high_and_grow_with_the_text(
    qtbot: QtBot, theme: Theme, mode: str, scale: float
) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_text_scale(scale)
    for control in (QPushButton("Export"), QLineEdit()):
        qtbot.addWidget(control)
        control.show()
        assert control.sizeHint().height() >= 32 + 20 * (scale - 1)


def test_focus_is_seen_on_every_kind_of_button(qtbot: QtBot, theme: Theme) -> None:
    for role in ("primary", "secondary", "quiet", "danger"):
        button = QPushButton("Export")
        button.setProperty("role", role)
        qtbot.addWidget(button)
        button.show()
        button.clearFocus()
        calm = button.grab().toImage()
        button.activateWindow()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(button.hasFocus)
        assert button.grab().toImage() != calm, role


@pytest.mark.parametrize("look", ["light", "dark"])
def test_what_is_ticked_is_seen_where_it_cannot_be_changed(
    qtbot: QtBot, qapp: QApplication, look: str
) -> None:
    theme = Theme(look)
    theme.apply(qapp)
    box = QCheckBox("Anonymous")
    box.setChecked(True)
    box.setEnabled(False)
    qtbot.addWidget(box)
    box.show()
    shown = box.grab().toImage()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    light = [
        shown.pixelColor(x, y).lightness()
        for x in range(place.left() + 2, place.right() - 1)
        for y in range(place.top() + 2, place.bottom() - 1)
    ]
    theme.release()
    qapp.setStyleSheet("")
    assert max(light) - min(light) > 90, "the tick stands out from its ground"


def test_the_theme_changes_while_the_program_runs(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert in_use().palette is tokens.DARK
    assert qapp.palette().window().color() == QColor(tokens.DARK.ground)
    theme.set_text_scale(9)
    assert in_use().scale == tokens.SCALE_MAX


def test_light_and_dark_follow_the_system_until_one_is_chosen(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = Qt.ColorScheme.Dark
    monkeypatch.setattr("cxworkshop_ui.theme.apply.system_scheme", lambda: scheme)
    qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert in_use().palette is tokens.LIGHT
    theme.set_mode("system")
    assert in_use().palette is tokens.DARK
    scheme = Qt.ColorScheme.Light
    qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert in_use().palette is tokens.LIGHT


def test_only_one_theme_is_on_the_application(qapp: QApplication, theme: Theme) -> None:
    later = Theme("dark")
    later.apply(qapp)
    assert in_use().palette is tokens.DARK
    theme.set_text_scale(2.0)
    assert in_use().scale == 1.0
    later.release()


def test_every_icon_is_drawn_crisp_and_in_its_role(theme: Theme) -> None:
    names = [path.stem for path in resource("icons").glob("*.svg")]
    assert {drawing for drawing, _role in IMAGES.values()} <= set(names)
    for name in names:
        image = icon(name, "accent").pixmap(QSize(20, 20), 2.0).toImage()
        assert image.width() == 40, name
        solid = [
            image.pixelColor(x, y)
            for x in range(40)
            for y in range(40)
            if image.pixelColor(x, y).alpha() > 250
        ]
        assert solid, name
        assert abs(solid[0].red() - QColor(tokens.LIGHT.accent).red()) <= 2, name


def test_the_icon_of_an_action_follows_the_theme(theme: Theme) -> None:
    action = QAction("Undo")
    wear(theme, action, "undo", "ink")
    before = action.icon().pixmap(20, 20).toImage()
    theme.set_mode("dark")
    assert action.icon().pixmap(20, 20).toImage() != before


def test_the_first_picture_needs_no_svg() -> None:
    script = (
        "import sys; from PySide6.QtWidgets import QApplication\n"
        "from cxworkshop_ui.theme.apply import Theme\n"
        "app = QApplication([]); Theme('light').apply(app)\n"
        "sys.exit('PySide6.QtSvg' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


class _Painted(QPushButton):
    """A bold button that paints its words itself, and tells how bold they came out."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.bold = {}
        for voice in VOICES:
            painter.setFont(font(voice))
            self.bold[voice] = painter.font().bold()


def test_what_is_painted_on_a_bold_button_is_as_light_as_it_was_measured(qtbot: QtBot) -> None:
    button = _Painted()
    qtbot.addWidget(button)
    button.setStyleSheet("font-weight: 700")
    button.grab()
    assert button.bold == {voice: font(voice).bold() for voice in VOICES}
    assert not button.bold["body"]
