"""Ready for the day, as far as the machine goes: fonts, projector, the folder of the outputs."""

from __future__ import annotations

from cxworkshop.checks.ready_line import ReadyLine, State, Surroundings
from cxworkshop.i18n import M

SMALLEST_DISPLAY = (1024, 720)
"""Pixels below which slides are hard to read from the back."""
SPACE_NEEDED = 200 * 1024 * 1024
"""Bytes for a day's photos, earlier states and outputs."""


def fonts_line(surroundings: Surroundings) -> ReadyLine:
    """Whether every character can be shown on paper."""
    title = M("Fonts")
    unshown = surroundings.unshown
    if unshown is None:
        return ReadyLine("fonts", title, State.UNKNOWN, M("Every name and text is looked through."))
    if unshown:
        shown = " ".join(f"{char} (U+{ord(char):04X})" for char in unshown[:6])
        said = M("No font shows these on paper, a sign stands for them: {list}", list=shown)
        return ReadyLine("fonts", title, State.LOOK, said, M("Find them"), action="find")
    said = M("Every name and text can be shown and printed.")
    return ReadyLine("fonts", title, State.READY, said)


def display_line(surroundings: Surroundings) -> ReadyLine:
    """Whether there is a projector, and what it can show."""
    title = M("Projector")
    others = [display for display in surroundings.displays if not display.is_own]
    if not others:
        said = M("No second display: connect the projector and extend the desktop to it.")
        return ReadyLine("display", title, State.OPEN, said, M("How to"), action="help")
    display = others[0]
    facts = {"name": display.name, "width": display.width, "height": display.height}
    if display.width < SMALLEST_DISPLAY[0] or display.height < SMALLEST_DISPLAY[1]:
        said = M("{name}, {width} × {height}: coarse for the back row.", **facts)
        return ReadyLine("display", title, State.LOOK, said, M("Try it"), action="room")
    return ReadyLine("display", title, State.READY, M("{name}, {width} × {height}", **facts))


def folder_line(surroundings: Surroundings) -> ReadyLine:
    """Whether the outputs can be written, and whether there is room for them."""
    title, change = M("Hand-over folder"), M("Choose another folder")
    folder = {"folder": surroundings.folder}
    if surroundings.can_write is None:
        return ReadyLine("folder", title, State.UNKNOWN, M("{folder}", **folder))
    if not surroundings.can_write:
        said = M("“{folder}” cannot be written.", **folder)
        return ReadyLine("folder", title, State.OPEN, said, change, action="export")
    if surroundings.free is not None and surroundings.free < SPACE_NEEDED:
        free = surroundings.free // (1024 * 1024)
        said = M("Only {free} MB are free in “{folder}”.", free=free, **folder)
        return ReadyLine("folder", title, State.OPEN, said, change, action="export")
    return ReadyLine(
        "folder", title, State.READY, M("The files can be written to “{folder}”.", **folder)
    )
