"""What each action of the program does in the facilitator's window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from cxworkshop_ui.windows.facilitator import FacilitatorWindow

_OF_THE_PROGRAM = (
    *("new", "open", "new_from_this", "save_copy", "save_template", "home", "quit"),
    *("rehearse", "end_rehearsal", "states"),
)


def connect_actions(window: FacilitatorWindow) -> None:
    """Tie every action to what it does; those that concern files are asked of the program."""
    actions = window.actions_table
    for key in _OF_THE_PROGRAM:
        actions.on(key, partial(window.asked.emit, key))
    for stage in ("prepare", "run", "plan", "followup"):
        actions.on(stage, partial(window.show_page, stage))
    actions.on("export", partial(window.show_page, "export"))
    actions.on("read_back", partial(window.show_page, "followup/came_back"))
    actions.on("settings", partial(window.show_beside, "settings"))
    actions.on("help", partial(window.show_beside, "help"))
    actions.on("previous_page", partial(window.step, -1))
    actions.on("next_page", partial(window.step, 1))
    actions.on("find", window.open_search)
    actions.on("full_screen", window.toggle_full_screen)
    actions.on("slides", window.toggle_slides)
    actions.on("room", partial(_toggle_room, window))
    actions.on("agree", partial(_agree, window))
    actions.on("hand_over", partial(_hand_over, window))
    QShortcut(QKeySequence("F10"), window).activated.connect(window.open_menu)


def _toggle_room(window: FacilitatorWindow) -> None:
    if window.session_view is not None:
        window.session_view.room.toggle()


def _agree(window: FacilitatorWindow) -> None:
    from cxworkshop_ui.close.agreeing import agree_now

    if window.desk.context is not None:
        agree_now(window.desk.context)
        _show_close(window)


def _hand_over(window: FacilitatorWindow) -> None:
    if window.desk.context is not None:
        _show_close(window)
        window.desk.context.hand_over.start()


def _show_close(window: FacilitatorWindow) -> None:
    """Go where it is said how the day is closed; who sees that, as in the closing, stays."""
    from PySide6.QtWidgets import QScrollArea

    from cxworkshop_ui.close.close_card import CloseCard

    view = window.session_view
    cards = view.findChildren(CloseCard) if view is not None else []
    card = next((each for each in cards if each.isVisible()), None)
    if card is None:
        window.show_page("plan/agreed")
        return
    above = card.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(card)
