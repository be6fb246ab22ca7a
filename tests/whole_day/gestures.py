"""What a facilitator's hands do: keys, words, Tab to a control that is known by its name."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cxworkshop_ui.app import App
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.model.document import Document
from tests.ui.whole import document, name_of

MOST_TABS = 70
PATIENCE = 30.0
"""Seconds that something made beside the typing may take: a photo, a folder of files."""
_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


@dataclass(frozen=True)
class Press:
    """Keys one after the other, as the help names them: ``Press("Ctrl+2", "F9")``."""

    keys: tuple[str, ...]

    def __init__(self, *keys: str) -> None:
        object.__setattr__(self, "keys", keys)


@dataclass(frozen=True)
class Write:
    """Words that must be found in the document, letter by letter."""

    text: str


@dataclass(frozen=True)
class Answer:
    """What is typed and kept as something else: a digit, a date, the beginning of a name."""

    text: str


@dataclass(frozen=True)
class To:
    """Tab until the focus is on the control whose name begins so."""

    name: str


@dataclass(frozen=True)
class Back:
    """Shift and Tab until the focus is on the control whose name begins so."""

    name: str


@dataclass(frozen=True)
class Clip:
    """Another program's copy: a text, or without one a picture."""

    text: str = ""


@dataclass(frozen=True)
class Rest:
    """The hands rest for so many seconds."""

    seconds: float


@dataclass(frozen=True)
class Holds:
    """From here on this is true of the document, whatever happens to the program."""

    what: str
    found: Callable[[Document], object]


Gesture = Press | Write | Answer | To | Back | Clip | Rest | Holds


def strokes(app: App, day: Sequence[Gesture]) -> Iterator[tuple[int, int]]:
    """Do one stroke a turn; gives the number of the gesture and how much of it was done.

    Raises AssertionError where Tab does not come to a control, or something does not hold.
    """
    for number, gesture in enumerate(day):
        for done in _parts(app, gesture):
            yield number, done
        yield number + 1, 0


def _parts(app: App, gesture: Gesture) -> Iterator[int]:
    match gesture:
        case Press(keys):
            for done, key in enumerate(keys, 1):
                press(key)
                yield done
        case Write(text) | Answer(text):
            for done, letter in enumerate(text, 1):
                QTest.keyClick(_window(), letter)
                yield done
        case To(name):
            yield from _tab_to(name, "Tab")
        case Back(name):
            yield from _tab_to(name, "Shift+Tab")
        case Clip(text):
            _copy(text)
        case Rest(seconds):
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                yield 0
        case Holds(what, found):
            until = time.monotonic() + PATIENCE
            while not found(document(app)):
                assert time.monotonic() < until, f"not so: {what}"
                yield 0


def press(keys: str) -> None:
    """Press keys where the focus is: ``press("Ctrl+2")``."""
    *held, name = keys.split("+")
    modifiers = Qt.KeyboardModifier.NoModifier
    for word in held:
        modifiers |= _HELD[word]
    QTest.keyClick(_window(), getattr(Qt.Key, f"Key_{name}"), modifiers)


def _window() -> QWindow:
    """Where keys come in; Qt passes them on, to a list that is open before anything else."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    return window


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    return widget


def _tab_to(name: str, key: str) -> Iterator[int]:
    passed: list[str] = []
    while not name_of(focused()).startswith(name):
        passed.append(name_of(focused()))
        assert len(passed) < MOST_TABS, f"{key} never comes to {name!r}; it came to {passed}"
        press(key)
        yield len(passed)


def _copy(text: str) -> None:
    if text:
        QApplication.clipboard().setText(text)
        return
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#335577"))
    QApplication.clipboard().setImage(image)
