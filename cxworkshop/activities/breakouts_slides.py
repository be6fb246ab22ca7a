"""Groups on the room screen: who is with whom, how long, and who speaks now."""

from __future__ import annotations

from cxworkshop.activities.breakouts import (
    Breakout,
    Group,
    breakout_of,
    groups_of,
    members_of,
    next_to_report,
    notes_of,
    timer_of,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.direction import listed
from cxworkshop.figures.group_board import BoardGroup, GroupBoard
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.people import Presence
from cxworkshop.slides import Slide, SlideLine, SlideList

_GONE = (Presence.LEFT, Presence.ABSENT)


def slide(document: Document, activity: AgendaItem, wording: Wording) -> Slide | None:
    """The groups with their clock, or the group that reports; None where nothing was drawn.

    ``document`` is the public view: what a group found stands in it only once it is shown.
    """
    breakout = breakout_of(document, activity.id)
    groups = groups_of(document, breakout.id) if breakout is not None else ()
    if breakout is None or not groups:
        return None
    speaking = document.find(Group, breakout.speaking)
    if speaking is not None:
        return _report(document, breakout, speaking, activity, wording)
    board = tuple(
        BoardGroup(group_name(group, wording), tuple(names), is_done=group.has_reported)
        for group in groups
        if (names := names_of(document, group))
    )
    timer = timer_of(breakout, breakout.started_at or 0)
    has_ended = breakout.ended_at is not None
    return Slide(
        title=wording.fill(activity.title),
        question=wording.fill(breakout.question) or wording.fill(activity.question),
        charts=(GroupBoard(board, _alt(board)),),
        right="" if has_ended else _minutes(breakout, wording),
        until=timer.ends_at,
        has_clock=timer.is_running,
    )


def group_name(group: Group, wording: Wording) -> str:
    """What a group is called."""
    return wording.tr("Group {number}", number=group.number)


def names_of(document: Document, group: Group) -> list[str]:
    """Who of a group is in the room; who has left is not looked for there."""
    people = members_of(document, group)
    return [person.name for person in people if person.presence not in _GONE and person.name]


def _report(
    document: Document, breakout: Breakout, group: Group, activity: AgendaItem, wording: Wording
) -> Slide:
    coming = next_to_report(document, breakout)
    found = tuple(
        SlideLine(wording.fill(note.text)) for note in notes_of(document, group.id) if note.text
    )
    after = group_name(coming, wording) if coming is not None else ""
    names = listed(names_of(document, group))
    title = wording.fill(activity.title)
    return Slide(
        title=group_name(group, wording) if found else title,
        question=names if found else wording.fill(breakout.question),
        sentence="" if found else group_name(group, wording),
        by="" if found else names,
        lists=(SlideList(found),) if found else (),
        left=wording.tr("Then: {group}", group=after) if after else "",
        right=wording.tr("What did you find?") if not found else title,
    )


def _minutes(breakout: Breakout, wording: Wording) -> str:
    if breakout.started_at is not None:
        return ""
    return wording.trn("{count} minute", "{count} minutes", breakout.minutes)


def _alt(board: tuple[BoardGroup, ...]) -> str:
    return "\n".join(f"{group.title}: {', '.join(group.names)}" for group in board)
