"""Where the room screen goes when displays come and go, and where it never goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.room.displays import WINDOW, Kind, Placement, placed
from cxworkshop_ui.room.extending import how_to_extend
from cxworkshop_ui.windows.room_frame import RoomFrame
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.room.conftest import BESIDE, LAPTOP, MIRROR, PROJECTOR, Desktop

Keys = Callable[[str], None]
NAMES = ["", WINDOW, "eDP-1", "HDMI-1", "DP-2", "VGA-9"]


@given(
    others=st.lists(st.sampled_from([PROJECTOR, BESIDE, MIRROR]), unique_by=lambda it: it.name),
    here=st.sampled_from([LAPTOP, PROJECTOR, BESIDE]),
    chosen=st.sampled_from(NAMES),
    was_on=st.sampled_from(["", "HDMI-1", "DP-2"]),
)
def test_it_never_fills_a_display_that_shows_the_controls(
    others: list, here: object, chosen: str, was_on: str
) -> None:
    everywhere = [LAPTOP, *others]
    found = placed(everywhere, here, chosen, was_on)  # type: ignore[arg-type]
    if found.kind is Kind.FULL:
        display = next(each for each in everywhere if each.name == found.display)
        assert not display.place.intersects(here.place)  # type: ignore[attr-defined]


def test_a_display_that_was_chosen_is_known_again_by_its_name() -> None:
    assert placed([LAPTOP, BESIDE, PROJECTOR], LAPTOP, "HDMI-1", "").display == "HDMI-1"
    assert placed([LAPTOP, BESIDE], LAPTOP, "HDMI-1", "").display == "DP-2"
    assert placed([LAPTOP], LAPTOP, "HDMI-1", "") == Placement(Kind.WINDOW)


def test_unplugged_it_hides_and_says_so_and_comes_back_to_where_it_was(
    there: RoomFrame, desktop: Desktop, press: Keys
) -> None:
    desktop.plug(PROJECTOR, BESIDE)
    there.window.choose("HDMI-1")
    assert (desktop.filled, there.window.isVisible()) == ("HDMI-1", True)
    assert there.window.isFullScreen()
    desktop.plug(BESIDE)
    assert not there.window.isVisible(), "the other display may be private"
    assert there.miniature.word == "Display gone"
    assert "“HDMI-1” is gone" in there.miniature.accessibleName()
    desktop.filled = ""
    desktop.plug(PROJECTOR, BESIDE)
    assert (desktop.filled, there.window.isVisible()) == ("HDMI-1", True)
    assert there.miniature.word == "Question"
    desktop.plug()
    press("Ctrl+F5")
    desktop.plug(PROJECTOR)
    assert not there.window.isVisible(), "closed while it was away, it stays closed"
    assert there.miniature.word == "Off · F5"


def test_it_gives_way_to_the_facilitators_window(there: RoomFrame, desktop: Desktop) -> None:
    there.toggle()
    assert there.window.isVisible()
    desktop.move_work(PROJECTOR)
    assert not there.window.isVisible()
    assert there.miniature.word == "Hidden"
    desktop.move_work(LAPTOP)
    assert there.window.isVisible()


def test_a_mirrored_projector_is_said_with_how_to_extend_and_extending_is_enough(
    there: RoomFrame, desktop: Desktop, press: Keys
) -> None:
    desktop.plug(MIRROR)
    press("F5")
    assert there.window.isVisible()
    assert not there.window.isFullScreen(), "mirrored, it would cover the controls"
    view = there.parent()
    assert any("extend the desktop" in said for said in view.messages.texts())  # type: ignore[attr-defined]
    desktop.plug(PROJECTOR)
    assert there.window.isFullScreen()
    assert desktop.filled == "HDMI-1"
    assert view.messages.texts() == [], "what was advised has been done"  # type: ignore[attr-defined]


def test_the_display_is_chosen_in_the_menu_and_remembered(
    there: RoomFrame, desktop: Desktop
) -> None:
    desktop.plug(PROJECTOR, BESIDE)
    there._on.aboutToShow.emit()
    offered = {action.text(): action for action in there._on.actions()}
    assert not offered["eDP-1 (1440 × 900): this screen"].isEnabled()
    offered["DP-2 (1920 × 1080)"].trigger()
    assert desktop.filled == "DP-2"
    assert there.context.settings.current.geometry["room_screen"] == "DP-2"
    there.window.close_room()
    there.toggle()
    assert there.window.placement == Placement(Kind.FULL, "DP-2")
    there._on.aboutToShow.emit()
    ticked = [action.text() for action in there._on.actions() if action.isChecked()]
    assert ticked == ["DP-2 (1920 × 1080)"]
    next(a for a in there._on.actions() if a.text() == "A window of its own").trigger()
    assert there.window.placement.kind is Kind.WINDOW
    assert there.window.isVisible()
    assert not there.window.isFullScreen()


@pytest.mark.parametrize(
    ("platform", "desktop", "word"),
    [
        ("win32", "", "Windows+P"),
        ("darwin", "", "Extended display"),
        ("linux", "ubuntu:GNOME", "Join Displays"),
        ("linux", "KDE", "Meta+P"),
        ("linux", "", "extend instead of mirror"),
    ],
)
def test_how_to_extend_is_said_as_this_system_calls_it(
    platform: str, desktop: str, word: str
) -> None:
    assert word in how_to_extend(platform, desktop).text
