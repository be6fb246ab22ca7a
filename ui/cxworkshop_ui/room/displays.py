"""Which displays there are, and where the room screen goes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

WINDOW = "/window"
"""Chosen in place of a display: a window of its own. No display is called so."""


class Display(NamedTuple):
    """One display: the name it is remembered by, what it is called for people, its place."""

    name: str
    title: str
    place: QRect


class Kind(StrEnum):
    """How the room screen is seen: over a whole display, in a window, or not now.

    ``GONE``: its display was unplugged. ``TAKEN``: the facilitator's window stands on it, or it
    shows the same.
    """

    FULL = "full"
    WINDOW = "window"
    GONE = "gone"
    TAKEN = "taken"


class Placement(NamedTuple):
    """Where the room screen goes; ``display`` is the name of the one it belongs on."""

    kind: Kind
    display: str = ""


def free(displays: Sequence[Display], here: Display | None) -> list[Display]:
    """The displays that show nothing of the facilitator's: a mirrored one is not among them."""
    return [
        display for display in displays if here is None or not display.place.intersects(here.place)
    ]


def placed(
    displays: Sequence[Display], here: Display | None, chosen: str, was_on: str
) -> Placement:
    """Where the room screen goes.

    ``here`` is the facilitator's display, ``chosen`` the remembered one, ``was_on`` the one it
    filled last since it was opened. Where that one is away the room screen waits for it: another
    display may be private.
    """
    if chosen == WINDOW:
        return Placement(Kind.WINDOW)
    others = free(displays, here)
    names = [display.name for display in others]
    for name in (was_on, chosen):
        if name and name in names:
            return Placement(Kind.FULL, name)
    if was_on:
        is_there = any(display.name == was_on for display in displays)
        return Placement(Kind.TAKEN if is_there else Kind.GONE, was_on)
    if others:
        return Placement(Kind.FULL, names[0])
    return Placement(Kind.WINDOW)


class Displays(QObject):
    """The displays of this computer; ``changed`` when one comes, goes or is laid out anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._come)
            app.screenRemoved.connect(lambda _: self.changed.emit())
            for screen in QGuiApplication.screens():
                screen.geometryChanged.connect(lambda _: self.changed.emit())

    def all(self) -> tuple[Display, ...]:
        """Every display, the first one first."""
        return tuple(_display(screen) for screen in QGuiApplication.screens())

    def of(self, widget: QWidget) -> Display | None:
        """The one a window stands on."""
        screen: QScreen | None = widget.screen()
        return _display(screen) if screen is not None else None

    def put(self, widget: QWidget, name: str) -> None:
        """Put a window on a display."""
        for screen in QGuiApplication.screens():
            if screen.name() == name:
                widget.setScreen(screen)
                widget.setGeometry(screen.geometry())

    def _come(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(lambda _: self.changed.emit())
        self.changed.emit()


def _display(screen: QScreen) -> Display:
    place = screen.geometry()
    ratio = screen.devicePixelRatio()
    size = f"{round(place.width() * ratio)} × {round(place.height() * ratio)}"
    said = [screen.name()]
    if screen.model() and screen.model() != screen.name():
        said.append(screen.model())
    return Display(screen.name(), f"{' · '.join(said)} ({size})", place)
