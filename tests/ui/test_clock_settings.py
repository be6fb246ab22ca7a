"""When the clock warns is set in percent, and holds at once."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop_ui.app import App
from PySide6.QtWidgets import QCheckBox, QSpinBox

from tests.ui.whole import named


def test_the_thresholds_and_the_sound_are_set_by_keyboard(
    program: Callable[..., App], press: Callable[[str], None], write: Callable[[str], None]
) -> None:
    app = program()
    app.window.show_page("settings")
    warning = named(app, "It warns when this much of the time is left")
    urgent = named(app, "It urges when this much is left")
    sound = named(app, "A sound with each warning")
    assert isinstance(warning, QSpinBox)
    assert isinstance(urgent, QSpinBox)
    assert isinstance(sound, QCheckBox)
    assert (warning.value(), urgent.value(), sound.isChecked()) == (20, 5, False)
    warning.setFocus()
    press("Up")
    assert app.settings.current.warning == 0.21
    urgent.setFocus()
    urgent.selectAll()
    write("60")
    assert app.settings.current.urgent == 0.21, "it never urges before it warns"
    sound.setFocus()
    press("Space")
    assert app.settings.current.has_sound
